"""The order of a role's grades in a list of another body: given, or found from what they ask for. Pure."""

from collections.abc import Mapping, Sequence
from itertools import combinations
from statistics import mean

from skillmap.japanese import fold
from skillmap.problems import Problem, problem

Grades = Mapping[str, Mapping[str, int]]
"""What each grade of a role asks for, in the order of the list: grade -> skill -> level."""


def in_order(
    roles: Mapping[str, Grades], given: Sequence[str] = (), numbered: Mapping[str, Mapping[str, int]] = {}
) -> tuple[dict[str, Grades], tuple[Problem, ...]]:
    """The roles with their grades from the lowest on: as `given`, as the list numbers them, else as their levels tell.

    A grade stands below another when it asks for less in some skill and for more in none; where a role's own levels do
    not tell, those of the other roles with grades of these names do. Problems: E_LIST_GRADE_MISSING (`given` lacks a
    grade), E_LIST_GRADE_ORDER (nothing tells the order; it must be given), W_LIST_GRADE_ORDER (it is not the file's).
    """
    found: dict[str, Grades] = {}
    problems: list[Problem] = []
    said = _verdicts(roles)
    places = {fold(name): place for place, name in enumerate(given)}
    for role, grades in roles.items():
        names = list(grades)
        if len(names) < 2:
            order = names
        elif given:
            missing = tuple(name for name in names if fold(name) not in places)
            if missing:
                problems.append(problem("E_LIST_GRADE_MISSING", None, role=role, missing=missing, given=tuple(given)))
                continue
            order = sorted(names, key=lambda name: places[fold(name)])
        elif role in numbered:
            order = sorted(names, key=numbered[role].__getitem__)
        else:
            order, told = _found(role, grades, said)
            problems += told
        found[role] = {name: grades[name] for name in order}
    return found, tuple(problems)


def _found(role: str, grades: Grades, said: Mapping[tuple[str, str], int]) -> tuple[list[str], list[Problem]]:
    """The order that the levels tell; the file's with a problem where they do not."""
    names = list(grades)
    below = dict.fromkeys(names, 0)
    for one, other in combinations(names, 2):
        verdict = _compared(grades[one], grades[other]) or said.get((fold(one), fold(other)), 0)
        if verdict:
            below[other if verdict < 0 else one] += 1
    # An order it is when all have another number of grades below them; anything else contradicts itself.
    if sorted(below.values()) != list(range(len(names))):
        # A proposal, for whoever has to say it: by what they ask for on average.
        easier = sorted(names, key=lambda name: mean(grades[name].values() or [0]))
        return names, [problem("E_LIST_GRADE_ORDER", None, role=role, names=tuple(names), order=",".join(easier))]
    order = sorted(names, key=lambda name: below[name])
    if order == names:
        return order, []
    return order, [problem("W_LIST_GRADE_ORDER", None, role=role, names=tuple(names), order=tuple(order))]


def _compared(one: Mapping[str, int], other: Mapping[str, int]) -> int:
    """-1 when the first asks for less, 1 when it asks for more, 0 when the levels do not tell."""
    both = one.keys() & other.keys()
    less, more = any(one[s] < other[s] for s in both), any(one[s] > other[s] for s in both)
    if less or more:
        return 0 if less and more else (-1 if less else 1)
    if one.keys() < other.keys():
        return -1
    return 1 if one.keys() > other.keys() else 0


def _verdicts(roles: Mapping[str, Grades]) -> dict[tuple[str, str], int]:
    """What the roles agree on: for each pair of names of grades -1 or 1; nothing where they contradict each other."""
    seen: dict[tuple[str, str], set[int]] = {}
    for grades in roles.values():
        for one, other in combinations(grades, 2):
            verdict = _compared(grades[one], grades[other])
            if verdict:
                seen.setdefault((fold(one), fold(other)), set()).add(verdict)
                seen.setdefault((fold(other), fold(one)), set()).add(-verdict)
    return {pair: next(iter(found)) for pair, found in seen.items() if len(found) == 1}
