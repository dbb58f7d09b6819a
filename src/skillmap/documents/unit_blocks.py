"""Units as headings above groups of people: 【総務部　総務課】, 総務課 over the whole width, with the people below it.

For lists without unit columns. What a heading says is told; one that may be something else is asked for.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Literal

from skillmap.errors import NeedsAnswer
from skillmap.org.records import UnitName
from skillmap.problems import CellPlace, Problem, problem
from skillmap.sheets.grid import spans
from skillmap.sheets.layout import Reading

Blocks = Literal["ask", "all", "units", "none"]
"""Which headings are units: all, those that end like one (…部, …課), none; or ask when they differ."""

_LEVELS = (
    ("局", ("局",)),
    ("部", ("部", "本部", "事務局")),
    ("課", ("課", "室", "所", "館", "園", "センター", "署", "校", "場", "院")),
    ("係", ("係", "担当", "班", "グループ", "チーム")),
)
_MARKS = "■□●○◎◆◇▼▽▲△★☆・"
_BRACKETS = "【】〔〕《》〈〉<>＜＞「」『』[]［］"
_COUNT = re.compile(r"[\s(（]*(?:計|全)?\s*[0-9０-９]+\s*[名人]\s*[)）]?$")
_LABEL = re.compile(r"^(?:所属|部署)\s*[:：]?\s*")
_SHOWN = 12

Path = tuple[UnitName, ...]


@dataclass(frozen=True, slots=True)
class UnitGroups:
    """Which unit each record stands under, and the reading with what is told of it."""

    units: Mapping[int, Path]
    reading: Reading


def blocks(reading: Reading, mode: Blocks) -> UnitGroups:
    """The unit of each record by row number; empty when the list has none above its people.

    Raises NeedsAnswer (E_ASK with E_BLOCK_UNCLEAR) when some headings look like units and others do not.
    """
    named = {row: parts for row, (_, text) in reading.headings.items() if (parts := _parts(text))}
    like = {row for row, parts in named.items() if _level(parts[-1]) is not None}
    if mode == "none" or not (named if mode == "all" else like):
        return UnitGroups({}, reading)
    unclear = sorted(named.keys() - like)
    if unclear and mode == "ask":
        raise NeedsAnswer("E_ASK", [_question(reading, row) for row in unclear], file=reading.file, count=len(unclear))
    used = {row: named[row] for row in sorted(named if mode == "all" else like)}
    # Rows that could not be read stand under a heading too; once mended they must find their unit there.
    found = _below(used, [*(row.number for row in reading.rows), *reading.bad_rows])
    return UnitGroups(found, _told(reading, used, found))


def _question(reading: Reading, row: int) -> Problem:
    cell, text = reading.headings[row]
    return problem("E_BLOCK_UNCLEAR", CellPlace(reading.file, reading.sheet, cell), found=text)


def _parts(text: str) -> tuple[str, ...]:
    # Twice, for the count stands behind the bracket or within it: 【総務課】（12名）, 【総務課 12名】.
    bare = _COUNT.sub("", text.strip(f" \u3000\t{_MARKS}")).strip(f" \u3000\t{_BRACKETS}{_MARKS}")
    bare = _LABEL.sub("", _COUNT.sub("", bare)).strip(" \u3000\t")
    return tuple(part for part in re.split(r"[\s/／>＞]+", bare) if part)


def _level(name: str) -> int | None:
    """0 局, 1 部, 2 課 and its like, 3 係; None when a name does not end like a unit's."""
    folded = unicodedata.normalize("NFKC", name)
    # The longest ending says it: a 事務局 is no 局. One letter alone (課) is a word and not a name.
    hits = [(len(end), at) for at, (_, ends) in enumerate(_LEVELS) for end in ends if folded.endswith(end)]
    return max(hits)[1] if hits and len(folded) > 1 else None


def _below(used: Mapping[int, tuple[str, ...]], rows: Iterable[int]) -> dict[int, Path]:
    """The path above each record. Where headings are whole paths each stands for itself, else they nest by level."""
    whole = any(len(parts) > 1 for parts in used.values())
    found: dict[int, Path] = {}
    stack: dict[int, UnitName] = {}
    headings = sorted(used)
    at = 0
    for number in sorted(rows):
        while at < len(headings) and headings[at] < number:
            parts = used[headings[at]]
            first = _level(parts[0])
            # A heading closes whatever stands at its own level or below.
            stack = {} if whole or first is None else {deep: one for deep, one in stack.items() if deep < first}
            for part in parts:
                level = _level(part)
                deep = max([*stack, -1]) + 1 if level is None or level in stack else level
                stack[deep] = UnitName(_LEVELS[level][0] if level is not None else "", part)
            at += 1
        if stack:
            found[number] = tuple(stack[deep] for deep in sorted(stack))
    return found


def _told(reading: Reading, used: Mapping[int, tuple[str, ...]], found: Mapping[int, Path]) -> Reading:
    """The reading that says which units were read from headings, and no longer that those rows were left out."""
    first = reading.headings[next(iter(used))][0]
    names = tuple(dict.fromkeys("/".join(unit.name for unit in path) for path in found.values()))
    shown = (*names[:_SHOWN], "…") if len(names) > _SHOWN else names
    place = CellPlace(reading.file, reading.sheet, first)
    told = [problem("W_BLOCKS_READ", place, count=len(used), found=shown)]
    for one in reading.problems:
        left = [row for row in reading.skipped_rows if row not in used]
        if one.code != "W_TRAILER_SKIPPED":
            told.append(one)
        elif left:
            at = CellPlace(reading.file, reading.sheet, f"A{left[0]}")
            told.append(problem(one.code, at, found=spans(left), count=len(left)))
    return replace(reading, problems=tuple(told), skipped_rows=tuple(r for r in reading.skipped_rows if r not in used))
