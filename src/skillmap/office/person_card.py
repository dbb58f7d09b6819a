"""One person on one page."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from skillmap.documents import person_card as document
from skillmap.office.handout import BookContent, BookToWrite, Handout, of_books
from skillmap.office.office import Office
from skillmap.office.staff import person_record
from skillmap.storage.handouts import HandoutKind


def card(office: Office, who: str, as_of: date | None = None, out: Path | None = None) -> Handout:
    """The card of a person, by staff number, name or kana; somebody who has left too. Raises as `Office.moment_of`."""
    organisation, record = person_record(office, office.moment_of(who, as_of), who)
    mark = document.fingerprint(office.framework, record, office.seen_head or 0)

    def make() -> BookContent:
        page = document.card(office.framework, organisation, record, office.settings.office, office.lang)
        more = document.skills(office.framework, record, office.lang)
        place = [document.place(office.framework, record, office.lang)] if office.framework.roles else []
        return BookContent((page, *([more] if more else []), *place), mark, office.lang)

    book = BookToWrite(document.file_title(record.person, office.lang), make, record.person.shown)
    return of_books(
        "staff card", HandoutKind.STAFF_CARD, out or office.workspace.out, [book], {"staff": record.person.number}
    )
