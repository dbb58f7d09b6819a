"""The leaders of sections by hand: nominating, handing over, what came of a term."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from skillmap.days import FiscalYear
from skillmap.errors import UsageRefused
from skillmap.leaders.handover import hand_over as hand_over_to
from skillmap.leaders.model import Nomination
from skillmap.leaders.recording import record_texts
from skillmap.leaders.seating import nominate as seat_nominee
from skillmap.office.draft import Draft, renewable
from skillmap.office.leader_book import open_book, route_of, who
from skillmap.office.office import Office
from skillmap.org.find import find_person, find_unit
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
        starts: First day of the term; None = today, or 1 April of a year that has not begun or is over.
        words: What is said of it.
        conditions: Whether the head confirms the conditions of the rule.
    """
    with office.read() as connection:
        book = open_book(office, connection, fy, starts)
        begins = book.starts or (office.today if book.fy.first <= office.today <= book.fy.last else book.fy.first)
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
        # A seat may be handed over for the day of a reorganisation: the unit is looked for as it will be then.
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
