"""Columns of levels that slipped by a row: each level is what is recorded of the person in the row beside. Pure.

Sorted without the names, or pasted a row too low: every single level is possible, and a fall or two is told anyway, so
nothing else notices it.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice

from skillmap.assessment.model import AnswerRow, PresentLevels, RowAnswers, Stage
from skillmap.assessment.people import Whose
from skillmap.problems import Problem, problem
from skillmap.slipped import ListColumn, stretch
from skillmap.words import Bilingual, Fact

LEAST = 6
"""Levels are few: of fewer rows the neighbours may well have had them by chance."""
_LOOKED_AT, _MOST_OF = 40, 0.8
"""A list is looked at closely when most of its first levels that differ are those of a neighbour."""


def shifted_levels(
    rows: Sequence[AnswerRow], whose: Whose, present: PresentLevels, names: Mapping[str, Bilingual]
) -> Iterator[Problem]:
    """W_COLUMN_SHIFTED for the skills whose levels belong to the neighbouring rows, those of one stretch together.

    Lists of several days are histories: what stands above is an earlier day.
    """
    if len(rows) < LEAST or len({row.rated_on for row in rows}) > 1:
        return
    answers = [row.answers for row in rows]
    made = [one for one in answers if isinstance(one, RowAnswers)]
    if len(made) < len(answers):
        return
    people = [whose(row.number, row.name, row.place) for row in rows]
    held: dict[Stage, list[Mapping[str, tuple[int, object]]]] = {}
    found: dict[tuple[int, int], list[int]] = {}
    columns = made[0].columns
    for at, (skill, stage) in enumerate(columns.keys):
        if stage not in held:
            held[stage] = [present.of(one.id, stage) if not isinstance(one, Problem) else {} for one in people]
        recorded = [(one[skill][0],) if skill in one else None for one in held[stage]]
        said = [one.levels[at] for one in made]
        column = ListColumn(said, recorded)
        where = stretch(column) if _may_have_slipped(column) else None
        if where is not None:
            found.setdefault(where, []).append(at)
    for (first, last), which in found.items():
        skills: tuple[Fact, ...] = tuple(names.get(columns.keys[at][0], columns.keys[at][0]) for at in which)
        place, until = (columns.place(which[0], made[at].row) for at in (first, last))
        yield problem("W_COLUMN_SHIFTED", place, field=skills, count=last - first + 1, value=until.cell)


def _may_have_slipped(column: ListColumn) -> bool:
    """Whether the first of the levels that differ are those of a neighbour: of a round of an office few are."""
    other = (at for at in range(len(column.said)) if column.is_known(at) and not column.is_like(at, at))
    first = list(islice(other, _LOOKED_AT))
    if len(first) < LEAST:
        return False
    last = len(column.said) - 1
    return any(
        sum(0 <= at - by <= last and column.is_like(at, at - by) for at in first) >= _MOST_OF * len(first)
        for by in (1, -1)
    )
