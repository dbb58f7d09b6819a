"""Frameworks of other platforms taken in: which layout it is, what was said of it, the definition files made of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from skillmap.documents.foreign_files import read_tables
from skillmap.errors import InputRefused, UsageRefused
from skillmap.framework.esco_in import RELATIONS, is_esco, read_esco
from skillmap.framework.flat_out import REQUIREMENTS
from skillmap.framework.foreign import ForeignFramework, definitions
from skillmap.framework.foreign_read import ForeignRead, value_table
from skillmap.framework.foreign_table import ForeignTable
from skillmap.framework.moodle_in import is_moodle, proficient, read_moodle
from skillmap.framework.onet_in import NATURAL, RatingRule, is_onet, read_onet
from skillmap.japanese import fold
from skillmap.problems import Problem, problem

LAYOUTS = ("moodle", "onet", "esco", "flat")


@dataclass(frozen=True)
class AboutForeign:
    """What the files do not say of themselves."""

    name: str = ""
    source: str = "－"
    table: str = ""
    """How values become levels: `1.5=1,3=2` (from 1.5 on level 1), for relations `essential=2,optional=1`."""
    least: float = 0.0
    """The least importance from which something is asked for."""
    only: tuple[str, ...] = ()
    """Only roles whose names have one of these words in them, and what they need."""


@dataclass(frozen=True)
class ForeignMade:
    """What was made: the layout, plain data of the definition files, everything there is to say."""

    layout: str
    files: Mapping[str, Any]
    problems: Sequence[Problem]
    rows: int
    table: tuple[tuple[str, int], ...] = ()
    """How values became levels."""


def layout_of(path: Path) -> str:
    """Which layout a file, folder or archive has; empty when it is none of them. Only its headings are looked at."""
    if path.is_file() and path.suffix.casefold() not in (".csv", ".tsv", ".txt", ".zip"):
        return ""
    tables, _ = read_tables(path)
    # Our own flat archive first: it is known by the name of its file, the others by their headings.
    if any(one.file == REQUIREMENTS for one in tables):
        return "flat"
    known = (("moodle", is_moodle), ("esco", is_esco), ("onet", is_onet))
    return next((name for name, fits in known if any(map(fits, tables))), "")


def made_of(path: Path, said: AboutForeign) -> ForeignMade:
    """The definition files of a framework in one of the layouts.

    Raises:
        UsageRefused: E_OPTION_VALUE for a table that cannot be read.
        InputRefused: E_FOREIGN_ROLES when no role has any of the words asked for.
    """
    tables, told = read_tables(path)
    layout = layout_of(path)
    read, table = _read(layout, tables, path, said)
    problems = [*told, *read.problems]
    given = read.framework
    if given is None:
        return ForeignMade(layout, {}, problems, 0)
    if said.name:
        given = replace(given, title=said.name, title_en="")
    if said.only:
        given = _only(given, said.only)
    if not given.roles:
        # A framework of competences alone is a sound one: an office asks for them in roles of its own.
        problems.append(problem("N_FOREIGN_ROLES", None, count=len(given.items)))
    return ForeignMade(layout, definitions(given), problems, read.rows, table)


def _read(
    layout: str, tables: Sequence[ForeignTable], path: Path, said: AboutForeign
) -> tuple[ForeignRead, tuple[tuple[str, int], ...]]:
    title, source = said.name or path.stem, said.source if said.source != "－" else path.name
    try:
        match layout:
            case "moodle":
                table = next(filter(is_moodle, tables))
                read = read_moodle(table, source)
                start = proficient(table)
                told = [problem("N_MOODLE_FROM", None, found=start)] if start is not None and read.framework else []
                return ForeignRead(read.framework, [*read.problems, *told], read.rows), ()
            case "onet":
                levels = value_table(said.table) if said.table else NATURAL
                shown = tuple((f"{start:g}–", level) for start, level in levels)
                return read_onet(tables, title, source, RatingRule(levels, said.least)), shown
            case _:
                relations = _relations(said.table) if said.table else RELATIONS
                return read_esco(tables, title, source, relations), tuple(relations.items())
    except ValueError as error:
        raise UsageRefused("E_OPTION_VALUE", name="--map", found=said.table) from error


def _relations(text: str) -> dict[str, int]:
    pairs = [part.strip().partition("=") for part in text.replace("、", ",").split(",")]
    found = {name.strip(): int(level) for name, _, level in pairs}
    if any(not 0 <= level <= 99 for level in found.values()):
        raise ValueError(text)
    return found


def _only(given: ForeignFramework, words: Sequence[str]) -> ForeignFramework:
    wanted = [fold(word) for word in words]
    roles = [one for one in given.roles if any(w in fold(f"{one.name} {one.name_en}") for w in wanted)]
    if not roles:
        raise InputRefused("E_FOREIGN_ROLES", found=tuple(words), count=len(given.roles))
    by_key = {one.key: one for one in given.items}
    # With the groups above: without its parents an item would have no place in the hierarchy.
    open_ = [key for role in roles for grade in role.grades for key in grade.requires]
    needed: set[str] = set()
    while open_:
        key = open_.pop()
        if key in by_key and key not in needed:
            needed.add(key)
            open_ += by_key[key].parents
    return replace(given, roles=roles, items=[one for one in given.items if one.key in needed])
