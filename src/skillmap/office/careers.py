"""Aims, how people fit role grades, who is ready, recognition."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import Connection

from skillmap.assessment.store import approved_levels
from skillmap.careers import aims as wished
from skillmap.careers import recognise as recognising
from skillmap.careers import tables
from skillmap.careers.model import AimRecord, Wish
from skillmap.careers.recognise import Candidate, Standing
from skillmap.careers.store import aim_rows, aims, aims_after, recognitions
from skillmap.careers.target import target as meant
from skillmap.errors import InputRefused
from skillmap.framework.model import RoleGrade
from skillmap.office.draft import Draft, renewable
from skillmap.office.office import Office
from skillmap.org.find import find_person
from skillmap.org.leavers import find_ever
from skillmap.org.model import Organisation
from skillmap.storage.facts import Moment
from skillmap.tables import Table
from skillmap.training.completions import completed_trainings


@dataclass(frozen=True)
class Everybody:
    """The people of a day and what is known of them: levels, completed trainings, aims, recognitions."""

    organisation: Organisation
    standing: Standing


def everybody(office: Office, connection: Connection, moment: Moment) -> Everybody:
    """Everybody on the moment's day."""
    standing = Standing(
        approved_levels(connection, moment),
        completed_trainings(connection, office.framework, moment),
        aims(connection, moment),
        recognitions(connection, moment),
    )
    return Everybody(office.organisation(connection, moment), standing)


@renewable
def aim(office: Office, staff: str, to: str, *, own: bool = False, on: date | None = None) -> Draft:
    """The role grade that somebody aims at, from a day on (None = today); `own` = the person's own wish."""
    moment, day = office.moment(), on or office.today
    then = replace(moment, as_of=day)
    with office.read() as connection:
        organisation = office.organisation(connection, moment)
        present, later = aim_rows(connection, then), aims_after(connection, then)
        held = recognitions(connection, moment)
    person = find_person(organisation, staff)
    # Without a grade the next one after those held is meant.
    target = meant(office.framework, to, held.get(person.id, ()))
    records = [AimRecord(person.number, target.role, target.grade, Wish.OWN if own else Wish.HR)]
    changes = wished.change_set(office.framework, organisation, present, records, day, [], later=later)
    return Draft("career aim", changes)


def withdrawal(office: Office, staff: str, on: date | None = None) -> Draft:
    """The aim of one person taken back from a day on (None = today), also of somebody who has left.

    An aim that begins after that day stays, and is told.
    """
    moment, day = office.moment(), on or office.today
    then = replace(moment, as_of=day)
    with office.read() as connection:
        person = find_ever(connection, moment, office.organisation(connection, moment), staff)
        present, later = aim_rows(connection, then).get(person.id), aims_after(connection, then)
    changes = wished.withdrawal(office.framework, person, present, day, later)
    return Draft("career aim", changes)


def fit(office: Office, moment: Moment, staff: str, to: str | None = None) -> Table:
    """How well a person fits a role grade, or every one: levels met, trainings done, what is missing."""
    with office.read() as connection:
        found = everybody(office, connection, moment)
    person, framework = find_person(found.organisation, staff), office.framework
    targets = [RoleGrade(role=r.id, grade=g) for r in framework.roles.values() for g in sorted(r.grades)]
    if to:
        targets = [meant(framework, to, found.standing.recognitions.get(person.id, ()))]
    candidates = [recognising.candidate(framework, found.standing, person, target) for target in targets]
    return tables.fit_table(framework, found.organisation, candidates)


def ready(office: Office, moment: Moment) -> Table:
    """Who fulfils everything for their aim and waits to be recognised."""
    with office.read() as connection:
        found = everybody(office, connection, moment)
    candidates = recognising.ready(office.framework, found.organisation, found.standing)
    return tables.candidate_table(office.framework, found.organisation, candidates, tables.ready_title())


@renewable
def recognise(office: Office, staff: str | None = None, to: str | None = None, on: date | None = None) -> Draft:
    """One person recognised, or everybody who fulfils everything for their aim; from a day on (None = today).

    Raises InputRefused (E_NO_AIM, E_NOT_READY, E_GRADE_ASKS_NOTHING).
    """
    with office.read() as connection:
        found = everybody(office, connection, office.moment())
    framework, standing = office.framework, found.standing
    if staff is None:
        chosen: Sequence[Candidate] = recognising.ready(framework, found.organisation, standing)
    else:
        chosen = _one(office, found, staff, to)
    changes = recognising.change_set(framework, standing, chosen, on or office.today, office.who.by)
    return Draft("career recognise", changes)


def _one(office: Office, found: Everybody, staff: str, to: str | None) -> list[Candidate]:
    """The person for the role grade; nobody when it is held already."""
    framework, standing = office.framework, found.standing
    person = find_person(found.organisation, staff)
    own = standing.aims.get(person.id)
    if to is None and own is None:
        raise InputRefused("E_NO_AIM", found=person.shown)
    held = standing.recognitions.get(person.id, ())
    target = meant(framework, to or (f"{own.role}/{own.grade}" if own else ""), held)
    one = recognising.candidate(framework, standing, person, target)
    # Everybody fulfils a grade that asks for nothing: recognising it would say nothing about anybody.
    if one.fit.asks_for_nothing:
        raise InputRefused("E_GRADE_ASKS_NOTHING", role=framework.roles[target.role].name.text, grade=str(target.grade))
    if not one.fit.is_ready:
        levels, trainings, _ = tables.parts(framework, one.fit)
        raise InputRefused("E_NOT_READY", found=person.shown, levels=levels, trainings=trainings)
    return [] if standing.holds(person.id, target) else [one]


def aims_of_all(office: Office, moment: Moment) -> Table:
    """Everybody's aim."""
    with office.read() as connection:
        found = everybody(office, connection, moment)
    return tables.aim_table(office.framework, found.organisation, found.standing)


def recognised(office: Office, moment: Moment) -> Table:
    """The role grades that people hold, with the evidence."""
    with office.read() as connection:
        found = everybody(office, connection, moment)
    return tables.recognition_table(office.framework, found.organisation, found.standing)
