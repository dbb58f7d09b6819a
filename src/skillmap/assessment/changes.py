"""From an assessment sheet to the ratings it adds. Pure: present levels and rows in, a change set out.

A cell that is blank or － says "not assessed" and takes nothing away: levels that exist stay.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from itertools import repeat
from typing import Any, TypeAlias

from skillmap.assessment.model import Answer, AnswerRow, PresentLevels, RowAnswers, Stage
from skillmap.assessment.people import Meant, Whose
from skillmap.changes import Change, ChangeKind, ChangeSet, Insert, PackedRows, SourceFile
from skillmap.problems import CellPlace, Problem, problem
from skillmap.words import Bilingual, Fact, Message, message

_STAGES = tuple(Stage)
_Held: TypeAlias = Mapping[Stage, Mapping[str, tuple[int, date]]]
COLUMNS = ("staff_id", "skill_id", "stage", "rated_on", "level", "rated_by", "source_no", "cell")
_STAFF, _LEVEL, _CELL = (COLUMNS.index(name) for name in ("staff_id", "level", "cell"))


@dataclass(frozen=True, slots=True)
class RatingState:
    """Whom rows mean, what is recorded on the day of the ratings, and how the database numbers the skills."""

    whose: Whose
    present: PresentLevels
    skill_ids: Mapping[str, int]
    last_skill_id: int
    names: Mapping[str, Bilingual]
    """Names of the skills, for the list of changes."""
    later: Mapping[tuple[int, Stage], Mapping[str, tuple[int, date]]] = field(default_factory=dict)
    """Levels of later days that hold today, with their days, of those who have any."""


@dataclass(frozen=True, slots=True)
class Occasion:
    """When and by whom the levels were given. `confirm` records levels that stayed the same too, as rated anew."""

    rated_on: date
    rated_by: str
    confirm: bool = False


@dataclass(frozen=True, slots=True)
class _Recorded:
    """The answers of one row that are recorded: their places among the row's answers."""

    staff_id: int
    row: AnswerRow
    answers: tuple[int, ...]


@dataclass(slots=True)
class _Tally:
    """What was found so far."""

    recorded: list[_Recorded] = field(default_factory=list)
    patterns: dict[tuple[int, ...], tuple[int, ...]] = field(default_factory=dict)
    """Most rows record the same columns: each combination is kept once."""
    changes: list[Change] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    unchanged: int = 0
    confirmed: int = 0
    kept: int = 0
    lowered: list[Problem] = field(default_factory=list)
    lowered_more: int = 0
    overtaken: list[Problem] = field(default_factory=list)
    overtaken_more: int = 0

    def note_later(self, answer: Answer, later: tuple[int, date]) -> None:
        """Tells of a level that one of a later day has overtaken already: it is not the level of today."""
        if len(self.overtaken) >= _LOWERED:
            self.overtaken_more += 1
            return
        facts: dict[str, Fact] = {
            "stage": message(f"stage.{answer.stage.code}"), "found": answer.level, "level": later[0], "day": later[1],
        }  # fmt: skip
        self.overtaken.append(Problem("W_LEVELS_OVERTAKEN", answer.place, facts))

    def note_fall(self, row: AnswerRow, at: int, before: int, level: int) -> None:
        """Tells of a level that is lower than the recorded one, at its cell; of very many the rest is counted."""
        if level < before and len(self.lowered) < _LOWERED:
            answer = row.answers[at]
            facts: dict[str, Fact] = {"stage": message(f"stage.{answer.stage.code}"), "before": before, "level": level}
            self.lowered.append(Problem("W_LEVELS_LOWERED", answer.place, facts))
        elif level < before:
            self.lowered_more += 1


