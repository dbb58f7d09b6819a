"""Unit and grade in one text, as orders write them (総務部人事課主任, 戸籍係長): told apart by what is known. Pure."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from skillmap.japanese import fold
from skillmap.org.model import Organisation, Unit
from skillmap.org.records import StaffRecord, UnitName
from skillmap.problems import Problem, problem

_BETWEEN = re.compile(r"[\s/／>＞・、,，]+")
_SHOWN = 8


def told_apart(
    records: Sequence[StaffRecord], office: Organisation, grades: Mapping[str, str]
) -> tuple[list[StaffRecord], list[Problem]]:
    """The lines with their unit and grade, and E_UNIT_GRADE for those of which nobody can say where one ends.

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
            path = tuple(UnitName(one.kind, one.name) for one in reversed(list(office.above(unit.id))))
            found.append(replace(record, units=path, values={**record.values, "grade": grade}))
            continue
        place = record.origin.place("unit_grade")
        shown = tuple(f"{unit.full_name} {grade}" for unit, grade in hits[:_SHOWN])
        code = "E_UNIT_GRADE_SEVERAL" if hits else "E_UNIT_GRADE"
        problems.append(problem(code, place, found=record.unit_grade, expected=shown))
    return found, problems


def readings(text: str, office: Organisation, grades: Mapping[str, str]) -> list[tuple[Unit, str]]:
    """Every unit with a grade that the text can be: 戸籍係長 is 係長 of 戸籍係, 係 written once."""
    plain = fold(_BETWEEN.sub("", text))
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
