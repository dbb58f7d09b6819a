"""Whom a line of levels means: said by numbers and names alone where they suffice, as the whole office would say."""

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

import pytest

from skillmap.assessment.people import whose
from skillmap.office import Office
from skillmap.office.intake.engine import Answers, read_list
from skillmap.office.intake.kinds import RatingImport, StaffImport
from skillmap.office.scope import staff_then_and_now, whose_then_and_now
from skillmap.org import store
from skillmap.problems import CellPlace, Problem

BEFORE, NOW = date(2026, 4, 1), date(2026, 6, 15)
PLACE = CellPlace("levels.csv", "", "A2")
HEAD = "職員番号,氏名,フリガナ,部,課,職名"
FIRST = (HEAD, "000101,青木 健,アオキ ケン,総務部,人事課,主任", "000102,石田 実,,総務部,人事課,主事")
LATER = (HEAD, "000101,上野 健,ウエノ ケン,総務部,人事課,主任", "000103,江口 歩,,総務部,人事課,主事")


@pytest.fixture
def here(workspace: Path) -> Iterator[Office]:
    """Somebody who marries in June, somebody who leaves then and somebody who comes."""
    here = Office.open(workspace, today=NOW, by="人事 花子")
    for day, lines in ((BEFORE, FIRST), (date(2026, 6, 1), LATER)):
        kind = StaffImport(as_of=day, is_complete=True, allow_mass_change=True)
        here.record(read_list(here, _file(workspace, lines), kind, Answers(fill_down=())).draft)
    yield here
    here.engine.dispose()


def _file(folder: Path, lines: Sequence[str]) -> Path:
    file = folder / "list.csv"
    file.write_text("\n".join(lines), "utf-8")
    return file


@pytest.mark.parametrize("day", [BEFORE, NOW])
@pytest.mark.parametrize(
    ("number", "name"),
    [
        ("000101", ""), ("000101", "青木 健"), ("000101", "上野健"), ("000101", "青木健"), ("000101", "アオキ ケン"),
        ("000101", "加藤 学"), ("000102", "石田　実"), ("000102", "石田 望"), ("000103", "江口 歩"), ("000109", ""),
        ("", "江口 歩"), ("", "石田 実"), ("", "誰か 別人"),
    ],
)  # fmt: skip
def test_a_line_means_whom_the_whole_office_says(here: Office, day: date, number: str, name: str) -> None:
    with here.read() as connection:
        meant = whose_then_and_now(here, connection, day)(number, name, PLACE)
        expected = whose(staff_then_and_now(here, connection, day), number, name, PLACE)
    if isinstance(expected, Problem):
        assert meant == expected
    else:
        assert not isinstance(meant, Problem)
        assert (meant.id, meant.shown) == (expected.id, expected.shown)


def test_nobody_is_read_whole_for_lines_with_number_and_name(
    here: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[object] = []
    real = store.organisation
    monkeypatch.setattr(store, "organisation", lambda *given, **more: read.append(given) or real(*given, **more))
    skill = next(iter(here.framework.skills.values())).name.ja
    lines = [f"職員番号,氏名,{skill}", "000101,青木 健,2", "000103,江口 歩,1"]
    taken = read_list(here, _file(tmp_path, lines), RatingImport(as_of=NOW), Answers(fill_down=()))
    assert [change.subject for change in taken.draft.changes.changes] == ["000101 上野 健", "000103 江口 歩"]
    assert not read
    lines[2] = "000109,江口 歩,1"
    again = read_list(here, _file(tmp_path, lines), RatingImport(as_of=NOW), Answers(fill_down=()))
    assert [one.code for one in again.draft.problems] == ["E_STAFF_UNKNOWN"]
    assert read
