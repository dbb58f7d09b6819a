"""The room of spreadsheets knows no word of the domain, and other rooms read files by one door."""

import re
from pathlib import Path

SOURCE = Path(__file__).parents[2] / "src" / "skillmap"
DOMAIN = re.compile(
    "職員|所属|研修|スキル|リーダー|マイナンバー|個人番号|staff|skill(?!map)|training|nominat", re.IGNORECASE
)
READERS = ("read", "read_pages", "identify", "recognise", "headings", "lint", "open_document")
TAKEN = re.compile(
    r"from skillmap\.sheets(?:\.reading\.\w+)? import \(?[^)\n]*\b(?:{0})\b(?!_)|\bsheets\.(?:{0})\(".format(
        "|".join(READERS)
    )
)


def test_no_word_of_the_domain() -> None:
    found = {
        f"{file.relative_to(SOURCE)}:{number}": line
        for file in sorted((SOURCE / "sheets").rglob("*.py"))
        for number, line in enumerate(file.read_text("utf-8").splitlines(), 1)
        if DOMAIN.search(line)
    }
    assert found == {}


def test_files_come_in_by_one_door() -> None:
    """What must never come in (individual numbers) is refused in `documents.reading`, so nobody goes around it."""
    around = [
        str(file.relative_to(SOURCE))
        for file in sorted(SOURCE.rglob("*.py"))
        if "sheets" not in file.parts and file != SOURCE / "documents" / "reading.py"
        if TAKEN.search(file.read_text("utf-8"))
    ]
    assert around == []
