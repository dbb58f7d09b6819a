"""The map for newcomers: every room, small module and use case stands in docs/architecture.md, once."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_every_use_case_stands_once_in_the_map_of_the_office() -> None:
    page = (ROOT / "docs" / "architecture.md").read_text("utf-8")
    table = page.partition("| what it is about |")[2].partition("\n\n")[0]
    files = {path.stem for path in (ROOT / "src" / "skillmap" / "office").glob("*.py")} - {"__init__"}
    assert sorted(re.findall(r"`(\w+)`", table)) == sorted(files)


def test_every_room_and_every_small_module_has_its_line() -> None:
    page = (ROOT / "docs" / "architecture.md").read_text("utf-8")
    table = page.partition("| room | owns |")[2].partition("\n\n")[0]
    named = [
        name
        for line in table.splitlines()
        for name in re.findall(r"`(\w+)`", line.split("|")[1] if "|" in line else "")
    ]
    source = ROOT / "src" / "skillmap"
    rooms = {path.parent.name for path in source.glob("*/__init__.py")}
    modules = {path.stem for path in source.glob("[a-z]*.py")}
    assert sorted(named) == sorted(rooms | modules)


def test_decisions_are_numbered_one_after_the_other_and_say_their_number() -> None:
    files = sorted((ROOT / "docs" / "adr").glob("*.md"))
    numbers = [int(file.name[:4]) for file in files]
    assert numbers == list(range(1, len(files) + 1))
    headed = [
        file.name for file, no in zip(files, numbers, strict=True) if not file.read_text("utf-8").startswith(f"# {no}.")
    ]
    assert headed == []
