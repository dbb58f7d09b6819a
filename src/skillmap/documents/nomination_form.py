"""推薦書: a workbook per department: the letter that asks, and the sheet to fill in, read back by the same layout."""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from skillmap.days import FiscalYear, day_on_paper
from skillmap.documents.form_ids import NOMINATION
from skillmap.documents.letter import Letter
from skillmap.documents.nomination_list import NO, ROUTES, YES
from skillmap.documents.reading import in_file, read_pages
from skillmap.framework.model import LeaderRule
from skillmap.i18n.wording import sentence
from skillmap.leaders.asking import SeatAsked
from skillmap.leaders.model import Nomination, NominationRoute, Term
from skillmap.leaders.returned import CONSENT, FormAnswer
from skillmap.org.model import Person, Unit
from skillmap.problems import Problem
from skillmap.sheets import (
    PAGE_GRID,
    Choice,
    Field,
    Fingerprint,
    HeadCell,
    Kind,
    Layout,
    Reading,
    ReadOptions,
    Row,
    Sheet,
    SheetColumn,
)  # fmt: skip
from skillmap.sheets.reading.pages import Pages
from skillmap.tables import Align
from skillmap.words import Bilingual, Lang

ID = NOMINATION

HEAD = {
    "department": Bilingual("推薦する部", "Department"),
    "nominated_by": Bilingual("推薦者（職・氏名）", "Recommended by"),
    "nominated_on": Bilingual("記入日", "Day"),
}
"""Labels above the table."""


def layout(rule: LeaderRule) -> Layout:
    """The sheet to fill in: a row per seat; the rule's conditions are columns to be ticked."""
    routes = tuple(c for c in ROUTES if c.code in rule.routes) or ROUTES
    conditions = tuple(
        Field(f"condition.{no}", text.text, Kind.CHOICE, choices=(YES, NO), width=12, locked=False)
        for no, text in enumerate(rule.conditions, 1)
    )
    # Offices that take volunteers ask for the head's consent, as their 要綱 has it.
    title = Bilingual("所属長の同意（立候補）", "consent (volunteer)")
    consent = Field("consent", title, Kind.CHOICE, choices=(YES, NO), width=12, locked=False)
    fields = (
        Field("section", Bilingual("課", "section"), required=True, width=20),
        Field("seat", Bilingual("席", "seat"), Kind.INTEGER, minimum=1, maximum=999, width=4),
        Field("current", Bilingual("現在のリーダー", "present leader"), width=18),
        Field("nominee", Bilingual("推薦する職員", "nominee"), width=28, locked=False),
        Field("route", Bilingual("経路", "route"), Kind.CHOICE, choices=_routes(routes), width=12, locked=False),
        *((consent,) if NominationRoute.VOLUNTEER in rule.routes else ()),
        *conditions,
        Field("reason", Bilingual("推薦理由", "reason"), max_length=1000, width=30, locked=False),
        Field("theme", Bilingual("取り組みたい改善", "improvement in mind"), max_length=1000, width=26, locked=False),
    )
    head = (
        Field("department", HEAD["department"]),
        Field("nominated_by", HEAD["nominated_by"]),
        Field("nominated_on", HEAD["nominated_on"], Kind.DATE),
    )
    title = Bilingual(f"{rule.title.ja}推薦書", f"Nominations: {rule.title.en}")
    return Layout(ID, title, Bilingual("推薦書", "Nominations"), fields, ignored=("備考", "No."), head=head)


def _routes(allowed: Sequence[Choice]) -> tuple[Choice, ...]:
    """Those of the rule can be picked; the others are understood all the same."""
    # A route that the rule does not have is a warning with the nomination kept (W_LEADER_ROUTE), not a cell that cannot
    # be read.
    return (*allowed, *(c for c in ROUTES if c not in allowed))


@dataclass(frozen=True, slots=True)
class NominationIssue:
    """What all forms of one year have in common."""

    rule: LeaderRule
    fy: FiscalYear
    day: date
    due: date
    entry: int
    """Newest entry of the journal when the forms were made."""
    framework: str
    office: str


def shown(person: Person) -> str:
    """001274 高橋 千尋（主任）, as it stands in the list to pick from."""
    return f"{person.number} {person.name}（{person.grade}）" if person.grade else f"{person.number} {person.name}"


def department_name(department: Unit | None, lang: Lang) -> str:
    """The name of a department; of sections outside all of them as a group."""
    return department.name if department else sentence("leader.form.outside", lang)


