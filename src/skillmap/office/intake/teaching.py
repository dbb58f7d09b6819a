"""A file that is not understood, taught once: column by column, with proposals from headings and contents."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from skillmap.day_text import read_day
from skillmap.documents import recipe as recipes
from skillmap.documents.reading import preview, read
from skillmap.documents.recipe import Recipe
from skillmap.documents.recipe_schema import MODELINE
from skillmap.errors import InputRefused
from skillmap.office.intake.engine import Answers, read_options
from skillmap.office.intake.kinds import of_folder
from skillmap.office.intake.people import with_people
from skillmap.office.office import Office
from skillmap.sheets.layout import Field, Kind, Layout
from skillmap.sheets.reading.header import HeadingNames
from skillmap.sheets.reading.preview import Preview, PreviewColumn
from skillmap.sheets.text.people import read_name
from skillmap.tables import Table, column
from skillmap.words import Bilingual, Fact, Message, message

_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9.]+)*")
_SHARE = 0.8
_MARKS = 12


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked: the sentence, the answers to choose from (numbered from 1), and the one that is proposed."""

    text: Message
    choices: tuple[Fact, ...] = ()
    proposed: str = ""
    """Number of a choice, or a text; empty = nothing is proposed."""


Ask = Callable[[Question], str]
"""The answer: the number of a choice, "-" for none, or a text; empty takes what is proposed."""


@dataclass(frozen=True, slots=True)
class TaughtRecipe:
    """A recipe with its name, and the first rows as it reads them."""

    name: str
    recipe: Recipe
    rows: Table


def teach(office: Office, file: Path, ask: Ask) -> TaughtRecipe:
    """The recipe that the answers make. Raises InputRefused (E_TEACH_NAME, E_NO_HEADER …) and what reading raises."""
    sheets = preview(file)
    if not sheets:
        raise InputRefused("E_NO_HEADER", file=file.name, expected=(), found=())
    # Beside the list a workbook often has notes and totals: the sheet with the most columns is the list.
    sheet = max(sheets, key=lambda one: len(one.columns))
    layout = _kind(office, sheet, ask)
    taken = {one.heading: key for one in sheet.columns if (key := _field(layout, one, sheet, ask))}
    by_field: dict[str, list[str]] = {}
    for heading, key in taken.items():
        by_field.setdefault(key, []).append(heading)
    missing = [one for one in layout.fields if one.required and one.key not in by_field]
    constants = {one.key: answer for one in missing if (answer := ask(Question(message("teach.set", field=one.title))))}
    recipe = Recipe(
        list=layout.id,
        name=file.stem[:200] or layout.id,
        # Without any column that is known a few headings still tell the file from others.
        known_by=tuple(taken) or tuple(one.heading for one in sheet.columns[:3]),
        all_sheets=len(_alike(sheets, sheet)) > 1 and _yes(ask(_sheets_question(_alike(sheets, sheet)))),
        headings={key: tuple(texts) for key, texts in by_field.items() if len(texts) == 1},
        ignore=tuple(one.heading for one in sheet.columns if one.heading not in taken),
        join={key: tuple(texts) for key, texts in by_field.items() if len(texts) > 1},
        set=constants,
        marks=_marks(layout, sheet, taken, ask),
    )
    proposed = _proposed_name(file, layout)
    name = ask(Question(message("teach.name"), proposed=proposed)) or proposed
    if not _NAME.fullmatch(name):
        raise InputRefused("E_TEACH_NAME", found=name)
    return TaughtRecipe(name, recipe, _first_rows(office, file, layout, recipe))


def save(office: Office, taught: TaughtRecipe) -> Path:
    """Writes the recipe into the workspace; an older one of the name is replaced."""
    folder = office.workspace.root / recipes.FOLDER
    folder.mkdir(exist_ok=True)
    path = folder / f"{taught.name}.yaml"
    path.write_text(MODELINE + recipes.text_of(taught.recipe), "utf-8")
    return path


def _kind(office: Office, sheet: Preview, ask: Ask) -> Layout:
    layouts = list({one.id: one for kind in of_folder() for one in kind.layouts(office)}.values())
    scores = [sum(_known(layout, one.heading) is not None for one in sheet.columns) for layout in layouts]
    best = max(range(len(layouts)), key=lambda n: scores[n])
    question = Question(
        message("teach.kind", sheet=sheet.sheet, found=tuple(one.heading for one in sheet.columns)),
        tuple(one.title for one in layouts), str(best + 1) if scores[best] else "",
    )  # fmt: skip
    return layouts[_chosen(ask(question) or question.proposed, len(layouts))]


