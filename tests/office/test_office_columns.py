"""People and seats of a whole office are kept in less room: they are the same people and the same seats."""

from operator import attrgetter

import pytest

from skillmap.office import Office
from skillmap.org.store import listed
from skillmap.training.model import Why
from skillmap.training.store import enrolments, sessions
from skillmap.training.taken_seats import TakenSeats, all_seats

READ = attrgetter(
    "id", "number", "name", "grade", "job_kind", "employment", "hired_on", "unit_id", "posted_on", "second_posts",
    "absence", "former_numbers", "shown",
)  # fmt: skip


def test_who_is_listed_stands_in_roster_order(ward: Office) -> None:
    moment = ward.moment()
    with ward.read() as connection:
        whole = ward.organisation(connection, moment)
        short = listed(connection, moment, ward.settings.grades)
        leader = whole.people[0]
        with_one = listed(connection, moment, ward.settings.grades, {leader.id})
    assert [READ(person) for person in short.people] == [READ(person) for person in whole.people]
    assert (short.units, short.ended) == (whole.units, whole.ended)
    assert short.people[0] != leader
    assert with_one.people[0] == leader


@pytest.mark.parametrize("name", ["kana", "sort_key", "search_key", "former_name", "remark"])
def test_what_was_not_read_of_somebody_is_not_blank(ward: Office, name: str) -> None:
    with ward.read() as connection:
        person = listed(connection, ward.moment()).people[0]
    with pytest.raises(AttributeError):
        getattr(person, name)


def test_columns_are_the_seats(ward: Office) -> None:
    moment = ward.moment()
    with ward.read() as connection:
        held = sessions(connection, moment)
        seats = enrolments(connection, moment, held)
        people = ward.organisation(connection, moment).person_by_id
        found = all_seats(connection, moment, held, people)
        unknown = all_seats(connection, moment, held, {})
    assert len(seats) > 1
    assert [*found] == seats == [*unknown]
    assert found == TakenSeats.of_seats(seats)
    assert (found[0], found[-1], [*found[1:]]) == (seats[0], seats[-1], seats[1:])
    someone, session = seats[0].staff_id, seats[-1].session_id
    assert [*found.of({someone})] == [t for t in seats if t.staff_id == someone]
    assert [*found.within({session})] == [*found.in_session[session]] == [t for t in seats if t.session_id == session]
    for why in Why:
        assert [*found.because(why)] == [t for t in seats if t.enrolment.why == why]
