"""Whose row is it: the person a number and a name on paper mean, or the problem that stops the row. Pure."""

import difflib
from collections.abc import Callable
from typing import Protocol, TypeAlias

from skillmap.errors import Refusal
from skillmap.org.find import find_person
from skillmap.org.model import Organisation, Person
from skillmap.org.names import is_called
from skillmap.problems import Place, Problem, problem


class Meant(Protocol):
    """Somebody whom a row is about."""

    @property
    def id(self) -> int:
        """The staff id."""

    @property
    def shown(self) -> str:
        """As `Person.shown`."""


Whose: TypeAlias = Callable[[str, str, Place], Meant | Problem]
"""Who is meant by a number and a name at a place, as `whose` says."""


def whose(organisation: Organisation, number: str, name: str, place: Place = None) -> Person | Problem:
    """The person with this staff number, whose name must not contradict it; without a number, the one of this name.

    Problems: E_STAFF_UNKNOWN (with the nearest number), E_STAFF_AMBIGUOUS, E_NAME_DIFFERS: a digit typed wrong would
    otherwise give somebody else's levels or post to a stranger.
    """
    if not number:
        try:
            return find_person(organisation, name)
        except Refusal as refusal:
            return as_problem(refusal, place)
    person = organisation.person_by_number.get(number)
    if person is None:
        # 0.8 of six digits is one digit wrong; numbers further apart are somebody else's, and so is one whose bearer is
        # called otherwise.
        near = difflib.get_close_matches(number, organisation.numbers_near(number), 9 if name else 1, 0.8)
        fits = [one for one in near if not name or is_called(organisation.person_by_number[one], name)]
        return problem("E_STAFF_UNKNOWN", place, found=f"{number} {name}".strip(), nearest=fits[0] if fits else None)
    if name and not is_called(person, name):
        return problem("E_NAME_DIFFERS", place, number=number, found=name, expected=person.name)
    return person


def as_problem(refusal: Refusal, place: Place) -> Problem:
    """A refusal met while reading a file, as a problem with its place."""
    return Problem(refusal.code.removesuffix("_NEAR"), place, refusal.facts)
