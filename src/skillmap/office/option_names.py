"""Names behind options that a definition had before: refused with the name of today, never taken in silence."""

from __future__ import annotations

from skillmap.errors import InputRefused
from skillmap.japanese import fold
from skillmap.office.office import Office
from skillmap.words import Message


def by_todays_name(office: Office, refused: InputRefused) -> InputRefused:
    """E_NOT_DEFINED_FORMER with the names of today where a definition was called so once; else the refusal itself."""
    if refused.code not in _NOT_DEFINED:
        return refused
    what, found = refused.facts.get("what"), refused.facts.get("found")
    if not isinstance(what, Message) or not isinstance(found, str):
        return refused
    known = office.words.former
    kind = what.key.rpartition(".")[2]
    kinds = [kind] if kind in known else list(known)
    # With a grade behind it the name alone was renamed.
    names = [fold(text) for text in (found, found.replace("／", "/").partition("/")[0])]
    hits = [one for each in kinds for name in names if (one := known[each].get(name)) is not None and one.now]
    if not hits:
        return refused
    return InputRefused("E_NOT_DEFINED_FORMER", what=what, found=hits[0].text, nearest=hits[0].now)


_NOT_DEFINED = frozenset({"E_NOT_DEFINED", "E_NOT_DEFINED_NEAR"})
"""Codes of names that no definition has."""
