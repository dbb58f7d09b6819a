"""The register that nominations are compared with; names and routes as people write them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from sqlalchemy import Connection

from skillmap.days import FiscalYear, fiscal_year
from skillmap.documents.nomination_list import ROUTES
from skillmap.errors import Refusal, UsageRefused
from skillmap.japanese import fold
from skillmap.leaders import rule as rules
from skillmap.leaders.model import NominationRoute
from skillmap.leaders.resolve import Book, day_to_check
from skillmap.leaders.rule import term_end
from skillmap.leaders.store import book
from skillmap.office.office import Office
from skillmap.org.find import find_person, find_unit


def open_book(
    office: Office,
    connection: Connection,
    fy: FiscalYear | None = None,
    starts: date | None = None,
    *,
    takes_over: bool = False,
) -> Book:
    """The register and the rule in force; year and first day of a term for nominations that do not say theirs."""
    # A first day given alone says the year as well.
    year = office.fiscal_year(fy) if fy or starts is None else fiscal_year(starts)
    rule = rules.in_force(office.framework.leaders)
    return book(
        connection, office.moment(), rule, year, grades=office.settings.grades, starts=starts, takes_over=takes_over
    )


def who(book: Book, section: str, staff: str, starts: date) -> tuple[str, str]:
    """The section's path and the person's number; a name need only be unique within the section."""
    organisation = book.organisation_on(day_to_check(starts, term_end(book.rule, starts), book.today))
    unit = find_unit(organisation, section, among=organisation.sections)
    try:
        # The leader may be meant who is about to come: a name is looked for among everybody last.
        person = find_person(replace(organisation, people=organisation.members(unit.id)), staff)
    except Refusal:
        person = find_person(organisation, staff)
    return unit.full_name, person.number


def route_of(text: str) -> NominationRoute:
    """A route by its code or one of its names. Raises UsageRefused (E_OPTION_VALUE)."""
    for choice in ROUTES:
        if fold(text) in {fold(n) for n in (choice.code, choice.title.ja, choice.title.en, *choice.aliases)}:
            return NominationRoute(choice.code)
    raise UsageRefused("E_OPTION_VALUE", name="--route", found=text)
