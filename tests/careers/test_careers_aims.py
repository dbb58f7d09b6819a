"""Setting aims: a new aim ends the one before, which still says in which file and cell it was read."""

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from skillmap.careers.aims import change_set
from skillmap.careers.model import Aim, AimRecord, Wish
from skillmap.changes import ChangeKind, Insert, Retract
from skillmap.days import FOREVER
from skillmap.framework.load import load
from skillmap.framework.model import Framework
from skillmap.org.model import Organisation, Person, Unit
from skillmap.org.whole_lists import WholeList
from skillmap.storage.ledger import Recorded, Source

GOOD = Path(__file__).parents[1] / "data" / "framework" / "good"
BEGIN, DAY = date(2026, 4, 1), date(2026, 10, 1)
UNIT = Unit(1, "u1", "人事課", "課", None, True, True, ("人事課",), 1, BEGIN, FOREVER)
PEOPLE = tuple(
    Person(id=n, number=f"{n:06}", name=f"職員{n}", grade="主事", job_kind="事務", employment="常勤", unit_id=1)
    for n in (1, 2)
)
OFFICE = Organisation(DAY, (UNIT,), PEOPLE)


@pytest.fixture(scope="module")
def framework() -> Framework:
    found, _ = load(GOOD)
    assert found is not None
    return found


def _held(staff_id: int, since: date = BEGIN) -> dict[int, Recorded[Aim]]:
    aim = Aim(staff_id=staff_id, role="analyst", grade=1, wish=Wish.OWN, valid_from=since, valid_to=FOREVER)
    return {staff_id: Recorded(aim, 40 + staff_id, 3, Source(None, "D7", 5))}


def _rows(changes: object) -> list[tuple[object, ...]]:
    return [(w.columns[-2], *row) for w in getattr(changes, "writes", ()) if isinstance(w, Insert) for row in w.rows]


def test_a_new_aim_ends_the_one_before_where_it_was_read(framework: Framework) -> None:
    record = AimRecord("000001", "analyst", 2, Wish.HR, source_no=1, cell="E2")
    found = change_set(framework, OFFICE, _held(1), [record], DAY)
    assert [c.kind for c in found.changes] == [ChangeKind.CHANGE]
    assert found.writes[0] == Retract("aim", [41])
    assert sorted(_rows(found), key=str) == [
        ("source_id", BEGIN, DAY, 1, "analyst", 1, "own", 5, "D7"),
        ("source_no", DAY, FOREVER, 1, "analyst", 2, "hr", 1, "E2"),
    ]


def test_an_aim_of_the_same_day_is_taken_back_and_the_same_aim_changes_nothing(framework: Framework) -> None:
    record = AimRecord("000001", "analyst", 2, Wish.OWN)
    assert [row[1:4] for row in _rows(change_set(framework, OFFICE, _held(1, DAY), [record], DAY))] == [
        (DAY, FOREVER, 1)
    ]
    same = change_set(framework, OFFICE, _held(1), [AimRecord("000001", "analyst", 1, Wish.OWN)], DAY)
    assert (same.is_empty, same.unchanged) == (True, 1)


def test_of_two_aims_of_one_person_neither_goes_in(framework: Framework) -> None:
    lines = [AimRecord("000001", "analyst", grade, Wish.OWN) for grade in (1, 2)]
    found = change_set(framework, OFFICE, {}, lines, DAY)
    assert ([p.code for p in found.problems], _rows(found)) == (["E_AIM_TWICE", "E_AIM_TWICE"], [])


def test_what_a_complete_list_lacks_ends_and_keeps_its_cell(framework: Framework) -> None:
    found = change_set(framework, OFFICE, _held(2), [], DAY, whole=WholeList(DAY, 1.0))
    assert [c.kind for c in found.changes] == [ChangeKind.REMOVE]
    assert _rows(found) == [("source_id", BEGIN, DAY, 2, "analyst", 1, "own", 5, "D7")]


