"""What definition files can get wrong beyond their shape: one list of small functions that all look alike.

MUST are errors: other rooms rely on them, so `load` runs them each time. ADVICE says what an editor should look at,
UNFINISHED are errors of what loads and nobody should go by, DEEP follows the whole catalogue: for `framework check`.
"""

from collections.abc import Callable, Iterator
from typing import TypeAlias

from skillmap.framework import advice, reach, references, soundness, unfinished
from skillmap.framework.reader import FrameworkSource
from skillmap.problems import FilePlace, Problem, has_errors

FrameworkCheck: TypeAlias = Callable[[FrameworkSource], Iterator[Problem]]

MUST: tuple[FrameworkCheck, ...] = (
    references.unknown_ids,
    references.unknown_grades,
    references.listed_twice,
    soundness.scale_steps,
    soundness.levels_on_scale,
    soundness.circles,
    soundness.steps_to_themselves,
    soundness.electives,
    soundness.too_much_taught,
    soundness.days_of_the_year,
    soundness.needs_twice,
    soundness.transitions_whole,
)

ADVICE: tuple[FrameworkCheck, ...] = (
    advice.names_twice,
    advice.not_translated,
    advice.descriptors_missing,
    advice.descriptors_alike,
    advice.easier_higher_grades,
    advice.skills_nobody_asks_for,
    advice.levels_nobody_teaches,
    advice.retired_but_prescribed,
    advice.conduct_on_one_side,
)

UNFINISHED: tuple[FrameworkCheck, ...] = (
    unfinished.placeholders_left,
    unfinished.grades_that_ask_for_nothing,
)

DEEP: tuple[FrameworkCheck, ...] = (reach.learnt_on_the_job, reach.out_of_reach)


def examine(source: FrameworkSource, *, advise: bool = False, deep: bool = False) -> tuple[Problem, ...]:
    """Every problem of a source, sorted by place. With errors among them ADVICE and DEEP have nothing to stand on."""
    # What stands in for an entity that could not be read has had its error.
    must = [found for found in _run(MUST, source) if found.place not in source.stand_ins]
    problems = [*source.problems, *must]
    if advise:
        # What is missing may stand in them: told beside errors too.
        problems += _run((advice.files_not_read,), source)
    # Advice about skills and chains walks ids that exist: with errors it would stumble over the same mistake again.
    if advise and not has_errors(problems):
        problems += _run(UNFINISHED + (ADVICE + DEEP if deep else ADVICE), source)
    return tuple(sorted(problems, key=_by_place))


def _run(checks: tuple[FrameworkCheck, ...], source: FrameworkSource) -> Iterator[Problem]:
    for check in checks:
        yield from check(source)


def _by_place(found: Problem) -> tuple[str, int, int, str]:
    place = found.place if isinstance(found.place, FilePlace) else FilePlace("")
    return place.path, place.line, place.column, found.code
