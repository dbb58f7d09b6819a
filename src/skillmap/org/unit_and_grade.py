"""Unit and grade in one text, as orders write them (総務部人事課主任, 戸籍係長): told apart by what is known. Pure."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from skillmap.japanese import fold
from skillmap.org.model import Organisation, Unit
from skillmap.org.records import StaffRecord, UnitName
from skillmap.problems import Problem, problem

BETWEEN = re.compile(r"[\s/／>＞・、,，]+")
"""What parts the names of a path."""
_ORDERED = re.compile(r"(?:勤務)?(?:を命ず|を命じ|に補す|に任ず|とす)る?$|勤務$")
"""住民課長を命ずる: what an order does, behind what it is about."""
_SHOWN = 8


def told_apart(
    records: Sequence[StaffRecord], office: Organisation, grades: Mapping[str, str]
) -> tuple[list[StaffRecord], list[Problem]]:
    """The lines with their unit and grade; E_UNIT_GRADE for a text that is none, E_UNIT_GRADE_SEVERAL for several.

    `grades` is folded spelling -> grade of all that are known. A list with a column for either is left as it is.
    """
    found: list[StaffRecord] = []
    problems: list[Problem] = []
    for record in records:
        if not record.unit_grade or record.units or record.grade:
            found.append(record)
            continue
        hits = readings(record.unit_grade, office, grades)
        if len(hits) == 1:
            ((unit, grade),) = hits
            # 人事課主任 → 人事課係長 says nothing of the team there.
            before = readings(record.was.get("unit_grade", ""), office, grades)
            is_there = any(one.id == unit.id for one, _ in before)
            record = replace(record, tells_below=record.tells_below and not is_there)  # noqa: PLW2901 - the same line
            found.append(replace(record, units=_path(unit, office), values={**record.values, "grade": grade}))
            continue
        stays = _serves_in(record.unit_grade, office)
        if not hits and stays is not None:
            found.append(replace(record, units=_path(stays, office)))
            continue
        place = record.origin.place("unit_grade")
        shown = tuple(f"{unit.full_name} {grade}" for unit, grade in hits[:_SHOWN])
        code = "E_UNIT_GRADE_SEVERAL" if hits else "E_UNIT_GRADE"
        problems.append(problem(code, place, found=record.unit_grade, expected=shown))
    return found, problems


def _path(unit: Unit, office: Organisation) -> tuple[UnitName, ...]:
    return tuple(UnitName(one.kind, one.name) for one in reversed(list(office.above(unit.id))))


_SERVES = re.compile(r"(.+?)勤務(?:を命ずる|を命じる|とする)?")


def _serves_in(text: str, office: Organisation) -> Unit | None:
    """The unit of 人事課勤務を命ずる, which says nothing of a grade."""
    match = _SERVES.fullmatch(fold(BETWEEN.sub("", text)))
    units = _units(match[1], office) if match else ()
    return units[0] if len(units) == 1 else None


def readings(text: str, office: Organisation, grades: Mapping[str, str]) -> list[tuple[Unit, str]]:
    """Every unit with a grade that the text can be: 戸籍係長 is 係長 of 戸籍係, 係 written once."""
    plain = _ORDERED.sub("", fold(BETWEEN.sub("", text)))
    found: dict[tuple[int, str], tuple[Unit, str]] = {}
    for spelling, grade in grades.items():
        if not spelling or not plain.endswith(spelling):
            continue
        start = plain[: -len(spelling)]
        for unit in (*_units(start, office), *_units(start + spelling[0], office)):
            found[unit.id, grade] = unit, grade
    return list(found.values())


def known_grades(texts: Iterable[str], aliases: Mapping[str, str]) -> dict[str, str]:
    """Folded spelling -> grade."""
    return {fold(text): text for text in texts} | {fold(text): grade for text, grade in aliases.items()}


def _units(text: str, office: Organisation) -> Sequence[Unit]:
    return office.written(text) if text else ()
