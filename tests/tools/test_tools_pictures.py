"""Pictures of the documentation: every one that is shown exists, every one that exists is shown and made."""

import re
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2] / "tools"))
import pictures

ROOT = Path(__file__).parents[2]
PAGES = [*ROOT.glob("README*.md"), *(ROOT / "docs").glob("*.md")]


def test_pictures_shown_are_those_that_are_made() -> None:
    shown = {
        Path(name).name for page in PAGES for name in re.findall(r"!\[[^]]*\]\(([^)]+)\)", page.read_text("utf-8"))
    }
    made = {f"terminal-{name}.png" for name in pictures.TERMINAL} | {f"{one.name}.png" for one in pictures.PRINTED}
    assert shown == made | {"page.png"}
    assert {file.name for file in pictures.PICTURES.iterdir()} == shown


def test_pictures_keep_a_clone_small() -> None:
    assert all(file.stat().st_size < 200_000 for file in pictures.PICTURES.iterdir())
