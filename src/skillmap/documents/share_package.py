"""統計資料（秘匿処理済み）: totals without small counts, as a workbook to read and a CSV for an engine."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from skillmap.days import FiscalYear
from skillmap.i18n import sentence
from skillmap.reports.share import ALL, SharedCell
from skillmap.sheets import Extras, Sheet, sheet_from_table
from skillmap.tables import Align, Column, Table, column
from skillmap.words import Bilingual, Fact, Lang, message

HEADINGS = (
    "office", "fiscal_year", "as_of", "table", "row", "row_name", "column", "column_name", "count", "withheld",
    "threshold",
)  # fmt: skip
WITHHELD = "x"
"""How official statistics mark what is withheld."""


@dataclass(frozen=True)
class TotalsPackage:
    """Totals of one office."""

    office: str
    fy: FiscalYear
    as_of: date
    threshold: int
    cells: tuple[SharedCell, ...]
    withheld: int


def title(package: TotalsPackage, lang: Lang) -> str:
    """The files' name without suffix: 統計資料_みどり区_令和8年度."""
    return sentence("share.name", lang, office=package.office, fy=package.fy.text)


def text(package: TotalsPackage) -> str:
    """One count a line; `withheld` is 1 and the count empty where it is withheld; `*` marks totals."""
    buffer = io.StringIO()
    # As RFC 4180 has it, with the mark that Excel knows UTF-8 by.
    writer = csv.writer(buffer, lineterminator="\r\n")
    writer.writerow(HEADINGS)
    for one in package.cells:
        hidden = one.value is None
        writer.writerow(
            (
                # Withheld is empty, never 0: noughts are told (ADR 21).
                package.office, package.fy.year, package.as_of.isoformat(), one.topic, one.row, one.row_name,
                one.column, one.column_name, "" if hidden else one.value, int(hidden), package.threshold,
            )
        )  # fmt: skip
    return "\ufeff" + buffer.getvalue()


def book(package: TotalsPackage, lang: Lang) -> tuple[Sheet, ...]:
    """A sheet a table, as it is printed."""
    return tuple(
        sheet_from_table(table, lang, extras=Extras(subtitle=(package.office, *_said(package, lang))))
        for table in _tables(package)
    )


def _said(package: TotalsPackage, lang: Lang) -> tuple[str, ...]:
    return (sentence("share.note", lang, threshold=package.threshold, mark=WITHHELD),)


def _tables(package: TotalsPackage) -> Iterator[Table]:
    for topic in dict.fromkeys(one.topic for one in package.cells):
        own = [one for one in package.cells if one.topic == topic]
        rows = {one.row: one.row_name for one in own}
        columns = {one.column: one.column_name for one in own}
        value = {(one.row, one.column): WITHHELD if one.value is None else one.value for one in own}
        headings = (
            column("row", "", ""),
            *(Column(key, Bilingual(name, name), align=Align.RIGHT) for key, name in columns.items()),
        )
        lines: list[tuple[Fact, ...]] = [
            (name, *(value.get((row, one)) for one in columns)) for row, name in rows.items() if row != ALL
        ]
        total = tuple(value.get((ALL, one)) for one in columns)
        last: tuple[Fact, ...] = (rows[ALL], *total) if ALL in rows else ()
        yield Table(topic, message(f"share.table.{topic}"), headings, lines, total=last, as_of=package.as_of)
