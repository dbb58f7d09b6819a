"""`skillmap leader`: each section's nominated ICT leader."""

from pathlib import Path
from typing import Annotated

import typer

from skillmap import office
from skillmap.cli import desk, leader_list, leader_paper
from skillmap.cli.importing import ImportAnswers, take_in, with_import_options
from skillmap.cli.options import DryRun, Fy, Reminder, SectionName, StaffName, Yes
from skillmap.cli.times import From
from skillmap.errors import UsageRefused

app = typer.Typer(rich_markup_mode=None, no_args_is_help=True, add_completion=False)

Section = Annotated[str, typer.Option("--section", metavar="UNIT", help="A unit by name or path (総務部/人事課)")]
Route = Annotated[
    str, typer.Option("--route", metavar="ROUTE", help="recommended, volunteer or appointed (推薦, 立候補, 指名)")
]
Reason = Annotated[str, typer.Option("--reason", metavar="TEXT", help="Why this person")]
Recommender = Annotated[str, typer.Option("--nominated-by", metavar="NAME", help="Who recommended")]
Theme = Annotated[str, typer.Option("--theme", metavar="TEXT", help="The section's own improvement theme")]
Result = Annotated[str, typer.Option("--result", metavar="TEXT", help="What came of the theme")]


app.command("form")(leader_paper.form)
app.command("answers")(leader_paper.answers)


@app.command()
def record(
    section: SectionName = None,
    staff: StaffName = None,
    theme: Theme = "",
    result: Result = "",
    later_post: Annotated[
        str, typer.Option("--later-post", metavar="TEXT", help="Where the experience is used afterwards")
    ] = "",
    dry_run: DryRun = False,
    yes: Yes = False,
) -> None:
    """Record what came of a term: theme, result, later post; also of a term that is over."""
    here = desk.opened()
    draft = office.leaders.record_outcome(here, section, staff, theme=theme, result=result, later_post=later_post)
    desk.apply(here, draft, yes=yes, dry_run=dry_run)


app.command("sheet")(leader_paper.sheet)


@app.command("import")
@with_import_options
def import_(
    file: Annotated[
        Path,
        typer.Argument(
            metavar="FILE|FOLDER",
            exists=True,
            help="A workbook or CSV, or returned nomination forms (one, or a folder)",
        ),
    ],
    given: ImportAnswers,
    fy: Fy = None,
    from_: From = None,
    replace: Annotated[bool, typer.Option("--replace", help="End running terms of the seats the day before")] = False,
    complete: Annotated[
        bool, typer.Option("--complete", help="The list holds all leaders from --from on: terms it lacks end before")
    ] = False,
    allow_mass_change: Annotated[
        bool, typer.Option("--allow-mass-change", help="Accept that a large share of the terms ends")
    ] = False,
    reminder: Reminder = None,
) -> None:
    """Take in nominations: a list by section, a letter, or a folder of returned forms.

    A folder is one change set and one entry; who has not answered is listed.
    """
    # A form that comes by itself is a form all the same.
    are_forms = file.is_dir() or office.returned.gathering.is_nomination_form(file)
    # A folder holds what has come back so far: nobody is missing from it for good.
    if complete and are_forms:
        raise UsageRefused("E_LEADER_COMPLETE_FORMS")
    # Terms end the day before it: without a day nobody could say which of them.
    if complete and not from_:
        raise UsageRefused("E_LEADER_COMPLETE_FROM")
    if are_forms:
        leader_paper.take_in_forms(file, given, fy, from_, reminder)
    else:
        take_in(file, given, office.intake.leaders.LeaderImport(fy, from_, replace, complete, allow_mass_change))


@app.command()
def nominate(
    section: Section,
    staff: Annotated[str, typer.Option("--staff", metavar="PERSON", help="Staff number, name or kana")],
    fy: Fy = None,
    from_: From = None,
    route: Route = "recommended",
    reason: Reason = "",
    nominated_by: Recommender = "",
    theme: Theme = "",
    result: Result = "",
    conditions: Annotated[bool, typer.Option("--conditions", help="The head confirms the rule's conditions")] = False,
    dry_run: DryRun = False,
    yes: Yes = False,
) -> None:
    """Record one nomination by hand, or add to the present leader's entry.

    Without --from the term begins today, or on 1 April of another fiscal year.
    """
    here = desk.opened()
    words = office.leaders.Words(route, reason, nominated_by, theme, result)
    draft = office.leaders.nominate(here, section, staff, fy=fy, starts=from_, words=words, conditions=conditions)
    desk.apply(here, draft, yes=yes, dry_run=dry_run)


@app.command()
def replace(
    section: Section,
    staff: Annotated[
        str | None, typer.Option("--staff", metavar="PERSON", help="The successor; nobody = the seat is left vacant")
    ] = None,
    from_: From = None,
    seat: Annotated[int | None, typer.Option("--seat", metavar="N", help="The seat, when there are several")] = None,
    route: Route = "recommended",
    reason: Reason = "",
    nominated_by: Recommender = "",
    theme: Theme = "",
    dry_run: DryRun = False,
    yes: Yes = False,
) -> None:
    """Hand a seat over: the present term ends the day before, the successor has the rest of it."""
    here = desk.opened()
    words = office.leaders.Words(route, reason, nominated_by, theme)
    draft = office.leaders.hand_over(here, section, staff, starts=from_, seat=seat, words=words)
    desk.apply(here, draft, yes=yes, dry_run=dry_run)


app.command("list")(leader_list.list_)
app.command("show")(leader_list.show)
app.command("check")(leader_list.check)
