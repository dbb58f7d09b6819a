"""The question of seats as far as one person's seats depend on it: their section, and how full sessions are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from sqlalchemy import Connection

from skillmap.allocation import gather, inputs
from skillmap.allocation.demands import Facts
from skillmap.allocation.problem import SeatProblem
from skillmap.days import FiscalYear
from skillmap.judgement.asking import with_sections
from skillmap.judgement.near import SeatVicinity
from skillmap.judgement.record import take
from skillmap.office.next_of_line import facts_of_some
from skillmap.office.office import Office
from skillmap.office.terms import allowed
from skillmap.org.model import Person
from skillmap.storage.facts import MOST_MANY, Many
from skillmap.training.notices import notices
from skillmap.training.store import people_in


@dataclass(frozen=True)
class OwnQuestion:
    """The question, what it was made from, and by session who sits there besides the people in it."""

    facts: Facts
    problem: SeatProblem
    elsewhere: Mapping[str, int]


def own_question(office: Office, connection: Connection, year: FiscalYear, person: Person) -> OwnQuestion | None:
    """The question about a person and everybody in their section; None = only everybody together can tell.

    A rule looks at the person, at the section, or at how many sit in a session. Everybody is needed where seats of
    departments are limited, in a session or in the year, and where the question itself is out of order.
    """
    moment, terms = office.moment(), allowed(office)
    staff = with_sections(connection, moment, Many([person.id]))
    if terms.department_limits or staff is None or len(staff) > MOST_MANY:
        return None
    only = SeatVicinity(staff, None, seats_alone=True)
    record = take(connection, office.framework, moment, office.settings.grades, terms, only=only)
    facts = facts_of_some(office, connection, year, record, staff)
    facts = replace(facts, told=frozenset(notices(connection, moment, [person.id])))
    problem = gather.problem(office.framework, facts, year, office.today, terms)
    own = {seat.session for seat in (*problem.fixed, *problem.earlier) if seat.person == person.number}
    trainings = {d.training for d in problem.demands if d.person == person.number}
    trainings |= {problem.session[code].training for code in own}
    sessions = [one for one in problem.sessions if one.training in trainings]
    if not problem.demands or inputs.problems(problem) or any(one.quotas for one in sessions):
        return None
    ids = {facts.held[one.code].id: one.code for one in sessions}
    everybody = people_in(connection, moment, ids)
    here = [seat.session for seat in (*problem.fixed, *problem.earlier)]
    return OwnQuestion(facts, problem, {code: everybody.get(no, 0) - here.count(code) for no, code in ids.items()})
