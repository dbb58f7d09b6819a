"""Assessment workbooks (スキル評価シート): one per section, a page per person."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from skillmap.assessment.forms import PersonForm, person_forms
from skillmap.assessment.model import Stage
from skillmap.assessment.store import levels
from skillmap.careers.target import target
from skillmap.careers.wishes import own_wishes
from skillmap.days import fiscal_year
from skillmap.documents import assessment_form as document
from skillmap.errors import InputRefused
from skillmap.i18n import sentence
from skillmap.office.handout import BookContent, BookToWrite, Handout, of_books
from skillmap.office.office import Office
from skillmap.office.rounds import COMMAND, asked_of, issued, round_state
from skillmap.office.scope import read_scope
from skillmap.org.model import Organisation, Person
from skillmap.storage.handouts import HandoutKind
from skillmap.words import Lang


@dataclass(frozen=True)
class AssessmentBooks:
    """The workbooks ready to be written, and how many people they are about."""

    handout: Handout
    people: int
    absent: int
    """People on leave, who get no page."""
    without: int
    """People without role or aim, whose page asks for nothing."""


def forms(
    office: Office,
    *,
    staff: str | None = None,
    section: str | None = None,
    department: str | None = None,
    role: str | None = None,
    due: date | None = None,
    return_to: str = "",
    as_of: date | None = None,
    out: Path | None = None,
) -> AssessmentBooks:
    """One workbook per section, a page per person with the skills of the role or aim.

    Args:
        office: The office.
        staff: Only this person; without any of the three everybody.
        section: Only this unit and what is below it.
        department: Only this department.
        role: What people without role or aim are asked about, as role/grade.
        due: When forms should be back.
        return_to: Where they go, as printed on them.
        as_of: The day of the state that they show; None = today.
        out: The folder; None = one of its own where things go out.

    Raises:
        InputRefused: E_FORM_NOBODY when nobody is left to ask.
    """
    moment = office.moment(as_of)
    # Before anything is read: a mistyped role is told at once.
    fallback = target(office.framework, role) if role else None
    with office.read() as connection:
        scope = read_scope(office, connection, moment, staff=staff, section=section, department=department)
        asked = asked_of(office, connection, scope.people, moment, fallback)
        fy = fiscal_year(moment.as_of)
        found = round_state(connection, scope, fy, asked, issued(connection, fy))
        approved = levels(connection, moment, Stage.APPROVED, scope.staff)
    # With the number of the newest entry: what comes back is compared with what was known here (ADR 12).
    issue = document.AssessmentIssue(
        office.framework, found.fy, moment.as_of, office.seen_head or 0, office.settings.office, due, return_to,
        f"{fallback.role}/{fallback.grade}" if fallback else "",
    )  # fmt: skip
    # Nobody can answer while on leave: they are counted and told.
    present = [p for p in scope.people if p.absence is None]
    pages = person_forms(office.framework, scope.organisation, present, found, approved, own_wishes(asked.aims))
    of_person = {one.person.id: one for one in pages}
    groups = _by_section(scope.organisation, present)
    if not groups:
        raise InputRefused("E_FORM_NOBODY")
    books = [_book(issue, unit, code, [of_person[p.id] for p in own], office.lang) for unit, code, own in groups]
    # Which sections were asked, from which state and about which role, is what `round_status` goes by.
    noted = {
        "fy": issue.fy.year, "due": due.isoformat() if due else "",
        "as_of": issue.day.isoformat(), "role": issue.fallback, "units": sorted({code for _, code, _ in groups}),
    }  # fmt: skip
    folder = out or office.workspace.out / sentence("assess.form.folder", office.lang, fy=issue.fy.text)
    absent, without = len(scope.people) - len(present), sum(not one.asked for one in of_person.values())
    return AssessmentBooks(
        of_books(COMMAND, HandoutKind.ASSESS_FORM, folder, books, noted), len(of_person), absent, without
    )


def _book(
    issue: document.AssessmentIssue, unit: str, code: str, forms: Sequence[PersonForm], lang: Lang
) -> BookToWrite:
    shown = unit or sentence("gap.no_unit", lang)

    def make() -> BookContent:
        book = document.form_book(issue, shown, forms, lang)
        return BookContent(tuple(book), document.fingerprint(issue, code, unit, forms), lang)

    return BookToWrite(document.file_title(issue, shown, lang), make, shown)


def _by_section(office: Organisation, people: Sequence[Person]) -> list[tuple[str, str, list[Person]]]:
    """Name, code and people of each section in 建制順; heads of departments and people without a unit apart."""
    groups: dict[tuple[int, str, str], list[Person]] = {}
    for person in people:
        section = office.section_of(person.unit_id)
        own = office.unit_of(person)
        unit = section or office.department_of(person.unit_id) or own
        # People without a unit behind every 建制順 number.
        key = (unit.order, unit.full_name, section.code if section else "") if unit else (10**9, "", "")
        groups.setdefault(key, []).append(person)
    return [(name, code, members) for (_, name, code), members in sorted(groups.items())]
