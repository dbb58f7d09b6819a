"""A question about one person reads that person: the answer is that of the whole office, whatever its size."""

import sqlite3
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, event

from conftest import take_in
from skillmap import office, org
from skillmap.assessment import store as assessment
from skillmap.assessment.model import Stage
from skillmap.careers import store as careers
from skillmap.changes import Insert
from skillmap.errors import Refusal
from skillmap.office import Office
from skillmap.org import everybody as everybody_recorded
from skillmap.org import single
from skillmap.org.away import away
from skillmap.planning import store as planning
from skillmap.storage import facts as storage_facts
from skillmap.storage.facts import Moment
from skillmap.tables import records
from skillmap.training import store as training
from skillmap.training.completions import histories

Ask = Callable[[Office, str, str], object]


def plain(draft: office.Draft) -> object:
    """A draft as values that can be compared."""
    writes = [(w.table, list(w.rows)) if isinstance(w, Insert) else w for w in draft.changes.writes]
    return draft.changes.changes, draft.problems, draft.changes.unchanged, writes


def _gap(here: Office, who: str, _: str) -> object:
    return office.levels.gap(here, here.moment(), staff=who)


def _make(here: Office, who: str, _: str) -> object:
    made = office.plans.make(here, office.plan_scope.PlanScope(staff=who))
    return made.only, plain(made.draft)


def _seat(here: Office, who: str, session: str) -> object:
    return plain(office.enrolment.add(here, session, who))


ASKED: dict[str, Ask] = {
    "staff show": lambda here, who, _: office.staff.person(here, here.moment(), who, history=True),
    "assess gap": _gap,
    "plan show": lambda here, who, _: office.plans.show(here, here.moment(), who),
    "plan show --history": lambda here, who, _: office.plans.history(here, here.moment(), who),
    "plan make": _make,
    "plan withdraw": lambda here, who, _: plain(office.plans.withdraw(here, office.plan_scope.PlanScope(staff=who))),
    "why": lambda here, who, _: office.origins.origins(here, office.origins.WhyAbout(who)).table,
    "why in a session": lambda here, who, at: office.origins.origins(here, office.origins.WhyAbout(who, session=at)),
    "enrol add": _seat,
    "enrol cancel": lambda here, who, session: plain(office.enrolment.cancel(here, session, who)),
}


def answer(ask: Ask, *given: Any) -> object:
    """What is said, or why not."""
    try:
        return ask(*given)
    except Refusal as refusal:
        return refusal.code, refusal.facts


def people_and_sessions(here: Office) -> tuple[list[str], list[str]]:
    """Numbers of people of every kind, and sessions: full ones, some that are over, some to come."""
    with here.read() as connection:
        people = [person.number for person in here.organisation(connection, here.moment()).people]
    return people, [str(row["code"]) for row in records(office.sessions.sessions(here), "ja")]


