"""Names that can stand behind an option, for completing a word that somebody has begun to type."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from itertools import islice
from typing import TypeAlias

from skillmap.i18n import word
from skillmap.japanese import fold
from skillmap.office.office import Office
from skillmap.org.like import people_like
from skillmap.org.store import units_on
from skillmap.training.store import sessions

MOST = 50
"""A longer list helps nobody to choose."""
OfferedName: TypeAlias = tuple[str, str]
"""What would stand on the line, and what it is."""


def offered(office: Office, kind: str, begun: str) -> tuple[OfferedName, ...]:
    """At most `MOST` names of a kind (PERSON, UNIT, SESSION …: the placeholder of the option) that begin so, sorted.

    People are found by number, name and kana: by a name that is begun as the name, otherwise as their number. A kind
    that has no names, and an office without what is asked, offer nothing.
    """
    if kind == "PERSON":
        return tuple(_people(office, begun))
    wanted, names = fold(begun), _KINDS[kind](office) if kind in _KINDS else ()
    fits = (name for name in names if any(fold(part).startswith(wanted) for part in name))
    return tuple(islice(fits, MOST))


def _people(office: Office, begun: str) -> Iterator[OfferedName]:
    with office.read() as connection:
        found = people_like(connection, office.moment(), begun, MOST)
    for number, name in found:
        plain = "".join(name.split())
        # A shell offers only what begins with the word that was typed.
        yield (plain, number) if begun and plain.startswith("".join(begun.split())) else (number, name)


def _units(office: Office) -> Iterator[OfferedName]:
    with office.read() as connection:
        organisation = units_on(connection, office.moment())
    for unit in organisation.units:
        yield unit.full_name, unit.name


def _sessions(office: Office) -> Iterator[OfferedName]:
    with office.read() as connection:
        held = sessions(connection, office.moment())
    # Those of this year first: that is what is worked on.
    this = office.fiscal_year().year
    for one in sorted((h.session for h in held.values()), key=lambda s: (s.fy < this, s.fy, s.code)):
        training = office.framework.trainings.get(one.training)
        yield one.code, word(training.name.text, office.lang) if training else one.training


def _trainings(office: Office) -> Iterator[OfferedName]:
    for training in office.framework.trainings.values():
        if training.status == "active":
            yield training.id, word(training.name.text, office.lang)


def _skills(office: Office) -> Iterator[OfferedName]:
    for skill in office.framework.skills.values():
        yield skill.id, word(skill.name.text, office.lang)


def _role_grades(office: Office) -> Iterator[OfferedName]:
    for role in office.framework.roles.values():
        for grade in role.grades:
            yield f"{role.id}/{grade}", f"{word(role.name.text, office.lang)}/{grade}"


_KINDS: Mapping[str, Callable[[Office], Iterator[OfferedName]]] = {
    "UNIT": _units,
    "SESSION": _sessions,
    "CODE": _sessions,
    "TRAINING": _trainings,
    "SKILL": _skills,
    "ROLE/GRADE": _role_grades,
}