def file_title(issue: NominationIssue, department: Unit | None, lang: Lang) -> str:
    """The file's name without suffix: ICTリーダー推薦書_令和8年度_総務部."""
    name = department_name(department, lang)
    return sentence("leader.form.file", lang, title=issue.rule.title.text, fy=issue.fy.text, department=name)


def fingerprint(
    issue: NominationIssue, department: Unit | None, seats: Sequence[SeatAsked], people: Mapping[int, Person]
) -> Fingerprint:
    """What a form says of itself: year, deadline, department, and who stood in it when it was handed out."""
    before = {
        f"{_relative(s.section, department)}#{s.no}": people[s.held.staff_id].number
        for s in seats
        if s.held is not None and s.held.staff_id in people
    }
    extra = {
        "fy": str(issue.fy.year),
        "due": issue.due.isoformat(),
        "unit": department.code if department else "",
        "department": department.full_name if department else "",
        "own": "1" if department is not None and any(s.section.id == department.id for s in seats) else "",
        "rows": str(len(seats)),
        "before": json.dumps(before, ensure_ascii=False, separators=(",", ":")),
    }
    return Fingerprint(ID, issue.day.isoformat(), issue.entry, issue.framework, extra)


def _relative(section: Unit, department: Unit | None) -> str:
    """The section's path within its department."""
    above = len(department.path) if department is not None else 0
    return "/".join(section.path[above:]) or section.name


def form_book(
    issue: NominationIssue,
    department: Unit | None,
    seats: Sequence[SeatAsked],
    people: Mapping[int, Person],
    letter: Letter,
    lang: Lang,
) -> list[Sheet]:
    """The letter and the sheet to fill in. `people` are those of the organisation by id."""
    name = sentence("leader.form.letter", lang)
    asking = Sheet(name, PAGE_GRID, (), paper=letter.lines, purpose="form", portrait=True)
    return [asking, _form(issue, department, seats, people, letter.addressee, lang)]


def _form(
    issue: NominationIssue,
    department: Unit | None,
    seats: Sequence[SeatAsked],
    people: Mapping[int, Person],
    addressee: Sequence[str],
    lang: Lang,
) -> Sheet:
    table = layout(issue.rule)
    columns = tuple(_column(one, issue.rule, lang) for one in table.fields)
    rows = [_row(table, one, department, people, lang) for one in seats]
    # A list of its own in each row: a section picks among its own people.
    choices = {
        number: {"nominee": tuple(shown(p) for p in one.eligible)} for number, one in enumerate(seats) if one.eligible
    }
    due = day_on_paper(issue.due, lang)
    subtitle = (
        *addressee,
        sentence("leader.form.due", lang, due=due),
        sentence("leader.form.how", lang),
    )
    title = sentence("leader.form.title", lang, fy=issue.fy.text, title=issue.rule.title.text)
    return Sheet(
        table.sheet.text(lang), columns, rows, title, subtitle, (sentence("leader.form.end", lang),), "form",
        confidential=True, head=_head(department, len(columns), lang), is_tall=True, least_height=34,
        row_choices=choices,
    )  # fmt: skip


def _column(one: Field, rule: LeaderRule, lang: Lang) -> SheetColumn:
    picked = [c for c in one.choices if one.key != "route" or c.code in rule.routes]
    centred = one.kind in (Kind.CHOICE, Kind.INTEGER)
    return SheetColumn(
        one.key,
        one.title.text(lang),
        align=Align.CENTER if centred else Align.LEFT,
        width=one.width,
        choices=tuple(c.title.text(lang) for c in picked),
        prompt=sentence("leader.form.pick", lang) if one.key == "nominee" else "",
        locked=one.locked,
    )


def _row(
    table: Layout, one: SeatAsked, department: Unit | None, people: Mapping[int, Person], lang: Lang
) -> tuple[str | int | None, ...]:
    held = one.held
    person = people.get(held.staff_id) if held else None
    values: dict[str, Any] = {
        "section": _relative(one.section, department),
        "seat": one.no,
        "current": f"{one.current.number} {one.current.name}" if one.current else sentence("leader.form.vacant", lang),
    }
    if held is not None and person is not None:
        values |= {"nominee": shown(person), **_held(table, held, lang)}
    return tuple(values.get(f.key) for f in table.fields)


def _held(table: Layout, held: Term, lang: Lang) -> dict[str, Any]:
    """What stands in the register already, so that nobody types it twice."""
    routes = {c.code: c.title.text(lang) for c in ROUTES}
    ticks = {
        f.key: YES.title.text(lang)
        for f in table.fields
        if f.key.startswith("condition.") and f.title.ja in held.conditions
    }
    consent = {"consent": YES.title.text(lang)} if CONSENT in held.conditions else {}
    return {
        "route": routes[held.route], "reason": held.reason or None, "theme": held.theme or None, **ticks, **consent
    }  # fmt: skip


