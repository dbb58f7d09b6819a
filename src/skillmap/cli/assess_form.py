"""`skillmap assess form`: assessment workbooks, one per section, a page per person."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from skillmap.cli import outgoing, output
from skillmap.cli.assess_gap import Department
from skillmap.cli.assess_round import COMMAND, asked_of, issued, round_state
from skillmap.cli.assess_scope import read_scope
from skillmap.cli.context import Context, open_workspace, parse_day, progress
from skillmap.cli.options import AsOf, OutDir, SectionName, StaffName, Yes
from skillmap.errors import InputRefused

if TYPE_CHECKING:
    from collections.abc import Sequence

    from skillmap.assessment.forms import PersonForm
    from skillmap.documents.assessment_form import Issue
    from skillmap.framework.model import RoleGrade
    from skillmap.org.model import Organisation, Person


def form(
    staff: StaffName = None,
    section: SectionName = None,
    department: Department = None,
    role: Annotated[
        str | None,
        typer.Option("--role", metavar="ROLE/GRADE", help="What people without role or aim are asked about"),
    ] = None,
    due: Annotated[
        str | None, typer.Option("--due", metavar="DAY", help="The day by which forms should be back")
    ] = None,
    return_to: Annotated[
        str, typer.Option("--return-to", metavar="TEXT", help="Where filled-in forms go, as printed on them")
    ] = "",
    as_of: AsOf = None,
    out: OutDir = None,
    yes: Yes = False,
) -> None:
    """Write assessment workbooks: one per section, a page per person with the skills of the role or aim."""
    from skillmap.assessment.forms import person_forms
    from skillmap.assessment.model import Stage
    from skillmap.assessment.store import levels
    from skillmap.careers.wishes import own_wishes
    from skillmap.days import fiscal_year
    from skillmap.documents.assessment_form import Issue

    context = open_workspace()
    moment = context.moment(as_of)
    with context.reading() as connection:
        scope = read_scope(context, connection, moment, staff=staff, section=section, department=department)
        fallback = _role(context, role)
        asked = asked_of(context, connection, scope.people, moment, fallback)
        fy = fiscal_year(moment.as_of)
        found = round_state(connection, scope, fy, asked, issued(connection, fy))
        approved = levels(connection, moment, Stage.APPROVED, scope.staff)
    issue = Issue(
        context.framework, found.fy, moment.as_of, context.seen_head or 0, context.settings.office,
        parse_day(due) if due else None, return_to, f"{fallback.role}/{fallback.grade}" if fallback else "",
    )  # fmt: skip
    present = [p for p in scope.people if p.absence is None]
    wishes = own_wishes(asked.aims)
    pages = person_forms(context.framework, scope.organisation, present, found, approved, wishes)
    forms = {one.person.id: one for one in pages}
    books = _by_section(scope.organisation, present)
    if not books:
        raise InputRefused("E_FORM_NOBODY")
    _write(context, issue, [(unit, code, [forms[p.id] for p in people]) for unit, code, people in books], out, yes=yes)
    absent = len(scope.people) - len(present)
    if absent:
        output.say("assess.form.absent", count=absent)
    without = sum(not one.asked for one in forms.values())
    if without:
        output.say("assess.form.without", count=without)


def _role(context: Context, text: str | None) -> RoleGrade | None:
    from skillmap.careers.target import target

    return target(context.framework, text) if text else None


def _by_section(office: Organisation, people: Sequence[Person]) -> list[tuple[str, str, list[Person]]]:
    """Name, code and people of each section in 建制順; heads of departments and people without a unit apart."""
    groups: dict[tuple[int, str, str], list[Person]] = {}
    for person in people:
        section = office.section_of(person.unit_id)
        own = office.unit_by_id.get(person.unit_id) if person.unit_id is not None else None
        unit = section or office.department_of(person.unit_id) or own
        key = (unit.order, unit.full_name, section.code if section else "") if unit else (10**9, "", "")
        groups.setdefault(key, []).append(person)
    return [(name, code, members) for (_, name, code), members in sorted(groups.items())]


def _write(
    context: Context,
    issue: Issue,
    books: Sequence[tuple[str, str, list[PersonForm]]],
    out: Path | None,
    *,
    yes: bool,
) -> None:
    from skillmap import sheets
    from skillmap.documents import assessment_form as document
    from skillmap.i18n import sentence

    lang = context.lang
    folder = out or context.workspace.out / sentence("assess.form.folder", lang, fy=issue.fy.text)
    titles = (document.file_title(issue, unit or sentence("gap.no_unit", lang), lang) for unit, _, _ in books)
    paths = outgoing.targets(folder, titles)
    outgoing.ask_before_replacing(paths, yes=yes)
    folder.mkdir(parents=True, exist_ok=True)
    with progress("assess.form.working") as told:
        for done, (path, (unit, code, forms)) in enumerate(zip(paths, books, strict=True), 1):
            content = document.form_book(issue, unit or sentence("gap.no_unit", lang), forms, lang)
            sheets.write_book(path, content, document.fingerprint(issue, code, unit, forms), lang)
            told(done, len(books))
    people = sum(len(forms) for _, _, forms in books)
    # Which sections were asked, from which state and about which role, is what `assess status` goes by.
    asked = {
        "fy": issue.fy.year, "due": issue.due.isoformat() if issue.due else "", "as_of": issue.day.isoformat(),
        "role": issue.fallback, "units": sorted({code for _, code, _ in books}),
    }  # fmt: skip
    outgoing.note(context, COMMAND, {"files": [path.name for path in paths], "people": people, **asked})
    output.tell("assess.form.done", count=len(books), people=people, folder=str(folder))
    outgoing.list_files(paths)
