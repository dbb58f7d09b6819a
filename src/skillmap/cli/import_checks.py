"""The office's own totals (checks.yaml), counted before an import and as they would be after it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from skillmap.errors import InputRefused, Refusal

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from sqlalchemy import Connection

    from skillmap.changes import ChangeSet
    from skillmap.cli.context import Context
    from skillmap.documents.checks_file import Check
    from skillmap.problems import Problem


@dataclass(frozen=True, slots=True)
class Totals:
    """The checks of the workspace and what they count now."""

    checks: tuple[Check, ...]
    before: tuple[int | Refusal, ...]


def totals(context: Context, connection: Connection) -> Totals:
    """What the checks count now. Raises InputRefused (E_CHECKS) with every problem of the file at once."""
    from skillmap.documents.checks_file import load_checks

    checks, problems = load_checks(context.workspace.root)
    if problems:
        raise InputRefused("E_CHECKS", problems)
    return Totals(checks, _counts(context, connection, checks))


def broken(context: Context, connection: Connection, known: Totals) -> list[Problem]:
    """The checks that do not hold in the state that the connection sees."""
    from skillmap.documents.checks_file import verdicts

    return verdicts(known.checks, known.before, _counts(context, connection, known.checks))


def broken_after(context: Context, known: Totals, changes: ChangeSet) -> list[Problem]:
    """The checks that would not hold after a change set; it is written and taken back to know."""
    from skillmap.storage.journal import write_changes
    from skillmap.storage.rehearsal import rehearsal

    if not known.checks:
        return []
    with rehearsal(context.engine) as (connection, number):
        write_changes(connection, changes, number)
        return broken(context, connection, known)


def _counts(context: Context, connection: Connection, checks: Sequence[Check]) -> tuple[int | Refusal, ...]:
    from skillmap.documents.checks_file import count
    from skillmap.leaders import rule as rules
    from skillmap.leaders.register import seats_on
    from skillmap.leaders.store import all_terms
    from skillmap.org.store import organisation
    from skillmap.storage.facts import Moment

    rule = rules.in_force(context.framework.leaders) if any(c.what == "leaders" for c in checks) else None
    offices = {}
    found: list[int | Refusal] = []
    for check in checks:
        day: date = check.as_of or context.today
        if day not in offices:
            office = organisation(connection, Moment(day), context.settings.grades)
            terms = all_terms(connection, Moment(day)) if rule else ()
            offices[day] = office, seats_on(rule, office, terms) if rule else ()
        try:
            found.append(count(check, *offices[day]))
        except Refusal as refusal:
            found.append(refusal)
    return tuple(found)
