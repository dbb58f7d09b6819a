"""The two small values that carry text between rooms; `i18n` turns them into sentences.

Pure rooms never build sentences. They hand on a `Bilingual` (a name that exists in both languages, from the data
files) or a `Message` (a key of the catalogue with the facts that go into it).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal, TypeAlias

Lang = Literal["ja", "en"]


@dataclass(frozen=True, slots=True, order=True)
class Bilingual:
    """A text in Japanese and English."""

    ja: str
    en: str

    def text(self, lang: Lang) -> str:
        """The text in the language asked for."""
        return self.ja if lang == "ja" else self.en


@dataclass(frozen=True, slots=True)
class Message:
    """A sentence of the catalogue (`i18n/texts/`) by key, with its facts."""

    key: str
    facts: Mapping[str, "Fact"] = field(default_factory=dict)


Fact: TypeAlias = "str | int | float | date | Bilingual | Message | tuple[Fact, ...] | None"
"""What may stand in a message or a table cell. A tuple is worded as a list."""


NAMING = frozenset(
    [
        "by",
        "entry",
        "found",
        "fy",
        "grade",
        "later",
        "line",
        "no",
        "number",
        "revision",
        "row",
        "seat",
        "seed",
        "version",
        "year",
    ],
)
"""Facts and columns of these names hold numbers that name something (an entry, a year, a line), or a value as it is.

They are written as one types them; all other numbers are amounts, which are written with separators (1,234).
"""


def message(key: str, /, **facts: Fact) -> Message:
    """A `Message` with its facts as keywords."""
    return Message(key, facts)
