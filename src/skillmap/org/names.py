"""Whether a name on paper is that of a person: as people read it, not as machines compare it. Pure."""

import re
from typing import Protocol

from skillmap.japanese import fold, katakana
from skillmap.org.model import Person

_KANJI = re.compile(r"[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_KANA = re.compile(r"[\u30a0-\u30ff\uff65-\uff9f\s]+")


class Called(Protocol):
    """Somebody with the names that are recorded of them."""

    @property
    def name(self) -> str:
        """The name of the day."""

    @property
    def kana(self) -> str:
        """Its reading."""

    @property
    def former_name(self) -> str:
        """旧氏."""

    @property
    def search_key(self) -> str:
        """Every name that was recorded so far, folded."""


def is_called(person: Called, name: str) -> bool:
    """Whether the name is one of the person's: with or without a space, 髙 or 高, an old family name, the reading.

    An old name counts with the present given name, too, as lists write it for months after a marriage.
    """
    return bool(name) and not {fold(name), fold(katakana(name))}.isdisjoint(_names(person))


def is_anothers(person: Person, name: str) -> bool:
    """Whether a name under the person's number can only be somebody else's: neither family nor given name is shared.

    Names in other letters (Hanako ISHIDA), and readings where none is recorded, decide nothing.
    """
    if not name or is_called(person, name):
        return False
    if _KANJI.search(name):
        known = [one for one in (person.name, person.former_name) if _KANJI.search(one)]
        return bool(known) and not any(any(shares(one, name)) for one in known)
    kana = katakana(name)
    return bool(_KANA.fullmatch(kana) and person.kana) and not any(shares(person.kana, kana))


def shares(one: str, other: str) -> tuple[bool, bool]:
    """Whether two names share the family name, and the given name; without a space, its first or last character."""
    found: list[tuple[bool, bool]] = []
    for mine, theirs in ((one, other), (other, one)):
        words, whole = [fold(word) for word in mine.split()], fold(theirs)
        family, given = (words[0], words[-1]) if len(words) > 1 else (fold(mine)[:1], fold(mine)[-1:])
        found.append((whole.startswith(family), whole.endswith(given)))
    both = all(" " in name for name in (one, other))
    decide = all if both else any
    return decide(family for family, _ in found), decide(given for _, given in found)


def _names(person: Called) -> frozenset[str]:
    given = person.name.split()[-1] if len(person.name.split()) > 1 else ""
    former = person.former_name
    # The search key keeps every name that was recorded of the person so far.
    known = {*person.search_key.split("|"), fold(person.name), fold(person.kana), fold(former), fold(former + given)}
    return frozenset(known - {""})
