"""The register of leaders: listings, and what is wrong or due."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from skillmap.errors import UsageRefused
from skillmap.leaders import checks
from skillmap.leaders import rule as rules
from skillmap.leaders.checks import LeaderFinding, programme
from skillmap.leaders.programme import progress
from skillmap.leaders.register import history, seats_on
from skillmap.leaders.store import all_terms, booked, names, newer_sections, second_posts_over
from skillmap.leaders.tables import (
    LIST_COLUMNS,
    ROSTER_COLUMNS,
    finding_summary,
    finding_table,
    history_table,
    leader_table,
)
from skillmap.office.office import Office
from skillmap.org.find import find_unit
from skillmap.org.leavers import find_ever
from skillmap.org.model import Organisation
from skillmap.storage.facts import Moment
from skillmap.tables import Table
from skillmap.training.completions import completed_trainings
from skillmap.training.store import completions
from skillmap.words import message


def seats(office: Office, moment: Moment, day: date | None = None, *, whole: bool = True) -> Table:
    """One row per seat of every section, vacant ones too; `whole` has the columns of the roster.

    `day` is the one of the terms that are meant (see `Office.register_times`); None = the moment's.
    """
    rule = rules.in_force(office.framework.leaders)
    with office.read() as connection:
        organisation = replace(office.organisation(connection, moment), day=day or moment.as_of)
        terms = all_terms(connection, moment)
        known = names(connection, moment, (t.staff_id for t in terms))
    columns = ROSTER_COLUMNS if whole else LIST_COLUMNS
    table = leader_table(rule, organisation, seats_on(rule, organisation, terms), known, columns)
    # Terms are of the day that was asked for, people stand where they are today: the note says so.
    if organisation.day != moment.as_of:
        return replace(table, notes=(*table.notes, message("leader.where_today", day=moment.as_of)))
    return table


def terms_of(office: Office, moment: Moment, section: str | None = None, staff: str | None = None) -> Table:
    """Everything the register holds of a section's or a person's terms. Raises UsageRefused (E_SECTION_OR_STAFF)."""
    if (section is None) == (staff is None):
        raise UsageRefused("E_SECTION_OR_STAFF")
    rule = rules.in_force(office.framework.leaders)
    with office.read() as connection:
        organisation = office.organisation(connection, moment)
        terms = all_terms(connection, moment)
        known = names(connection, moment, (t.staff_id for t in terms))
        results = completions(connection, moment)
        # Also somebody who has left: terms of the past are still on the register.
        person = find_ever(connection, moment, organisation, staff) if staff is not None else None
    if person is not None:
        wanted = history(terms, staff_id=person.id)
    else:
        wanted = history(terms, unit_id=find_unit(organisation, section or "", among=organisation.sections).id)
    done = {t: progress(office.framework, programme(office.framework, rule), t, results) for t in wanted}
    return history_table(wanted, organisation, known, rule, done)


@dataclass(frozen=True)
class LeaderCheck:
    """What is wrong or due with the leaders."""

    findings: Sequence[LeaderFinding]
    organisation: Organisation

    def table(self, *, short: bool = False) -> Table:
        """A row per finding; `short` counts those of one kind."""
        return (finding_summary if short else finding_table)(self.findings, self.organisation)


def check(office: Office, moment: Moment, day: date | None = None) -> LeaderCheck:
    """What is wrong or due, each with the command that mends it; `day` as for `seats`."""
    rule = rules.in_force(office.framework.leaders)
    with office.read() as connection:
        state = checks.Findings(
            rule,
            replace(office.organisation(connection, moment), day=day or moment.as_of),
            all_terms(connection, moment),
            programme(office.framework, rule),
            completed_trainings(connection, office.framework, moment),
            booked(connection, moment),
            newer_sections(connection, moment),
            second_posts_over(connection, moment),
            office.today,
        )
    return LeaderCheck(checks.check(state), state.organisation)
