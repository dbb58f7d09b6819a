"""The rehearsal of 1 April: sections that will stand uncovered, seats that will break; days to come are asked for."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from org_cases import everybody, move, office, take_in
from sqlalchemy import Engine

from skillmap.days import FOREVER, HalfDay
from skillmap.framework.model import LeaderRule
from skillmap.leaders.model import Name, Term
from skillmap.org.store import LeavePeriod
from skillmap.reports.rehearsal import Break, Rehearsal, rehearse
from skillmap.training.model import Enrolment, Meeting, Session, Why
from skillmap.training.store import HeldSession, TakenSeat

CORPUS = Path(__file__).parents[1] / "data" / "corpus" / "dirty"
TODAY, APRIL = date(2027, 2, 1), date(2027, 4, 1)
RULE = LeaderRule.model_validate(
    {
        "id": "one", "name": {"ja": "各課1名", "en": "one"}, "title": {"ja": "ICTリーダー", "en": "ICT leader"},
        "source": "test", "verified": False, "role": "section-ict-leader", "routes": ["recommended"],
    }
)  # fmt: skip


def term(state: Rehearsal, section: str, number: str, until: date = date(2029, 4, 1)) -> Term:
    unit = next(u for u in state.today.units if u.name == section)
    staff = state.today.person_by_number[number].id
    return Term(unit_id=unit.id, seat_no=1, staff_id=staff, fy=2026, valid_from=date(2026, 4, 1), valid_to=until)


def seat(state: Rehearsal, number: str, day: date, *, until: date | None = None, why: Why = Why.PLAN) -> Rehearsal:
    """One more session with one seat in it; its code is the number of the person."""
    days = [day, *([until] if until else [])]
    session = Session(number, "t", 2027, 20, meetings=tuple(Meeting(d, HalfDay.MORNING) for d in days))
    staff = state.today.person_by_number[number].id
    held = {**state.held, number: HeldSession(staff, 0, (), session)}
    return replace(state, held=held, taken=(*state.taken, TakenSeat(0, staff, staff, Enrolment(number, number, why))))


@pytest.fixture
def state(sqlite_engine: Engine) -> Rehearsal:
    """001200 moves to another section, 001311 leaves; nothing else is known of 1 April."""
    take_in(sqlite_engine, everybody())
    take_in(sqlite_engine, [r for r in everybody() if r.number != "001311"], APRIL, complete=True)
    move(sqlite_engine, "001200", "人事係", APRIL)
    today, then = office(sqlite_engine, TODAY), office(sqlite_engine, APRIL)
    names = {p.id: Name(p.number, p.name) for p in today.people}
    return Rehearsal(today, then, RULE, (), names, {}, ())


def told(breaks: list[Break]) -> list[tuple[str, str, str]]:
    return [(b.section.name if b.section else "", b.who[:6], b.what.key.removeprefix("rehearsal.")) for b in breaks]


def test_every_way_to_lose_a_leader_is_told(state: Rehearsal) -> None:
    terms = (
        term(state, "総務課", "001200"),  # moves away
        term(state, "人事課", "001311"),  # leaves
        term(state, "市民課", "001459", until=APRIL),  # term ends
    )
    assert told(rehearse(replace(state, terms=terms))) == [
        ("総務課", "001200", "leader.moved_ends"),
        ("人事課", "001311", "leader.gone"),
        ("市民課", "001459", "leader.term"),
        ("保険年金課", "", "leader.vacant"),
    ]
    [first, *_] = rehearse(replace(state, terms=terms))
    assert first.command == "skillmap leader replace --section 総務課 --from 2027-04-01 --staff …"


def test_a_term_that_ends_says_whether_the_leader_stays(state: Rehearsal) -> None:
    terms = (term(state, "総務課", "001200", until=APRIL), term(state, "人事課", "001311", until=APRIL))
    assert [key for _, _, key in told(rehearse(replace(state, terms=terms)))][:2] == [
        "leader.term_moved", "leader.term_gone",
    ]  # fmt: skip


def test_a_leader_who_stays_and_one_who_is_named_already_are_fine(state: Rehearsal) -> None:
    ending = term(state, "市民課", "001422", until=APRIL)
    following = replace(term(state, "市民課", "001459"), valid_from=APRIL)
    kept = replace(state, terms=(term(state, "総務課", "001237"), ending, following))
    assert [row for row in told(rehearse(kept)) if row[0] in ("総務課", "市民課")] == []
    away = replace(state.then.person_by_number["001237"], absence=LeavePeriod("育休", TODAY, date(2027, 9, 1)))
    people = tuple(away if p.number == "001237" else p for p in state.then.people)
    absent = replace(kept, then=replace(state.then, people=people))
    assert ("総務課", "001237", "leader.leave") in told(rehearse(absent))
    away = replace(away, absence=LeavePeriod("病休", TODAY, FOREVER))
    people = tuple(away if p.number == "001237" else p for p in state.then.people)
    open_ended = replace(kept, then=replace(state.then, people=people))
    assert ("総務課", "001237", "leader.leave_open") in told(rehearse(open_ended))


def test_a_rule_under_which_terms_go_on_asks_or_tells(state: Rehearsal) -> None:
    terms = (term(state, "総務課", "001200"),)
    for on_transfer in ("ask", "continues"):
        rule = RULE.model_copy(update={"on_transfer": on_transfer})
        first = rehearse(replace(state, rule=rule, terms=terms))[0]
        assert told([first]) == [("総務課", "001200", f"leader.moved_{on_transfer}")]


def test_every_way_to_lose_a_seat_is_told(state: Rehearsal) -> None:
    may = date(2027, 5, 10)
    with_seats = seat(state, "001311", may)  # has left by then
    with_seats = seat(with_seats, "001496", may, why=Why.LEADER)  # leads nothing
    with_seats = seat(with_seats, "001200", date(2027, 3, 1), until=may)  # moves in the middle
    with_seats = seat(with_seats, "001459", may)  # on leave
    with_seats = seat(with_seats, "001422", date(2027, 3, 1))  # over by then
    staff = state.today.person_by_number["001459"].id
    with_leave = replace(with_seats, absences={staff: (LeavePeriod("病休", may, date(2027, 6, 1)),)})
    found = [row for row in told(rehearse(with_leave)) if row[2].startswith("seat")]
    assert found == [
        ("人事課", "001311", "seat.gone"),
        ("保険年金課", "001496", "seat.leader"),
        ("人事課", "001200", "seat.straddles"),
        ("市民課", "001459", "seat.leave"),
    ]


def test_who_stays_in_a_unit_that_another_took_over_has_not_moved(state: Rehearsal) -> None:
    half = seat(state, "001200", date(2027, 3, 1), until=date(2027, 5, 10))
    old, new = (office.person_by_number["001200"].unit_id for office in (state.today, state.then))
    assert old is not None
    assert new is not None
    assert "seat.straddles" in [key for _, _, key in told(rehearse(half))]
    assert {key for _, _, key in told(rehearse(replace(half, heirs={old: (new,)})))} == {"leader.vacant"}


def test_a_section_that_gets_somebody_may_miss_too_many_at_once(state: Rehearsal) -> None:
    may = date(2027, 5, 10)
    both = seat(seat(state, "001200", may), "001274", may)
    assert [row for row in told(rehearse(both)) if row[2] == "seat.crowd"] == [("人事課", "001200", "seat.crowd")]
    assert not [row for row in told(rehearse(replace(both, absence_share=1.0))) if row[2] == "seat.crowd"]
    earlier = seat(seat(state, "001200", date(2027, 3, 1)), "001274", date(2027, 3, 1))
    assert not [row for row in told(rehearse(earlier)) if row[2].startswith("seat")]


def test_a_day_to_come_is_shown_when_asked_for_and_recorded(workspace: Path, cli: Callable[..., Any]) -> None:
    cli("staff", "import", CORPUS / "d20_roster_asof_2024-03-31.xlsx", "--as-of", "2024-03-31", "--yes")
    day = date(2024, 3, 31)
    cli("staff", "move", "001200", "--section", "市民課", "--on", "2024-04-01", "--yes", day=day)
    ahead = ("--as-of", "2024-04-01")
    for command in (
        ("staff", "list"),
        ("staff", "show", "001200"),
        ("org", "show", "市民課"),
        ("org", "list"),
        ("status",),
    ):
        refused = cli(*command, *ahead, expect=4, day=day)
        assert "--include-future" in refused.err
        assert "市民課" not in refused.out
    assert "市民部/市民課" not in cli("staff", "show", "001200", day=day).out
    shown = cli("staff", "show", "001200", *ahead, "--include-future", day=day)
    assert "市民部/市民課" in shown.out
    journal = json.loads(cli("db", "journal", "--format", "json", day=day).out)
    assert (journal[0]["command"], journal[0]["summary"]) == ("staff show", [])
    cli("staff", "show", "001200", *ahead, day=date(2024, 4, 1))
    undone = cli("db", "undo", "--yes", day=day)
    assert "staff move" in undone.err


def test_status_of_a_day_to_come_is_the_rehearsal(workspace: Path, cli: Callable[..., Any]) -> None:
    cli("staff", "import", CORPUS / "d20_roster_asof_2024-03-31.xlsx", "--as-of", "2024-03-31", "--yes")
    day = date(2024, 3, 31)
    cli("leader", "nominate", "--section", "総務課", "--staff", "001200", "--fy", "2024", "--yes", day=day)
    d21 = CORPUS / "d21_roster_asof_2024-04-01.xlsx"
    cli("staff", "import", d21, "--as-of", "2024-04-01", "--complete", "--yes", day=day)
    text = cli("status", "--as-of", "R6.4.1", "--include-future", day=day).out
    assert "異動の予行" in text
    assert "職員 12 → 12人（新規 1、異動 2、退職等 1）" in text
    rows = json.loads(cli("status", "--as-of", "R6.4.1", "--include-future", "--format", "json", day=day).out)
    mine = next(row for row in rows if row["section"] == "総務部/総務課")
    assert (mine["kind"], mine["person"]) == ("リーダー", "001200 佐藤 美咲")
    assert mine["finding"] == "異動により空席（市民部/市民課/窓口係へ）"
    english = cli("status", "--as-of", "R6.4.1", "--include-future", day=day, lang="en").out
    assert "sections uncovered" in english
