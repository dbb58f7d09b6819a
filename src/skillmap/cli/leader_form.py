"""`skillmap leader form`: nomination forms, one workbook per department, ready to mail."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from skillmap.cli import outgoing, output
from skillmap.cli.context import Context, open_workspace, parse_day, progress
from skillmap.cli.options import Fy, OutDir, Yes
from skillmap.errors import InputRefused

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from skillmap.documents.nomination_form import Issue
    from skillmap.framework.model import LeaderRule
    from skillmap.leaders.asking import SeatAsked
    from skillmap.org.model import Organisation, Unit
    from skillmap.words import Lang, Message

COMMAND = "leader form"
LETTER = "leader-request"

Department = Annotated[str | None, typer.Option("--department", metavar="UNIT", help="Only this department")]
Number = Annotated[str, typer.Option("--number", metavar="TEXT", help="Document number, as printed on the letter")]
Date = Annotated[str | None, typer.Option("--date", metavar="DAY", help="Date of the letter (default: today)")]
Letter = Annotated[
    Path | None,
    typer.Option(
        "--letter", metavar="FILE", exists=True, dir_okay=False, help="Text of the letter (default: data/letters)"
    ),
]


def form(
    department: Department = None,
    due: Annotated[
        str | None, typer.Option("--due", metavar="DAY", help="The day by which forms should be back")
    ] = None,
    number: Number = "",
    date_: Date = None,
    letter: Letter = None,
    fy: Fy = None,
    out: OutDir = None,
    yes: Yes = False,
) -> None:
    """Write nomination forms: one workbook per department with its letter, eligible staff to pick from."""
    from skillmap.documents import nomination_form as document
    from skillmap.leaders import rule as rules
    from skillmap.leaders.asking import asked
    from skillmap.leaders.store import all_terms
    from skillmap.org.store import organisation

    context = open_workspace()
    year = context.fiscal_year(fy)
    moment = context.moment()
    rule = rules.in_force(context.framework.leaders)
    with context.reading() as connection:
        office = organisation(connection, moment, context.settings.grades)
        seats = asked(rule, office, all_terms(connection, moment), year)
    wanted = _chosen(office, seats, department)
    if not wanted:
        raise InputRefused("E_LEADER_FORM_NONE")
    until = parse_day(due) if due else rules.day_in(year, rule.nomination_deadline)
    issue = document.Issue(
        rule, year, office.day, until, context.seen_head or 0, context.framework.digest, context.settings.office
    )
    text = letter or _usual_letter(context)
    written = parse_day(date_) if date_ else context.today
    _write(context, issue, office, wanted, Words(text, number, written), out, yes=yes)


class Words:
    """What the letter says besides the facts: its text file, number and date."""

    def __init__(self, text: Path, number: str, written: date) -> None:
        self.text, self.number, self.written = text, number, written


def _usual_letter(context: Context) -> Path:
    from skillmap.documents.letter import find_letter
    from skillmap.framework.load import shipped

    return find_letter(context.workspace.data, shipped(), LETTER, context.lang)


def _chosen(
    office: Organisation, seats: Mapping[Unit | None, Sequence[SeatAsked]], department: str | None
) -> dict[Unit | None, Sequence[SeatAsked]]:
    from skillmap.org.find import find_unit

    if department is None:
        return dict(seats)
    unit = find_unit(office, department, among=office.departments)
    return {unit: seats[unit]} if unit in seats else {}


def _write(
    context: Context,
    issue: Issue,
    office: Organisation,
    wanted: Mapping[Unit | None, Sequence[SeatAsked]],
    words: Words,
    out: Path | None,
    *,
    yes: bool,
) -> None:
    from skillmap import sheets
    from skillmap.documents import nomination_form as document
    from skillmap.documents.letter import read_letter
    from skillmap.i18n import sentence

    lang = context.lang
    name = sentence("leader.form.folder", lang, title=issue.rule.title.text, fy=issue.fy.text)
    folder = out or context.workspace.out / sheets.safe_file_name(name, suffix="")
    paths = outgoing.targets(folder, (document.file_title(issue, unit, lang) for unit in wanted))
    letters = [read_letter(words.text, _fields(issue, unit, seats, words, lang)) for unit, seats in wanted.items()]
    outgoing.ask_before_replacing(paths, yes=yes)
    folder.mkdir(parents=True, exist_ok=True)
    with progress("leader.form.working") as told:
        for done, (path, letter, (unit, seats)) in enumerate(zip(paths, letters, wanted.items(), strict=True), 1):
            book = document.form_book(issue, unit, seats, office.person_by_id, letter, lang)
            mark = document.fingerprint(issue, unit, seats, office.person_by_id)
            sheets.write_book(path, book, mark, lang)
            told(done, len(paths))
    # Which departments were asked for which year is what `leader answers` goes by.
    units = [unit.code if unit else "" for unit in wanted]
    asked = {"fy": issue.fy.year, "due": issue.due.isoformat(), "units": units}
    outgoing.note(context, COMMAND, {"files": [path.name for path in paths], **asked})
    count = sum(len(seats) for seats in wanted.values())
    output.tell("leader.form.done", count=len(paths), seats=count, folder=str(folder), due=issue.due)
    outgoing.list_files(paths)
    output.say("leader.form.wording", file=str(words.text))


def _fields(
    issue: Issue, unit: Unit | None, seats: Sequence[SeatAsked], words: Words, language: Lang
) -> dict[str, str]:  # fmt: skip
    from datetime import timedelta

    from skillmap.days import wareki
    from skillmap.documents.nomination_form import department_name
    from skillmap.i18n.wording import word
    from skillmap.leaders.rule import term_end
    from skillmap.words import message

    def day(value: date) -> str:
        return wareki(value) if language == "ja" else value.isoformat()

    last = term_end(issue.rule, issue.fy.first) - timedelta(days=1)
    term = message("leader.form.term", starts=day(issue.fy.first), ends=day(last))
    return {
        "department": department_name(unit, language),
        "sections": str(len(seats)),
        "title": issue.rule.title.text.text(language),
        "fy": issue.fy.text.text(language),
        "term": word(term, language),
        "eligible": word(_eligible(issue.rule), language),
        "date": day(words.written),
        "number": words.number,
        "due": day(issue.due),
        "office": issue.office,
    }


def _eligible(rule: LeaderRule) -> Message:
    from skillmap.words import message

    kinds, grades = rule.eligible_employment, rule.excluded_grades
    if kinds and grades:
        return message("leader.form.employed_but", kinds=kinds, grades=grades)
    if kinds:
        return message("leader.form.employed", kinds=kinds)
    return message("leader.form.all_but", grades=grades) if grades else message("leader.form.everybody")
