"""Whom a line of a list about seats or requests means. Pure."""

from collections.abc import Mapping

from skillmap.org.model import Organisation, Person
from skillmap.org.names import is_anothers, is_called
from skillmap.problems import Place, Problem, problem


def person_of_line(
    organisation: Organisation, number: str, name: str, places: Mapping[str, Place], problems: list[Problem]
) -> Person | None:
    """The person on the staff with the number. Problems: E_ENROL_STAFF, E_NAME_DIFFERS (then None), W_ENROL_NAME."""
    person = organisation.person_by_number.get(number)
    # The number decides and the name confirms it: namesakes are common, and a number in the wrong row is not.
    if person is None:
        near = [p.shown for p in organisation.people if is_called(p, name)]
        nearest = near[0] if len(near) == 1 else None
        problems.append(
            problem("E_ENROL_STAFF", places.get("number"), found=f"{number} {name}".strip(), nearest=nearest)
        )
    elif is_anothers(person, name):
        facts = {"number": number, "found": name, "expected": person.name}
        problems.append(problem("E_NAME_DIFFERS", places.get("name"), **facts))
        return None
    elif name and not is_called(person, name):
        problems.append(problem("W_ENROL_NAME", places.get("name"), found=name, person=person.shown))
    return person
