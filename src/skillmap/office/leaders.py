"""The leaders of sections: nominating by hand, handing over, what came of a term, listings, what is wrong or due."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from skillmap.days import FiscalYear
from skillmap.errors import UsageRefused
from skillmap.leaders import checks
from skillmap.leaders import rule as rules
from skillmap.leaders.checks import Finding, programme
from skillmap.leaders.handover import hand_over as hand_over_to
from skillmap.leaders.model import Nomination
from skillmap.leaders.programme import progress
from skillmap.leaders.recording import record_texts
from skillmap.leaders.register import history, seats_on
from skillmap.leaders.seating import nominate as seat_nominee
from skillmap.leaders.store import all_terms, booked, names
from skillmap.leaders.tables import (
    LIST_COLUMNS,
    ROSTER_COLUMNS,
    finding_summary,
    finding_table,
    history_table,
    leader_table,
)
from skillmap.office.draft import Draft, renewable
from skillmap.office.leader_book import open_book, route_of, who
from skillmap.office.office import Office
from skillmap.org.find import find_person, find_unit
from skillmap.org.model import Organisation
from skillmap.storage.facts import Moment
from skillmap.tables import Table
from skillmap.training.completions import completed_trainings
from skillmap.training.store import completions
from skillmap.words import message


@dataclass(frozen=True, slots=True)
class Words:
    """What is said of a nomination besides who and where."""

    route: str = "recommended"
    """recommended, volunteer or appointed, or the word that offices have for it."""
    reason: str = ""
    nominated_by: str = ""
    theme: str = ""
    result: str = ""


@renewable
def nominate(
    office: Office,
    section: str,
    staff: str,
    *,
    fy: FiscalYear | None = None,
    starts: date | None = None,
    words: Words = Words(),
    conditions: bool = False,
) -> Draft:
    """One nomination by hand, or more about the present leader.

    Args:
        office: The office.
        section: A unit by name or path.
        staff: Staff number, name or kana; need only be unique within the section.
        fy: The year of the term.
        starts: First day of the term; None = today, or 1 April of another year.
        words: What is said of it.
        conditions: Whether the head confirms the conditions of the rule.
    """
    with office.read() as connection:
        book = open_book(office, connection, fy, starts)
        begins = book.starts or (office.today if not fy else book.fy.first)
        unit, person = who(book, section, staff, begins)
        given = Nomination(
            person, section=unit, route=route_of(words.route), starts=book.starts, reason=words.reason,
            theme=words.theme, result=words.result, nominated_by=words.nominated_by,
            conditions=tuple(c.ja for c in book.rule.conditions) if conditions else (),
        )  # fmt: skip
        by_hand = replace(book, starts=begins, nominated_on=office.today)
        changes = seat_nominee(message("leader.nominate_title", title=book.rule.title.text), [given], by_hand)
    return Draft("leader nominate", changes)


@renewable
def hand_over(
    office: Office,
    section: str,
    staff: str | None = None,
    *,
    starts: date | None = None,
    seat: int | None = None,
    words: Words = Words(),
) -> Draft:
    """The present term of a seat ends the day before, the successor has the rest of it; nobody = it is left vacant."""
    with office.read() as connection:
        book = open_book(office, connection, None, starts)
        day = book.starts or office.today
        successor = None
        if staff is not None:
            _, person = who(book, section, staff, day)
            successor = Nomination(
                person, route=route_of(words.route), reason=words.reason, theme=words.theme,
                nominated_by=words.nominated_by, nominated_on=office.today,
            )  # fmt: skip
        found = book.organisation_on(max(day, office.today))
        unit = find_unit(found, section, among=found.sections)
        title = message("leader.replace_title", title=book.rule.title.text)
        changes = hand_over_to(title, unit, day, successor, book, seat=seat)
    return Draft("leader replace", changes)


@renewable
def record_outcome(
    office: Office, section: str | None, staff: str | None, *, theme: str = "", result: str = "", later_post: str = ""
) -> Draft:
    """What came of a term, also of one that is over. Raises UsageRefused (E_SECTION_OR_STAFF)."""
    if section is None and staff is None:
        raise UsageRefused("E_SECTION_OR_STAFF")
    with office.read() as connection:
        book = open_book(office, connection)
        organisation = book.organisation_on(book.today)
        unit = find_unit(organisation, section, among=organisation.sections) if section is not None else None
        person = find_person(organisation, staff) if staff is not None else None
        mine = [
            t
            for t in book.terms
            if (unit is None or t.unit_id == unit.id) and (person is None or t.staff_id == person.id)
        ]
        shown = " ".join(part for part in (unit.full_name if unit else "", person.shown if person else "") if part)
        title = message("leader.record_title", title=book.rule.title.text)
        texts = {"theme": theme, "result": result, "later_post": later_post}
        changes = record_texts(title, book, mine, texts, shown)
    return Draft("leader record", changes)


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
    if staff is not None:
        wanted = history(terms, staff_id=find_person(organisation, staff).id)
    else:
        wanted = history(terms, unit_id=find_unit(organisation, section or "", among=organisation.sections).id)
    done = {t: progress(office.framework, programme(office.framework, rule), t, results) for t in wanted}
    return history_table(wanted, organisation, known, rule, done)


@dataclass(frozen=True)
class Checked:
    """What is wrong or due with the leaders."""

    findings: Sequence[Finding]
    organisation: Organisation

    def table(self, *, short: bool = False) -> Table:
        """A row per finding; `short` counts those of one kind."""
        return (finding_summary if short else finding_table)(self.findings, self.organisation)


def check(office: Office, moment: Moment, day: date | None = None) -> Checked:
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
        )
    return Checked(checks.check(state), state.organisation)
