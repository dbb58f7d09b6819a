"""Totals for another office or the prefecture (統計資料), small counts withheld (秘匿処理済み)."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from skillmap.changes import ChangeSet, Insert
from skillmap.days import FiscalYear
from skillmap.documents import share_package as document
from skillmap.errors import InputRefused
from skillmap.office.handout import BookContent, BookToWrite, Handout, HandoutKind, TextContent, a_folder
from skillmap.office.office import Office
from skillmap.reports import share as counted
from skillmap.storage import releases


def share(office: Office, fy: FiscalYear | None = None, as_of: date | None = None, out: Path | None = None) -> Handout:
    """Counts of a fiscal year, as a workbook to read and a CSV by which offices are put together.

    What was told is recorded, so that a later release of the same year gives nobody away by its difference. Raises
    InputRefused (E_SHARE_OFFICE) when the settings do not say which office it is.
    """
    if not office.settings.office:
        raise InputRefused("E_SHARE_OFFICE")
    threshold = office.settings.share_threshold
    with office.read() as connection:
        moment, year = office.report_times(as_of, fy)
        snapshot = office.snapshot(connection, moment, year)
        earlier = releases.told(connection, year.year)
        cells, withheld = counted.cells(snapshot, office.lang, threshold, list(earlier.values()))
        no = max(earlier, default=releases.last(connection)) + 1
    package = document.TotalsPackage(office.settings.office, year, moment.as_of, threshold, tuple(cells), withheld)
    name = document.title(package, office.lang)

    def book() -> BookContent:
        return BookContent(document.book(package, office.lang), None, office.lang)

    def text() -> TextContent:
        # Named as nobody: else the text would be searched, and counts are no staff numbers.
        return TextContent(document.text(package), ("",))

    jobs = tuple(
        (f"{name}{ending}", BookToWrite(f"{name}{ending}", make)) for ending, make in ((".xlsx", book), (".csv", text))
    )
    writes = [
        Insert("release_cell", releases.COLUMNS, [(no, year.year, *one.key, one.value) for one in cells]),
    ]
    return Handout(
        "privacy share", HandoutKind.PRIVACY_SHARE, a_folder(out or office.workspace.out, len(jobs)), jobs,
        {"fy": str(year), "withheld": withheld},
        as_of=moment.as_of, changes=ChangeSet(None, writes=writes),
    )  # fmt: skip
