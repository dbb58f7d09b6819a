"""From an assessment sheet to the ratings it adds. Pure: present levels and rows in, a change set out.

A cell that is blank or － says "not assessed" and takes nothing away: levels that exist stay.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from skillmap.assessment.model import Answer, AnswerRow, Present, Stage
from skillmap.assessment.people import whose
from skillmap.changes import Change, ChangeSet, Insert, Kind, SourceFile
from skillmap.org.model import Organisation, Person
from skillmap.problems import CellPlace, Problem, problem
from skillmap.words import Bilingual, Fact, message

COLUMNS = ("staff_id", "skill_id", "stage", "rated_on", "level", "rated_by", "source_no", "cell")


@dataclass(frozen=True, slots=True)
class State:
    """What is recorded on the day of the ratings, and how the database numbers the skills."""

    organisation: Organisation
    present: Present
    skill_ids: Mapping[str, int]
    last_skill_id: int
    names: Mapping[str, Bilingual]
    """Names of the skills, for the list of changes."""


@dataclass(frozen=True, slots=True)
class Occasion:
    """When and by whom the levels were given. `confirm` records levels that stayed the same too, as rated anew."""

    rated_on: date
    rated_by: str
    confirm: bool = False


@dataclass(slots=True)
class _Tally:
    """What was found so far."""

    rows: list[tuple[int, str, Stage, date, int, str, int | None, str | None]] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    unchanged: int = 0
    confirmed: int = 0
    kept: int = 0
    lowered: int = 0


def ratings_change_set(
    title: Fact,
    rows: Iterable[AnswerRow],
    occasion: Occasion,
    state: State,
    sources: Sequence[SourceFile] = (),
) -> ChangeSet:
    """The ratings that rows add to what is recorded.

    Problems: E_STAFF_UNKNOWN, E_NAME_DIFFERS, E_STAFF_TWICE; W_LEVELS_LOWERED; N_RATINGS_KEPT (blank cells over
    recorded levels), N_RATINGS_CONFIRMED.
    """
    tally = _Tally()
    seen: dict[int, AnswerRow] = {}
    for row in rows:
        person = whose(state.organisation, row.number, row.name, row.place)
        if isinstance(person, Problem):
            tally.problems.append(person)
        elif person.id in seen:
            tally.problems.append(
                problem("E_STAFF_TWICE", row.place, found=person.shown, first=str(seen[person.id].place))
            )
        else:
            seen[person.id] = row
            _compare(tally, person, row, occasion, state)
    counts = (
        ("W_LEVELS_LOWERED", tally.lowered), ("N_RATINGS_KEPT", tally.kept), ("N_RATINGS_CONFIRMED", tally.confirmed)
    )  # fmt: skip
    tally.problems += [problem(code, None, count=count) for code, count in counts if count]
    return ChangeSet(title, tally.changes, tally.unchanged, _writes(tally, state), tally.problems, sources)


def _compare(tally: _Tally, person: Person, row: AnswerRow, occasion: Occasion, state: State) -> None:
    rated_on = row.rated_on or occasion.rated_on
    new: list[Fact] = []
    moved: list[Fact] = []
    before = len(tally.rows)
    for answer in row.answers:
        held = state.present.of(person.id, answer.stage).get(answer.skill)
        if answer.level is None:
            tally.kept += held is not None
            continue
        if held is not None and held[0] == answer.level:
            if not occasion.confirm or held[1] >= rated_on:
                continue
            tally.confirmed += 1
        elif held is None:
            new.append(_worded("assess.new_level", answer, state))
        else:
            moved.append(_worded("assess.moved_level", answer, state, held[0]))
            tally.lowered += answer.level < held[0] and answer.stage is Stage.APPROVED
        cell = answer.place.cell if isinstance(answer.place, CellPlace) else None
        tally.rows.append(
            (person.id, answer.skill, answer.stage, rated_on, answer.level, occasion.rated_by, row.source_no, cell)
        )
    tally.unchanged += len(tally.rows) == before
    for kind, what in ((Kind.ADD, new), (Kind.CHANGE, moved)):
        if what:
            shown: Fact = message("assess.many_levels", count=len(what)) if len(what) > _LISTED else tuple(what)
            tally.changes.append(Change(kind, person.shown, after=shown, place=row.place))


_LISTED = 5
"""Levels of one person that are spelled out in the list of changes; more are counted."""


def _worded(key: str, answer: Answer, state: State, before: int | None = None) -> Fact:
    skill = state.names.get(answer.skill, Bilingual(answer.skill, answer.skill))
    facts: dict[str, Fact] = {"skill": skill, "level": answer.level}
    if before is not None:
        facts["before"] = before
    return message(key, **facts)


def _writes(tally: _Tally, state: State) -> list[Insert]:
    ids = dict(state.skill_ids)
    new: list[tuple[int, str]] = []
    for _, skill, *_rest in tally.rows:
        if skill not in ids:
            ids[skill] = state.last_skill_id + len(new) + 1
            new.append((ids[skill], skill))
    rows = [(staff, ids[skill], int(stage), *rest) for staff, skill, stage, *rest in tally.rows]
    return [Insert("skill", ("id", "code"), new), Insert("rating", COLUMNS, rows)]
