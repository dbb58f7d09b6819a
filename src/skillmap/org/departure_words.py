"""Departures that stand in a remark only, like 令和8年3月31日退職: told, never taken in by themselves. Pure."""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from skillmap.day_text import read_day
from skillmap.org.present import Present
from skillmap.org.records import Act, StaffRecord
from skillmap.problems import Problem, problem

_DAY = r"(?:(?:令和|平成|[RHrhＲＨ])\.?\s*(?:元|\d{1,2})|\d{4})\s*[年./\-]\s*\d{1,2}\s*[月./\-]\s*\d{1,2}日?"
_GOES = r"(?:(?:定年|早期|普通|勧奨|自己都合|依願|中途|年度末)?退職|退職済み?|辞職|死亡|免職|失職|離職|任期満了|転出)"
_LEFT = re.compile(
    rf"(?P<day>{_DAY})\s*(?:付け?|に|で|をもって|限り)?\s*[、,]?\s*{_GOES}|{_GOES}\s*[（(:：]?\s*(?P<after>{_DAY})"
)
_STAYS = re.compile(
    r"再任用|再雇用|再採用|暫定|任期付|任用|代替|補充|後任|前任|なし|無し|撤回|取消|延長|手当|給付|見舞|から転出|より転出"
    r"|前職|忌引|(?:配偶者|夫|妻|[父母兄弟姉妹親]|長[男女]|息子|娘|子の)[^、。,;；]{0,16}死亡"
)
"""Somebody who came back, or whose remark is about somebody else."""


def departures(records: Sequence[StaffRecord], found: Present, as_of: date) -> Iterator[Problem]:
    """W_LEFT_IN_REMARK for people whose remark says since when they are gone, and who stand in the list all the same.

    A day to come is a plan; it is told as well, since seats and terms go by who stays.
    """
    for record in records:
        remark = record.remark
        if not remark or record.act is not Act.HOLDS or record.left_on is not None or _STAYS.search(remark):
            continue
        match = _LEFT.search(remark)
        day = read_day(match["day"] or match["after"]).day if match else None
        # Who came to the office after that day left another one.
        if day is None or (record.hired_on is not None and record.hired_on > day):
            continue
        if (staff_id := found.staff_ids.get(record.number)) is not None and _is_known(found, staff_id, day):
            continue
        code = "W_LEFT_IN_REMARK" if day < as_of else "W_LEAVES_IN_REMARK"
        person = f"{record.number} {record.name}"
        yield problem(code, record.origin.place("remark"), person=person, number=record.number, day=day)


def _is_known(found: Present, staff_id: int, day: date) -> bool:
    """Whether it is recorded that somebody is gone soon after a day."""
    row = found.staff_rows.get(staff_id)
    return row is not None and (row.valid_to - day).days in (0, 1)
