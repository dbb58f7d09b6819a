"""What the commands of `skillmap leader` share: the book that nominations are compared with, names, routes."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from skillmap.cli.context import parse_day
from skillmap.errors import Refusal, UsageRefused

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from skillmap.cli.context import Context
    from skillmap.leaders.model import Route
    from skillmap.leaders.resolve import Book


def open_book(
    context: Context, connection: Connection, fy: str | None, from_: str | None, *, takes_over: bool = False
) -> Book:
    """The register and the rule in force; --fy and --from for nominations that do not say theirs."""
    from skillmap.days import fiscal_year
    from skillmap.leaders import rule as rules
    from skillmap.leaders.store import book

    starts = parse_day(from_) if from_ else None
    year = context.fiscal_year(fy) if fy or starts is None else fiscal_year(starts)
    rule = rules.in_force(context.framework.leaders)
    return book(
        connection, context.moment(), rule, year, grades=context.settings.grades, starts=starts, takes_over=takes_over
    )


def who(book: Book, section: str, staff: str, starts: date) -> tuple[str, str]:
    """The section's path and the person's number; a name need only be unique within the section."""
    from skillmap.leaders.resolve import day_to_check
    from skillmap.leaders.rule import term_end
    from skillmap.org.find import find_person, find_unit

    office = book.organisation_on(day_to_check(starts, term_end(book.rule, starts), book.today))
    unit = find_unit(office, section, among=office.sections)
    try:
        person = find_person(replace(office, people=office.members(unit.id)), staff)
    except Refusal:
        person = find_person(office, staff)
    return unit.full_name, person.number


def route_of(text: str) -> Route:
    """A route by its code or one of its names. Raises UsageRefused (E_OPTION_VALUE)."""
    from skillmap.documents.nomination_list import ROUTES
    from skillmap.japanese import fold
    from skillmap.leaders.model import Route

    for choice in ROUTES:
        if fold(text) in {fold(n) for n in (choice.code, choice.title.ja, choice.title.en, *choice.aliases)}:
            return Route(choice.code)
    raise UsageRefused("E_OPTION_VALUE", name="--route", found=text)
