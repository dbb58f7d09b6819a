"""`skillmap org reorganise`: units are renamed, merged, split, moved, abolished, founded."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from skillmap.cli import output, sheet_options
from skillmap.cli.context import Context, open_workspace, parse_day
from skillmap.cli.options import DryRun, Yes
from skillmap.errors import NeedsAnswer, UsageRefused

if TYPE_CHECKING:
    from skillmap.changes import ChangeSet, SourceFile
    from skillmap.org.records import ReformRecord


def reorganise(
    file: Annotated[
        Path | None, typer.Argument(metavar="FILE", exists=True, dir_okay=False, help="Workbook (.xlsx) or CSV")
    ] = None,
    on: Annotated[str | None, typer.Option("--on", metavar="DAY", help="The day on which it takes effect")] = None,
    template: Annotated[
        Path | None, typer.Option("--template", metavar="FILE", dir_okay=False, help="Write an empty sheet to fill in")
    ] = None,
    sheet: sheet_options.SheetName = "",
    hidden: sheet_options.Hidden = "",
    struck: sheet_options.Strike = "",
    problems: sheet_options.ProblemBook = None,
    dry_run: DryRun = False,
    yes: Yes = False,
) -> None:
    """Rename, merge, split, move, abolish and found units on a day; people, leaders and plans stay attached."""
    from skillmap.changes import ChangeSet
    from skillmap.documents.reorganisation_list import LAYOUT, read_reorganisation
    from skillmap.org.reform import ASKS
    from skillmap.problems import has_errors

    context = open_workspace()
    if template is not None:
        _write_template(context, template, on)
        return
    if file is None:
        raise UsageRefused("E_REORG_FILE")
    options = sheet_options.read_options(context, LAYOUT.id, sheet=sheet, hidden=hidden, struck=struck)
    records, reading = read_reorganisation(file, options)
    if has_errors(reading.problems) and not any(r.day for r in records):
        sheet_options.write_problem_book(file, reading.problems, problems)
        context.apply(ChangeSet(None), "org reorganise", reading=reading.problems)
    day = _day_of(records, parse_day(on) if on else None)
    changes, totals = _reform(context, records, day, sheet_options.source_of(reading))
    told = [*reading.problems, *changes.problems]
    sheet_options.write_problem_book(file, told, problems)
    errors = [p for p in told if p.code.startswith("E_")]
    if errors and all(p.code in ASKS for p in errors):
        raise NeedsAnswer("E_REORG_ANSWER", told)
    if not errors and not changes.is_empty:
        output.say("reorganise.totals", **totals)
    arguments = {"file": file.name, "on": day.isoformat()}
    context.apply(
        changes, "org reorganise", reading=reading.problems, yes=yes, dry_run=dry_run, backup=True, arguments=arguments
    )


def _write_template(context: Context, path: Path, on: str | None) -> None:
    from skillmap import sheets
    from skillmap.days import fiscal_year
    from skillmap.documents.reorganisation_list import LAYOUT, template

    day = parse_day(on) if on else fiscal_year(context.today).end
    mark = sheets.Fingerprint(LAYOUT.id, framework=context.framework.digest)
    sheets.write_book(path, [template(day, context.lang)], mark, context.lang)
    output.tell("reorganise.template", file=str(path))


def _day_of(records: list[ReformRecord], given: date | None) -> date:
    """The one day of the sheet. Raises NeedsAnswer (E_REORG_NO_DAY, E_REORG_DAYS)."""
    days = sorted({r.day for r in records if r.day} | ({given} if given else set()))
    if not days:
        raise NeedsAnswer("E_REORG_NO_DAY")
    if len(days) > 1:
        raise NeedsAnswer("E_REORG_DAYS", found=days[0], expected=days[1])
    return days[0]


def _reform(
    context: Context, records: list[ReformRecord], day: date, source: SourceFile
) -> tuple[ChangeSet, dict[str, int]]:
    """The change set and the totals before and after."""
    from skillmap.leaders import rule as rules
    from skillmap.leaders.store import term_rows
    from skillmap.org.present import ahead, present
    from skillmap.org.reform_writes import totals
    from skillmap.org.reorganise import reform
    from skillmap.revision.reorganisation import change_set
    from skillmap.storage.facts import Moment

    with context.reading() as connection:
        found = present(connection, Moment(day), context.settings.grades)
        later = ahead(connection, day)
        terms = term_rows(connection, Moment(day))
    rule = rules.in_force(context.framework.leaders)
    work = reform(found, later, records, day)
    changes, leaders = change_set(work, rule, terms, context.framework.needs, [source])
    before, after = totals(work)
    return changes, {
        "staff_before": before.staff, "staff": after.staff, "sections_before": before.sections,
        "sections": after.sections, "departments_before": before.departments, "departments": after.departments,
        "leaders_before": leaders[0], "leaders": leaders[1],
    }  # fmt: skip
