"""Columns that nobody reads although what stands in them would matter: asked about, never passed over in silence."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from difflib import get_close_matches
from itertools import islice

from skillmap.day_text import read_day
from skillmap.problems import CellPlace, Problem, problem
from skillmap.sheets.grid import Grid, Raw, address, is_blank
from skillmap.sheets.layout import Field, Kind, Layout, cell_place
from skillmap.sheets.options import ReadOptions
from skillmap.sheets.reading.header import heading_key
from skillmap.sheets.reading.records import Body
from skillmap.sheets.reading.shapes.columns import field_key
from skillmap.sheets.reading.telling import Job, shown
from skillmap.sheets.text.convert import converter, mark_key
from skillmap.sheets.text.marks import NO, YES
from skillmap.sheets.text.periods import two_parts

_LOOKED_AT, _MOST_OF, _SOME_OF = 200, 0.8, 0.3
_LONGEST_SCALE = 9
NOT_READ = "-"
"""What the user gives a heading that is not to be read."""


def with_headings(grids: Sequence[Grid], layout: Layout, options: ReadOptions) -> tuple[Layout, ReadOptions]:
    """The layout and options with what the user said of single headings; headings of groups are put right in the sheet.

    Raises InputRefused (E_FIELD_UNKNOWN).
    """
    if not options.headings:
        return layout, options
    aliases = dict(options.aliases)
    left_out = [text for text, meant in options.headings.items() if meant == NOT_READ]
    for text, meant in options.headings.items():
        if meant != NOT_READ:
            key = field_key(layout, meant)
            aliases[key] = (*aliases.get(key, ()), text)
            for grid in grids:
                _rename(grid, heading_key(text), layout.field(key).title.ja, layout.limits.headings)
    return replace(layout, ignored=(*layout.ignored, *left_out)), replace(options, aliases=aliases)


def _rename(grid: Grid, heading: str, title: str, rows: int) -> None:
    for number in islice(grid.rows, rows):
        cells = grid.rows[number]
        for at, raw in enumerate(cells):
            if isinstance(raw, str) and heading_key(raw) == heading:
                cells[at] = title


def ask_unread(job: Job, body: Body, columns: Sequence[str]) -> list[Problem]:
    """The questions about columns without a meaning whose contents have one."""
    questions: list[Problem] = []
    texts = [heading.text for heading in job.header.unknown]
    for heading in job.header.unknown:
        if any(text.startswith(f"{heading.text} - ") for text in texts):
            continue  # Activities of a platform's course, each with a day of its own, are not the course.
        raws = [job.grid.at(row, heading.column) for row in body.records[:_LOOKED_AT]]
        cell = address(job.header.rows[-1], heading.column)
        text, place = _as_written(heading.text, job.layout), job.teller.place(cell)
        found = about(text, raws, job.layout, columns, place, job.options.who)
        # A list with two values a line (自己, 上司) says the same name of a thing twice: it is asked about once.
        questions += [found] if found and (found.code, place) not in {(q.code, q.place) for q in questions} else []
    return questions


def _as_written(heading: str, layout: Layout) -> str:
    """The name of a thing as its list has it, of a heading that a list with one fact a line was given: 企画(自己)."""
    ends = [f"({value.title.ja})" for value in layout.lines.values[1:]] if layout.lines else []
    return next((heading.removesuffix(end) for end in ends if heading.endswith(end)), heading)


def about(
    heading: str, raws: Sequence[Raw], layout: Layout, columns: Sequence[str], place: CellPlace, who: Iterable[str] = ()
) -> Problem | None:
    """E_COLUMN_… when what stands under a heading looks like a field without a column, or like words that count.

    Under a heading in `who` names are those of units, whatever else they could mean (人事課: who asked).
    """
    filled = [raw for raw in raws if not is_blank(raw)]
    if not filled:
        return None
    text = " ".join(heading.split())[:60]
    samples = tuple(dict.fromkeys(shown(raw) for raw in filled))[:3]
    levels = [one for one in layout.fields if one.kind is Kind.LEVEL]
    # A scale of another length is one all the same.
    if levels and _share(filled, replace(levels[0], maximum=_LONGEST_SCALE)):
        titles = [one.title.ja for one in levels if one.over is None]
        near = next(iter(get_close_matches(text, titles, 1, 0.5)), None)
        return problem("E_COLUMN_LEVELS", place, heading=text, found=samples, nearest=near)
    fields = [one for one in layout.fields if one.key not in columns]
    meant = _meant(text, filled, fields, is_unit=heading_key(heading) in map(heading_key, who))
    if meant is not None:
        return problem("E_COLUMN_UNREAD", place, heading=text, found=samples, field=meant.title)
    if layout.once and layout.telling and _are_periods(filled):
        return problem("E_COLUMN_PERIOD", place, heading=text, found=samples)
    said = [text, *(raw for raw in filled if isinstance(raw, str))]  # ○ below 育休 tells as much as 育休 below 状況.
    words = [word for word in layout.telling if any(word in one for one in said)]
    return problem("E_COLUMN_WORDS", place, heading=text, found=tuple(words[:3])) if words else None


def _are_periods(filled: Sequence[Raw]) -> bool:
    """Whether most cells hold a first and a last day."""
    pairs = [two_parts(raw) for raw in filled if isinstance(raw, str)]
    both = [a for a, b in pairs if isinstance(a, str) and isinstance(b, str) and read_day(a).day and read_day(b).day]
    return len(both) >= _MOST_OF * len(filled)


def _meant(heading: str, filled: Sequence[Raw], fields: Sequence[Field], *, is_unit: bool) -> Field | None:
    for one in fields if not is_unit else ():
        # ○ stands in any column; that alone does not make it the field that knows ○ too.
        if one.kind is Kind.CHOICE and not _is_only_yes_or_no(filled) and _share(filled, one):
            return one
    days = [raw for raw in filled if isinstance(raw, date) or (isinstance(raw, str) and read_day(raw).day)]
    if len(days) < _MOST_OF * len(filled):
        return None
    own = _pairs(heading)
    dated = [one for one in fields if one.kind is Kind.DATE]
    # What may stand beside a day above the table (実施日) may as well head a column of days.
    names = ((one, (one.title.ja, *one.aliases, *(one.above or ()))) for one in dated)
    return next((one for one, its in names if any(own & _pairs(name) for name in its)), None)


def _pairs(text: str) -> set[str]:
    key = heading_key(text)
    pairs = (key[at : at + 2] for at in range(len(key) - 1))
    # 年, 月 and 日 are in the heading of every day and tell none from another.
    return {pair for pair in pairs if not pair.isascii() and not set(pair) & set("年月日")}


def _is_only_yes_or_no(filled: Sequence[Raw]) -> bool:
    return all(isinstance(raw, str | int) and mark_key(str(raw)) in YES | NO for raw in filled)


def _share(filled: Sequence[Raw], one: Field) -> bool:
    """Whether most of what stands there is a value of the field."""
    read = converter(one, ReadOptions())
    values = {raw: read(raw) for raw in set(filled)}
    good = sum(values[raw][0] is not None for raw in filled)
    wrong = sum(any(code[0] == "E" for code, _ in values[raw][1]) for raw in filled)
    most = _SOME_OF if one.kind is Kind.LEVEL else _MOST_OF
    return good > 0 and wrong <= (1 - most) * len(filled)


def lost(file: str, sheet: str, cell: str, heading: str, raws: Sequence[Raw], layout: Layout) -> Problem:
    """What is told of a column that a list with one fact a line has no use for."""
    place = cell_place(file, sheet, cell)
    plain = replace(layout, fields=tuple(one for one in layout.fields if one.kind is not Kind.CHOICE))
    found = about(heading, raws, plain, [one.key for one in layout.fields if one.kind is Kind.DATE], place)
    return found or problem("N_COLUMN_UNKNOWN", place, found=" ".join(heading.split())[:60], value="")