def _head(department: Unit | None, columns: int, lang: Lang) -> tuple[HeadCell, ...]:
    last = columns - 1
    label = {key: text.text(lang) for key, text in HEAD.items()}
    return (
        HeadCell(0, 0, 0, label["department"], "label"),
        HeadCell(0, 1, 2, department_name(department, lang)),
        HeadCell(0, 3, 3, label["nominated_by"], "label"),
        HeadCell(0, 4, last, None, "typed"),
        HeadCell(1, 0, 0, label["nominated_on"], "label"),
        HeadCell(1, 1, 2, None, "typed", is_day=True),
    )


# 001274 高橋 千尋（主任） as picked from the list, and what becomes of it when it is typed: 1274高橋千尋.
_NAMED = re.compile(r"^\s*([0-9０-９A-Za-z]{2,12})[\s　]*(.*?)\s*(?:[（(][^（()）]*[)）])?\s*$")


@dataclass(frozen=True, slots=True)
class NominationPages:
    """A returned form as it was read: its rows, blank ones too, the readings with their problems."""

    answers: tuple[FormAnswer, ...]
    readings: tuple[Reading, ...]
    whole: Pages
    problems: tuple[Problem, ...]
    """Of the file, and of pages that are in no reading."""


def read_form(path: Path, name: str, rule: LeaderRule, options: ReadOptions, source_no: int) -> NominationPages:
    """What a returned form holds; `name` is the file's in the folder. Raises what reading raises."""
    pages = read_pages(path, layout(rule), options)
    extra = dict(pages.fingerprint.extra) if pages.fingerprint else {}
    before: dict[str, str] = json.loads(extra.get("before") or "{}")
    readings = [replace(one, file=name) for one in pages.pages]
    found = []
    for reading in readings:
        # The name that was handed out comes with the form: a row nobody touched is no nomination of today.
        for row in reading.rows:
            # A section with one seat has no number to fill in.
            number, relative = row.values["seat"] or 1, row.values["section"]
            was = before.get(f"{relative}#{number}", "")
            nomination = _nomination(row, reading, rule, options.code_width, source_no)
            section = _absolute(relative, extra)
            found.append(FormAnswer(section, number, was, replace(nomination, section=section, fy=_fy(extra))))
    told = in_file(name, (*pages.problems, *pages.unread))
    return NominationPages(tuple(found), tuple(readings), pages, tuple(told))


def _absolute(relative: str, extra: Mapping[str, str]) -> str:
    """The path of a section as the form was made; a department that is itself a section stands under its own name."""
    department = extra.get("department", "")
    if extra.get("own") and department.rpartition("/")[2] == relative:
        return department
    return "/".join(part for part in (department, relative) if part)


def _fy(extra: Mapping[str, str]) -> int | None:
    return int(extra["fy"]) if extra.get("fy", "").isdecimal() else None


def named(text: str, digits: int) -> tuple[str, str]:
    """Staff number and name of what stands in the nominee's cell; a name alone has no number.

    A number that lost its zeros gets them back.
    """
    found = _NAMED.match(text)
    if found is None or not any(c.isdecimal() for c in found[1]):
        return "", re.sub(r"[（(][^（()）]*[)）]\s*$", "", text).strip()
    # Typed with the Japanese keyboard the digits come out full-width.
    number = found[1].translate(str.maketrans("０１２３４５６７８９", "0123456789"))
    return (number.zfill(digits) if number.isdecimal() else number), found[2].strip()


def _nomination(row: Row, reading: Reading, rule: LeaderRule, digits: int, source_no: int) -> Nomination:
    v = row.values
    number, name = named(v["nominee"] or "", digits)
    ticked = [text.ja for no, text in enumerate(rule.conditions, 1) if v.get(f"condition.{no}") == YES.code]
    if v.get("consent") == YES.code:
        ticked.append(CONSENT)
    place = reading.place(row, "nominee")
    keys = (("number", "nominee"), ("section", "section"), ("route", "route"), ("consent", "consent"))
    return Nomination(
        number=number,
        name=name,
        # The first route of the rule is the usual one.
        route=NominationRoute(v["route"] or rule.routes[0]),
        nominated_by=reading.head.get("nominated_by") or "",
        nominated_on=reading.head.get("nominated_on"),
        reason=v["reason"] or "",
        conditions=tuple(ticked),
        theme=v["theme"] or "",
        source_no=source_no,
        place=place,
        places=tuple((key, reading.place(row, cell)) for key, cell in keys),
    )
