"""研修日程（年間の開催回）: one row per half day, or several days in a cell; rows with one 開催コード are one session.

What belongs to the session (capacity, venue, deadline …) may stand on its first row only. E-learning has no day but a
window in which it may be taken.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from skillmap.documents.reading import read
from skillmap.documents.session_days import RowDays, hours_said, row_days
from skillmap.problems import CellPlace, Problem, problem
from skillmap.sheets import ReadOptions
from skillmap.sheets.layout import Choice, Field, Kind, Layout, Reading, Row
from skillmap.sheets.list_shapes import JoinedField, Together
from skillmap.sheets.text.occasions import CellDays
from skillmap.training.model import Route, Session, SessionStatus, Window
from skillmap.words import Bilingual

_HALVES = (
    Choice("am", Bilingual("午前", "morning"), ("AM", "am", "前半")),
    Choice("pm", Bilingual("午後", "afternoon"), ("PM", "pm", "後半")),
    Choice("day", Bilingual("終日", "whole day"), ("全日", "1日", "一日")),
)
ROUTES = (
    Choice(Route.NOMINATED.value, Bilingual("指名", "nominated"), ("指名制",)),
    Choice(Route.APPLICATION.value, Bilingual("応募", "application"), ("応募制", "希望", "公募")),
    Choice(Route.RECOMMENDED.value, Bilingual("推薦", "recommended"), ("推薦制",)),
)

STATUSES = (
    Choice(SessionStatus.PLANNED.value, Bilingual("予定", "planned"), ("開催",)),
    Choice(SessionStatus.CANCELLED.value, Bilingual("中止", "cancelled"), ("取消",)),
)
_QUOTA = re.compile(r"(.+?)[:：]([0-9]+)")

LAYOUT = Layout(
    id="session-list",
    title=Bilingual("研修日程", "Sessions of the year"),
    sheet=Bilingual("日程", "Sessions"),
    together=(Together((("code", "training"),)),),
    fields=(
        # Offices write them once for all days of a session, merged or with blanks below.
        Field("code", Bilingual("開催コード", "session code"), aliases=("回コード",), fills_down=True, width=14),
        Field(
            "training",
            Bilingual("研修名", "training"),
            required=True,
            names="training",
            fills_down=True,
            aliases=("講座名", "研修"),
            width=34,
            above=("研修名称",),
        ),
        Field("title", Bilingual("回名", "title"), aliases=("回", "クラス"), fills_down=True, width=12),
        Field(
            "day",
            Bilingual("開催日", "day"),
            Kind.DATE,
            aliases=("日付", "実施日", "研修日", "日程", "開催日程", "日時", "開催日時", "月日", "開催月日",
                     "時期", "実施時期", "開催時期", "実施予定日", "開催予定日", "研修期日", "期日"),
            several="times",
            width=14,
        ),
        Field(
            "half", Bilingual("時間帯", "half day"), Kind.CHOICE, choices=_HALVES, aliases=("午前午後",),
            several="times", width=10,
        ),
        Field(
            "starts", Bilingual("開始時刻", "from"), Kind.TIME, aliases=("開始", "開始時間"), several="times", width=10
        ),
        Field("ends", Bilingual("終了時刻", "to"), Kind.TIME, aliases=("終了", "終了時間"), width=10),
        Field("window_from", Bilingual("受講開始日", "open from"), Kind.DATE, aliases=("受講期間（自）",), width=14),
        Field("window_to", Bilingual("受講終了日", "open to"), Kind.DATE, aliases=("受講期間（至）",), width=14),
        Field("venue", Bilingual("会場", "venue"), aliases=("場所", "開催場所"), width=20),
        Field("trainers", Bilingual("講師", "trainers"), aliases=("講師名", "担当講師", "trainer"), width=20),
        Field("capacity", Bilingual("定員", "capacity"), Kind.INTEGER, minimum=0, aliases=("定員数",), width=8),
        Field("minimum", Bilingual("最少人数", "minimum"), Kind.INTEGER, minimum=0, aliases=("最少催行人数",)),
        Field("route", Bilingual("受講方法", "route"), Kind.CHOICE, choices=ROUTES, aliases=("科目指定方法",)),
        Field("deadline", Bilingual("変更締切日", "deadline"), Kind.DATE, aliases=("締切", "締切日", "申込締切")),
        Field("quotas", Bilingual("部署別定員", "quotas"), aliases=("部署割当",), width=20),
        Field("status", Bilingual("状態", "status"), Kind.CHOICE, choices=STATUSES, width=8),
    ),
    ignored=("No.", "備考", "担当", "曜日"),
    wholes=(
        JoinedField(("時間", "時刻", "開催時間", "研修時間", "実施時間"), "starts", "ends"),
        JoinedField(("受講期間", "視聴期間", "公開期間", "実施期間", "期間"), "window_from", "window_to"),
    ),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class SessionRecord:
    """A session as the list has it: the training's name still as text; where each value stands."""

    training: str
    session: Session
    places: dict[str, CellPlace] = field(default_factory=dict)
    cell: str = ""
    crowded: tuple[CellDays, ...] = ()
    """Days of cells that hold several of them, or a period: whether they are one session is not certain."""
    continues: bool = False
    """The row has neither code nor title, and its training is that of the row above (merged, 〃, blank)."""


