"""`skillmap framework diff`: what changed between two folders of definitions, and who is affected."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from skillmap.cli import output, state
from skillmap.cli.context import Context, confirm, open_workspace
from skillmap.cli.framework_show import load_from
from skillmap.cli.options import Out, Yes
from skillmap.errors import Exit, Refusal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from skillmap.framework.differences import Difference
    from skillmap.framework.model import Framework
    from skillmap.revision.affected import Facts
    from skillmap.tables import Table


class DiffFormat(StrEnum):
    """How a comparison comes out."""

    TEXT = "text"
    JSON = "json"
    CSV = "csv"
    XLSX = "xlsx"


def diff(
    old: Annotated[
        Path | None,
        typer.Argument(
            metavar="OLD",
            exists=True,
            file_okay=False,
            help="The older folder of definition files (default: what comes with skillmap)",
        ),
    ] = None,
    new: Annotated[
        Path | None,
        typer.Argument(
            metavar="NEW", exists=True, file_okay=False, help="The newer one (default: data of the workspace)"
        ),
    ] = None,
    who: Annotated[bool, typer.Option("--who", help="List the staff of the workspace who are affected")] = False,
    form: Annotated[DiffFormat, typer.Option("--format", help="How the comparison comes out")] = DiffFormat.TEXT,
    out: Out = None,
    yes: Yes = False,
) -> None:
    """What changed from one framework to another, as a comparison of old and new; exit code 1 when they differ."""
    from skillmap.documents.framework_comparison import comparison_table
    from skillmap.framework.diff import compare
    from skillmap.framework.load import shipped

    before, after = load_from(old or shipped()), load_from(new)
    found = compare(before, after)
    comparison = comparison_table(before, after, found)
    people = _people(before, found) if who else None
    if form is DiffFormat.XLSX:
        _workbook(after, comparison, people, out, yes=yes)
    else:
        output.show(comparison, output.Format(form.value), out)
        if people is not None:
            output.show(people, output.Format(form.value))
    if found:
        raise typer.Exit(int(Exit.FINDINGS))


def _people(before: Framework, found: Sequence[Difference]) -> Table:
    from skillmap.revision.affected import affected, table

    facts = _facts(open_workspace(), before)
    return table(affected(before, found, facts), facts.organisation)


def _facts(context: Context, framework: Framework) -> Facts:
    from skillmap.reports.snapshot import take
    from skillmap.revision.affected import Facts

    with context.reading() as connection:
        year = context.fiscal_year(None)
        snapshot = take(connection, framework, context.moment(), year, context.settings.grades)
    trainings = {held.id: held.session.training for held in snapshot.held.values()}
    plans = tuple(snapshot.plans.values())
    return Facts(snapshot.organisation, snapshot.standing, plans, snapshot.taken, trainings, snapshot.seats)


def _workbook(framework: Framework, comparison: Table, people: Table | None, out: Path | None, *, yes: bool) -> None:
    from skillmap import sheets
    from skillmap.documents.framework_comparison import comparison_book, fingerprint
    from skillmap.i18n import sentence

    lang = state.lang()
    path = out or Path(sheets.safe_file_name(sentence("difference.file", lang)))
    if path.exists() and not yes:
        output.say("page.exists", file=str(path))
        confirm()
    sheets.write_book(path, comparison_book(comparison, people, _office(), lang), fingerprint(framework), lang)
    output.say("out.written", file=str(path))


def _office() -> str:
    """The office's name; empty outside a workspace."""
    try:
        return open_workspace().settings.office
    except Refusal:
        return ""
