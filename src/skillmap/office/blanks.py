"""Empty forms of the lists that can be taken in."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterable
from pathlib import Path

from skillmap import sheets
from skillmap.documents import blank
from skillmap.errors import UsageRefused
from skillmap.japanese import fold
from skillmap.office import handout
from skillmap.office.intake.kinds import of_folder
from skillmap.office.office import Office
from skillmap.sheets.layout import Layout
from skillmap.storage.handouts import HandoutKind
from skillmap.tables import Table, column
from skillmap.words import Bilingual


def layouts(office: Office) -> dict[str, Layout]:
    """Every list by its name, in the order in which lists are taken in."""
    return {one.id: one for kind in of_folder() for one in kind.layouts(office)}


def table(office: Office) -> Table:
    """The lists that have a form."""
    columns = (column("list", "名前", "list"), column("title", "一覧", "title"))
    rows = [(one.id, one.title) for one in layouts(office).values()]
    return Table("blanks", Bilingual("取り込める一覧", "Lists that can be taken in"), columns, rows)


def find(office: Office, wanted: str) -> Layout:
    """A list by name or title, or a part of one that fits once. Raises UsageRefused (E_BLANK_KIND)."""
    known = layouts(office)
    names = {key: tuple(map(fold, (key, one.title.ja, one.title.en))) for key, one in known.items()}
    # A whole name goes before a part: one title may stand within another.
    exact = [key for key, texts in names.items() if fold(wanted) in texts]
    near = [key for key, texts in names.items() if any(fold(wanted) in text for text in texts)]
    if len(exact) == 1 or (not exact and len(near) == 1):
        return known[(exact or near)[0]]
    guess = difflib.get_close_matches(wanted, known, 1)
    raise UsageRefused("E_BLANK_KIND", found=wanted, expected=tuple(known), nearest=guess[0] if guess else "－")


def book(office: Office, layout: Layout) -> handout.BookToWrite:
    """The form of a list as a workbook."""
    return handout.BookToWrite(sheets.safe_file_name(layout.title.text(office.lang)), _form(office, layout))


def books(office: Office, which: Iterable[Layout], folder: Path) -> handout.Handout:
    """The forms of several lists, into a folder."""
    made = [handout.BookToWrite(one.title.text(office.lang), _form(office, one)) for one in which]
    return handout.of_books("blank", HandoutKind.BLANK, folder, made, {})


def _form(office: Office, layout: Layout) -> Callable[[], handout.BookContent]:
    def make() -> handout.BookContent:
        pages = blank.form(layout, office.lang, office.today)
        return handout.BookContent(tuple(pages), blank.fingerprint(layout), office.lang)

    return make
