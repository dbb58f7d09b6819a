"""People and seats of a whole office are kept in less room: they are the same people and the same seats."""

from datetime import date
from operator import attrgetter

import pytest

from skillmap.office import Office
from skillmap.org.listed import ListedOrganisation, ListedPeople, column
from skillmap.org.model import Organisation
from skillmap.org.store import headcount, listed
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
        organisation = ward.organisation(connection, moment)
        found = all_seats(connection, moment, held, organisation)
        unknown = all_seats(connection, moment, held, Organisation(ward.today, (), ()))
        few = all_seats(connection, moment, held, listed(connection, moment))
    assert len(seats) > 1
    assert [*found] == seats == [*unknown] == [*few]
    assert found == TakenSeats.of_seats(seats)
    assert (found[0], found[-1], [*found[1:]]) == (seats[0], seats[-1], seats[1:])
    someone, session = seats[0].staff_id, seats[-1].session_id
    assert [*found.of({someone})] == [t for t in seats if t.staff_id == someone]
    assert [*found.within({session})] == [*found.in_session[session]] == [t for t in seats if t.session_id == session]
    for why in Why:
        assert [*found.because(why)] == [t for t in seats if t.enrolment.why == why]


def test_people_in_columns_answer_as_people_do(ward: Office) -> None:
    moment = ward.moment()
    with ward.read() as connection:
        whole = ward.organisation(connection, moment)
        found = listed(connection, moment, ward.settings.grades)
        again = listed(connection, moment, ward.settings.grades)
        one = listed(connection, moment, ward.settings.grades, {whole.people[-1].id})
        count = headcount(connection, moment)
    assert [p.id for p in found.people] == [p.id for p in whole.people] == [*found.each("id")]
    for name in ("number", "name", "grade", "job_kind", "employment", "hired_on", "unit_id", "posted_on"):
        assert [*found.each(name)] == [*whole.each(name)] == [getattr(p, name) for p in found.people]
    assert {p.id: p.absence for p in found.people} == {p.id: p.absence for p in whole.people}
    assert {p.id: p.second_posts for p in found.people} == {p.id: p.second_posts for p in whole.people}
    assert found.unit_of_staff == whole.unit_of_staff == count.unit_of_staff
    assert found.on_leave == whole.on_leave == count.on_leave
    assert [*found.person_by_id] == [*whole.person_by_id]
    assert {n: p.id for n, p in found.person_by_number.items()} == {n: p.id for n, p in whole.person_by_number.items()}
    for unit in whole.units:
        assert [p.id for p in found.members(unit.id)] == [p.id for p in whole.members(unit.id)]
        assert count.counted_in(unit.id) == len(whole.members(unit.id))
    assert found.people == again.people
    assert found.people[1:3] == tuple(found.people)[1:3]
    assert found.people != one.people
    assert one.people[-1] == whole.people[-1]


def test_who_is_not_there_is_not_found_in_columns(ward: Office) -> None:
    moment = ward.moment()
    with ward.read() as connection:
        found, count = listed(connection, moment), headcount(connection, moment)
    nobody = max(found.unit_of_staff) + 1
    for organisation in (found, count):
        assert organisation.person_by_id.get(nobody) is None
        assert nobody not in organisation.person_by_id
        with pytest.raises(KeyError):
            organisation.person_by_id[nobody]
    assert found.person_by_number.get("-") is None
    assert len(found.person_by_id) == len(found.people) == len(count.people) == len([*count.people])
    somebody = found.people[0]
    known = count.person_by_id[somebody.id]
    assert (known.unit_id, known.absence, known.second_posts) == (
        somebody.unit_id, somebody.absence, somebody.second_posts,
    )  # fmt: skip


def test_a_former_number_finds_its_owner_in_columns() -> None:
    columns = {
        "id": [5, 2], "number": ["000010", "000020"], "name": ["甲 一", "乙 二"], "grade": ["主事", "係長"],
        "job_kind": ["", ""], "employment": ["", ""], "hired_on": [None, date(2020, 4, 1)], "unit_id": [None, 7],
        "posted_on": [None, None],
    }  # fmt: skip
    kept = {name: column(name, values) for name, values in columns.items()}
    people = ListedPeople.of(kept, [1, 0], former_numbers={5: ("000001", "000020"), 9: ("000009",)})
    found = ListedOrganisation(date(2026, 6, 1), (), people)
    assert [p.id for p in found.people] == [2, 5]
    assert found.person_by_number["000001"].id == 5
    assert found.person_by_number["000020"].id == 2, "who bears a number now goes before who gave it up"
    assert found.person_by_number.get("000009") is None
    assert found.people[1].former_numbers == ("000001", "000020")
    assert found.unit_of_staff == {2: 7, 5: None}
