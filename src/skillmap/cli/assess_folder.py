"""`skillmap assess import FOLDER`: returned assessment forms as one change set, one entry, and how far the round is."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from skillmap.cli import output
from skillmap.cli.assess_status import Wanted, show_status
from skillmap.cli.import_run import Given, file_known, sign
from skillmap.cli.returned_forms import FileLine, Returned, Standing, forms, gather, report_table, require_forms, told
from skillmap.errors import Exit, Refusal
from skillmap.problems import CellPlace, Problem, Severity

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from skillmap.assessment.returned import PageAnswer, Round, Sent
    from skillmap.changes import ChangeSet
    from skillmap.cli.context import Context
    from skillmap.days import FiscalYear
    from skillmap.documents.assessment_return import Page
    from skillmap.org.model import Person

_Sheet = tuple[str, str]
"""File and sheet: a person's page."""


@dataclass(frozen=True, slots=True)
class Read:
    """A form that was read: its file and its pages."""

    file: Returned
    pages: tuple[Page, ...]


def is_form(file: Path) -> bool:
    """Whether a file says of itself that it is an assessment form."""
    from skillmap import sheets
    from skillmap.documents.assessment_form import ID

    try:
        mark = sheets.read_fingerprint(file)
    except Refusal:
        return False
    return mark is not None and mark.layout == ID


def take_in_forms(context: Context, folder: Path, given: Given, fy: FiscalYear, prefer: str, wanted: Wanted) -> None:
    """Read every returned form, tell what came of each file, ask, record all as one entry, say who is missing.

    With errors nothing is written, unless --leave-out-bad: then the people whose pages hold errors wait.
    Raises InputRefused (E_INPUT), NeedsAnswer (E_CONFIRM), and Exit (findings) when somebody has not answered.
    """
    found, read = _read_all(context, folder, fy)
    with context.reading() as connection:
        compared = _comparer(context, connection, read, fy, prefer)
        changes, problems = compared(read)
        problems += [p for one in read for p in file_known(connection, one.pages[0].reading)]
        everything = [*problems, *changes.problems]
        left_out = _bad(everything) if given.leave_out_bad else frozenset()
        if left_out:
            read = [_without(one, left_out) for one in read]
            changes, problems = compared(read)
    output.show(report_table(found, [_line(one, everything, left_out) for one in read], context.lang))
    require_forms(found, folder)
    if left_out:
        output.say_problems([p for p in everything if _sheet(p) in left_out])
        output.say("assess.folder.waits", count=len(left_out))
    names = [one.file.name for one in read]
    context.apply(
        changes, "assess import", reading=[*told(found, context.lang), *problems], yes=given.yes,
        dry_run=given.dry_run, arguments={"folder": folder.name, "files": names, "fy": fy.year}, backup=True,
        when_shown=lambda: sign(context, changes, names, given.comparison),
    )  # fmt: skip
    missing = 0 if given.dry_run else show_status(context, fy, wanted)
    if missing or left_out:
        raise typer.Exit(int(Exit.FINDINGS))


def _read_all(context: Context, folder: Path, fy: FiscalYear) -> tuple[list[Returned], list[Read]]:
    """The files of the folder, and the forms among them as read; those that cannot be read count as unreadable."""
    from skillmap.cli.context import progress
    from skillmap.documents.assessment_form import ID
    from skillmap.documents.assessment_return import read_form
    from skillmap.sheets import ReadOptions

    width = context.settings.staff_number_width
    options = ReadOptions(hidden="include", strike="include", fill_down=(), code_width=width)
    found = gather(folder, ID, fy.year)
    read: list[Read] = []
    broken: dict[str, Refusal] = {}
    listed = forms(found)
    with progress("assess.folder.working") as advanced:
        for done, one in enumerate(listed, 1):
            try:
                read.append(Read(one, tuple(read_form(one.file, one.name, context.framework, options))))
            except Refusal as refusal:
                broken[one.name] = refusal
            advanced(done, len(listed))
    return [
        replace(one, standing=Standing.UNREADABLE, refusal=broken[one.name]) if one.name in broken else one
        for one in found
    ], read


