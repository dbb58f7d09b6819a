"""Everything that the numbers of a fiscal year are counted from, read once; every report is a pure function of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from functools import cached_property
from typing import Literal, TypeAlias

from sqlalchemy import Connection

from skillmap.allocation.store import Run, Waiting, last_run, waiting
from skillmap.assessment.store import approved_levels
from skillmap.careers.recognise import Candidate, Standing, ready
from skillmap.careers.store import aims, recognitions
from skillmap.days import FiscalYear
from skillmap.framework.model import Framework, LeaderRule
from skillmap.leaders import rule as rules
from skillmap.leaders.model import Name
from skillmap.leaders.register import Seat, seats_on
from skillmap.leaders.store import all_terms, names
from skillmap.org.model import Organisation, Person, Unit
from skillmap.org.store import organisation
from skillmap.planning.store import Made, Purpose, plans
from skillmap.storage.facts import Moment
from skillmap.training.completions import completed_trainings
from skillmap.training.store import Held, Recorded, Taken, completions, enrolments, sessions


class Whole(Enum):
    """Everybody, in and outside departments."""

    OFFICE = "office"


Where: TypeAlias = "Unit | Literal[Whole.OFFICE] | None"
"""Whose lines are meant: a department's, those of people outside all departments (None), or the whole office's."""


@dataclass(frozen=True)
class Snapshot:
    """The state of a fiscal year on a day. People and units in roster order."""

    fy: FiscalYear
    framework: Framework
    organisation: Organisation
    rule: LeaderRule
    seats: tuple[Seat, ...]
    names: Mapping[int, Name]
    standing: Standing
    plans: Mapping[tuple[int, Purpose], Made]
    held: Mapping[str, Held]
    taken: tuple[Taken, ...]
    run: Run | None
    waiting: tuple[Waiting, ...]
    results: tuple[Recorded, ...] = ()

    def department_id(self, staff_id: int) -> int | None:
        """The department of a person's main posting; None for people outside all of them."""
        person = self.organisation.person_by_id.get(staff_id)
        department = self.organisation.department_of(person.unit_id) if person else None
        return department.id if department else None

    @cached_property
    def departments(self) -> tuple[Unit | None, ...]:
        """Departments in 建制順; None last when anybody or any section stands outside all of them."""
        outside = any(self.department_id(p.id) is None for p in self.organisation.people) or any(
            self.organisation.department_of(s.section.id) is None for s in self.seats
        )
        return (*self.organisation.departments, *((None,) if outside else ()))

    def people(self, department: Where) -> tuple[Person, ...]:
        """People of a department, of none, or of the whole office."""
        if department is Whole.OFFICE:
            return self.organisation.people
        wanted = department.id if department else None
        return tuple(p for p in self.organisation.people if self.department_id(p.id) == wanted)

    def leader_seats(self, department: Where) -> tuple[Seat, ...]:
        """Leaders' seats of the sections of a department, of sections outside all of them, or all."""
        if department is Whole.OFFICE:
            return self.seats
        wanted = department.id if department else None
        found = ((s, self.organisation.department_of(s.section.id)) for s in self.seats)
        return tuple(s for s, own in found if (own.id if own else None) == wanted)

    @cached_property
    def ready(self) -> tuple[Candidate, ...]:
        """People who fulfil everything for their aim and wait to be recognised."""
        return tuple(ready(self.framework, self.organisation, self.standing))


def take(
    connection: Connection, framework: Framework, moment: Moment, fy: FiscalYear, grades: tuple[str, ...]
) -> Snapshot:
    """The state on the moment's day, seats and plans of the fiscal year."""
    office = organisation(connection, moment, grades)
    rule = rules.in_force(framework.leaders)
    terms = all_terms(connection, moment)
    held = sessions(connection, moment, fy.year)
    run = last_run(connection, moment, fy.year)
    standing = Standing(
        approved_levels(connection, moment),
        completed_trainings(connection, moment),
        aims(connection, moment),
        recognitions(connection, moment),
    )
    return Snapshot(
        fy,
        framework,
        office,
        rule,
        tuple(seats_on(rule, office, terms)),
        names(connection, moment, (t.staff_id for t in terms)),
        standing,
        plans(connection, moment),
        held,
        tuple(enrolments(connection, moment, held)),
        run,
        tuple(waiting(connection, moment, run)) if run else (),
        tuple(completions(connection, moment)),
    )