@pytest.mark.parametrize("asked", ASKED)
def test_one_persons_answer_is_that_of_the_whole_office(
    ward: Office, asked: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    people, sessions = people_and_sessions(ward)
    cases = [(who, sessions[n % len(sessions)]) for n, who in enumerate(people)][:: 25 if asked == "plan make" else 7]
    alone = [answer(ASKED[asked], ward, *case) for case in cases]
    with ward.read() as connection:
        everybody = frozenset(everybody_recorded.numbers_of(connection))
    monkeypatch.setattr(single, "meant", lambda *_: everybody)
    assert alone == [answer(ASKED[asked], ward, *case) for case in cases]


def _seats(connection: Connection, moment: Moment, staff: list[int] | None) -> dict[int, object]:
    held = training.sessions(connection, moment)
    seats = training.enrolments(connection, moment, held, staff)
    return {one: [seat for seat in seats if seat.staff_id == one] for one in {seat.staff_id for seat in seats}}


YEAR = (date(2026, 4, 1), date(2027, 4, 1))
READ: dict[str, Callable[..., Mapping[int, object]]] = {
    "numbers": lambda connection, _, staff: everybody_recorded.numbers_of(connection, staff),
    "names": everybody_recorded.everyone,
    "leaves": lambda c, m, staff: org.store.absences(c, m, *YEAR, partial=True, staff=staff),
    "away": lambda c, m, staff: away(c, m, *YEAR, staff),
    "aims": careers.aims,
    "recognitions": careers.recognitions,
    "levels": lambda c, m, staff: assessment.levels(c, m, Stage.APPROVED, staff),
    "qualifications": assessment.qualifications,
    "completions": histories,
    "seats": _seats,
    "revisions": lambda c, _, staff: planning.last_numbers(c, staff),
}


@pytest.mark.parametrize("facts", READ)
def test_what_is_read_of_one_person_is_theirs_of_what_is_read_of_all(ward: Office, facts: str) -> None:
    with ward.read() as connection:
        moment = ward.moment()
        everybody, whole = sorted(everybody_recorded.numbers_of(connection)), READ[facts](connection, moment, None)
        alone = {one: READ[facts](connection, moment, [one]) for one in everybody[::3]}
    assert alone == {one: {one: whole[one]} if one in whole else {} for one in alone}


@pytest.mark.parametrize("facts", READ)
def test_what_is_read_of_many_named_ones_is_theirs(ward: Office, facts: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with ward.read() as connection:
        moment = ward.moment()
        everybody, whole = sorted(everybody_recorded.numbers_of(connection)), READ[facts](connection, moment, None)
        # More than are named as parameters: their numbers stand in the statement.
        for module in (storage_facts, assessment):
            monkeypatch.setattr(module, "MOST_NAMED", 3)
        some = storage_facts.Many(everybody[::3])
        assert READ[facts](connection, moment, some) == {one: whole[one] for one in whole if one in some}


@contextmanager
def rows_of(here: Office) -> Iterator[list[int]]:
    """Counts the rows that SQLite hands out, on connections made from now on."""
    counted = [0]

    def count(connection: sqlite3.Connection, _: object) -> None:
        def row(_: sqlite3.Cursor, values: tuple[Any, ...]) -> tuple[Any, ...]:
            counted[0] += 1
            return values

        connection.row_factory = row

    here.engine.dispose()
    event.listen(here.engine, "connect", count)
    yield counted
    event.remove(here.engine, "connect", count)
    here.engine.dispose()


def test_the_rows_read_do_not_grow_with_the_office(own: Office, tmp_path: Path) -> None:
    people, sessions = people_and_sessions(own)
    seated = {row["number"] for row in records(office.enrolment.seats(own), "ja")}
    who, session = next(one for one in people if one in seated), sessions[0]
    seat = next(one for one in records(office.enrolment.seats(own), "ja") if one["session"] in sessions[-9:])

    def counts() -> dict[str, int]:
        found = {}
        for name, ask in ASKED.items():
            with rows_of(own) as counted:
                answer(ask, own, who, session)
            found[name] = counted[0]
        with rows_of(own) as counted:
            draft = office.enrolment.cancel(own, str(seat["session"]), str(seat["number"]))
            assert [said.key for said in office.consequences.consequences(own, draft)] == ["turn.nobody"]
        found["whose turn"] = counted[0]
        return found

    before = counts()
    more = tmp_path / "more.csv"
    lines = [f"9{n:05},新規 {n},シンキ,総務部,総務課,主事" for n in range(300)]
    more.write_text("令和8年4月1日現在\n職員番号,氏名,フリガナ,部,課,職層\n" + "\n".join(lines), "utf-8")
    take_in(own, more, office.intake.kinds.StaffImport())
    # One entry and one file more in the journal, 300 people more in the office.
    assert {name: rows - before[name] <= 4 for name, rows in counts().items()} == dict.fromkeys(before, True)
    assert before.pop("whose turn") < 10_000
    assert max(before.values()) < 1_000
