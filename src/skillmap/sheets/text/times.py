"""Times of day and hours as people type them: ９：００, 午前9時, 1:30 PM, 13時半; 3時間30分, 3:30, 90分."""

import re
import unicodedata

_HALF = {"午前": 0, "am": 0, "a.m.": 0, "午後": 12, "pm": 12, "p.m.": 12}
_NOON = {"正午": "12:00", "noon": "12:00"}
_WORD = r"(午前|午後|[ap]m|[ap]\.m\.)"
_CLOCK = re.compile(
    rf"{_WORD}?(\d{{1,2}})(?:[:.：](\d{{2}})(?::\d{{2}})?|時(?:(\d{{1,2}})分|(半))?)?{_WORD}?", re.ASCII | re.IGNORECASE
)
_HOURS = re.compile(
    r"(?:(\d+(?:\.\d+)?)(?:時間|h|hrs?|hours?))?(?:(\d+(?:\.\d+)?)(?:分|m|min|mins|minutes))?(半)?", re.ASCII
)
_ELAPSED = re.compile(r"(\d{1,5}):([0-5]\d)(?::[0-5]\d)?", re.ASCII)


def _tidy(text: str) -> str:
    return re.sub(r"[\s\u200b\ufeff]", "", unicodedata.normalize("NFKC", text)).casefold()


def read_time(text: str) -> str | None:
    """The time of day as HH:MM; None when the text names none. A bare number is none: 9 may be anything."""
    match = _CLOCK.fullmatch(_NOON.get(_tidy(text), _tidy(text)))
    if not match or (not any(match.groups()[n] for n in (0, 2, 3, 4, 5)) and "時" not in text):
        return None
    word, hour, minute = match[1] or match[6], int(match[2]), int(match[3] or match[4] or (30 if match[5] else 0))
    if word:
        if hour > 12:
            return None
        # 午前12時 is midnight and 午後0時 noon.
        hour = hour % 12 + _HALF[word] if hour < 12 or _HALF[word] == 12 else 0
    return f"{hour:02}:{minute:02}" if hour <= 23 and minute <= 59 else None


def read_hours(text: str) -> float | None:
    """Hours: 3.5, 3:30, 3時間30分, 3時間半, 90分; None when the text names none."""
    tidied = _tidy(text)
    if match := _ELAPSED.fullmatch(tidied):
        return round(int(match[1]) + int(match[2]) / 60, 4)
    match = _HOURS.fullmatch(tidied)
    if not tidied or match is None:
        return None
    return round(float(match[1] or 0) + float(match[2] or 0) / 60 + (0.5 if match[3] else 0), 4)
