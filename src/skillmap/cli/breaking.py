"""Where a line of the terminal may end: never inside a day, a time, a number or an id, nor before a closing mark."""

import re
from collections.abc import Iterator
from functools import lru_cache

from skillmap.japanese import width

_WEEKDAY = r"(?:\([月火水木金土日]\))?"
_WHOLE = (
    rf"(?:(?:令和|平成|昭和|大正|明治)(?:元|\d+)|\d{{4}})年(?:\d{{1,2}}月\d{{1,2}}日{_WEEKDAY}|度)?",
    rf"\d{{1,2}}月\d{{1,2}}日{_WEEKDAY}",
    r"\d{1,2}:\d\d～\d{1,2}:\d\d",
    r"[+\-]?\d[\d,.]*(?:人分?|件|円|回|時間|日|名|年|月|か月|％|枚|行|冊|点|級|版|段階)?(?![!-~])",
    r"[!-~]*[0-9A-Za-z][!-~]*",
)
_OPENING, _CLOSING = (
    r"（「『【〈《〔",
    r"、。，．）」』】〉》〕！？：；…ー々～／/・ァィゥェォッャュョヮヵヶぁぃぅぇぉっゃゅょゎ",
)
_PIECE = re.compile(rf"[{_OPENING}]*(?:{'|'.join(_WHOLE)}|[^ ])[{_CLOSING}]*| +", re.DOTALL)
"""What stays together: a day, a time, a number with its unit, a word of Latin letters, any other single letter; with
the marks that neither begin nor end a line."""


def broken(text: str, room: int) -> Iterator[str]:
    """Lines of at most `room` half-width places; a piece that is wider than that is cut where the line ends."""
    for whole in text.split("\n"):
        line, taken, is_first = "", 0, True
        for piece in _PIECE.findall(whole):
            *full, rest = _cut(piece, room)
            wide = width(rest)
            if line and (full or taken + wide > room):
                yield line.rstrip()
                line, taken, is_first = "", 0, False
            yield from full
            # Blanks at a break belong to neither line.
            if line or is_first or rest[0] != " ":
                line, taken = line + rest, taken + wide
        yield line.rstrip()


@lru_cache(50_000)
def in_lines(text: str, room: int) -> str:
    """The lines of `broken` as one text."""
    return text if width(text) <= room and "\n" not in text else "\n".join(broken(text, room))


@lru_cache(50_000)
def widest(text: str) -> int:
    """Half-width places of the widest piece of a text that stays together; 0 of an empty one."""
    return max((width(piece) for piece in _PIECE.findall(text)), default=0)


def _cut(piece: str, room: int) -> Iterator[str]:
    part, taken = "", 0
    for letter in piece:
        if part and taken + width(letter) > room:
            yield part
            part, taken = "", 0
        part, taken = part + letter, taken + width(letter)
    yield part
