"""The recipes for contributors name files that exist."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "contributing.md").read_text("utf-8")
NAMED = sorted(set(re.findall(r"`((?:src|tests|docs|data)/[^`<>\s]+)`", PAGE)))
PATTERNS = sorted(set(re.findall(r"`((?:src|tests|docs|data)/[^`\s]*<[^`]*)`", PAGE)))


def test_the_page_has_recipes() -> None:
    assert len(re.findall(r"^## A ", PAGE, re.MULTILINE)) >= 8
    assert len(NAMED) > 30


@pytest.mark.parametrize("name", NAMED)
def test_the_file_is_there(name: str) -> None:
    assert (ROOT / name).exists()


@pytest.mark.parametrize("pattern", PATTERNS)
def test_there_are_files_like_it(pattern: str) -> None:
    assert list(ROOT.glob(re.sub(r"<[^>]*>", "*", pattern)))


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
