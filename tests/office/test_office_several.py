"""Several people record at the same time: what does not touch each other goes through, what does is told by whom."""

import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from processes import processes
from skillmap import office
from skillmap.errors import InputRefused
from skillmap.office import Office
from skillmap.storage.database import reading
from skillmap.storage.facts import head

TODAY = date(2026, 6, 15)
PEOPLE = 8
ROLES = ("product-manager", "section-ict-leader")
ROUNDS = int((os.environ.get("SKILLMAP_FUZZ") and 300) or 6)
STAFF = "職員番号,氏名,部,課\n" + "".join(
    f"{n:06},職員 {n},総務部,{'人事課' if n % 2 else '総務課'}\n" for n in range(1, PEOPLE + 1)
)


@dataclass(frozen=True)
class Desks:
    """Opens the office once more, as another person."""

    folder: Path
    opened: list[Office] = field(default_factory=list)

    def of(self, name: str) -> Office:
        """Somebody's own view of the office."""
        self.opened.append(Office.open(self.folder, today=TODAY, by=name))
        return self.opened[-1]


def _staff_list(day: date) -> Any:
    return office.intake.kinds.StaffImport(as_of=day)


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgresql)])
def desks(request: pytest.FixtureRequest, workspace: Path) -> Iterator[Desks]:
    """A workspace with eight people in two sections."""
    if request.param == "postgresql":
        url = request.getfixturevalue("postgres_url")
        settings = workspace / "skillmap.toml"
        settings.write_text(f'{settings.read_text("utf-8")}\ndatabase = "{url}"\n', "utf-8")
    (workspace / "staff.csv").write_text(STAFF, "utf-8")
    found = Desks(workspace)
    first = found.of("人事")
    first.record(office.intake.engine.read_list(first, workspace / "staff.csv", _staff_list(date(2026, 4, 1))).draft)
    yield found
    for one in found.opened:
        one.engine.dispose()


def _refusal(here: Office, draft: office.Draft) -> InputRefused:
    with pytest.raises(InputRefused) as refused:
        here.record(draft)
    return refused.value


def test_what_somebody_else_records_for_other_people_is_no_conflict(desks: Desks) -> None:
    mine, theirs = desks.of("青木"), desks.of("森")
    draft = office.careers.aim(mine, "000001", "product-manager")
    assert theirs.record(office.careers.aim(theirs, "000002", "product-manager")) == 2
    assert theirs.record(office.staff.move(theirs, "000003", "総務課")) == 3
    assert mine.record(draft) == 4
    table = office.careers.aims_of_all(mine, mine.moment())
    assert [row[0] for row in table.rows] == ["000001", "000002"] or len(table.rows) == 2


def test_new_numbers_are_chosen_again(desks: Desks) -> None:
    mine, theirs = desks.of("青木"), desks.of("森")
    for name, number in (("mine", "000101"), ("theirs", "000102")):
        Path(f"{name}.csv").write_text(f"職員番号,氏名,部,課\n{number},新人 {name},総務部,人事課\n", "utf-8")
    kind = _staff_list(date(2026, 6, 1))
    draft = office.intake.engine.read_list(mine, Path("mine.csv"), kind).draft
    theirs.record(office.intake.engine.read_list(theirs, Path("theirs.csv"), kind).draft)
    assert mine.record(draft) == 3
    with mine.read() as connection:
        found = mine.organisation(connection, mine.moment()).person_by_number
    assert {number: found[number].name for number in ("000101", "000102")} == {
        "000101": "新人 mine",
        "000102": "新人 theirs",
    }


def test_the_same_person_is_told_by_whom_and_nothing_is_written(desks: Desks) -> None:
    mine, theirs = desks.of("青木"), desks.of("森")
    draft = office.careers.aim(mine, "000001", "product-manager")
    theirs.record(office.careers.aim(theirs, "000001", "section-ict-leader"))
    refused = _refusal(mine, draft)
    assert (refused.code, refused.facts) == ("E_DB_MOVED_ON", {"entry": 2, "by": "森"})
    again = office.careers.aim(mine, "000001", "product-manager")
    assert mine.record(again) == 3


