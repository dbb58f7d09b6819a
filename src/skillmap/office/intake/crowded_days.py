"""Sessions of a timetable whose days stand in one cell: read where they can be one session only, else refused. Pure."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import date

from skillmap.documents.session_list import UNCODED, WITHOUT_LIMIT, SessionRecord
from skillmap.errors import Refusal
from skillmap.framework.find import find_training
from skillmap.framework.model import Framework, Training
from skillmap.problems import Problem, problem
from skillmap.sheets.text.many import occasion_said
from skillmap.sheets.text.occasions import CellDays, each_day
from skillmap.training.calendar import closed_because
from skillmap.training.model import Window

MOST_DAYS = 5
"""A course lasts a week at most; a longer period says when it may be taken, or when something is on."""


def certain(
    framework: Framework, records: Sequence[SessionRecord], closed: Collection[date]
) -> tuple[list[SessionRecord], list[Problem]]:
    """The sessions, and what is in doubt: periods over closed days, days that may be several sessions.

    The period of an e-learning is its window, in whichever column it stands.
    """
    done: list[SessionRecord] = []
    records, problems = _joined(framework, records)
    for record in records:
        training = _training(framework, record.training) if record.crowded else None
        period = record.crowded[0] if len(record.crowded) == 1 else None
        if training is not None and training.format == "e-learning" and period and period.until:
            window = record.session.window or Window(period.day, period.until)
            seats = record.session.capacity or WITHOUT_LIMIT
            session = replace(record.session, window=window, meetings=(), capacity=seats)
            done.append(replace(record, session=session))
            continue
        found = _doubts(record, training, closed)
        problems += found
        # One question a row: what else would be said of days that nobody knows is of no use.
        meetings = record.session.meetings[:1]
        done.append(replace(record, session=replace(record.session, meetings=meetings)) if found else record)
    return done, problems


def _joined(framework: Framework, records: Sequence[SessionRecord]) -> tuple[list[SessionRecord], list[Problem]]:
    """The sessions, rows without code and title that go on with the training above put to it where they are its days.

    As long as the training by themselves they are sessions of their own; together as long as it they are one.
    """
    groups: list[list[SessionRecord]] = []
    for record in records:
        if record.continues and groups and groups[-1][0].session.code.startswith(UNCODED):
            groups[-1].append(record)
        else:
            groups.append([record])
    done: list[SessionRecord] = []
    problems: list[Problem] = []
    for group in groups:
        training = _training(framework, group[0].training) if len(group) > 1 else None
        lengths = [len(one.session.meetings) for one in group]
        if training is None or not training.half_days or set(lengths) == {training.half_days}:
            done += group
        elif sum(lengths) == training.half_days:
            meetings = tuple(sorted(m for one in group for m in one.session.meetings))
            done.append(replace(group[0], session=replace(group[0].session, meetings=meetings)))
        else:
            name, place = training.name.text, group[1].places.get("training")
            facts = {"count": len(group), "found": sum(lengths), "expected": training.half_days}
            problems.append(problem("E_SESSION_GOES_ON", place, training=name, **facts))
            done += group
    return done, problems


def _training(framework: Framework, name: str) -> Training | None:
    try:
        return find_training(framework, name)
    except Refusal:
        return None


def _doubts(record: SessionRecord, training: Training | None, closed: Collection[date]) -> list[Problem]:
    place = record.places.get("day")
    for one in record.crowded:
        if one.until and not _is_whole(one, closed):
            return [problem("E_SESSION_PERIOD", place, found=occasion_said(one), most=MOST_DAYS)]
    if training is None or not _may_be_several(record, training):
        return []
    said = tuple(map(occasion_said, record.crowded))
    return [problem("E_SESSION_DAYS", place, found=said, training=training.name.text, expected=training.half_days)]


def _may_be_several(record: SessionRecord, training: Training) -> bool:
    """Whether the days may as well be a session each: each as long as the training, and the row no name of its own."""
    session = record.session
    if not record.crowded or not training.half_days or (not session.code.startswith(UNCODED)):
        return False
    if session.title and not _SEVERAL.search(session.title):
        return False
    per_day = Counter(one.day for one in session.meetings)
    return len(per_day) > 1 and set(per_day.values()) == {training.half_days}


_SEVERAL = re.compile(r"[、,，・･/／~～〜\-－&＆\n]")
"""第1回・第2回: the name of a row that is several sessions."""


def _is_whole(period: CellDays, closed: Collection[date]) -> bool:
    """Whether every day of a period can be one of the session."""
    days = list(each_day(period))
    return len(days) <= MOST_DAYS and not any(closed_because(day, closed) for day in days)
