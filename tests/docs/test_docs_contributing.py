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
