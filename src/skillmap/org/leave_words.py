"""Leave that stands in a remark only, like 育児休業中（R7.10.1～R8.9.30）: proposed, never taken in by itself. Pure."""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from skillmap.day_text import read_day
from skillmap.org.records import LeaveRecord, StaffRecord

_KINDS = (
    ("育休", ("育児休業", "育休")),
    ("部分休業", ("部分休業",)),
    ("育児短時間勤務", ("育児短時間勤務",)),
    ("産休", ("産前産後", "産休", "産前休暇", "産後休暇")),
    ("病休", ("病気休職", "病気休暇", "病休", "傷病休職")),
    ("介護休暇", ("介護休暇", "介護休業")),
    ("配偶者同行休業", ("配偶者同行",)),
    ("自己啓発等休業", ("自己啓発等休業",)),
    ("派遣", ("へ派遣", "に派遣", "派遣中", "研修派遣")),
    ("休職", ("休職",)),
)
_NOT_AWAY = re.compile(r"復帰|復職|明け|取得済|代替|補充|要員|終了|なし|無し|相談|対象外")
"""Somebody who is back, or who stands in for somebody else."""
_DAY = r"(?:(?:令和|平成|[RHrhＲＨ])\.?\s*(?:元|\d{1,2})|\d{4})\s*[年./\-]\s*\d{1,2}\s*[月./\-]\s*\d{1,2}日?"
_SPAN = re.compile(rf"(?P<since>{_DAY})?\s*(?:から|～|〜|~|－|-|より)\s*(?P<until>{_DAY})?")


class InRemark(NamedTuple):
    """A leave that a remark speaks of; the remark has no first day = it is in force on the day of the list."""

    kind: str
    since: date | None
    until: date | None


def read_remark(remark: str) -> InRemark | None:
    """The leave that a remark speaks of; None without one."""
    kind = next((kind for kind, words in _KINDS if any(word in remark for word in words)), None)
    if kind is None or _NOT_AWAY.search(remark):
        return None
    found = next((m for m in _SPAN.finditer(remark) if m["since"] or m["until"]), None)
    if found is None:
        return InRemark(kind, None, None)
    return InRemark(kind, _day(found["since"]), _day(found["until"]))


def _day(text: str | None) -> date | None:
    return read_day(text).day if text else None


def proposals(records: Iterable[StaffRecord], as_of: date) -> Iterator[LeaveRecord]:
    """Leave of people whose remark speaks of one: from the list's day on where the remark has no first day."""
    for record in records:
        found = read_remark(record.remark) if record.remark and record.is_main else None
        # Remarks are copied from year to year: leave that was over by the day of the list is history.
        if found is not None and (found.until is None or found.until >= as_of):
            since = found.since or as_of
            yield LeaveRecord(record.number, found.kind, since, found.until, record.origin, record.name)
