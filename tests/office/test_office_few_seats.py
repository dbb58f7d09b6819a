"""What a few seats put out of order is told from those whom they can matter to: the same as from everybody."""

import random
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from conftest import take_in
from skillmap import office
from skillmap.errors import Refusal
from skillmap.office import Office
from skillmap.org.model import Organisation, Unit
from skillmap.problems import has_errors
from skillmap.tables import records
from skillmap.training.store import HeldSession, sessions


def drafts(here: Office) -> list[office.Draft]:
    """Seats given and taken back in sessions of every kind, of people who have seats and of such who have none."""
    chance = random.Random(20)
    seats = records(office.enrolment.seats(here), "ja")
    codes = [str(row["code"]) for row in records(office.sessions.sessions(here), "ja")]
    with here.read() as connection:
        people = [person.number for person in here.organisation(connection, here.moment()).people]
    found = []
    for _ in range(8):
        try:
            draft = office.enrolment.add(here, chance.choice(codes), chance.choice(people))
        except Refusal:
            continue
        if not draft.changes.is_empty:
            found.append(draft)
    taken = chance.sample(seats, 2)
    return found + [office.enrolment.cancel(here, str(one["session"]), str(one["number"])) for one in taken]


def test_consequences_of_few_seats_are_those_of_the_whole(own: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    made = drafts(own)
    alone = [office.consequences.consequences(own, draft) for draft in made]
    own.record(made[0])
    taken_back = office.consequences.of_undo(own, own.recorded or 0)
    monkeypatch.setattr(office.consequences, "near", lambda *_: None)
    assert taken_back == office.consequences.of_undo(own, own.recorded or 0)
    office.journal.record_undo(own, office.journal.undo(own))
    assert alone == [office.consequences.consequences(own, draft) for draft in made]
    assert any(alone)


def test_seats_of_a_section_and_of_two_people_rest_on_what_is_read_of_them(
    ward: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    seats = records(office.enrolment.seats(ward), "ja")[::40]
    with ward.read() as connection:
        organisation = ward.organisation(connection, ward.moment())
    people = [person.number for person in organisation.people][::50]
    asked: list[tuple[str, ...]] = [
        ("add", str(one["session"]), unit.full_name) for one, unit in _pairs(seats, organisation)
    ]
    asked += [("cancel", str(one["session"]), unit.full_name) for one, unit in _pairs(seats, organisation)]
    asked += [("substitute", str(one["session"]), str(one["number"]), who) for one in seats for who in people]

    def whole(here: Office, _session: str, who: Any, _to_come: date | None = None) -> office.enrolment.SeatedPeople:
        with here.read() as connection:
            _, chosen = who(connection, here.moment())
        return replace(office.enrolment._seated(here), only=chosen)

    alone = [_drafted(ward, *one) for one in asked]
    monkeypatch.setattr(office.enrolment, "_read", whole)
    assert alone == [_drafted(ward, *one) for one in asked]
    assert any(isinstance(one, tuple) and one[0] for one in alone)


def _pairs(seats: list[dict[str, Any]], organisation: Organisation) -> list[tuple[dict[str, Any], Unit]]:
    return [(one, unit) for one in seats[:4] for unit in (organisation.departments[0], *organisation.sections[:4])]


def _drafted(here: Office, what: str, session: str, *about: str) -> object:
    try:
        if what == "substitute":
            draft = office.enrolment.substitute(here, session, *about)
        else:
            draft = getattr(office.enrolment, what)(here, session, section=about[0])
    except Refusal as refusal:
        return refusal.code
    return draft.changes.changes, draft.changes.unchanged, draft.problems


def test_whose_turn_it_is_is_the_same_asked_of_those_who_wait_as_of_everybody(
    own: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Leaves, second seats on one day and requests are thrown in, so that some who have seats wait as well."""
    chance = random.Random(7)
    with own.read() as connection:
        people = [person.number for person in own.organisation(connection, own.moment()).people]
    ahead = {code: one for code, one in _ahead(own).items() if one.session.meetings}
    seats = [one for one in records(office.enrolment.seats(own), "ja") if one["session"] in ahead]
    leaves = [f"{one['number']},育児休業,2026-06-20,2026-12-01" for one in chance.sample(seats, 6)]
    _take(own, tmp_path, "leave", ["職員番号,区分,開始日,終了日", *leaves], office.intake.kinds.LeaveImport())
    asked = [(who, chance.choice(list(ahead.values())).session.training) for who in chance.sample(people, 60)]
    lines = [f"{who},{training}" for who, training in asked]
    _take(own, tmp_path, "requests", ["職員番号,研修名", *lines], office.intake.kinds.RequestImport())
    for one in chance.sample(seats, 12):
        draft = office.enrolment.add(own, chance.choice(list(ahead)), str(one["number"]))
        if not has_errors(draft.problems):
            own.record(draft)
    seats = [one for one in records(office.enrolment.seats(own), "ja") if one["session"] in ahead]
    drafts = [office.enrolment.cancel(own, str(one["session"]), str(one["number"])) for one in chance.sample(seats, 12)]
    alone = [office.consequences.consequences(own, draft) for draft in drafts]
    keys = {said.key for told in alone for said in told}
    monkeypatch.setattr(office.whose_turn, "lines_of_few", lambda *_: None)
    assert alone == [office.consequences.consequences(own, draft) for draft in drafts]
    assert {"turn.next", "turn.nobody"} <= keys


def test_what_stands_against_a_seat_is_the_same_asked_of_the_section_as_of_everybody(
    own: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    chance = random.Random(3)
    with own.read() as connection:
        people = [person.number for person in own.organisation(connection, own.moment()).people]
    ahead, seats = list(_ahead(own).values()), records(office.enrolment.seats(own), "ja")
    leaves = [f"{one['number']},育児休業,2026-06-20,2026-12-01" for one in chance.sample(seats, 6)]
    _take(own, tmp_path, "leave", ["職員番号,区分,開始日,終了日", *leaves], office.intake.kinds.LeaveImport())
    lines = [f"{who},{chance.choice(ahead).session.training}" for who in chance.sample(people, 40)]
    _take(own, tmp_path, "requests", ["職員番号,研修名", *lines], office.intake.kinds.RequestImport())
    asked = chance.sample(people, 12)
    asked += [str(one["number"]) for one in chance.sample(seats, 12)]
    alone = [office.seat_answers.explain_person(own, who) for who in asked]
    monkeypatch.setattr(office.seat_answers, "own_question", lambda *_: None)
    assert alone == [office.seat_answers.explain_person(own, who) for who in asked]


def _ahead(here: Office) -> dict[str, HeldSession]:
    with here.read() as connection:
        every = sessions(connection, here.moment())
    return {code: one for code, one in every.items() if (day := one.session.first_day) and day > here.today}


def _take(here: Office, folder: Path, name: str, lines: list[str], kind: Any) -> None:
    file = folder / f"{name}.csv"
    file.write_text("\n".join(lines), "utf-8")
    take_in(here, file, kind)
