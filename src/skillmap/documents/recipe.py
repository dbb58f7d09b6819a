"""A recipe: how a file of one office (or one program) is read as one of our lists; taught once, kept as a text file."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, TypeAdapter, ValidationError

from skillmap.framework import yaml_files
from skillmap.framework.shape import explain
from skillmap.problems import FilePlace, Problem, problem
from skillmap.sheets.layout import Layout
from skillmap.sheets.options import ReadOptions
from skillmap.sheets.reading.header import heading_key

FOLDER = "recipes"
"""Where recipes stand in a workspace."""

Text = Annotated[str, StringConstraints(min_length=1, max_length=200)]
Id = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9.]+)*$", max_length=80)]


class Recipe(BaseModel):
    """What is said about a file. Fields are named by their keys, as `skillmap blank` and docs/lists.md list them."""

    # A mistyped key would be a recipe that quietly does less.
    model_config = ConfigDict(frozen=True, extra="forbid")

    list: Id
    """The kind of list: staff-list, rating-list, result-list …"""
    name: Text = "－"
    """What people call the file."""
    known_by: tuple[Text, ...] = Field(min_length=1)
    """Headings by which the next file is recognised; all of them must be there."""
    sheet: str = ""
    """The sheet to read; empty = the one with the headings."""
    all_sheets: bool = False
    sheet_is: str = ""
    """With all sheets: the field that each sheet's name is the value of."""
    turned: bool = False
    """Rows are columns and columns rows."""
    headings: dict[str, tuple[Text, ...]] = {}
    """Field -> headings that mean it."""
    ignore: tuple[Text, ...] = ()
    """Headings of columns that are not read."""
    join: dict[str, tuple[Text, ...]] = {}
    """Field -> the columns that together are it (family name, given name)."""
    split: dict[Text, tuple[str, str]] = {}
    """Heading of a column with two fields in it (a period) -> these fields."""
    set: dict[str, Text] = {}
    """Field -> its value in all rows, because there is no such column."""
    marks: dict[Text, Text] = {}
    """What a mark or word means as a level; "-" = not assessed."""
    leave_out: dict[Text, tuple[Text, ...]] = {}
    """Heading -> what stands there in rows that are not read."""
    hidden: Literal["include", "skip", "ask"] = "ask"
    fill_down: tuple[str, ...] | None = None
    """Fields in which a blank means 'as above'."""
    dates: Literal["", "era-codes"] = ""
    """era-codes: 5-06-04-01 is 令和6年4月1日."""


_MODEL = TypeAdapter(Recipe)


def load(path: Path, layouts: Mapping[str, Layout]) -> tuple[Recipe | None, list[Problem]]:
    """The recipe of a file, or every problem of it with line and column; fields must be those of its list."""
    document, problems = yaml_files.read(path, f"{FOLDER}/{path.name}")
    if document is None or problems:
        return None, problems
    try:
        recipe = _MODEL.validate_python(document.data)
    except ValidationError as error:
        return None, list(explain(document, error, Recipe))
    if recipe.list not in layouts:
        return None, [problem("E_RECIPE_LIST", document.place(("list",)), found=recipe.list, expected=tuple(layouts))]
    layout = layouts[recipe.list]
    lines = (layout.lines.thing, *layout.lines.values) if layout.lines else ()
    known = {one.key for one in (*layout.fields, *lines)}
    wrong = [
        problem("E_RECIPE_FIELD", document.place(path), found=path[-1], expected=tuple(sorted(known)[:40]))
        for path in _named(recipe)
        if path[-1] not in known
    ]
    return (None, wrong) if wrong else (recipe, [])


def _named(recipe: Recipe) -> list[tuple[str, ...]]:
    """Where fields are named: path in the file, the field last."""
    found: list[tuple[str, ...]] = []
    for part in ("headings", "join", "set"):
        found += [(part, key) for key in getattr(recipe, part)]
    found += [("split", heading, key) for heading, keys in recipe.split.items() for key in keys]
    found += [("fill_down", key) for key in recipe.fill_down or ()]
    return found + ([("sheet_is", recipe.sheet_is)] if recipe.sheet_is else [])


def text_of(recipe: Recipe) -> str:
    """The recipe as its file; what `load` reads back as the same recipe."""
    return yaml_files.text_of(_plain(recipe.model_dump(mode="json", exclude_defaults=True)))


def _plain(value: Any) -> Any:
    return {key: _plain(one) for key, one in value.items()} if isinstance(value, dict) else value


def applied(recipe: Recipe, options: ReadOptions) -> ReadOptions:
    """The options with what the recipe says; what the user said on the command line goes before it."""
    aliases = {key: (*options.aliases.get(key, ()), *texts) for key, texts in recipe.headings.items()}
    return replace(
        options,
        sheet=options.sheet or recipe.sheet,
        all_sheets=options.all_sheets or recipe.all_sheets or bool(recipe.sheet_is),
        sheet_field=options.sheet_field or recipe.sheet_is,
        turned=recipe.turned,
        aliases={**options.aliases, **aliases},
        # What the recipe leaves out the user can still ask for.
        headings={**dict.fromkeys(recipe.ignore, "-"), **options.headings},
        joins=recipe.join,
        splits=recipe.split,
        constants={**recipe.set, **options.constants},
        marks={**recipe.marks, **options.marks},
        leave_out_where=recipe.leave_out,
        hidden=recipe.hidden if options.hidden == "ask" else options.hidden,
        fill_down=recipe.fill_down if options.fill_down is None else options.fill_down,
        era_codes=recipe.dates == "era-codes" or options.era_codes,
    )


def fits(recipe: Recipe, texts: frozenset[str]) -> bool:
    """Whether a file with these headings (folded by `heading_key`) is one that the recipe was made for."""
    return all(heading_key(text) in texts for text in recipe.known_by)


def no_recipe(name: str, known: tuple[str, ...]) -> Problem:
    """Nobody has taught a recipe of this name."""
    return problem("E_RECIPE_UNKNOWN", FilePlace(f"{FOLDER}/{name}.yaml"), found=name, expected=known or ("－",))
