"""Reading back スキル評価シート: what stands on each person's page of a returned workbook."""

import difflib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from skillmap.assessment.model import Answer
from skillmap.assessment.returned import PAGE_STAGES, PageAnswer
from skillmap.documents.assessment_form import layout
from skillmap.documents.reading import in_file, read_pages
from skillmap.framework.model import Framework, RoleGrade
from skillmap.problems import CellPlace, Problem, problem
from skillmap.sheets import ReadOptions
from skillmap.sheets.layout import Layout, Reading, Row
from skillmap.sheets.reading.pages import Pages

_READ = ("skill", *(stage.code for stage in PAGE_STAGES))
"""What is read of a page; what stands in the other columns nobody fills in, so it says nothing."""


@dataclass(frozen=True, slots=True)
class ReturnedPage:
    """A page as it was read, and what it answers."""

    reading: Reading
    answer: PageAnswer


@dataclass(frozen=True, slots=True)
class ReturnedForm:
    """A workbook as it was read: its pages in its order, and what is wrong with those that could not be read."""

    pages: tuple[ReturnedPage, ...]
    whole: Pages
    problems: tuple[Problem, ...]
    """Of the file, and of pages that are in no reading."""


def read_form(path: Path, name: str, framework: Framework, options: ReadOptions) -> ReturnedForm:
    """What a returned workbook holds; `name` is the file's within the folder.

    Problems of a page are in its reading; E_ASSESS_SKILL for a row that is about no skill. Raises what reading raises.
    """
    pages = read_pages(path, _layout(framework), options)
    mark = pages.fingerprint
    # Without a fingerprint it was made from nothing that is known here: whatever stands on it counts as new.
    made = (date.fromisoformat(mark.as_of), mark.entry) if mark and mark.as_of else (date.min, 0)
    # Forms go out in either language and come back as they went.
    ids = {name: skill.id for skill in framework.skills.values() for name in (skill.name.ja, skill.name.en)}
    found: list[ReturnedPage] = []
    for one in pages.pages:
        reading = replace(one, file=name)
        answers: list[Answer] = []
        problems: list[Problem] = []
        for row in reading.rows:
            skill = ids.get(row.values["skill"])
            if skill is None:
                problems.append(_unknown(row, reading, ids))
            else:
                answers += _answers(row, reading, skill)
        reading = replace(reading, problems=(*reading.problems, *problems))
        found.append(ReturnedPage(reading, _page(reading, tuple(answers), made)))
    return ReturnedForm(tuple(found), pages, tuple(in_file(name, (*pages.problems, *pages.unread))))


def _layout(framework: Framework) -> Layout:
    whole = layout(framework)
    others = [text for one in whole.fields if one.key not in _READ for text in (one.title.ja, one.title.en)]
    fields = tuple(one for one in whole.fields if one.key in _READ)
    return replace(whole, fields=fields, ignored=(*whole.ignored, *others))


def _unknown(row: Row, reading: Reading, ids: Mapping[str, str]) -> Problem:
    near = difflib.get_close_matches(row.values["skill"], ids, 1, 0.5)
    place = reading.place(row, "skill")
    return problem("E_ASSESS_SKILL", place, found=row.values["skill"], nearest=near[0] if near else None)


def _answers(row: Row, reading: Reading, skill: str) -> Iterator[Answer]:
    for stage in PAGE_STAGES:
        # A page without the column says nothing of its stage; a blank in it is an answer that was not given.
        if stage.code in row.cells:
            yield Answer(skill, stage, row.values[stage.code], reading.place(row, stage.code))


def _page(reading: Reading, answers: tuple[Answer, ...], made: tuple[date, int]) -> PageAnswer:
    head = reading.head
    wish = head.get("wish")
    role, _, grade = (wish or "").partition("/")
    return PageAnswer(
        number=head.get("number") or "",
        name=head.get("name") or "",
        place=_place(reading, "number"),
        answers=answers,
        days={stage: head.get(f"{stage.code}_day") for stage in PAGE_STAGES},
        day_places={stage: _place(reading, f"{stage.code}_day") for stage in PAGE_STAGES},
        supervisor=head.get("supervisor_name") or "",
        wish=RoleGrade(role=role, grade=int(grade)) if wish else None,
        wish_place=_place(reading, "wish"),
        made=made,
    )


def _place(reading: Reading, key: str) -> CellPlace:
    return CellPlace(reading.file, reading.sheet, reading.head_cells.get(key, "A1"))