def test_a_list_of_an_earlier_day_leaves_later_aims_and_withdrawals_as_they_are(
    workspace: Path, cli: Callable[..., Any]
) -> None:
    staff = "職員番号,氏名,部,課,職名\n001701,奥田 悠,総務部,総務課,主事\n001702,室井 薫,総務部,総務課,主事\n"
    (workspace / "staff.csv").write_text(staff, "utf-8")
    cli("staff", "import", "staff.csv", "--as-of", "2025-04-01", "--yes")
    cli("career", "aim", "--staff", "001701", "--to", "product-manager/2", "--on", "2026-05-01", "--yes")
    cli("career", "aim", "--staff", "001702", "--to", "product-manager/2", "--on", "2025-04-01", "--yes")
    cli("career", "aim", "--staff", "001702", "--withdraw", "--on", "2026-05-01", "--yes")
    head = "職員番号,人材像,段階\n"
    (workspace / "old.csv").write_text(head + "".join(f"00170{n},product-manager,1\n" for n in (1, 2)), "utf-8")
    (workspace / "none.csv").write_text(head + "001702,product-manager,1\n", "utf-8")

    def aims(day: str) -> list[tuple[str, str]]:
        text = cli("career", "list", "--format", "csv", "--as-of", day).out
        return re.findall(r"^(\d{6}),.*?(\d),", text, re.MULTILINE)

    before = aims("2026-06-15")
    assert before == [("001701", "2")]
    told = cli("career", "aim", "--file", "old.csv", "--on", "2025-05-01", "--yes").err
    assert told.count("W_AIM_LATER") == 2
    assert aims("2026-06-15") == before
    assert aims("2026-04-30") == aims("2025-05-01") == [("001701", "1"), ("001702", "1")]
    cli("career", "aim", "--file", "none.csv", "--complete", "--allow-mass-change", "--on", "2025-06-01", "--yes")
    assert aims("2026-06-15") == before
    assert aims("2025-06-01") == [("001702", "1")]
    # Of today nothing is later: it replaces the present aim.
    assert "W_AIM_LATER" not in cli("career", "aim", "--file", "old.csv", "--yes").err
    assert aims("2026-06-15") == [("001701", "1"), ("001702", "1")]


def test_withdrawing_from_an_earlier_day_leaves_the_aim_that_began_after_it_and_says_so(
    workspace: Path, cli: Callable[..., Any]
) -> None:
    staff = "職員番号,氏名,部,課,職名\n001703,的場 渚,総務部,総務課,主事\n001704,浅利 岳,総務部,総務課,主事\n"
    (workspace / "staff.csv").write_text(staff, "utf-8")
    cli("staff", "import", "staff.csv", "--as-of", "2025-04-01", "--yes")
    aim = ("career", "aim", "--staff", "001703")
    cli(*aim, "--to", "product-manager/1", "--on", "2025-04-01", "--yes")
    cli(*aim, "--to", "product-manager/2", "--on", "2026-05-01", "--yes")

    def grades(day: str) -> list[str]:
        text = cli("career", "list", "--format", "csv", "--as-of", day).out
        return re.findall(r"^\d{6},.*?(\d),", text, re.MULTILINE)

    told = cli(*aim, "--withdraw", "--on", "2025-10-01", "--yes").err
    command = "skillmap career aim --staff 001703 --withdraw --on 2026-05-01"
    assert "W_AIM_STAYS" in told
    assert command in told
    assert [grades(day) for day in ("2025-09-30", "2025-10-01", "2026-04-30", "2026-05-01")] == [["1"], [], [], ["2"]]
    # Of a day without an aim nothing is taken back; the later one is told all the same.
    again = cli(*aim, "--withdraw", "--on", "2025-10-01", "--yes").err
    assert command in again
    assert grades("2026-06-15") == ["2"]
    assert "W_AIM_STAYS" not in cli(*command.split()[1:], "--yes").err
    assert grades("2026-06-15") == []
    # A complete list of an earlier day that lacks somebody leaves their later aim too.
    cli(*aim, "--to", "product-manager/1", "--on", "2025-11-01", "--yes")
    cli(*aim, "--to", "product-manager/2", "--on", "2026-05-01", "--yes")
    (workspace / "all.csv").write_text("職員番号,人材像,段階\n001704,product-manager,1\n", "utf-8")
    whole = ("career", "aim", "--file", "all.csv", "--complete", "--allow-mass-change", "--on", "2025-12-01", "--yes")
    assert "W_AIM_STAYS" in cli(*whole).err
    assert sorted(grades("2026-05-01")) == ["1", "2"]


def test_whose_wish_it_is_is_said_where_nothing_else_changes(workspace: Path, cli: Callable[..., Any]) -> None:
    (workspace / "staff.csv").write_text("職員番号,氏名,部,課\n000801,帆足 汐,総務部,総務課\n", "utf-8")
    cli("staff", "import", "staff.csv", "--as-of", "2026-04-01", "--yes")
    aim = ("career", "aim", "--staff", "000801", "--to", "product-manager/1")
    cli(*aim, "--own", "--yes")
    told = cli(*aim, "--dry-run").text
    assert re.search(r"目標: (\S.* 1)（本人） → \1（所属・人事）", told)
    assert "（所属・人事）" not in cli(*aim[:-1], "product-manager/2", "--dry-run").text