def read_session_list(path: Path, options: ReadOptions, fy: int) -> tuple[list[SessionRecord], Reading, list[Problem]]:
    """The sessions in the order of the list, the reading, and where rows of a session disagree (E_SESSION_ROWS).

    A session without a code has one that begins with `UNCODED`.
    """
    reading = read(path, LAYOUT, options)
    groups: dict[str, list[Row]] = {}
    for row in reading.rows:
        groups.setdefault(row.values["code"] or _placeholder(row), []).append(row)
    problems: list[Problem] = []
    as_above = reading.filled.get("training", frozenset())
    seen: set[str] = set()
    records = []
    for code, rows in groups.items():
        cell = rows[0].cells.get("training", "")
        # One cell of the file for several rows: its days stood side by side.
        goes_on = _is_bare(rows[0]) and (rows[0].number in as_above or cell in seen)
        seen.add(cell)
        records.append(replace(_record(code, rows, reading, fy, problems), continues=goes_on))
    return records, reading, problems


UNCODED = "?"
"""What stands in front of a code that only says which row a session without code stands in."""


def _is_bare(row: Row) -> bool:
    return not row.values["code"] and not row.values["title"]


def _placeholder(row: Row) -> str:
    """Rows without a code are one session when they have one training and one title, else a session each."""
    title = row.values["title"]
    return f"{UNCODED}{row.values['training']} {title}" if title else f"{UNCODED}{row.values['training']} {row.number}"


def _record(code: str, rows: Sequence[Row], reading: Reading, fy: int, problems: list[Problem]) -> SessionRecord:
    values: dict[str, Any] = {}
    places: dict[str, CellPlace] = {}
    for row in rows:
        for key, value in row.values.items():
            if value is None or value == "":
                continue
            places.setdefault(key, reading.place(row, key))
            # These are the half day's own; everything else must be the same in all rows of a session.
            if key in ("day", "half", "starts", "ends"):
                continue
            if values.setdefault(key, value) != value:
                place = reading.place(row, key)
                problems.append(
                    problem(
                        "E_SESSION_ROWS", place, session=code.removeprefix(UNCODED), found=value, expected=values[key]
                    )
                )
    # A blank is wrong at its own cell, not at the code of the session.
    places = {key: reading.place(rows[0], key) for key in rows[0].cells} | places
    days: list[RowDays] = []
    for row in rows:
        if row.values["day"] is None:
            continue
        days.append(row_days(row.values))
        if not days[-1].is_certain:
            place = reading.place(row, "starts" if row.values["starts"] else "half")
            problems.append(problem("E_SESSION_HOURS", place, found=tuple(hours_said(row.values))))
    meetings = [m for one in days for m in one.meetings]
    window = None
    if values.get("window_from") and values.get("window_to"):
        window = Window(values["window_from"], values["window_to"])
    session = Session(
        code=code,
        # Which training a name means is found by those who know the definitions.
        training="",
        fy=fy,
        capacity=values.get("capacity") or (WITHOUT_LIMIT if window and not meetings else 0),
        minimum=values.get("minimum") or 0,
        title=str(values.get("title") or ""),
        venue=str(values.get("venue") or ""),
        route=Route(values.get("route") or Route.NOMINATED.value),
        deadline=values.get("deadline"),
        window=window,
        quotas=_quotas(code, str(values.get("quotas") or ""), places.get("quotas"), problems),
        status=SessionStatus(values.get("status") or SessionStatus.PLANNED.value),
        meetings=tuple(sorted(meetings)),
        trainers=trainer_names(str(values.get("trainers") or "")),
    )
    crowded = tuple(day for one in days for day in one.crowded)
    return SessionRecord(values.get("training", ""), session, places, rows[0].cells.get("code", ""), crowded)


def trainer_names(text: str) -> tuple[str, ...]:
    """`山田 太郎、佐藤 花子（○○大学）` as names, each once, in the order of the list."""
    # No ・ and no space: both stand within names.
    parts = (" ".join(part.split()) for part in re.split(r"[、，,;；/／\n]", text))
    return tuple(dict.fromkeys(part for part in parts if part.casefold() not in _NOBODY))


_NOBODY = frozenset(("", "-", "－", "ー", "—", "なし", "未定", "調整中", "tba", "tbd", "none"))

WITHOUT_LIMIT = 100_000
"""Seats of an e-learning whose capacity is left blank: the largest number that a session may have."""


def _quotas(code: str, text: str, place: CellPlace | None, problems: list[Problem]) -> dict[str, int]:
    """`総務部:3、D02:5` as seats per department, by name or code as written."""
    found: dict[str, int] = {}
    for part in re.split(r"[、,，;\n]", text):
        if not part.strip():
            continue
        # Typed with a Japanese keyboard colon and digits are full-width.
        match = _QUOTA.fullmatch(unicodedata.normalize("NFKC", part.strip()))
        if match is None:
            problems.append(problem("E_SESSION_QUOTAS", place, session=code, found=part.strip()))
        else:
            found[match[1].strip()] = int(match[2])
    return found


def rows_of(sessions: Iterable[Session], names: dict[str, str]) -> list[dict[str, Any]]:
    """The rows of a session list, one per half day; `names` are the trainings' names by id."""
    rows: list[dict[str, Any]] = []
    for session in sessions:
        head = {
            "code": session.code,
            "training": names.get(session.training, session.training),
            "title": session.title,
            "venue": session.venue,
            "trainers": "、".join(session.trainers) or None,
            "capacity": session.capacity,
            "minimum": session.minimum or None,
            "route": session.route.value,
            "deadline": session.deadline,
            "quotas": "、".join(f"{unit}:{seats}" for unit, seats in sorted(session.quotas.items())),
            "status": session.status.value,
        }
        if session.window is not None:
            rows.append({**head, "window_from": session.window.first, "window_to": session.window.last})
        for meeting in session.meetings:
            place = {"day": meeting.day, "half": meeting.half.value, "starts": meeting.starts, "ends": meeting.ends}
            rows.append({**head, **place})
    return rows
