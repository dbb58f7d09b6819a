"""What every import does at the terminal: its options, and what is told, signed, asked and written beside.

A command takes its own options and one `given: Given`; `with_import_options` shows the rest on the terminal. What it
does is `take_in(file, given, kind)`, where `kind` is one of `office.intake.kinds`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeAlias

import typer

from skillmap import collector, office
from skillmap.cli import desk, outgoing, output, sheet_options, talk
from skillmap.cli.options import DryRun, Yes
from skillmap.cli.problem_books import write_problem_book
from skillmap.cli.shared_options import shares
from skillmap.cli.told import offer_problem_book
from skillmap.errors import InputRefused, Refusal
from skillmap.problems import CellPlace, Problem

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
class ImportAnswers:
    """What the user said about the reading and the applying of a file; the same for every import."""

    sheet: sheet_options.SheetName = ""
    hidden: sheet_options.Hidden = ""
    struck: sheet_options.Strike = ""
    fill_down: sheet_options.FillDown = None
    columns: sheet_options.Columns = ""
    encoding: sheet_options.Encoding = ""
    all_sheets: sheet_options.AllSheets = False
    sheet_is: sheet_options.SheetIs = ""
    set_: sheet_options.Set = None
    heading: sheet_options.Heading = None
    marks: sheet_options.Marks = ""
    recipe: sheet_options.Recipe = ""
    problems: sheet_options.ProblemBook = None
    leave_out_bad: LeaveOutBad = False
    comparison: Comparison = None
    ignore_checks: IgnoreChecks = False
    dry_run: DryRun = False
    yes: Yes = False

    @property
    def answers(self) -> office.intake.engine.Answers:
        """What of it is about the reading. Raises UsageRefused (E_OPTION_VALUE)."""
        return office.intake.engine.Answers(
            self.sheet,
            sheet_options.include_or_skip("--hidden", self.hidden),
            sheet_options.include_or_skip("--struck", self.struck),
            sheet_options.columns_of(self.fill_down),
            self.columns,
            self.encoding,
            self.leave_out_bad,
            self.ignore_checks,
            self.all_sheets or bool(self.sheet_is),
            self.sheet_is,
            sheet_options.values_of(self.set_),
            sheet_options.marks_of(self.marks),
            self.recipe,
            sheet_options.values_of(self.heading),
        )


with_import_options = shares(ImportAnswers, "given")
"""The command with the options of every import; they reach it as `given`."""


if TYPE_CHECKING:  # built when it is read, it would load the office for --help
    Ask: TypeAlias = Callable[[office.Office, Sequence[Problem]], office.intake.kind.ListKind | None]
    """Asks about problems of a file; gives the list with the answers, None when there was nothing to ask."""


def take_in(file: Path, given: ImportAnswers, kind: office.intake.kind.ListKind, ask: Ask | None = None) -> int | None:
    """Read, compare, tell, ask, record a list; gives the number of the entry, None when nothing was written.

    `ask` may ask the user about what was found; the list is compared again with what it gives.
    Raises what reading and `desk.apply` raise.
    """
    # Not as a decorator: a name of the office that is used while this file loads would load the database for --help.
    with collector.paused():
        return _take_in(file, given, kind, ask)


def _take_in(file: Path, given: ImportAnswers, kind: office.intake.kind.ListKind, ask: Ask | None) -> int | None:
    here = desk.opened()
    outgoing.require_ending(given.problems, office.handout.BOOK)
    offer_problem_book(is_asked_for=given.problems is not None)
    try:
        taken = office.intake.engine.read_list(here, file, kind, given.answers)
        # In a script nobody answers: it goes on with what is known.
        if ask is not None and talk.can_ask() and (answered := ask(here, taken.found)) is not None:
            taken = office.intake.engine.read_list(here, file, answered, given.answers)
    except Refusal as refusal:
        # Only cells can be marked.
        if any(isinstance(p, Problem) and isinstance(p.place, CellPlace) and p.place.cell for p in refusal.problems):
            write_problem_book(here, file, refusal.problems, given.problems, given.encoding)
        raise
    write_problem_book(here, file, taken.found, given.problems, given.encoding)
    if taken.wrong:
        output.say_problems([one for _, found in sorted(taken.wrong.items()) for one in found])
        if not taken.has_good_rows:
            raise InputRefused("E_INPUT")
        output.say("import.left_out", count=len(taken.wrong), rows=taken.wrong_rows)
    number = desk.apply(
        here, taken.draft, yes=given.yes, dry_run=given.dry_run,
        shown=lambda: sign(here, taken.draft, [file.name], given.comparison),
    )  # fmt: skip
    # When the good rows are recorded: the rest is what still has to be mended.
    if taken.wrong and not given.dry_run:
        path = outgoing.put_beside(here.workspace.out, office.intake.engine.rest(here, taken))
        output.say("import.rest", file=str(path))
    return number


def sign(here: office.Office, draft: office.Draft, files: Sequence[str], out: Path | None) -> None:
    """Say the check number of what is about to happen; with `out`, write it as a workbook to be signed."""
    outgoing.require_ending(out, office.handout.BOOK)
    output.say("import.check_number", number=office.comparison.number(draft))
    if out is not None:
        outgoing.put(out, office.comparison.book(here, draft, files))
