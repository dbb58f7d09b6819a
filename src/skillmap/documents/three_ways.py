"""Three ways: what a form was made from, what it says now, and what stands in the files meanwhile."""

import base64
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType

_LETTERS = 6
"""Letters of a mark: 36 bits, so that two different values of one cell hardly ever look alike."""


class ThreeWays(StrEnum):
    """Whose value holds."""

    SAME = "same"
    FILE = "file"
    """Only the form was changed."""
    PRESENT = "present"
    """Only the definition files were changed since the form was made."""
    BOTH = "both"
    """Both were, to different values."""


@dataclass(frozen=True, slots=True)
class Base:
    """Marks of the values a form was made from, by (row, field); empty when the form says nothing of itself."""

    marks: Mapping[tuple[str, str], str] = field(default_factory=lambda: MappingProxyType({}))

    def choose(self, row: str, key: str, in_file: object, present: object) -> ThreeWays:
        """Whose value of a cell holds. Without a mark the form is believed."""
        if in_file == present:
            return ThreeWays.SAME
        before = self.marks.get((row, key))
        if before == _mark(in_file):
            return ThreeWays.PRESENT
        return ThreeWays.FILE if before in (None, _mark(present)) else ThreeWays.BOTH

    def has(self, row: str) -> bool:
        """Whether the form was made with such a row."""
        return any(name == row for name, _ in self.marks)


def packed(rows: Mapping[str, Mapping[str, object]]) -> str:
    """The marks of all values as one text for a fingerprint; every row has the same fields in the same order."""
    fields = list(next(iter(rows.values()), {}))
    lines = [" ".join(fields)]
    lines += [f"{name} {''.join(_mark(values[key]) for key in fields)}" for name, values in rows.items()]
    return ";".join(lines)


def unpacked(text: str) -> Base:
    """What `packed` wrote; an empty base for an empty text."""
    first, *lines = text.split(";")
    fields = first.split()
    marks: dict[tuple[str, str], str] = {}
    for line in lines:
        name, _, letters = line.partition(" ")
        for number, key in enumerate(fields):
            marks[name, key] = letters[number * _LETTERS : (number + 1) * _LETTERS]
    return Base(marks)


def _mark(value: object) -> str:
    # By repr, so that the number 1 and the text "1" are two values.
    return base64.urlsafe_b64encode(hashlib.sha256(repr(value).encode()).digest())[:_LETTERS].decode()
