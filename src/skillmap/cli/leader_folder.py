"""`skillmap leader import FOLDER`: returned nomination forms as one change set, one entry; who has not answered."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from skillmap.cli import output
from skillmap.cli.import_run import Given, file_known, sign
from skillmap.cli.leader_answers import Asking, register_of, show_answers
from skillmap.cli.returned_forms import FileLine, Returned, Standing, forms, gather, report_table, require_forms, told
from skillmap.errors import Exit, Refusal
from skillmap.problems import CellPlace, Problem, Severity

if TYPE_CHECKING:
    from skillmap.changes import ChangeSet
    from skillmap.cli.context import Context
    from skillmap.cli.import_kinds import LeaderImport
    from skillmap.leaders.resolve import Book
    from skillmap.leaders.returned import FormAnswer, Register
    from skillmap.sheets.layout import Reading


@dataclass(frozen=True, slots=True)
class Read:
    """A form that was read: its file, its rows, its readings."""

    file: Returned
    answers: tuple[FormAnswer, ...]
    readings: tuple[Reading, ...]


def take_in_folder(context: Context, folder: Path, given: Given, kind: LeaderImport, asking: Asking) -> None:
    """Read every returned form, tell what came of each file, ask, record all as one entry, say who is missing.

    With errors nothing is written, unless --leave-out-bad: then files with errors wait as a whole. Raises InputRefused
    (E_INPUT), NeedsAnswer (E_CONFIRM), and Exit (findings) when somebody has not answered.
    """
    from skillmap.cli.leader_book import open_book

    with context.reading() as connection:
        book = open_book(context, connection, kind.fy, kind.starts, takes_over=True)
        found, read = _read_all(context, folder, book)
        register = register_of(context, connection, book.fy, book.starts)
        changes, problems = _compare(read, book, register)
        problems += [p for one in read for p in file_known(connection, one.readings[0])]
    everything = [*problems, *changes.problems]
    left_out = _bad(everything) if given.leave_out_bad else frozenset()
    if left_out:
        changes, problems = _compare([one for one in read if one.file.name not in left_out], book, register)
    output.show(report_table(found, [_line(one, everything, left_out) for one in read], context.lang))
    require_forms(found, folder)
    if left_out:
        output.say_problems([p for p in everything if _file(p) in left_out])
        output.say("leader.folder.waits", count=len(left_out))
    kept = [one for one in read if one.file.name not in left_out]
    names = [one.file.name for one in kept]
    context.apply(
        changes, kind.command, reading=[*told(found, context.lang), *problems], yes=given.yes, dry_run=given.dry_run,
        arguments={"folder": folder.name, "files": names, "fy": book.fy.year}, backup=True,
        when_shown=lambda: sign(context, changes, names, given.comparison),
    )  # fmt: skip
    named = frozenset(a.name for one in kept for a in one.answers if not a.is_blank)
    missing = show_answers(context, book.fy, replace(asking, named=named, files=_files(read)))
    if missing or left_out:
        raise typer.Exit(int(Exit.FINDINGS))


def _read_all(context: Context, folder: Path, book: Book) -> tuple[list[Returned], list[Read]]:
    """The files of the folder, and the forms among them as read; those that cannot be read count as unreadable."""
    from skillmap.documents.nomination_form import ID, read_form
    from skillmap.sheets import ReadOptions

    width = context.settings.staff_number_width
    options = ReadOptions(hidden="include", strike="include", fill_down=(), code_width=width)
    found = gather(folder, ID, book.fy.year)
    read: list[Read] = []
    broken: dict[str, Refusal] = {}
    for one in forms(found):
        try:
            answers, readings = read_form(one.file, one.name, book.rule, options, len(read) + 1)
            read.append(Read(one, tuple(answers), tuple(readings)))
        except Refusal as refusal:
            broken[one.name] = refusal
    return [
        replace(one, standing=Standing.UNREADABLE, refusal=broken[one.name]) if one.name in broken else one
        for one in found
    ], read


def _compare(read: Sequence[Read], book: Book, register: Register) -> tuple[ChangeSet, list[Problem]]:
    from skillmap.changes import SourceFile
    from skillmap.leaders.returned import outcome
    from skillmap.leaders.seating import nominate
    from skillmap.words import Bilingual, message

    # Sources are numbered from 1 in the order of the files that are really taken in.
    answers = [
        replace(a, nomination=replace(a.nomination, source_no=number))
        for number, one in enumerate(read, 1)
        for a in one.answers
    ]
    result = outcome(answers, register, book.rule)
    sources = [SourceFile(one.file.name, one.file.sha256, one.readings[0].sheet) for one in read]
    year = Bilingual(book.fy.ja, f"FY{book.fy}")
    title = message("leader.folder.title", title=book.rule.title.text, fy=year, count=len(read))
    changes = nominate(title, result.nominations, book, sources)
    return changes, [*(p for one in read for r in one.readings for p in r.problems), *result.problems]


def _file(found: Problem) -> str:
    return found.place.file if isinstance(found.place, CellPlace) else ""


def _bad(problems: Sequence[Problem]) -> frozenset[str]:
    return frozenset(_file(p) for p in problems if p.severity is Severity.ERROR and _file(p))


def _line(one: Read, problems: Sequence[Problem], left_out: frozenset[str]) -> FileLine:
    from skillmap.words import message

    name = one.file.name
    mine = [p.severity for p in problems if _file(p) == name]
    named, asked = sum(not a.is_blank for a in one.answers), len(one.answers)
    key = "full" if named == asked else "part" if named else "blank"
    outcome = message(f"leader.folder.{'left_out' if name in left_out else key}", named=named, asked=asked)
    department = one.file.extra.get("department", "")
    counts = (mine.count(Severity.ERROR), mine.count(Severity.WARNING))
    return FileLine(name, department, outcome, *counts, is_whole=key == "full")


def _files(read: Sequence[Read]) -> Mapping[str, tuple[str, ...]]:
    """Code of a department -> the files that came from it."""
    found: dict[str, list[str]] = {}
    for one in read:
        found.setdefault(one.file.extra.get("unit", ""), []).append(one.file.name)
    return {code: tuple(names) for code, names in found.items()}
