"""Rows about one thing are left out together: the good one of two would hide that there are two."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from skillmap.problems import CellPlace, Problem, problem
from skillmap.sheets.layout import Layout, Reading, Row
from skillmap.sheets.list_shapes import Together
from skillmap.words import message


def wait(layout: Layout, whole: Reading, wrong: dict[int, list[Problem]]) -> None:
    """Adds to the rows that are left out (`wrong`) those about the same thing, each with E_ROW_BESIDE.

    `whole` is the file as it was read before anything was left out.
    """
    for rule in layout.together:
        # Another rule may bring more rows; what waits because of one rule makes nothing wait by another one, or half of
        # the list would wait in the end.
        bad = {number: problems[0] for number, problems in wrong.items() if problems[0].code != "E_ROW_BESIDE"}
        groups: dict[tuple[str, ...], list[Row]] = {}
        for row in (*whole.rows, *whole.unread):
            if (key := _key(rule, row)) is not None:
                groups.setdefault(key, []).append(row)
        for rows in groups.values():
            for row, beside in _beside(rule, rows, bad):
                facts = {"found": _shown(rule, row, whole.columns), "other": str(bad[beside].place)}
                wrong[row.number] = [problem("E_ROW_BESIDE", whole.place(row), **facts)]


_DOUBTFUL = frozenset({"W_RESULT_NAME", "W_ENROL_NAME", "W_STAFF_OTHER_NAME"})
"""A number of somebody who was never called so."""


def two_people(reading: Reading, told: Sequence[Problem]) -> list[Problem]:
    """E_STAFF_NUMBER_TWICE for rows of one number with several names, one of which was never that person's.

    Alone such a name may be a slip of the pen; beside the right one it is a second person.
    """
    doubtful = {reading.row_at(one.place) for one in told if one.code in _DOUBTFUL and isinstance(one.place, CellPlace)}
    if not doubtful:
        return []
    rows: dict[str, list[Row]] = {}
    for row in reading.rows:
        rows.setdefault(row.values["number"], []).append(row)
    found: list[Problem] = []
    for number, every in rows.items():
        named = {_text(row.values["name"]): row for row in every if row.values["name"]}
        if len(named) < 2 or not any(row.number in doubtful for row in every):
            continue
        for row in named.values():
            other = next(one for one in named.values() if one is not row)
            facts = {"found": number, "other": str(reading.place(other, "number"))}
            advice = message("org.twice.two_people")
            found.append(problem("E_STAFF_NUMBER_TWICE", reading.place(row, "number"), **facts, advice=advice))
    return found


def _beside(rule: Together, rows: list[Row], bad: dict[int, Problem]) -> Iterator[tuple[Row, int]]:
    """The good ones of some rows with the number of the bad row that each stands beside."""
    wrong = [row for row in rows if row.number in bad]
    for row in rows if wrong else ():
        if row.number in bad:
            continue
        beside = next((one for one in wrong if not _are_apart(rule, one, row)), None)
        if beside is not None:
            yield row, beside.number


def _are_apart(rule: Together, one: Row, other: Row) -> bool:
    days = [row.values[rule.apart] for row in (one, other)] if rule.apart else []
    return len(days) > 1 and all(isinstance(day, date) for day in days) and days[0] != days[1]


def _shown(rule: Together, row: Row, columns: Mapping[str, str]) -> str:
    """What a row is about as it stands there, in the order of the columns."""
    keys = [next((one for one in fields if row.values[one] is not None), "") for fields in rule.keys]
    order = sorted(filter(None, keys), key=lambda one: (len(columns.get(one, "")), columns.get(one, "")))
    return " ".join(str(row.values[one]) for one in order)


def _key(rule: Together, row: Row) -> tuple[str, ...] | None:
    """What a row is about; None when it does not say it."""
    key = tuple(next((text for one in fields if (text := _text(row.values[one]))), "") for fields in rule.keys)
    return key if key[0] else None


def _text(value: object) -> str:
    """A value for comparing: as people read it."""
    return "" if value is None else "".join(unicodedata.normalize("NFKC", str(value)).casefold().split())
