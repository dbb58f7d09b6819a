"""Cells that name a thing by what it was called before: read by the name of today, and told."""

import re
from collections.abc import Callable, Mapping
from typing import TypeAlias

from skillmap.japanese import fold
from skillmap.sheets.grid import Raw
from skillmap.sheets.options import FormerName
from skillmap.sheets.text.people import NameReading, Note
from skillmap.words import Fact

_Reader: TypeAlias = Callable[[Raw], NameReading]
_GRADED = re.compile(r"(.+?)([\s/／]+[1-9])")


def named(one: _Reader, former: Mapping[str, FormerName]) -> _Reader:
    """Reads a name; one of before by the name of today, or not at all where that is in doubt. A grade may follow."""

    def convert(raw: Raw) -> NameReading:
        value, notes = one(raw)
        if not isinstance(value, str):
            return value, notes
        text, tail = value, ""
        if fold(value) not in former:
            # プロダクトマネージャー/2: the grade keeps its number.
            graded = _GRADED.fullmatch(value)
            text, tail = (graded[1], graded[2]) if graded else (value, "")
        found = former.get(fold(text))
        if found is None:
            return value, notes
        note = told(found, text)
        if note[0][0] == "E":
            return None, (*notes, note)
        return (value if found.why == "reused" else f"{found.now[0].ja}{tail}"), (*notes, note)

    return convert


def told(former: FormerName, text: str) -> Note:
    """What is said of a name of before: taken by today's name, or refused with the names of today."""
    facts: dict[str, Fact] = {"found": text, "value": former.now}
    if not former.why:
        return "W_FORMER_NAME", facts
    return "W_FORMER_REUSED" if former.why == "reused" else f"E_FORMER_{former.why.upper()}", facts
