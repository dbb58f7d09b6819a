"""docs/errors.md has an entry for every problem code that any room of the program can give."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
CODE = re.compile(r"""["']([EWN]_[A-Z0-9_]+)["']""")


def test_every_code_of_the_program_has_its_entry() -> None:
    entries = re.findall(r"^### ([EWN]_\w+)$", (ROOT / "docs" / "errors.md").read_text("utf-8"), re.MULTILINE)
    assert len(entries) == len(set(entries)) > 200
    used = {
        code for file in (ROOT / "src" / "skillmap").rglob("*.py") for code in CODE.findall(file.read_text("utf-8"))
    }
    assert used - set(entries) == set()