@pytest.mark.parametrize("desks", ["sqlite"], indirect=True)
@pytest.mark.parametrize(("old", "new"), [("grades:", "status: retired\ngrades:"), ("grades:", "grades: [")])
def test_definitions_that_changed_since_they_were_read_refuse_what_was_worked_out_with_them(
    old: str, new: str, desks: Desks
) -> None:
    mine, file = desks.of("青木"), desks.folder / "data" / "roles" / "product-manager.yaml"
    draft = office.careers.aim(mine, "000001", "product-manager")
    before, kept = file.read_text("utf-8"), sorted(mine.workspace.versions.glob("*"))
    # A comment or a space says nothing.
    file.write_text(f"# 確認済み\n{before}", "utf-8")
    assert mine.record(draft) == 2
    draft = office.careers.aim(mine, "000002", "product-manager")
    file.write_text(before.replace(old, new, 1), "utf-8")
    assert _refusal(mine, draft).code == "E_FRAMEWORK_MOVED_ON"
    with mine.read() as connection:
        assert head(connection) == 2
    assert sorted(mine.workspace.versions.glob("*")) == kept
    file.write_text(before, "utf-8")
    assert mine.record(office.careers.aim(mine, "000002", "product-manager")) == 3


def test_the_same_done_twice_is_done_once(desks: Desks) -> None:
    mine, theirs = desks.of("青木"), desks.of("森")
    draft = office.staff.move(mine, "000001", "総務課")
    theirs.record(office.staff.move(theirs, "000001", "総務課"))
    assert _refusal(mine, draft).facts["by"] == "森"


def test_who_comes_between_the_last_look_and_the_lock_changes_nothing(
    desks: Desks, monkeypatch: pytest.MonkeyPatch
) -> None:
    mine, theirs = desks.of("青木"), desks.of("森")
    draft = office.careers.aim(mine, "000001", "product-manager")
    seen = mine.seen_head
    other = office.careers.aim(theirs, "000002", "product-manager")

    def late(here: Office) -> int:
        monkeypatch.undo()
        theirs.record(other)
        assert seen is not None
        return seen

    monkeypatch.setattr(Office, "_head", late)
    assert mine.record(draft) == 3


def test_an_undo_goes_through_unless_somebody_builds_on_the_entry(desks: Desks) -> None:
    mine, theirs = desks.of("青木"), desks.of("森")
    mine.record(office.careers.aim(mine, "000001", "product-manager"))
    planned = office.journal.undo(mine)
    theirs.record(office.careers.aim(theirs, "000002", "product-manager"))
    assert office.journal.record_undo(mine, planned) == 4
    mine.record(office.careers.aim(mine, "000001", "product-manager"))
    planned = office.journal.undo(mine)
    theirs.record(office.careers.aim(theirs, "000001", "section-ict-leader"))
    with pytest.raises(InputRefused) as refused:
        office.journal.record_undo(mine, planned)
    assert refused.value.code == "E_UNDO_BUILT_ON"


def _work(folder: Path, person: int, rounds: int) -> tuple[int, list[str]]:
    """Gives one person another aim each time; gives how many entries came of it, and what was refused."""
    refused, recorded = [], 0
    for turn in range(rounds):
        here = Office.open(folder, today=TODAY, by=f"担当{person}")
        try:
            draft = office.careers.aim(here, f"{person:06}", ROLES[turn % 2])
            recorded += here.record(draft) is not None
        except Exception as error:  # whatever it is, it is told
            refused.append(repr(error))
        here.engine.dispose()
    return recorded, refused


def test_writers_on_different_people_lose_and_refuse_nothing(desks: Desks) -> None:
    writers = PEOPLE if ROUNDS > 10 else 2
    with processes(writers) as pool:
        found = pool.starmap(_work, [(desks.folder, person, ROUNDS) for person in range(1, writers + 1)])
    assert [text for _, refused in found for text in refused] == []
    assert [recorded for recorded, _ in found] == [ROUNDS] * writers
    here = desks.of("青木")
    with reading(here.engine) as connection:
        assert head(connection) == 1 + sum(recorded for recorded, _ in found)
    assert office.journal.check(here) == []
