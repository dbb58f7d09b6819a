"""One way in for every import: options, comparison with what is recorded, and what is told, signed, left out, written.

A command takes its own options and one `given: Given`; `with_import_options` shows the rest on the terminal. What it
does is `take_in(context, file, given, kind)`, where `kind` (see `import_kinds`) compares one file with the database.
"""

from __future__ import annotations

import gc
import inspect
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, fields, replace
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Protocol

import typer

from skillmap.cli import output, sheet_options, state
from skillmap.cli.import_checks import broken_after, totals
from skillmap.cli.options import DryRun, Yes
from skillmap.errors import InputRefused, Refusal, UsageRefused
from skillmap.problems import CellPlace, Problem, Severity, has_errors, problem

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from skillmap.changes import ChangeSet
    from skillmap.cli.context import Context
    from skillmap.sheets import ReadOptions
    from skillmap.sheets.layout import Layout, Reading

LeaveOutBad = Annotated[
    bool, typer.Option("--leave-out-bad", help="Take in the good rows and write the bad ones as a sheet to mend")
]
Comparison = Annotated[
    Path | None,
    typer.Option("--comparison", metavar="FILE", dir_okay=False, help="Write the changes as a workbook to be signed"),
]


Complete = Annotated[bool, typer.Option("--complete", help="The file holds everybody: who is missing has left")]
Mass = Annotated[bool, typer.Option("--allow-mass-change", help="Accept that a large share of the staff leaves")]
IgnoreChecks = Annotated[
    bool, typer.Option("--ignore-checks", help="Take in although totals of checks.yaml would be wrong")
]


@dataclass(frozen=True, slots=True)
class Given:
    """What the user said about the reading and the applying of a file; the same for every import."""

    sheet: sheet_options.SheetName = ""
    hidden: sheet_options.Hidden = ""
    struck: sheet_options.Strike = ""
    fill_down: sheet_options.FillDown = None
    columns: sheet_options.Columns = ""
    encoding: sheet_options.Encoding = ""
    problems: sheet_options.ProblemBook = None
    leave_out_bad: LeaveOutBad = False
    comparison: Comparison = None
    ignore_checks: IgnoreChecks = False
    dry_run: DryRun = False
    yes: Yes = False


@dataclass(frozen=True, slots=True)
class Compared:
    """A file, read and compared: what was read, what it would change, and problems found on the way."""

    reading: Reading
    changes: ChangeSet
    problems: Sequence[Problem] = ()

    @property
    def told(self) -> list[Problem]:
        """All problems except those of the change set itself."""
        return [*self.reading.problems, *self.problems]

    @property
    def all_problems(self) -> list[Problem]:
        """All problems."""
        return [*self.told, *self.changes.problems]


class Import(Protocol):
    """One kind of document that can be taken in."""

    @property
    def command(self) -> str:
        """The command as the journal names it."""

    @property
    def is_complete(self) -> bool:
        """Whether what is missing from the file counts as gone."""

    @property
    def as_of(self) -> str | None:
        """The day that the user gave."""

    @property
    def ordinary(self) -> frozenset[str]:
        """Fields that other lists have too: a file with these alone is not meant."""

    def layouts(self, context: Context) -> tuple[Layout, ...]:
        """The document, in all its forms; the office's settings go by the id of the first."""

    def compare(self, context: Context, connection: Connection, file: Path, options: ReadOptions) -> Compared:
        """The file read and compared with what is recorded."""


def with_import_options(command: Callable[..., None]) -> Callable[..., None]:
    """The command with the options of every import; they reach it as `given`."""
    added = inspect.get_annotations(Given, eval_str=True)
    own = [one for one in inspect.signature(command, eval_str=True).parameters.values() if one.name != "given"]
    shared = [
        inspect.Parameter(one.name, inspect.Parameter.KEYWORD_ONLY, default=one.default, annotation=added[one.name])
        for one in fields(Given)
    ]

    @wraps(command)
    def run(**values: Any) -> None:
        given = Given(**{one.name: values.pop(one.name) for one in shared})
        command(**values, given=given)

    run.__signature__ = inspect.Signature([*own, *shared])  # type: ignore[attr-defined]
    run.__annotations__ = {one.name: one.annotation for one in (*own, *shared)}
    return run


