"""Whom a question is about, and against which target."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache, partial

from sqlalchemy import Connection

from skillmap.assessment.people import Meant, Whose, whose
from skillmap.careers.store import aims, recognitions
from skillmap.careers.target import target
from skillmap.errors import UsageRefused
from skillmap.framework.model import RoleGrade
from skillmap.office.office import Office
from skillmap.org.everybody import called
from skillmap.org.find import find_person, find_unit
from skillmap.org.model import Organisation, Person
from skillmap.org.names import is_called
from skillmap.org.single import find_one
from skillmap.problems import Place, Problem
from skillmap.storage.facts import Moment


@dataclass(frozen=True)
class PeopleScope:
    """The people a question is about: one person, a unit with what is below it, or everybody."""

    moment: Moment
    organisation: Organisation
    """The whole; of one person (`one`) what is around them."""
    people: Sequence[Person]
    is_one: bool = False

    @property
    def staff(self) -> list[int] | None:
        """Their ids; None when it is everybody, who are read in one pass."""
        is_everybody = not self.is_one and len(self.people) == len(self.organisation.people)
        return None if is_everybody else [p.id for p in self.people]


def one(office: Office, connection: Connection, moment: Moment, staff: str) -> PeopleScope:
    """One person, and of the office only what is around them. Raises what `org.find` raises."""
    organisation, person = find_one(connection, moment, staff, office.settings.grades)
    return PeopleScope(moment, organisation, (person,), is_one=True)


def read_scope(
    office: Office,
    connection: Connection,
    moment: Moment,
    *,
    staff: str | None = None,
    section: str | None = None,
    department: str | None = None,
) -> PeopleScope:
    """The people meant. Raises UsageRefused (E_GAP_SCOPE) when several are named, and what `org.find` raises."""
    if sum(given is not None for given in (staff, section, department)) > 1:
        raise UsageRefused("E_GAP_SCOPE")
    organisation = office.organisation(connection, moment)
    people: Sequence[Person] = organisation.people
    if staff is not None:
        people = (find_person(organisation, staff),)
    elif section is not None:
        people = organisation.members(find_unit(organisation, section).id)
    elif department is not None:
        people = organisation.members(find_unit(organisation, department, among=organisation.departments).id)
    return PeopleScope(moment, organisation, people)


def targets_of(office: Office, connection: Connection, scope: PeopleScope, to: str | None) -> Mapping[int, RoleGrade]:
    """Staff id -> target: --to for everybody (without a grade: the next one after the highest held), else the aims."""
    if to is None:
        found = aims(connection, scope.moment, scope.staff)
        # An aim whose role was withdrawn compares with nothing; it is told apart.
        known = {(role.id, grade) for role in office.framework.roles.values() for grade in role.grades}
        return {
            p.id: RoleGrade(role=aim.role, grade=aim.grade)
            for p in scope.people
            if (aim := found.get(p.id)) is not None and (aim.role, aim.grade) in known
        }
    held = recognitions(connection, scope.moment, scope.staff)
    meant = cache(lambda own: target(office.framework, to, own))
    return {p.id: meant(held.get(p.id, ())) for p in scope.people}


def whose_then_and_now(office: Office, connection: Connection, day: date) -> Whose:
    """Whom rows mean among `staff_then_and_now`; asked while the connection is open.

    Of everybody numbers and names are read, and the rest only for a row that is not plainly somebody's.
    """
    days = dict.fromkeys((office.today, day))
    known = {number: one for on in days for number, one in called(connection, Moment(on)).items()}
    everybody = cache(partial(staff_then_and_now, office, connection, day))

    def meant(number: str, name: str, place: Place) -> Meant | Problem:
        one = known.get(number)
        return one if one and (not name or is_called(one, name)) else whose(everybody(), number, name, place)

    return meant


def staff_then_and_now(office: Office, connection: Connection, day: date) -> Organisation:
    """Everybody on the staff on a day, and those who are on it now: records may begin later than the day."""
    # Who joined the records after the day asked about (first list taken in later) must not vanish from a round.
    now = office.organisation(connection, Moment(office.today))
    if day == office.today:
        return now
    then = office.organisation(connection, Moment(day))
    others = tuple(p for p in now.people if p.id not in then.person_by_id)
    return replace(then, units=then.units or now.units, people=(*then.people, *others))
