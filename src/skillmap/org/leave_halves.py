"""Partial leave (部分休業, 短時間勤務, half days): on which half days of the week somebody is not there. Pure.

Stored as words like `mon-am wed-pm`: "" = away altogether, `UNKNOWN` = away for part of the time, nobody said when.
"""

import re
import unicodedata
from datetime import date

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
UNKNOWN = "unknown"
_KINDS = ("部分休業", "短時間勤務", "育児時間", "介護時間", "時短", "時間休", "半日", "一部休業", "部分休暇")
_LETTERS = "月火水木金土日"
_TIME = re.compile(r"([01]?\d|2[0-4])[:：時](\d\d)?分?")
_NOON = 12 * 60
_JAPANESE = {
    "mon": "月", "tue": "火", "wed": "水", "thu": "木", "fri": "金", "sat": "土", "sun": "日", "mor": "午前",
    "am": "午前", "aft": "午後", "pm": "午後", "all": "終日", "who": "終日", "and": "・", "eve": "毎週",
}  # fmt: skip
_ENGLISH = re.compile(
    r"\b(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:days?)?|mornings?|afternoons?|am|pm|"
    r"all days?|whole days?|and|every)\b",
    re.IGNORECASE,
)
_RANGE = re.compile(rf"([{_LETTERS}])(?:曜日?)?\s*(?:[~〜\-－]|から)\s*([{_LETTERS}])")
_AWAY = re.compile(r"勤務(?:し|せず|な|無|外|を?免|時間)|短時間勤務|非勤務")
_WORDS = re.compile(
    r"午前|午後|終日|全日|毎週|曜日|曜|のみ|だけ|まで|から|短時間勤務|勤務(?:しない|せず|なし|無し|日)?|半日|"
    r"(?:お?休み|休暇|休業|休)|[はにのを・、,，/／\s~～〜\-－()（）]"
)


def is_partial(kind: str) -> bool:
    """Whether leave of this kind is for part of the time only."""
    return any(word in kind for word in _KINDS)


def read_halves(text: str) -> str | None:
    """The half days away that a text speaks of: 午後, 水曜午後, 火・木, 16:15～17:15, 午前のみ勤務, 終日.

    None when it is not understood: then it is asked, for half a text understood would be a wrong answer.
    """
    told = unicodedata.normalize("NFKC", text)
    if re.search("[A-Za-z]", told):
        if _TIME.search(told):
            return None  # 1:00 pm is afternoon, and 1:00 alone is read as a time of the night
        told = _ENGLISH.sub(lambda word: _JAPANESE[word[0][:3].casefold()], told)
    told = _RANGE.sub(_every_day, told)
    times = [int(hour) * 60 + int(minute or 0) for hour, minute in _TIME.findall(told)]
    rest = _WORDS.sub("", _TIME.sub("", told))
    letters = [letter for letter in rest if letter in _LETTERS]
    if len(letters) != len(rest) or not told.strip():
        return None
    halves = [half for half, word in (("am", "午前"), ("pm", "午後")) if word in told]
    if times:
        halves = [half for half, is_in in (("am", min(times) < _NOON), ("pm", max(times) > _NOON)) if is_in]
    if not letters and not halves:
        return "" if "終日" in told or "全日" in told else None
    days = [WEEKDAYS[_LETTERS.index(letter)] for letter in letters] or list(WEEKDAYS[:5])
    named = {f"{day}-{half}" for day in days for half in halves or ("am", "pm")}
    week = [f"{day}-{half}" for day in WEEKDAYS for half in ("am", "pm")]
    if "勤務" in told and not _AWAY.search(told):
        # 午前のみ勤務, 月・火・水勤務: the times at work are told, so the others are away.
        return " ".join(word for word in week[:10] if word not in named)
    return " ".join(word for word in week if word in named)


def _every_day(found: re.Match[str]) -> str:
    """月～金 as 月火水木金."""
    first, last = _LETTERS.index(found[1]), _LETTERS.index(found[2])
    return _LETTERS[first : last + 1] if first <= last else _LETTERS[first:] + _LETTERS[: last + 1]


def covers(halves: str, day: date, half: str) -> bool:
    """Whether somebody with this leave is away on a half day (am, pm) of a day on which it holds."""
    return not halves or f"{WEEKDAYS[day.weekday()]}-{half}" in halves.split()


def shown(halves: str) -> str:
    """As people write it: 午後, 水午後, 月・火."""
    if halves in ("", UNKNOWN):
        return ""
    found: dict[str, list[str]] = {}
    for word in halves.split():
        day, _, half = word.partition("-")
        found.setdefault(half, []).append(_LETTERS[WEEKDAYS.index(day)])
    if found.get("am") == found.get("pm"):
        return "・".join(found["am"])
    names = (("am", "午前"), ("pm", "午後"))
    return "、".join(_of_week(found[half]) + name for half, name in names if half in found)


def _of_week(letters: list[str]) -> str:
    return "" if letters == list(_LETTERS[:5]) else "・".join(letters)
