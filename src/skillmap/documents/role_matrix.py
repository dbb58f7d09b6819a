"""スキル×人材像の表: required levels, a row per skill and a column per role grade, to be filled in and taken back."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from skillmap.documents.reading import read
from skillmap.documents.three_ways import Base, ThreeWays, packed, unpacked
from skillmap.errors import Refusal
from skillmap.framework.find import find_skill
from skillmap.framework.model import Framework
from skillmap.i18n.wording import sentence
from skillmap.japanese import fold
from skillmap.problems import CellPlace, Problem, problem
from skillmap.sheets import Extras, Fingerprint, ReadOptions, Sheet, sheet_from_layout
from skillmap.sheets.layout import Field, Kind, Layout, Reading, Row
from skillmap.words import Bilingual, Lang

LAYOUT_ID = "role-matrix"


def layout(framework: Framework) -> Layout:
    """The columns: skill, and every role grade under its role."""
    low, high = framework.header.lowest, framework.header.highest
    grades = [
        Field(
            f"{role.id}/{n}", Bilingual(f"段階{n}", f"grade {n}"), Kind.LEVEL, over=role.name.text, minimum=low,
            maximum=high, width=5, locked=False,
        )
        for role in framework.roles.values()
        for n in sorted(role.grades)
    ]  # fmt: skip
    skill = Field("skill", Bilingual("スキルid", "skill id"), Kind.TEXT, required=True, width=18)
    name = Field("name", Bilingual("スキル名", "skill"), Kind.TEXT, width=22)
    title = Bilingual("スキル×人材像の表（求めるレベル）", "Skills and roles: required levels")
    return Layout(LAYOUT_ID, title, Bilingual("求めるレベル", "levels"), (skill, name, *grades))


def matrix_sheet(framework: Framework, lang: Lang) -> Sheet:
    """The form: skills in file order; a blank asks for nothing."""
    rows = [
        {"skill": s.id, "name": s.name.text.text(lang)}
        | {
            f"{role.id}/{n}": grade.requires[s.id]
            for role in framework.roles.values()
            for n, grade in role.grades.items()
            if s.id in grade.requires
        }
        for s in framework.skills.values()
    ]
    names = " ／ ".join(f"{s.level} {s.name.text.text(lang)}" for s in framework.header.scale)
    note = sentence("page.sheet.note", lang, scale=names)
    return sheet_from_layout(layout(framework), rows, lang, "form", extras=Extras(notes=(note,), frozen_columns=2))


def fingerprint(framework: Framework) -> Fingerprint:
    """What the workbook says of itself: the definitions it was made from, with a mark of every level."""
    base = {
        skill: {
            f"{role.id}/{n}": grade.requires.get(skill)
            for role in framework.roles.values()
            for n, grade in role.grades.items()
        }
        for skill in framework.skills
    }
    return Fingerprint(LAYOUT_ID, framework=framework.digest, extra={"base": packed(base)})


@dataclass(frozen=True, slots=True)
class MatrixRead:
    """What a matrix asks for, and everything there is to say about it."""

    levels: Mapping[str, Mapping[str, int]]
    """Role grade (product-manager/2) -> skill -> level, as they are to be; grades without a column are left out."""
    reading: Reading
    problems: tuple[Problem, ...]
    """Besides those of the reading."""
    conflicts: tuple[Problem, ...]
    """Levels that were changed in the form and in the files, to different values."""


def read_matrix(path: Path, framework: Framework, prefer: str = "") -> MatrixRead:
    """The levels as the table says; what it lacks stays as it is, and so does what was changed in the files alone.

    Of levels changed on both sides the one of `prefer` (file, data) holds; otherwise they are conflicts.
    """
    reading = read(path, layout(framework), ReadOptions())
    mark = reading.fingerprint
    base = unpacked(mark.extra.get("base", "") if mark and mark.layout == LAYOUT_ID else "")
    problems: list[Problem] = []
    rows: dict[str, Row] = {}
    for row in reading.rows:
        if (skill := _skill(framework, row, reading, problems)) is None:
            continue
        if skill in rows:
            facts = {"found": skill, "expected": rows[skill].cells["skill"]}
            problems.append(problem("E_MATRIX_TWICE", reading.place(row, "skill"), **facts))
        rows[skill] = row
        problems += _renamed(framework, skill, row, reading)
    absent = [skill.name.text for skill in framework.skills.values() if skill.id not in rows]
    # A row that could not be read may be one of those that seem to be missing.
    if absent and not reading.bad_rows:
        place, names = CellPlace(reading.file, reading.sheet), tuple(absent[:5])
        problems.append(problem("W_MATRIX_ABSENT", place, count=len(absent), names=names))
    found = {
        f"{role.id}/{n}": _levels(_Cells(reading, rows, base, prefer), f"{role.id}/{n}", grade.requires, problems)
        for role in framework.roles.values()
        for n, grade in role.grades.items()
        if f"{role.id}/{n}" in reading.columns
    }
    conflicts = tuple(one for one in problems if one.code == "E_BOOK_BOTH")
    return MatrixRead(found, reading, tuple(one for one in problems if one.code != "E_BOOK_BOTH"), conflicts)


@dataclass(frozen=True, slots=True)
class _Cells:
    reading: Reading
    rows: Mapping[str, Row]
    """By skill."""
    base: Base
    prefer: str


def _levels(cells: _Cells, key: str, requires: Mapping[str, int], problems: list[Problem]) -> dict[str, int]:
    """The levels of a role grade, its column in the file against the present ones."""
    levels: dict[str, int | None] = dict(requires)
    for skill, row in cells.rows.items():
        wanted, present = row.values[key], requires.get(skill)
        choice = cells.base.choose(skill, key, wanted, present)
        place, facts = cells.reading.place(row, key), {"found": _shown(wanted), "present": _shown(present)}
        if choice is ThreeWays.PRESENT:
            problems.append(problem("N_BOOK_SINCE", place, **facts))
        elif choice is ThreeWays.BOTH and not cells.prefer:
            problems.append(problem("E_BOOK_BOTH", place, **facts))
        if choice is ThreeWays.FILE or (choice is ThreeWays.BOTH and cells.prefer == "file"):
            levels[skill] = wanted
    return {skill: level for skill, level in levels.items() if level is not None}


def _skill(framework: Framework, row: Row, reading: Reading, problems: list[Problem]) -> str | None:
    """The skill of a row by its id; None with a problem when there is none."""
    try:
        return find_skill(framework, row.values["skill"]).id
    except Refusal as refused:
        problems.append(problem(refused.code, reading.place(row, "skill"), **refused.facts))
        return None


def _renamed(framework: Framework, skill: str, row: Row, reading: Reading) -> Iterator[Problem]:
    """W_MATRIX_NAME: another name than the skill's, which is not taken in."""
    name, typed = framework.skills[skill].name, str(row.values.get("name") or "")
    if typed and fold(typed) not in (fold(name.ja), fold(name.en)):
        yield problem("W_MATRIX_NAME", reading.place(row, "name"), found=typed, expected=name.text)


def _shown(level: int | None) -> str:
    return "－" if level is None else str(level)