def _chosen(answer: str, most: int) -> int:
    if not answer.isdecimal() or not 1 <= int(answer) <= most:
        raise InputRefused("E_TEACH_ANSWER", found=answer, expected=f"1-{most}")
    return int(answer) - 1


def fields_of(layout: Layout) -> tuple[Field, ...]:
    """The fields that a column can be: those of the table and those of the same list with one fact a line."""
    lines = (layout.lines.thing, *layout.lines.values) if layout.lines else ()
    return (*(one for one in layout.fields if one.over is None), *lines)


def _known(layout: Layout, heading: str) -> str | None:
    match = HeadingNames(layout, {}).match((heading,))
    if match:
        return match[0]
    lines = (layout.lines.thing, *layout.lines.values) if layout.lines else ()
    return next((one.key for one in lines if heading in (one.title.ja, one.title.en, *one.aliases)), None)


def _field(layout: Layout, one: PreviewColumn, sheet: Preview, ask: Ask) -> str:
    """The field that a column is; empty when it is not to be read."""
    fields = fields_of(layout)
    keys = [field.key for field in fields]
    proposed = _known(layout, one.heading) or _by_contents(layout, one, sheet)
    question = Question(
        message("teach.column", heading=one.heading, found=one.samples),
        tuple(field.title for field in fields),
        str(keys.index(proposed) + 1) if proposed in keys else "-",
    )
    answer = ask(question) or question.proposed
    return "" if answer == "-" else keys[_chosen(answer, len(keys))]


def _by_contents(layout: Layout, one: PreviewColumn, sheet: Preview) -> str | None:
    """A field by what stands in the column: numbers of staff, names, days; never one that another heading names."""
    # A column that a heading names is not proposed again for another by its contents.
    named = {_known(layout, other.heading) for other in sheet.columns}
    tests: Sequence[tuple[Kind, Callable[[str], bool]]] = (
        (Kind.CODE, lambda text: re.fullmatch(r"[0-9]{4,10}", text) is not None),
        (Kind.DATE, lambda text: read_day(text).day is not None),
        (Kind.NAME, lambda text: len(text.split()) == _NAME_PARTS and read_name(text)[0] is not None),
    )
    for kind, fits in tests:
        if one.texts and sum(map(fits, one.texts)) >= _SHARE * len(one.texts):
            return next((field.key for field in layout.fields if field.kind is kind and field.key not in named), None)
    return None


_NAME_PARTS = 2


def _marks(layout: Layout, sheet: Preview, taken: dict[str, str], ask: Ask) -> dict[str, str]:
    """What marks in columns of levels mean."""
    levels = {field.key for field in fields_of(layout) if field.kind is Kind.LEVEL}
    texts = [text for one in sheet.columns if taken.get(one.heading) in levels for text in one.texts]
    # A bar is what every office writes for "not assessed": it needs no question.
    marks = [text for text in dict.fromkeys(texts) if not text.isdecimal() and text not in ("-", "－", "―")]
    found = {mark: ask(Question(message("teach.mark", mark=mark))) for mark in marks[:_MARKS]}
    return {mark: level for mark, level in found.items() if level}


def _alike(sheets: Sequence[Preview], sheet: Preview) -> list[str]:
    headings = {one.heading for one in sheet.columns}
    return [one.sheet for one in sheets if {column.heading for column in one.columns} >= headings]


def _sheets_question(names: Sequence[str]) -> Question:
    return Question(message("teach.sheets", found=tuple(names)), proposed="y")


def _yes(answer: str) -> bool:
    return answer.casefold() in ("", "y", "yes", "はい", "1")


def _proposed_name(file: Path, layout: Layout) -> str:
    stem = re.sub(r"[^a-z0-9]+", "-", file.stem.casefold()).strip("-")
    return stem if _NAME.fullmatch(stem) else f"own-{layout.id}"


def _first_rows(office: Office, file: Path, layout: Layout, recipe: Recipe) -> Table:
    """Three rows as the recipe reads them."""
    with office.read() as connection:
        options = recipes.applied(recipe, read_options(office, layout.id, Answers(), office.today))
        options = with_people(options, office, connection, office.today)
        reading = read(file, layout, options)
    shown = [one for one in layout.fields if one.key in reading.columns]
    columns = tuple(column(one.key, one.title.ja, one.title.en) for one in shown)
    rows = [tuple(row.values[one.key] for one in shown) for row in reading.rows[:3]]
    return Table("taught", Bilingual("このように読みます", "Read like this"), columns, rows)
