"""What a few seats put out of order is told from those whom they can matter to: the same as from everybody."""

import random

import pytest

from skillmap import office
from skillmap.errors import Refusal
from skillmap.office import Office
from skillmap.tables import records


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
