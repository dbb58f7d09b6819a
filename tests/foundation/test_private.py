"""Nothing private of a library is used: what begins with an underscore is ours or is documented by who makes it."""

import ast
from collections.abc import Iterator
from pathlib import Path

import skillmap
from syntax import nodes

SOURCE = Path(skillmap.__file__).parent
TOOLS = SOURCE.parents[1] / "tools"
DOCUMENTED = {"_asdict", "_fields", "_make", "_replace", "_mapping", "_exit"}
"""Of named tuples, of SQLAlchemy's rows, of `os`: the underscore keeps them from clashing with names of columns."""


def _is_private(name: str) -> bool:
    return name.startswith("_") and not name.startswith("__") and name != "_"


def _given(file: Path) -> Iterator[str]:
    """Names that a file gives to something."""
    for node in nodes(file):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            yield node.name
        elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            yield node.id
        elif isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Store) and ast.unparse(node.value) == "self":
            yield node.attr
        elif isinstance(node, ast.Import | ast.ImportFrom):
            yield from (alias.asname for alias in node.names if alias.asname)


def _read(file: Path) -> Iterator[tuple[int, str]]:
    """Line and name of every attribute that is asked for, and of what is taken out of other people's modules."""
    for node in nodes(file):
        if isinstance(node, ast.Attribute):
            yield node.lineno, node.attr
        elif isinstance(node, ast.ImportFrom) and not (node.module or "").startswith("skillmap") and not node.level:
            yield from ((node.lineno, part) for part in (node.module or "").split("."))
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.Import):
            yield from ((node.lineno, part) for alias in node.names for part in alias.name.split("."))


def test_what_begins_with_an_underscore_is_given_by_ourselves() -> None:
    # By file: what one of ours is called inside another file says nothing about a library's.
    files = sorted([*SOURCE.rglob("*.py"), *TOOLS.glob("*.py")])
    foreign = [f"{file.name}:{line} {name}" for file in files for line, name in _foreign(file)]
    assert foreign == []


def _foreign(file: Path) -> list[tuple[int, str]]:
    ours = {*_given(file), *DOCUMENTED}
    return [(line, name) for line, name in _read(file) if _is_private(name) and name not in ours]


def test_the_question_finds_what_it_is_about(tmp_path: Path) -> None:
    file = tmp_path / "wrong.py"
    file.write_text("import a._b\nfrom c._d import _e\nx = y._inner\nself._own = x._own\n", "utf-8")
    found = {name for _, name in _foreign(file)}
    assert found == {"_b", "_d", "_e", "_inner"}
