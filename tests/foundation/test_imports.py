"""Imports tell the house: no circle between files, none hidden in a function, the terminal small and on its own.

What import-linter cannot say: modules behind a door (`office.staff`, see `skillmap.doors`) count as imported where
their name is used.
"""

import ast
from collections.abc import Iterable, Iterator
from functools import cache
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

from skillmap.doors import HEAVY
from syntax import nodes

SOURCE = Path(__file__).parents[2] / "src"
FILES = sorted((SOURCE / "skillmap").rglob("*.py"))
MOST_LINES = 150
MACHINERY = {"app", "grammar", "helptext", "output", "usage"}
"""What reads lines and lays out listings: no command among it."""


def name_of(file: Path) -> str:
    parts = file.relative_to(SOURCE).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


MODULES = {name_of(file): file for file in FILES}
DOORS = {name for name, file in MODULES.items() if file.stem == "__init__" and "def __getattr__" in file.read_text()}


def imports(found: Iterable[ast.AST]) -> Iterator[tuple[str, str]]:
    """What is imported, and under which name it is known here."""
    for node in found:
        if isinstance(node, ast.Import):
            yield from ((alias.name, alias.asname or alias.name.partition(".")[0]) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            for alias in node.names:
                inner = f"{node.module}.{alias.name}"
                yield (inner if inner in MODULES else str(node.module)), alias.asname or alias.name


def doors_of(file: Path) -> Iterator[tuple[str, str]]:
    """Names that stand for a package itself, not for a value that it gives, and which."""
    for node in nodes(file):
        if isinstance(node, ast.ImportFrom):
            for alias in node.names:
                if (full := f"{node.module}.{alias.name}") in DOORS:
                    yield alias.asname or alias.name, full


@cache
def behind_doors(file: Path) -> tuple[tuple[str, ast.Attribute], ...]:
    """As `_behind_doors`, looked for once."""
    return tuple(_behind_doors(file))


def _behind_doors(file: Path) -> Iterator[tuple[str, ast.Attribute]]:
    """`office.intake.engine` as the module that it names, or as what the door does not have."""
    known = dict(doors_of(file))
    if not known:
        return
    outer = {id(node.value) for node in nodes(file) if isinstance(node, ast.Attribute)}
    for node in nodes(file):
        if not isinstance(node, ast.Attribute) or id(node) in outer:
            continue
        parts: list[str] = []
        inner: ast.expr = node
        while isinstance(inner, ast.Attribute):
            parts.insert(0, inner.attr)
            inner = inner.value
        if isinstance(inner, ast.Name) and inner.id in known:
            module = known[inner.id]
            for part in parts:
                if module not in DOORS:
                    break
                module = f"{module}.{part}"
            yield module, node


def graph() -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for name, file in MODULES.items():
        used = {module for module, _ in imports(nodes(file))} | {module for module, _ in behind_doors(file)}
        # A door names the modules behind it for the type checker only: they are counted where they are used.
        own = {module for module in used if name in DOORS and module.startswith(f"{name}.")}
        found[name] = {module for module in used - own - {name} if module in MODULES}
    return found


def test_no_file_imports_itself_over_others() -> None:
    try:
        TopologicalSorter(graph()).prepare()
    except CycleError as error:
        pytest.fail(f"circle: {' -> '.join(error.args[1])}")


def test_what_stands_behind_a_door_exists() -> None:
    """The type checker lets any name of a door pass."""
    strange = []
    for file in FILES:
        for module, node in behind_doors(file):
            door = module.rpartition(".")[0]
            named = {n for _, n in imports(nodes(MODULES[door]))} if door in DOORS else set()
            if module not in MODULES and module.rpartition(".")[2] not in named:
                strange.append(f"{file.name}:{node.lineno} {module}")
    assert not strange


def test_only_heavy_libraries_are_imported_in_functions() -> None:
    hidden = []
    for file in FILES:
        for function in nodes(file):
            if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef):
                for module, _ in (one for node in function.body for one in imports(ast.walk(node))):
                    if not any(module == heavy or module.startswith(f"{heavy}.") for heavy in HEAVY):
                        hidden.append(f"{file.relative_to(SOURCE)}: {module} in {function.name}")
    assert not hidden


def test_files_of_the_terminal_are_short() -> None:
    """A file with commands parses, calls and shows; what is longer computes."""
    long = {}
    for file in (SOURCE / "skillmap" / "cli").glob("*.py"):
        text = file.read_text("utf-8")
        if file.stem not in MACHINERY and text.count("\n") > MOST_LINES:
            long[file.name] = text.count("\n")
    assert not long
