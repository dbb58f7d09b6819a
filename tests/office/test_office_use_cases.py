"""Every use case is tried here without a terminal: one that no test of this room names fails this test."""

import ast
from collections.abc import Iterator
from pathlib import Path

from skillmap import office

ROOM = Path(office.__file__).parent
TERMINAL = ROOM.parent / "cli"


def _names(file: Path) -> Iterator[tuple[str, str]]:
    """Module and name of everything that is asked for as `module.name` or imported by name."""
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom):
            yield from ((str(node.module).rpartition(".")[2], one.name) for one in node.names)
        elif isinstance(node, ast.Attribute):
            of = node.value
            yield (of.attr if isinstance(of, ast.Attribute) else of.id if isinstance(of, ast.Name) else ""), node.attr


def _is_use_case(function: ast.FunctionDef) -> bool:
    """What takes the office and no open connection stands on its own; with a connection it is a step of something."""
    taken = [ast.unparse(one.annotation) for one in function.args.args if one.annotation]
    return bool(taken) and taken[0] == "Office" and "Connection" not in taken


def _use_cases() -> set[tuple[str, str]]:
    called = {name for file in TERMINAL.glob("*.py") for name in _names(file)}
    return {
        (file.stem, one.name)
        for file in ROOM.rglob("*.py")
        for one in ast.parse(file.read_text("utf-8")).body
        if isinstance(one, ast.FunctionDef) and one.name[0] != "_"
        if _is_use_case(one) or (file.stem, one.name) in called
    }


def test_every_use_case_is_tried_without_a_terminal() -> None:
    known = _use_cases()
    assert len(known) > 120
    tried = {name for file in Path(__file__).parent.glob("test_*.py") for name in _names(file)}
    assert sorted(known - tried) == []


def test_every_kind_of_list_is_taken_in_without_a_terminal() -> None:
    kinds = {type(kind).__name__ for kind in office.intake.kinds.of_folder()}
    tried = {name for file in Path(__file__).parent.glob("*.py") for _, name in _names(file)}
    assert sorted(kinds - tried) == []
