"""Finding people and units by what users type: numbers, names, kana, paths, unique parts."""

import difflib
from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from skillmap.errors import InputRefused, NeedsAnswer
from skillmap.japanese import fold, katakana
from skillmap.org.model import Organisation, Person, Unit

T = TypeVar("T")
MOST_LISTED = 20


def find_person(organisation: Organisation, text: str) -> Person:
    """The person meant by a staff number (leading zeros forgiven), a name, a kana or a unique part of one.

    Raises NeedsAnswer (E_STAFF_AMBIGUOUS, a numbered list with 所属) or InputRefused (E_STAFF_UNKNOWN; E_STAFF_LEFT
    with the day for somebody who has left by then).
    """
    wanted = fold(text)
    exact = organisation.person_by_number.get(text.strip())
    if exact is not None:
        return exact
    if wanted.isdecimal():
        bare = wanted.lstrip("0")
        hits = [p for p in organisation.people if p.number.lstrip("0") == bare]
        # After those who bear it now: a number that was given up may be somebody's today.
        hits = hits or [p for p in organisation.people if any(n.lstrip("0") == bare for n in p.former_numbers)]
    else:
        kana = fold(katakana(text))
        hits = [p for p in organisation.people if wanted in (fold(p.name), fold(p.former_name)) or fold(p.kana) == kana]
        hits = hits or [p for p in organisation.people if wanted in p.search_key or kana in p.search_key]
    if not hits and (left := organisation.leaver(text)) is not None:
        raise InputRefused("E_STAFF_LEFT", found=text, person=left.shown, day=left.day)
    names = [p.name for p in organisation.people]
    return _one(hits, text, names, "STAFF", lambda p: f"{p.shown} ({_where(organisation, p)})")


def find_unit(organisation: Organisation, text: str, *, among: Sequence[Unit] | None = None) -> Unit:
    """The unit meant by a code, a name, a path (総務部/人事課) or a unique part of a name.

    Raises NeedsAnswer (E_ORG_AMBIGUOUS) or InputRefused (E_ORG_UNKNOWN, E_ORG_ENDED with the successor).
    """
    units = organisation.units if among is None else among
    parts = [part for part in text.replace("／", "/").replace("　", "/").split("/") if part.strip()]
    hits = [u for u in units if u.code == text.strip()]
    hits = hits or [u for u in organisation.named(parts) if among is None or u in among]
    # Before a part of a name: 福祉課 of last year is not 生活福祉課, which stood beside it. Forms that were handed out
    # before a reorganisation come back with whole paths.
    ended = next((part.strip() for part in parts if part.strip() in organisation.ended), None)
    if not hits and ended is not None:
        raise InputRefused("E_ORG_ENDED", found=text, successor=organisation.ended[ended] or "－")
    hits = hits or [u for u in units if len(parts) == 1 and fold(parts[0]) in fold(u.name)]
    # A path is compared with paths; a unit that moved to another department still bears its name.
    moved = [u.full_name for u in units if len(parts) > 1 and fold(u.name) == fold(parts[-1])]
    names = moved or [u.full_name if len(parts) > 1 else u.name for u in units]
    if not hits and len(moved) == 1:
        raise InputRefused("E_ORG_UNKNOWN_NEAR", found=text, nearest=moved[0])
    return _one(hits, text, names, "ORG", lambda u: u.full_name)


def _where(organisation: Organisation, person: Person) -> str:
    unit = organisation.unit_of(person)
    return unit.full_name if unit else "－"


def _one(hits: Sequence[T], text: str, names: Iterable[str], what: str, show: Callable[[T], str]) -> T:
    if len(hits) == 1:
        return hits[0]
    if not hits:
        # 科 for 課 is the commonest slip of the keyboard.
        near = difflib.get_close_matches(text.replace("科", "課"), list(dict.fromkeys(names)), n=1, cutoff=0.5)
        raise InputRefused(
            f"E_{what}_UNKNOWN_NEAR" if near else f"E_{what}_UNKNOWN", found=text, nearest=near[0] if near else ""
        )
    listed = "\n".join(f"  {i}. {show(hit)}" for i, hit in enumerate(hits[:MOST_LISTED], 1))
    raise NeedsAnswer(f"E_{what}_AMBIGUOUS", found=text, count=len(hits), listed=listed)
