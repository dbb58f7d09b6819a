"""The syntax of the program's files, read once for all questions and only by the worker that asks."""

import ast
from functools import cache
from pathlib import Path


@cache
def tree(file: Path) -> ast.Module:
    """A file's syntax."""
    return ast.parse(file.read_text("utf-8"))


@cache
def nodes(file: Path) -> tuple[ast.AST, ...]:
    """Every part of it."""
    return tuple(ast.walk(tree(file)))
