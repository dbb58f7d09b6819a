"""Placement: posts that ask for a role; people against what departments need; the personnel section's workbook."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from skillmap import sheets
from skillmap.careers import placement, posts
from skillmap.careers.target import target as meant
from skillmap.days import FiscalYear
from skillmap.i18n import sentence, word
from skillmap.office.careers import everybody
from skillmap.office.draft import Draft, renewable
from skillmap.office.handout import BookContent, BookToWrite
from skillmap.office.office import Office
from skillmap.org.everybody import everyone
from skillmap.org.find import find_person, find_unit
from skillmap.sheets import Extras
from skillmap.storage.facts import Moment
from skillmap.tables import Table


@dataclass(frozen=True)
class Placement:
    """People with a role against the needs of a year, and every post with its holder and followers."""

    needs: Table
    posts: Table
    book: BookToWrite


def place(office: Office, fy: FiscalYear | None = None) -> Placement:
    """The placement of a fiscal year: its needs against the people of today."""
    year, moment, lang = office.fiscal_year(fy), office.moment(), office.lang
    with office.read() as connection:
        found = everybody(office, connection, moment)
        # Posts and people are those of today: placement is decided between January and March for 1 April.
        known = [r.fact for r in posts.posts(connection, moment)]
        names = everyone(connection, moment)
    staffed = placement.Staffed(office.framework, found.organisation, found.standing, known, year)
    needs, listed = placement.need_table(staffed), placement.placement_table(staffed, names)
    title = sentence("place.file", lang, office=office.settings.office, fy=word(year.text, lang))
    pages = tuple(
        sheets.sheet_from_table(table, lang, extras=Extras(confidential=True, name=sentence(name, lang)))
        for table, name in ((needs, "place.sheet.needs"), (listed, "place.sheet.posts"))
    )
    return Placement(needs, listed, BookToWrite(sheets.safe_file_name(title), lambda: BookContent(pages, None, lang)))


@renewable
def set_post(
    office: Office,
    section: str,
    name: str,
    to: str | None = None,
    *,
    holder: str | None = None,
    is_open: bool = False,
    on: date | None = None,
) -> Draft:
    """A post that asks for a role grade, new or changed from a day on (None = today).

    Args:
        office: The office.
        section: The unit that has it.
        name: What it is called there.
        to: The role grade that it asks for; None = as recorded.
        holder: Who holds it; None = as recorded.
        is_open: Nobody holds it.
        on: The first day of it.

    Raises:
        InputRefused: E_POST_ROLE for a new post without a role grade, and what finding people and units raises.
    """
    day = on or office.today
    with office.read() as connection:
        found = everybody(office, connection, office.moment())
        present = posts.posts(connection, Moment(day))
        names = everyone(connection, office.moment())
    unit = find_unit(found.organisation, section)
    person = find_person(found.organisation, holder) if holder else None
    target = meant(office.framework, to) if to else None
    changes = posts.set_change_set(office.framework, present, unit, name, target, person, day, names, is_open=is_open)
    return Draft("career post set", changes)


@renewable
def end_post(office: Office, section: str, name: str, on: date | None = None) -> Draft:
    """A post that is no more from a day on (None = today). Raises InputRefused (E_POST_UNKNOWN)."""
    day = on or office.today
    with office.read() as connection:
        organisation = office.organisation(connection, office.moment())
        present = posts.posts(connection, Moment(day))
        names = everyone(connection, office.moment())
    unit = find_unit(organisation, section)
    return Draft("career post end", posts.end_change_set(office.framework, present, unit, name, day, names))


def listed(office: Office, moment: Moment) -> Table:
    """The posts that ask for a role, with their holders."""
    with office.read() as connection:
        organisation = office.organisation(connection, moment)
        found, names = posts.posts(connection, moment), everyone(connection, moment)
    return posts.post_table(office.framework, organisation, found, names)
