"""A name stands for one thing: who reads it anywhere need not ask which one is meant."""

import ast
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import skillmap
from syntax import tree

SOURCE = Path(skillmap.__file__).parent


def _named(file: Path) -> Iterator[str]:
    """Public classes and type aliases of a file."""
    for node in tree(file).body:
        if isinstance(node, ast.ClassDef):
            yield node.name
        elif isinstance(node, ast.AnnAssign) and ast.unparse(node.annotation) == "TypeAlias":
            yield ast.unparse(node.target)


def test_a_public_class_or_type_has_a_name_of_its_own() -> None:
    """Names with an underscore are read in their own file only, where nothing else has them."""
    where: dict[str, list[str]] = defaultdict(list)
    for file in SOURCE.rglob("*.py"):
        for name in _named(file):
            if not name.startswith("_"):
                where[name].append(str(file.relative_to(SOURCE)))
    assert {name: files for name, files in where.items() if len(files) > 1} == {}
