"""Whether a name on paper is that of a person: as people read it, not as machines compare it. Pure."""

from skillmap.japanese import fold, katakana
from skillmap.org.model import Person


def is_called(person: Person, name: str) -> bool:
    """Whether the name is one of the person's: with or without a space, 髙 or 高, an old family name, the reading.

    An old name counts with the present given name, too, as lists write it for months after a marriage.
    """
    return bool(name) and not {fold(name), fold(katakana(name))}.isdisjoint(_names(person))


def _names(person: Person) -> frozenset[str]:
    given = person.name.split()[-1] if len(person.name.split()) > 1 else ""
    former = person.former_name
    # The search key keeps every name that was recorded of the person so far.
    known = {*person.search_key.split("|"), fold(person.name), fold(person.kana), fold(former), fold(former + given)}
    return frozenset(known - {""})