def ratings_change_set(
    title: Fact,
    rows: Iterable[AnswerRow],
    occasion: Occasion,
    state: RatingState,
    sources: Sequence[SourceFile] = (),
) -> ChangeSet:
    """The ratings that rows add to what is recorded.

    Problems: E_STAFF_UNKNOWN, E_NAME_DIFFERS, E_STAFF_TWICE; W_LEVELS_LOWERED, W_LEVELS_OVERTAKEN; N_RATINGS_KEPT
    (blank cells over recorded levels), N_RATINGS_CONFIRMED.
    """
    tally = _Tally()
    # By person and day: a history has one person on several days, which is no double.
    told: dict[tuple[int, date | None], list[tuple[Meant, AnswerRow]]] = {}
    for row in rows:
        person = state.whose(row.number, row.name, row.place)
        if isinstance(person, Problem):
            tally.problems.append(person)
        else:
            told.setdefault((person.id, row.rated_on), []).append((person, row))
    for (person, row), *others in told.values():
        if others:
            # Which of them is right nobody knows: each is wrong, so that none goes in when bad rows are left out.
            places = [row.place, *(other.place for _, other in others)]
            for place, another in zip(places, [places[1], *[places[0]] * len(others)], strict=True):
                tally.problems.append(problem("E_STAFF_TWICE", place, found=person.shown, other=str(another)))
        else:
            _compare(tally, person, row, occasion, state)
    counts = (("N_RATINGS_KEPT", tally.kept), ("N_RATINGS_CONFIRMED", tally.confirmed))
    tally.problems += [*tally.lowered, *tally.overtaken]
    level = Bilingual("レベル", "level")
    for code, more in (("W_LEVELS_LOWERED", tally.lowered_more), ("W_LEVELS_OVERTAKEN", tally.overtaken_more)):
        if more:
            tally.problems.append(problem("N_MORE", None, field=level, code=code, count=more))
    tally.problems += [problem(code, None, count=count) for code, count in counts if count]
    return ChangeSet(title, tally.changes, tally.unchanged, _writes(tally, occasion, state), tally.problems, sources)


def _compare(tally: _Tally, person: Meant, row: AnswerRow, occasion: Occasion, state: RatingState) -> None:
    rated_on = row.rated_on or occasion.rated_on
    held_at = {stage: state.present.of(person.id, stage) for stage in _STAGES}
    new: list[int] = []
    moved: list[int] = []
    confirmed: list[int] = []
    # The first import of an office is nearly all of this kind: 30,000 people x 22 skills are compared with nothing.
    if isinstance(row.answers, RowAnswers) and not any(held_at.values()):
        new = [at for at, level in enumerate(row.answers.levels) if level is not None]
    else:
        for at, (skill, stage, level) in enumerate(_levels(row.answers)):
            held = held_at[stage].get(skill)
            if level is None:
                # Never a lowering to nothing: on a sheet of an office － means that nobody looked, not that the level
                # is gone.
                tally.kept += held is not None
            elif held is None:
                new.append(at)
            elif held[0] != level:
                moved.append(at)
                tally.note_fall(row, at, held[0], level)
            # Offices that must show a yearly assessment record the same level anew; others would only get rows that say
            # nothing.
            elif occasion.confirm and held[1] < rated_on:
                confirmed.append(at)
    tally.confirmed += len(confirmed)
    recorded = tuple(sorted((*new, *moved, *confirmed)) if moved or confirmed else new)
    if recorded:
        _look_ahead(tally, person, [row.answers[at] for at in recorded] if state.later else (), rated_on, state)
        tally.recorded.append(_Recorded(person.id, row, tally.patterns.setdefault(recorded, recorded)))
    else:
        tally.unchanged += 1
    for kind, what in ((ChangeKind.ADD, new), (ChangeKind.CHANGE, moved)):
        if what:
            before: _Held = held_at if kind is ChangeKind.CHANGE else {}
            tally.changes.append(Change(kind, person.shown, after=_shown(row, what, before, state), place=row.place))


def _look_ahead(tally: _Tally, person: Meant, answers: Iterable[Answer], rated_on: date, state: RatingState) -> None:
    for answer in answers:
        later = state.later.get((person.id, answer.stage), {}).get(answer.skill)
        if later is not None and later[1] > rated_on and later[0] != answer.level:
            tally.note_later(answer, later)


_LOWERED = 2_000
"""Levels that fall and are told with their cells; the others are counted."""


def _levels(answers: Sequence[Answer]) -> Iterable[tuple[str, Stage, int | None]]:
    """Skill, stage and level of each answer, without making the answers where that can be helped."""
    if isinstance(answers, RowAnswers):
        return (
            (skill, stage, level) for (skill, stage), level in zip(answers.columns.keys, answers.levels, strict=True)
        )
    return ((one.skill, one.stage, one.level) for one in answers)


MOST_SPELLED = 5
"""Levels of one person that are spelled out in the list of changes; more are counted."""


def _shown(row: AnswerRow, which: Sequence[int], held: _Held, state: RatingState) -> Fact:
    """The levels as the list of changes has them; with `held`, also what they were before."""
    # A person of the first import has 22 new levels: spelled out, the list of changes would be longer than the sheet.
    if len(which) > MOST_SPELLED:
        return many_levels(len(which))
    return tuple(_worded(row.answers[at], held, state) for at in which)


