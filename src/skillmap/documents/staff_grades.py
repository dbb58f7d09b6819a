"""What a printed 職名 means in the office's own table of grades."""

import difflib
from collections.abc import Iterable, Mapping, Sequence

from skillmap.japanese import fold
from skillmap.org.records import StaffRecord
from skillmap.problems import Problem, problem


def check_grades(
    records: Iterable[StaffRecord], grades: Sequence[str], aliases: Mapping[str, str]
) -> tuple[dict[str, str], list[Problem]]:
    """What each printed 職名 means in the office's own table, and a problem (E_GRADE_UNKNOWN) for every one not in it.

    Nothing is guessed: only names of the table and its registered spellings count (spaces and width apart). With an
    empty table nothing is meant: every 職名 stands for itself.
    """
    known = {fold(name): name for name in grades} | {fold(text): name for text, name in aliases.items()}
    meant: dict[str, str] = {}
    problems: list[Problem] = []
    for record in records:
        printed = record.grade
        if not printed or not grades or printed in meant:
            continue
        if fold(printed) in known:
            meant[printed] = known[fold(printed)]
        else:
            place = record.origin.place("grade")
            near = difflib.get_close_matches(fold(printed), known, 1, 0.5)
            facts = {"found": printed, "expected": tuple(grades), "nearest": known[near[0]] if near else None}
            problems.append(problem("E_GRADE_UNKNOWN", place, **facts))
    return meant, problems
