"""`skillmap roster`: rosters for the departments."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from skillmap import office
from skillmap.cli import desk, outgoing, output, roster_template
from skillmap.cli.options import AsOf, Form, Fy, OnlyDepartment, Out, OutDir, Yes
from skillmap.cli.output import Format
from skillmap.cli.times import day_option

app = typer.Typer(rich_markup_mode=None, no_args_is_help=True, add_completion=False)
app.add_typer(roster_template.app, name="template")

MOST_NAMED = 5
"""People named on one line."""
KINDS = "all|department|leader|session|decision|completion|plan|history|skillmap|calendar|ics"
Single = Annotated[
    bool | None,
    typer.Option("--single/--per-department", help="One workbook for all, or one per department (default: by kind)"),
]
Template = Annotated[
    Path | None,
    typer.Option(
        "--template", metavar="FILE", exists=True, dir_okay=False, help="Fill this workbook of the office instead"
    ),
]
Final = Annotated[
    bool, typer.Option("--final", help="No draft: whoever is in them counts as told of the seat from now on")
]
DocumentNumber = Annotated[str, typer.Option("--number", metavar="TEXT", help="Document number of notices of decision")]
OnlyNews = Annotated[
    bool, typer.Option("--news", help="Notices of decision only to people who have to be told something new")
]
OnlyHeads = Annotated[bool, typer.Option("--heads", help="Notices of decision to the heads of sections alone")]
OnlySessions = Annotated[
    list[str] | None, typer.Option("--session", metavar="SESSION", help="Only this session (again for more)")
]
OnlyMonth = Annotated[
    int | None, typer.Option("--month", min=1, max=12, help="Only sessions with a meeting in this month")
]
Since = Annotated[date | None, day_option("--from", "Only sessions with a meeting on this day or later")]
Until = Annotated[date | None, day_option("--until", "Only sessions with a meeting until this day")]
Room = Annotated[str, typer.Option("--room", metavar="NAME", help="Only sessions in this room")]
Trainer = Annotated[str, typer.Option("--trainer", metavar="NAME", help="Only sessions that this trainer holds")]
ByPerson = Annotated[
    bool, typer.Option("--people", help="Calendars and calendar files by person instead of by session")
]
OnlyPeople = Annotated[
    list[str] | None,
    typer.Option("--staff", metavar="PERSON", help="Calendar files of this person (again for more)"),
]
AllSkills = Annotated[
    bool, typer.Option("--all-skills", help="Skill maps with every skill that is assessed, not only those needed")
]
Again = Annotated[bool, typer.Option("--again", help="Finish the last set of which files could not be replaced")]


@app.callback()
def roster() -> None:
    """Rosters for the departments."""


@app.command()
def export(
    kind: Annotated[str, typer.Option("--kind", metavar=KINDS, help="Which rosters")] = "all",
    department: OnlyDepartment = None,
    single: Single = None,
    fy: Fy = None,
    as_of: AsOf = None,
    template: Template = None,
    out: OutDir = None,
    final: Final = False,
    number: DocumentNumber = "",
    news: OnlyNews = False,
    heads: OnlyHeads = False,
    session: OnlySessions = None,
    month: OnlyMonth = None,
    since: Since = None,
    until: Until = None,
    room: Room = "",
    trainer: Trainer = "",
    people: ByPerson = False,
    staff: OnlyPeople = None,
    all_skills: AllSkills = False,
    again: Again = False,
    yes: Yes = False,
) -> None:
    """Write one workbook per department and the leader list: drafts, or ready to hand on with --final."""
    here = desk.opened()
    if again:
        _finish(here)
        return
    handout = office.rosters.rosters(
        here, kind, department=department, single=single, fy=fy, as_of=as_of, template=template, out=out, final=final,
        number=number, only_news=news, heads=heads,
        choice=office.session_choice.SessionChoice(tuple(session or ()), since, until, month, room, trainer),
        all_skills=all_skills, people=people, staff=tuple(staff or ()),
    )  # fmt: skip
    if final:
        # Asked before anything is written: from then on people count as told.
        output.say("roster.final", count=len(handout.changes.changes))
        if vain := handout.in_vain:
            count = sum(map(len, vain.values()))
            output.say("roster.in_vain", count=count, people=tuple(vain)[:MOST_NAMED], of=len(vain))
        if not yes:
            desk.confirm()
    done = outgoing.hand_out(here, handout, "roster.working")
    output.tell("roster.done", count=len(handout.jobs), number=done.number, folder=str(done.folder))
    outgoing.list_files(done.paths)
    if handout.stage == office.handout.DRAFT:
        output.say("roster.is_draft")


def _finish(here: office.Office) -> None:
    """The files of the newest set that still wait go to their places."""
    done = office.handing_out.again(here)
    output.tell("roster.again", count=len(done.paths), number=done.number, folder=str(done.folder))
    outgoing.list_files(done.paths)
    outgoing.list_waiting(done)


@app.command("list")
def list_(
    number: Annotated[str | None, typer.Option("--set", metavar="NUMBER", help="The files of this set (H0012)")] = None,
    form: Form = Format.TEXT,
    out: Out = None,
) -> None:
    """What was handed out: sets of files and listings written to a file, when, by whom, about how many people."""
    here = desk.opened()
    table = office.handed_out.files(here, number) if number else office.handed_out.sets(here)
    output.show(table, form, out)
