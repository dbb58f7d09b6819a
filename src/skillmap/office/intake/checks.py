"""The office's own totals (checks.yaml), counted before an import and as they would be after it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection

from skillmap.changes import ChangeSet
from skillmap.documents.checks_file import TotalCheck, count, load_checks, verdicts
from skillmap.errors import InputRefused, Refusal
from skillmap.leaders import rule as rules
from skillmap.leaders.register import seats_on
from skillmap.leaders.store import all_terms
from skillmap.office.office import Office
from skillmap.problems import Problem
from skillmap.storage.facts import Moment
from skillmap.storage.journal import write_changes
from skillmap.storage.rehearsal import rehearsal


@dataclass(frozen=True, slots=True)
class CheckTotals:
    """The checks of the workspace and what they count now."""

    checks: tuple[TotalCheck, ...]
    before: tuple[int | Refusal, ...]


def totals(office: Office, connection: Connection) -> CheckTotals:
    """What the checks count now. Raises InputRefused (E_CHECKS) with every problem of the file at once."""
    checks, problems = load_checks(office.workspace.root)
    if problems:
        raise InputRefused("E_CHECKS", problems)
    return CheckTotals(checks, _counts(office, connection, checks))


def broken(office: Office, connection: Connection, known: CheckTotals) -> list[Problem]:
    """The checks that do not hold in the state that the connection sees."""
    return verdicts(known.checks, known.before, _counts(office, connection, known.checks))


def broken_after(office: Office, known: CheckTotals, changes: ChangeSet) -> list[Problem]:
    """The checks that would not hold after a change set; it is written and taken back to know."""
    # Writing and taking back doubles the time of an import; offices without totals of their own do not pay for it.
    if not known.checks:
        return []
    with rehearsal(office.engine) as (connection, number):
        write_changes(connection, changes, number)
        return broken(office, connection, known)


def _counts(office: Office, connection: Connection, checks: Sequence[TotalCheck]) -> tuple[int | Refusal, ...]:
    # Counting leaders reads every term; most checks are about people and sections.
    rule = rules.in_force(office.framework.leaders) if any(c.what == "leaders" for c in checks) else None
    offices = {}
    found: list[int | Refusal] = []
    for check in checks:
        day: date = check.as_of or office.today
        if day not in offices:
            organisation = office.organisation(connection, Moment(day))
            terms = all_terms(connection, Moment(day)) if rule else ()
            offices[day] = organisation, seats_on(rule, organisation, terms) if rule else ()
        try:
            found.append(count(check, *offices[day]))
        except Refusal as refusal:
            found.append(refusal)
    return tuple(found)
