"""Every kind of document and list, damaged a little inside, again and again: read or refused, never a crash."""

import random
import zipfile
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path

import pytest
from returned_documents import DOCUMENTS, filled_blank, table

from damaged import damaged
from skillmap import office, sheets
from skillmap.documents.blank import columns_of, example
from skillmap.errors import Refusal
from skillmap.office import Office
from skillmap.sheets.layout import Layout
from trials import LONG, trials

WORKBOOKS = trials(250, 3)
"""Changed workbooks of each kind: 5,000 and more in all."""
TEXTS = trials(200, 3)
CSV_SIGNS = (b'"', b"\r", b"\n", b",", b"\t", b";", b"\x00", b"\xff\xfe", b"\x1b$B", "　".encode(), "”".encode("cp932"))


def _mutants(file: Path, back: Callable[[Path], object], count: int, to: Path) -> dict[str, int]:
    with zipfile.ZipFile(file) as opened:
        parts = {name: opened.read(name) for name in opened.namelist()}
    chance, found = random.Random(file.name), {"read": 0, "refused": 0}
    # Where the content is, most is at stake.
    names = [*parts, *(name for name in parts if name.startswith("xl/worksheets/sheet")), "xl/workbook.xml"]
    for _ in range(count):
        name = chance.choice(names)
        with zipfile.ZipFile(to / file.name, "w") as made:
            for one, content in {**parts, name: damaged(parts[name], chance)}.items():
                made.writestr(one, content)
        found[_outcome(back, to / file.name)] += 1
    return found


def _outcome(back: Callable[[Path], object], file: Path) -> str:
    try:
        sheets.read_fingerprint(file)
        back(file)
    except Refusal:
        return "refused"
    return "read"


@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_document_that_comes_back_damaged_is_read_or_refused(own: Office, tmp_path: Path, name: str) -> None:
    made, changed = tmp_path / "made", tmp_path / "changed"
    made.mkdir()
    changed.mkdir()
    document = DOCUMENTS[name](own, made)
    found = _mutants(document.file, document.back, WORKBOOKS, changed)
    print({name: found})
    assert not LONG or min(found.values()) > 0


def _blanks(here: Office) -> Iterable[tuple[str, Layout]]:
    return ((name, replace(layout, once=None)) for name, layout in office.blanks.layouts(here).items())


def test_a_list_that_is_damaged_is_read_or_refused(own: Office, tmp_path: Path) -> None:
    (tmp_path / "changed").mkdir()
    for name, layout in _blanks(own) if LONG else list(_blanks(own))[:4]:
        file = filled_blank(own, layout, tmp_path)
        found = _mutants(file, table(layout), WORKBOOKS, tmp_path / "changed")
        print({name: found})
        assert not LONG or min(found.values()) > 0


def test_a_text_list_that_is_damaged_is_read_or_refused(own: Office, tmp_path: Path) -> None:
    for name, layout in _blanks(own) if LONG else list(_blanks(own))[:4]:
        columns = list(columns_of(layout))
        line = ",".join(f'"{example(one, "ja")}"' for one in columns)
        whole = "\r\n".join([",".join(one.title.ja for one in columns), *[line] * 3, ""])
        chance, found = random.Random(name), {"read": 0, "refused": 0}
        for turn in range(TEXTS):
            code = ("utf-8-sig", "cp932", "utf-16", "euc_jp")[turn % 4]
            file = tmp_path / "list.csv"
            file.write_bytes(damaged(whole.encode(code, "replace"), chance, CSV_SIGNS))
            found[_outcome(table(layout), file)] += 1
        print({name: found})
