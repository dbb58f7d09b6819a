"""The ward's 研修日程 as its training section keeps it: a row per half day, e-learning with its window."""

from collections.abc import Sequence

from skillmap import sheets
from skillmap.demo import chart
from skillmap.demo.people import FY
from skillmap.demo.people_sheets import MADE_UP
from skillmap.documents import session_list
from skillmap.framework.model import Framework
from skillmap.training.model import Session

_MAKER = f"{chart.OFFICE} 総務部人材育成課"
_FIELDS = (
    "code", "training", "day", "half", "starts", "ends", "window_from", "window_to", "venue", "trainers", "capacity",
    "route", "deadline",
)  # fmt: skip


def timetable(framework: Framework, sessions: Sequence[Session]) -> sheets.Sheet:
    """研修日程 of the year in the order of the catalogue."""
    names = {t.id: t.name.ja for t in framework.trainings.values()}
    rows = session_list.rows_of(sessions, names)
    extras = sheets.Extras(
        title=f"{chart.OFFICE} 令和{FY - 2018}年度 研修日程",
        subtitle=(f"全{len(sessions)}回　作成：{_MAKER}",),
        notes=("※1行が半日（午前・午後）です。同じ開催コードの行は、同じ回の続きの日です。", MADE_UP),
        frozen_columns=2,
    )
    return sheets.sheet_from_layout(session_list.LAYOUT, rows, fields=_FIELDS, extras=extras)