def _comparer(
    context: Context, connection: Connection, read: Sequence[Read], fy: FiscalYear, prefer: str
) -> Callable[[Sequence[Read]], tuple[ChangeSet, list[Problem]]]:
    """What compares forms with the records; all that is recorded of their people is read once."""
    from skillmap.careers import store as careers
    from skillmap.careers.wishes import own_wishes
    from skillmap.storage.facts import Moment

    held = _round(context, connection, read, fy, prefer)
    now = careers.aim_rows(connection, context.moment())
    made = {page.answer.made for one in read for page in one.pages}
    wishes = {at: own_wishes(careers.aims(connection, Moment(*at))) for at in made}

    def compared(forms: Sequence[Read]) -> tuple[ChangeSet, list[Problem]]:
        from skillmap.assessment.returned import take
        from skillmap.careers import aims
        from skillmap.careers.wishes import WishGiven, compare
        from skillmap.changes import SourceFile, merge
        from skillmap.words import message

        # Each page is a source of its own, numbered from 1 in the order in which they are taken in.
        listed = [(one.file, p) for one in forms for p in one.pages]
        pages = [replace(page.answer, source_no=number) for number, (_, page) in enumerate(listed, 1)]
        taken = take(pages, held)
        given = [
            WishGiven(person, page.wish, wishes[page.made].get(person.id), page.wish_place, page.source_no)
            for page, person in _first_pages(pages, taken.people)
            if page.wish is not None
        ]
        wished = compare(context.framework, given, {who: row.fact for who, row in now.items()})
        title = message("assess.folder.title", fy=fy.text, count=len(forms))
        aim_set = aims.change_set(context.framework, held.state.organisation, now, wished.records, context.today)
        sources = [SourceFile(file.name, file.sha256, page.reading.sheet) for file, page in listed]
        merged = merge(title, [taken.change_set(title, sources), aim_set])
        problems = [p for _, page in listed for p in page.reading.problems]
        return merged, [*problems, *wished.problems]

    return compared


def _first_pages(pages: Sequence[PageAnswer], people: Sequence[Person | None]) -> Iterable[tuple[PageAnswer, Person]]:
    seen: set[int] = set()
    for page, person in zip(pages, people, strict=True):
        if person is not None and person.id not in seen:
            seen.add(person.id)
            yield page, person


def _round(context: Context, connection: Connection, read: Sequence[Read], fy: FiscalYear, prefer: str) -> Round:
    from skillmap.assessment import store
    from skillmap.assessment.returned import Round
    from skillmap.assessment.rounds import in_round
    from skillmap.cli import state
    from skillmap.cli.assess_scope import staff_then_and_now
    from skillmap.storage.author import author
    from skillmap.storage.facts import Moment

    last = min(context.today, fy.last)
    office = staff_then_and_now(context, connection, last)
    numbers = {page.answer.number for one in read for page in one.pages}
    # People without a number on their page are found by name: then everybody's levels are needed.
    people = None if "" in numbers else [p.id for p in office.people if p.number in numbers]
    names = {skill.id: skill.name.text for skill in context.framework.skills.values()}
    sent: dict[tuple[object, int], Sent] = {}

    def sent_with(page: PageAnswer) -> Sent:
        if page.made not in sent:
            known = in_round(store.ratings(connection, Moment(*page.made), people), fy)
            sent[page.made] = {key: rating.level for key, rating in known.items()}
        return sent[page.made]

    recorded = store.state(connection, office, Moment(last), names, people)
    return Round(fy, last, recorded, sent_with, author(state.current().by).by, prefer)


def _sheet(found: Problem) -> _Sheet:
    return (found.place.file, found.place.sheet) if isinstance(found.place, CellPlace) else ("", "")


def _bad(problems: Sequence[Problem]) -> frozenset[_Sheet]:
    return frozenset(_sheet(p) for p in problems if p.severity is Severity.ERROR and _sheet(p) != ("", ""))


def _without(one: Read, left_out: frozenset[_Sheet]) -> Read:
    return replace(one, pages=tuple(p for p in one.pages if (p.reading.file, p.reading.sheet) not in left_out))


def _line(one: Read, problems: Sequence[Problem], left_out: frozenset[_Sheet]) -> FileLine:
    from skillmap.words import message

    name = one.file.name
    mine = [p.severity for p in problems if _sheet(p)[0] == name]
    waiting = sum(file == name for file, _ in left_out)
    asked, answered = len(one.pages) + waiting, sum(not p.answer.is_blank for p in one.pages)
    key = "left_out" if waiting else "full" if answered == asked else "part" if answered else "blank"
    outcome = message(f"assess.folder.{key}", answered=answered, asked=asked, waiting=waiting)
    counts = (mine.count(Severity.ERROR), mine.count(Severity.WARNING))
    return FileLine(name, one.file.extra.get("unit_name", ""), outcome, *counts, is_whole=key == "full")
