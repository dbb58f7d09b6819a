"""A round of assessment: who is asked about what, what is recorded, who got forms."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import Connection

from skillmap.assessment import store
from skillmap.assessment.model import Stage
from skillmap.assessment.rounds import RoundState, in_round, known_targets
from skillmap.careers import store as careers
from skillmap.careers.model import Aim
from skillmap.careers.target import target
from skillmap.days import FiscalYear
from skillmap.framework.model import RoleGrade
from skillmap.leaders import rule as rules
from skillmap.leaders.store import all_terms
from skillmap.office.office import Office
from skillmap.office.scope import PeopleScope
from skillmap.org.model import Person
from skillmap.revision import in_words
from skillmap.storage.facts import Moment
from skillmap.storage.journal import entries

COMMAND = "assess form"


@dataclass(frozen=True, slots=True)
class AskedPeople:
    """Why people are asked: role grades by staff id (aim, roles held, the leader's post), and their aims."""

    targets: Mapping[int, tuple[RoleGrade, ...]]
    aims: Mapping[int, Aim]


def asked_of(
    office: Office, connection: Connection, people: Iterable[Person], moment: Moment, others: RoleGrade | None = None
) -> AskedPeople:
    """The role grades that each of these people is asked about; `others` for who has none."""
    aims = careers.aims(connection, moment)
    held = careers.recognitions(connection, moment)
    rule = rules.in_force(office.framework.leaders)
    post = RoleGrade(role=rule.role, grade=rule.grade)
    leaders = {t.staff_id for t in all_terms(connection, moment) if t.holds_on(moment.as_of)}
    targets: dict[int, tuple[RoleGrade, ...]] = {}
    # What a form that was made before the definitions changed asked about, in the words of today.
    changed = office.words.transitions_since(moment.known) if moment.known is not None else ()
    for person in people:
        aim = aims.get(person.id)
        own = [RoleGrade(role=aim.role, grade=aim.grade)] if aim else []
        own += [RoleGrade(role=one.role, grade=one.grade) for one in held.get(person.id, ())]
        own += [post] if person.id in leaders else []
        if changed:
            own = [now for one in own if (now := in_words.target(one, changed)) is not None]
        # A role that was withdrawn since has no skills left to ask about.
        known = known_targets(office.framework, own)
        targets[person.id] = known or known_targets(office.framework, [others] if others else [])
    return AskedPeople(targets, aims)


def round_state(
    connection: Connection, scope: PeopleScope, fy: FiscalYear, asked: AskedPeople, forms: IssuedForms | None
) -> RoundState:
    """What is recorded of a round for some people, up to the moment's day."""
    rated = in_round(store.ratings(connection, scope.moment, scope.staff, since=fy.first), fy)
    # What counts as the level before the round is what was approved by 31 March, whenever the forms went out.
    eve = Moment(fy.first - timedelta(days=1), scope.moment.known)
    before = store.levels(connection, eve, Stage.APPROVED, scope.staff)
    return RoundState(fy, rated, before, asked.targets, frozenset(forms.forms) if forms else None)


@dataclass(frozen=True, slots=True)
class IssuedForm:
    """What the form of a section was made from: the state it shows, and whom to ask about without role or aim."""

    moment: Moment
    role: str
    """`role/grade` or ""."""


@dataclass(frozen=True, slots=True)
class IssuedForms:
    """The forms that were written in a round, as the journal has it."""

    forms: Mapping[str, IssuedForm]
    """By code of the section, the latest one."""
    due: date | None
    """The deadline on the latest ones."""


def issued(connection: Connection, fy: FiscalYear) -> IssuedForms | None:
    """What the journal says of the forms of a round; None when none were written."""
    found: dict[str, IssuedForm] = {}
    due = ""
    written = False
    for entry in entries(connection):
        said = entry.arguments
        if entry.command == COMMAND and said.get("fy") == fy.year:
            written = True
            # Newest first: the latest forms say the deadline, and what a section was asked.
            due = due or said["due"]
            form = IssuedForm(Moment(date.fromisoformat(said["as_of"]), entry.id), said["role"])
            found |= {code: form for code in said["units"] if code not in found}
    return IssuedForms(found, date.fromisoformat(due) if due else None) if written else None


def asked_when_sent(
    office: Office, connection: Connection, scope: PeopleScope, forms: IssuedForms | None
) -> AskedPeople:
    """The role grades that each person's form asked about; the present ones where no form was written."""
    groups: dict[IssuedForm | None, list[Person]] = {}
    codes = section_codes(scope)
    for person in scope.people:
        groups.setdefault(forms.forms.get(codes[person.id]) if forms else None, []).append(person)
    targets: dict[int, tuple[RoleGrade, ...]] = {}
    aims: dict[int, Aim] = {}
    for form, people in groups.items():
        others = target(office.framework, form.role) if form and form.role else None
        one = asked_of(office, connection, people, form.moment if form else scope.moment, others)
        targets |= one.targets
        aims |= one.aims
    return AskedPeople(targets, aims)


def section_codes(scope: PeopleScope) -> dict[int, str]:
    """Staff id -> code of the section; "" outside all sections."""
    organisation = scope.organisation
    return {p.id: (section.code if (section := organisation.section_of(p.unit_id)) else "") for p in scope.people}