@cache
def many_levels(count: int) -> Fact:
    """So many levels of one person, in one fact for all people with as many."""
    return message("assess.many_levels", count=count)


def _worded(answer: Answer, held: _Held, state: RatingState) -> Fact:
    return level_told(answer, held[answer.stage][answer.skill][0] if held else None, state.names)


def level_told(answer: Answer, before: int | None, names: Mapping[str, Bilingual]) -> Message:
    """A level as the list of changes has it, with what it was before (None = it is new)."""
    skill = names.get(answer.skill, answer.skill)
    if before is None:
        return message("assess.new_level", skill=skill, level=answer.level)
    return message("assess.moved_level", skill=skill, level=answer.level, before=before)


class _Rows(PackedRows):
    """The rows to write in the order of COLUMNS."""

    width = len(COLUMNS)

    def __init__(self, recorded: Sequence[_Recorded], occasion: Occasion, ids: Mapping[str, int]) -> None:
        self._recorded = recorded
        self._occasion = occasion
        self._ids = ids
        self._count = sum(len(one.answers) for one in recorded)

    def __len__(self) -> int:
        return self._count

    def parts(self) -> Iterator[list[Any]]:
        """The rows of one person at a time."""
        forms: dict[object, list[Any]] = {}
        for one in self._recorded:
            answers = one.row.answers
            yield self._of_row(one, answers, forms) if isinstance(answers, RowAnswers) else self._of_answers(one)

    def _of_row(self, one: _Recorded, answers: RowAnswers, forms: dict[object, list[Any]]) -> list[Any]:
        columns, which, line = answers.columns, one.answers, answers.row
        # Nearly all lines of a sheet record the same columns: what they have alike is laid out once.
        alike = (id(columns), which, one.row.rated_on, one.row.source_no)
        form = forms.get(alike)
        if form is None:
            keys = [columns.keys[at] for at in which]
            form = forms[alike] = [value for skill, stage in keys for value in self._form(one, skill, stage)]
        values, levels, letters = form.copy(), answers.levels, columns.letters
        values[_STAFF :: self.width] = repeat(one.staff_id, len(which))
        values[_LEVEL :: self.width] = [levels[at] for at in which]
        if columns.moved is None:
            values[_CELL :: self.width] = [f"{letters[at]}{line}" for at in which]
        else:
            values[_CELL :: self.width] = [columns.cell(at, line) for at in which]
        return values

    def _of_answers(self, one: _Recorded) -> list[Any]:
        values: list[Any] = []
        for answer in (one.row.answers[at] for at in one.answers):
            row = self._form(one, answer.skill, answer.stage)
            row[_LEVEL] = answer.level
            row[_CELL] = answer.place.cell if isinstance(answer.place, CellPlace) else None
            values += row
        return values

    def _form(self, one: _Recorded, skill: str, stage: Stage) -> list[Any]:
        """A row without its level and cell."""
        rated_on = one.row.rated_on or self._occasion.rated_on
        by, no = self._occasion.rated_by, one.row.source_no
        return [one.staff_id, self._ids[skill], int(stage), rated_on, None, by, no, None]


def _writes(tally: _Tally, occasion: Occasion, state: RatingState) -> list[Insert]:
    ids = dict(state.skill_ids)
    new: list[tuple[int, str]] = []
    for skill in _skills(tally.recorded):
        if skill not in ids:
            ids[skill] = state.last_skill_id + len(new) + 1
            new.append((ids[skill], skill))
    return [Insert("skill", ("id", "code"), new), Insert("rating", COLUMNS, _Rows(tally.recorded, occasion, ids))]


def _skills(recorded: Iterable[_Recorded]) -> Iterable[str]:
    """The skills of all recorded answers, in the order in which they first occur."""
    seen: dict[str, None] = {}
    done: set[tuple[int, tuple[int, ...]]] = set()
    for one in recorded:
        answers = one.row.answers
        if isinstance(answers, RowAnswers):
            if (id(answers.columns), one.answers) not in done:
                done.add((id(answers.columns), one.answers))
                seen.update(dict.fromkeys(answers.columns.keys[at][0] for at in one.answers))
        else:
            seen.update(dict.fromkeys(answers[at].skill for at in one.answers))
    return seen
