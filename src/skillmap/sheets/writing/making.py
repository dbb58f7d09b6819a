"""Sheets from the values that other rooms hold: a `Table`, or the rows of a `Layout`."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from types import MappingProxyType
from typing import Any

from skillmap.days import FiscalYear, day_on_paper, day_style
from skillmap.i18n.wording import sentence, word
from skillmap.sheets.layout import Field, Kind, Layout
from skillmap.sheets.sheet import CellValue, Emphasis, Purpose, Sheet, SheetColumn
from skillmap.sheets.writing.safe_names import safe_sheet_name
from skillmap.tables import Align, Column, Table
from skillmap.words import Fact, Lang

NOT_ASSESSED = "－"


@dataclass(frozen=True, slots=True)
class Extras:
    """What a sheet has besides its table; all optional."""

    title: str = ""
    subtitle: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    confidential: bool = False
    emphasis: Mapping[int, Emphasis] = field(default_factory=lambda: MappingProxyType({}))
    frozen_columns: int = 0
    portrait: bool = False
    name: str = ""
    """Name of the sheet; empty = that of the table or layout."""


_NONE = Extras()


def as_of_line(day: date, lang: Lang) -> str:
    """令和8年4月1日現在, as it stands under a title; the reader finds the day in it."""
    return f"{day_on_paper(day, lang)}現在" if lang == "ja" else f"As of {day.isoformat()}"


def sheet_from_table(table: Table, lang: Lang, kind: Purpose = "print", extras: Extras = _NONE) -> Sheet:
    """A listing as a sheet: with title, day and notes for people, bare for machines."""
    title = extras.title or word(table.title, lang)
    day = (as_of_line(table.as_of, lang),) if table.as_of else ()
    notes = tuple(word(note, lang) for note in table.notes)
    rows = [*table.rows, table.total] if table.total and kind != "data" else table.rows
    if table.total:
        extras = replace(extras, emphasis={**extras.emphasis, len(table.rows): Emphasis.TOTAL})
    made = _sheet(
        extras,
        kind,
        name=safe_sheet_name(extras.name or title),
        title=title,
        subtitle=day + extras.subtitle,
        notes=notes + extras.notes,
        columns=tuple(_table_column(column, lang, kind) for column in table.columns),
        rows=_cells(rows, lang, kind),
    )
    chart_name = safe_sheet_name(sentence("sheets.chart", lang, name=made.name)) if table.chart else ""
    return replace(made, tones={} if kind == "data" else table.tones, chart=table.chart, chart_name=chart_name)


def _sheet(
    extras: Extras,
    kind: Purpose,
    *,
    name: str,
    title: str,
    subtitle: tuple[str, ...],
    notes: tuple[str, ...],
    columns: tuple[SheetColumn, ...],
    rows: Sequence[tuple[CellValue, ...]],
) -> Sheet:
    # Whatever stands besides headings and rows a program that reads it would have to take away.
    if kind == "data":
        return Sheet(name, columns, rows, purpose="data")
    return Sheet(
        name,
        columns,
        rows,
        title,
        subtitle,
        notes,
        kind,
        extras.confidential,
        extras.emphasis,
        extras.frozen_columns,
        extras.portrait,
    )


def _table_column(column: Column, lang: Lang, kind: Purpose) -> SheetColumn:
    title = column.title.text(lang)
    if column.unit:
        title = f"{title}({column.unit.text(lang)})"
    # Amounts of money are read with separators; other numbers of a listing may be years or numbers of places.
    money = "#,##0" if column.unit and column.unit.ja == "円" and kind != "data" else ""
    return SheetColumn(column.key, title, align=column.align, width=column.width, number_format=money)


def _cells(rows: Sequence[tuple[Fact, ...]], lang: Lang, kind: Purpose) -> list[tuple[CellValue, ...]]:
    """The rows of a listing as cells. Sentences that stand in many rows are worded once."""
    # By the value itself, not by what it says: listings say the same of thousands with one value.
    worded: dict[int, CellValue] = {}

    def cell(value: Fact) -> CellValue:
        found = worded.get(id(value), worded)
        if found is worded:
            found = worded[id(value)] = _fact(value, lang, kind)
        return found  # type: ignore[return-value]

    return [tuple([value if value.__class__ in _AS_IT_IS else cell(value) for value in row]) for row in rows]  # type: ignore[misc]


_AS_IT_IS = frozenset((str, int, float, type(None)))


def _fact(value: Fact, lang: Lang, kind: Purpose) -> CellValue:
    if isinstance(value, bool):
        return word(value, lang)
    if isinstance(value, date):
        return day_cell(value, lang, kind)
    if value is None or isinstance(value, int | float | str):
        return value
    return word(value, lang)


def day_cell(day: date, lang: Lang, kind: Purpose) -> CellValue:
    """A day for a cell of a listing: as text where it stands with 年月日 (formats for it differ between programs)."""
    return day if kind == "data" or lang == "en" or day_style() == "iso" else day_on_paper(day, lang)


def sheet_from_layout(
    layout: Layout,
    rows: Sequence[Mapping[str, Any]],
    lang: Lang = "ja",
    kind: Purpose = "print",
    *,
    as_of: date | None = None,
    fields: Sequence[str] | None = None,
    extras: Extras = _NONE,
) -> Sheet:
    """A document of a layout as a sheet that `read` reads back without loss.

    Args:
        layout: The document.
        rows: Values by field key, of the types that `read` gives; a missing key is a blank.
        lang: Language of headings and choices.
        kind: "print", "data" or "form" (fields that are not `locked` can be filled in, with drop-downs and bounds).
        as_of: The day whose state it shows; stands under the title. Put it into the fingerprint as well.
        fields: Keys of the columns to write, in this order; None = all of the layout.
        extras: Title, notes, row emphasis and the like.
    """
    shown = [layout.field(key) for key in fields] if fields is not None else list(layout.fields)
    day = (as_of_line(as_of, lang),) if as_of else ()
    writers = [(one.key, _Writer(one, lang, kind)) for one in shown]
    return _sheet(
        extras,
        kind,
        name=safe_sheet_name(extras.name or layout.sheet.text(lang)),
        title=extras.title or layout.title.text(lang),
        subtitle=day + extras.subtitle,
        notes=extras.notes,
        columns=tuple(_layout_column(one, lang, kind) for one in shown),
        rows=[tuple(write(row.get(key)) for key, write in writers) for row in rows],
    )


_RIGHT = frozenset({Kind.INTEGER, Kind.NUMBER})
_CENTER = frozenset({Kind.LEVEL, Kind.CHOICE, Kind.DATE, Kind.FISCAL_YEAR, Kind.CODE})


def _layout_column(one: Field, lang: Lang, kind: Purpose) -> SheetColumn:
    can_type = kind == "form" and not one.locked
    bounded = can_type and one.kind in (Kind.INTEGER, Kind.LEVEL)
    low = one.minimum if one.minimum is not None else 0
    choices = tuple(choice.title.text(lang) for choice in one.choices) if can_type else ()
    if can_type and one.kind is Kind.LEVEL and one.maximum is not None:
        # Excel has one rule a cell: with a list the bounds are in it.
        choices, bounded = (*(str(level) for level in range(low, one.maximum + 1)), NOT_ASSESSED), False
    return SheetColumn(
        one.key,
        one.title.text(lang),
        one.over.text(lang) if one.over else "",
        align=Align.RIGHT if one.kind in _RIGHT else Align.CENTER if one.kind in _CENTER else Align.LEFT,
        width=one.width,
        choices=choices,
        minimum=low if bounded and one.maximum is not None else None,
        maximum=one.maximum if bounded else None,
        prompt=sentence("sheets.form.day", lang) if can_type and one.kind is Kind.DATE else "",
        locked=one.locked,
        is_day=one.kind is Kind.DATE,
    )


class _Writer:
    """Turns the values of one field into cells."""

    def __init__(self, one: Field, lang: Lang, kind: Purpose) -> None:
        self._kind = one.kind
        self._lang: Lang = lang
        self._purpose = kind
        self._titles = {choice.code: choice.title.text(lang) for choice in one.choices}

    def __call__(self, value: Any) -> CellValue:
        if value is None:
            # On paper a blank could be forgotten; － says that nobody has looked.
            return NOT_ASSESSED if self._kind is Kind.LEVEL and self._purpose == "print" else None
        if self._kind is Kind.CHOICE:
            return self._titles.get(value, str(value))
        if self._kind is Kind.DATE:
            day: CellValue = value  # a true date: what comes back is sorted and filtered on the way
            return day
        if self._kind is Kind.FISCAL_YEAR and self._purpose != "data":
            return FiscalYear(value).ja if self._lang == "ja" else int(value)
        if self._kind in (Kind.INTEGER, Kind.NUMBER, Kind.LEVEL, Kind.FISCAL_YEAR):
            number: CellValue = value
            return number
        return str(value)
