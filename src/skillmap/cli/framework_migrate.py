"""`skillmap framework migrate`: over to another version of the definitions, with everything that people have."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from skillmap import office
from skillmap.cli import desk, outgoing, output
from skillmap.cli.options import DryRun, Out, Yes
from skillmap.cli.problem_books import write_problem_book
from skillmap.cli.shared_options import shares
from skillmap.cli.sheet_options import ProblemBook
from skillmap.cli.times import day_option
from skillmap.cli.told import offer_problem_book
from skillmap.errors import InputRefused, NeedsAnswer


@dataclass(frozen=True)
class MigrateOptions:
    """Between which versions, from which day and how, as options."""

    table: Annotated[
        Path | None,
        typer.Option(
            "--table", metavar="FILE", exists=True, dir_okay=False, help="The transition table as HR has decided it"
        ),
    ] = None
    old: Annotated[
        Path | None,
        typer.Option(
            "--from",
            metavar="DIR",
            exists=True,
            file_okay=False,
            help="The folder of the old version (default: data, or the version recorded under last)",
        ),
    ] = None
    merged: Annotated[
        str, typer.Option("--merged", metavar="lowest|highest", help="Which level holds where skills become one")
    ] = "lowest"
    on: Annotated[date | None, day_option("--on", "The first day of the new version (default: today)")] = None
    keep: Annotated[
        list[str] | None,
        typer.Option(
            "--keep",
            metavar="trainings|qualifications|conduct|leaders|needs",
            help="Keep this part of the present definitions; may be repeated",
        ),
    ] = None
    problems: ProblemBook = None


@shares(MigrateOptions, "how", first=True)
def migrate(
    how: MigrateOptions,
    new: Annotated[
        Path | None,
        typer.Argument(
            metavar="NEW",
            exists=True,
            file_okay=False,
            help="The folder of the new version (default: the definitions were put into data by hand)",
        ),
    ] = None,
    out: Out = None,
    standard: Annotated[
        str,
        typer.Option(
            "--standard", metavar="ID", help="Only let skills and roles follow this new version of a published standard"
        ),
    ] = "",
    accept: Annotated[bool, typer.Option("--accept-proposals", help="Take every proposal as decided")] = False,
    dry_run: DryRun = False,
    yes: Yes = False,
) -> None:
    """Go over to another version of the definitions: levels, aims, plans and the rest are carried, in one entry.

    With --out the table of what becomes of what is written instead, for HR to decide; --table takes it back.
    """
    if standard:
        _follow(standard, dry_run=dry_run, yes=yes)
        return
    here, migration = desk.opened(), office.definition_migration
    asked = migration.MigrationAsked(new, how.old, how.table, how.merged, how.on, tuple(how.keep or ()))
    offer_problem_book(is_asked_for=how.problems is not None or how.table is None)
    try:
        found = migration.prepare(here, asked)
    except InputRefused as refusal:
        if how.table is not None:
            write_problem_book(here, how.table, refusal.problems, how.problems)
        raise
    if out is not None:
        output.say_problems(found.told)
        outgoing.write(migration.workbook(here, found), out)
        output.say("transition.written", count=len(found.transition.proposals), command=asked.again("--table", "FILE"))
        return
    output.show(found.sums)
    waiting = found.proposals
    if waiting is not None and not accept:
        output.show(waiting)
        # A dry run may look at what the proposals would bring; recording waits for the decisions.
        if not dry_run:
            raise NeedsAnswer("E_TRANSITION_PROPOSALS", count=len(waiting.rows), command=asked.again("--out", "FILE"))
    made = migration.draft(here, found)

    def carried() -> None:
        # It speaks of both versions.
        output.name_no_version()
        output.show(made.carried)

    desk.apply(here, made.draft, yes=yes, dry_run=dry_run, shown=carried)


def _follow(standard: str, *, dry_run: bool, yes: bool) -> None:
    """Alignments to a published standard go over to its next version; people's records are not touched."""
    here = desk.opened()
    found = office.standard_following.follow_standard(here, standard)
    output.show(found.table)
    if found.draft is None:
        output.say_problems(found.told)
        output.say("out.nothing")
        return
    desk.apply(here, replace(found.draft, told=found.told), yes=yes, dry_run=dry_run)