@contextmanager
def without_collector() -> Iterator[None]:
    """Python's search for circles is off meanwhile: an import has none, and millions of values to look through."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


@without_collector()
def take_in(context: Context, file: Path, given: Given, kind: Import) -> int | None:
    """Read, compare, tell, ask, record; gives the number of the entry, None when nothing was written.

    Raises what reading and `Context.apply` raise, and UsageRefused (E_LEAVE_OUT_COMPLETE).
    """
    if given.leave_out_bad and kind.is_complete:
        raise UsageRefused("E_LEAVE_OUT_COMPLETE")
    options = options_of(context, kind, given)
    try:
        with context.reading() as connection:
            compared, wrong = compare(context, connection, file, options, kind, patient=given.leave_out_bad)
            told = [*compared.told, *file_known(connection, compared.reading)]
            told += _other_document(context, file, kind, compared.reading)
            known = totals(context, connection)
    except Refusal as refusal:
        if any(isinstance(p, Problem) and isinstance(p.place, CellPlace) and p.place.cell for p in refusal.problems):
            sheet_options.write_problem_book(file, refusal.problems, given.problems, given.encoding)
        raise
    found = [*(p for one in wrong.values() for p in one), *compared.all_problems]
    sheet_options.write_problem_book(file, found, given.problems, given.encoding)
    if wrong:
        _say_left_out(wrong, good=len(compared.changes.changes) + compared.changes.unchanged)
    changes = compared.changes
    if not changes.is_empty and not has_errors(compared.all_problems):
        told += judged(broken_after(context, known, changes), ignore=given.ignore_checks)
    number = context.apply(
        changes, kind.command, reading=told, yes=given.yes, dry_run=given.dry_run, backup=True,
        when_shown=lambda: sign(context, changes, [file.name], given.comparison),
    )  # fmt: skip
    if wrong and not given.dry_run:
        layout = next(one for one in kind.layouts(context) if one.id == compared.reading.layout)
        _write_rest(context, file, layout, options, wrong)
    return number


def options_of(context: Context, kind: Import, given: Given) -> ReadOptions:
    """How a file of this kind is read: the user's answers before the office's settings.

    Raises InputRefused (E_CONFIG) for headings in the settings that belong to no field of the document.
    """
    _check_headings(context, kind)
    return sheet_options.read_options(
        context, kind.layouts(context)[0].id, sheet=given.sheet, hidden=given.hidden, struck=given.struck,
        fill_down=given.fill_down, columns=given.columns, encoding=given.encoding, as_of=kind.as_of,
    )  # fmt: skip


def _check_headings(context: Context, kind: Import) -> None:
    from difflib import get_close_matches

    from skillmap.config import FILE
    from skillmap.problems import FilePlace

    layouts = kind.layouts(context)
    known = [one.key for layout in layouts for one in layout.fields]
    wrong = [key for key in context.settings.headings.get(layouts[0].id, {}) if key not in known]
    if wrong:
        place = FilePlace(FILE)
        raise InputRefused("E_CONFIG", [
            problem("E_CONFIG_HEADING", place, found=f"headings.{layouts[0].id}.{key}", expected=tuple(known[:30]),
                    nearest=next(iter(get_close_matches(key, known, 1, 0.4)), None))
            for key in wrong
        ])  # fmt: skip


def compare(
    context: Context, connection: Connection, file: Path, options: ReadOptions, kind: Import, *, patient: bool
) -> tuple[Compared, dict[int, list[Problem]]]:
    """The comparison; a patient one leaves bad rows out until the rest is good, and gives these rows too."""
    compared = kind.compare(context, connection, file, options)
    wrong: dict[int, list[Problem]] = {}
    while patient:
        errors = [p for p in compared.all_problems if p.severity is Severity.ERROR]
        rows = [_row(p, compared.reading) for p in errors]
        if not errors or None in rows:
            break
        for number, one in zip(rows, errors, strict=True):
            wrong.setdefault(number or 0, []).append(one)
        compared = kind.compare(context, connection, file, replace(options, leave_out_rows=frozenset(wrong)))
    return compared, wrong


def _row(found: Problem, reading: Reading) -> int | None:
    """The record that an error belongs to; None when it concerns the sheet or the file."""
    place = found.place
    if not isinstance(place, CellPlace) or not place.cell:
        return None
    digits = place.cell.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    number = int(digits) if digits.isdigit() else 0
    return number if number > max(reading.header_rows, default=0) else None


def file_known(connection: Connection, reading: Reading, before: int | None = None) -> list[Problem]:
    """A note when the very same file was taken in before (by an entry earlier than `before`)."""
    from datetime import datetime

    from skillmap.days import JST
    from skillmap.storage.rehearsal import known_file

    known = known_file(connection, reading.sha256, before)
    if known is None:
        return []
    day = datetime.fromisoformat(known.at).astimezone(JST).date()
    return [problem("N_FILE_KNOWN", CellPlace(reading.file), day=day, entry=known.entry)]


_UNKNOWN_COLUMNS = 3
"""With so many columns that mean nothing the file may be another document."""


def _other_document(context: Context, file: Path, kind: Import, reading: Reading) -> list[Problem]:
    """A warning when many columns are unknown and another kind of document knows more of them."""
    unknown = sum(one.code == "N_COLUMN_UNKNOWN" for one in reading.problems)
    if unknown < _UNKNOWN_COLUMNS or reading.fingerprint is not None:
        return []
    from skillmap.cli.import_files import better_fit

    other = better_fit(context, file, kind, len(reading.columns))
    if other is None:
        return []
    place = CellPlace(reading.file, reading.sheet)
    return [problem("W_OTHER_DOCUMENT", place, found=other[0], command=f"skillmap {other[1]}")]


def judged(broken: Sequence[Problem], *, ignore: bool) -> list[Problem]:
    """Broken checks as they count: warnings when the user says that they may be."""
    return [replace(one, code="W_CHECK_IGNORED") if ignore and one.code[0] == "E" else one for one in broken]


def sign(context: Context, changes: ChangeSet, files: Sequence[str], out: Path | None) -> None:
    """Say the check number of what is about to happen; with `out`, write it as a workbook to be signed."""
    from skillmap.documents.comparison import check_number, comparison_sheet

    output.say("import.check_number", number=check_number(changes))
    if out is not None:
        from skillmap.sheets import write_book

        sheet = comparison_sheet(changes, files, context.settings.office, context.today, context.lang)
        write_book(out, [sheet], None, context.lang)
        output.say("out.written", file=str(out))


def _say_left_out(wrong: dict[int, list[Problem]], good: int) -> None:
    """What is wrong with the rows left out. Raises InputRefused (E_INPUT) when no row is good."""
    from skillmap.sheets.grid import spans

    output.say_problems([one for _, found in sorted(wrong.items()) for one in found])
    if not good:
        raise InputRefused("E_INPUT")
    output.say("import.left_out", count=len(wrong), rows=spans(sorted(wrong)))


def _write_rest(
    context: Context, file: Path, layout: Layout, options: ReadOptions, wrong: dict[int, list[Problem]]
) -> None:
    from skillmap.i18n import sentence
    from skillmap.sheets import safe_file_name, write_rest

    name = safe_file_name(sentence("import.rest_name", context.lang, name=file.stem))
    out = context.workspace.out / name
    write_rest(file, layout, options, wrong, out, state.lang())
    output.say("import.rest", file=str(out))
