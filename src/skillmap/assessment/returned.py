"""Returned assessment forms meet what is recorded: three ways, per person, skill and stage. Pure.

A level of a form is taken in when nobody recorded another one since the form was made; what stood on the form already
and was overtaken meanwhile says nothing; two different answers of one person are never guessed between.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, TypeAlias

from skillmap.assessment.changes import COLUMNS, MOST_SPELLED, RatingState, level_told, many_levels
from skillmap.assessment.model import Answer, Stage
from skillmap.assessment.people import whose
from skillmap.changes import Change, ChangeKind, ChangeSet, Insert, SourceFile
from skillmap.days import FiscalYear
from skillmap.framework.model import RoleGrade
from skillmap.org.model import Organisation, Person
from skillmap.problems import CellPlace, Place, Problem, problem
from skillmap.words import Bilingual, Fact, message

PAGE_STAGES = (Stage.SELF, Stage.SUPERVISOR)
"""What a page has columns for."""

Sent: TypeAlias = Mapping[tuple[int, str, Stage], int]
"""Levels of the round by staff id, skill and stage, as a form showed them when it was made."""


@dataclass(frozen=True, slots=True)
class PageAnswer:
    """A person's page as it came back. Levels that were left blank are among the answers, as None."""

    number: str
    name: str
    place: Place
    answers: tuple[Answer, ...]
    days: Mapping[Stage, date | None]
    day_places: Mapping[Stage, Place]
    supervisor: str
    wish: RoleGrade | None
    wish_place: Place
    made: tuple[date, int]
    """The day of the state that the form shows, and the newest entry of the journal when it was made."""
    source_no: int | None = None

    @property
    def is_blank(self) -> bool:
        """Whether the person rated nothing."""
        return all(one.level is None for one in self.answers if one.stage is Stage.SELF)


@dataclass(frozen=True, slots=True)
class Round:
    """What the pages are compared with: the round, what is recorded now, and what stood on forms made at an entry."""

    fy: FiscalYear
    last: date
    """Today, or the round's last day when it is over: the day of levels whose page has none."""
    organisation: Organisation
    """On that day; likewise below."""
    state: RatingState
    sent: Callable[[PageAnswer], Sent]
    """What stood on a page when it was made."""
    author: str
    """Who takes the forms in; it counts as the supervisor where none is named."""
    prefer: str = ""
    """"file" or "data": whose level holds where form and record differ. Nobody's: that is an error."""


@dataclass(slots=True)
class PagesTaken:
    """What comes of pages: ratings to record, what changes and what must be told; `people` by page in their order."""

    rows: list[tuple[Any, ...]] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    people: list[Person | None] = field(default_factory=list)
    unchanged: int = 0
    skills: dict[str, int] = field(default_factory=dict)
    """Numbers of skills that the database does not know yet."""

    def change_set(self, title: Fact, sources: Sequence[SourceFile] = ()) -> ChangeSet:
        """The ratings, and the skills that they are the first of."""
        skills = Insert("skill", ("id", "code"), [(number, code) for code, number in self.skills.items()])
        ratings = Insert("rating", COLUMNS, self.rows)
        return ChangeSet(title, self.changes, self.unchanged, [skills, ratings], self.problems, sources)


def take(pages: Iterable[PageAnswer], held: Round) -> PagesTaken:
    """What pages add to the ratings of their round.

    Problems: E_STAFF_UNKNOWN, E_NAME_DIFFERS; E_ASSESS_TWICE (two pages of one person differ), E_ASSESS_DAY (a day
    outside the round), E_ASSESS_CONFLICT (form, record and what the form showed are three different levels);
    W_ASSESS_KEPT_FILE and W_ASSESS_KEPT_DATA (the same, decided by `prefer`); W_ASSESS_CLEARED (a level that stood on
    the form was wiped out: it stays recorded); N_ASSESS_OVERTAKEN; N_ASSESS_NO_DAY.
    """
    taken = PagesTaken()
    first: dict[int, PageAnswer] = {}
    undated = 0
    for page in pages:
        person = whose(held.organisation, page.number, page.name, page.place)
        if isinstance(person, Problem):
            taken.problems.append(person)
            taken.people.append(None)
            continue
        taken.people.append(person)
        earlier = first.setdefault(person.id, page)
        if earlier is not page:
            taken.problems += _twice(person, earlier, page)
            continue
        wrong = list(_wrong_days(person, page, held))
        if wrong:
            taken.problems += wrong
            continue
        undated += sum(
            page.days.get(stage) is None and any(a.level is not None for a in page.answers if a.stage is stage)
            for stage in PAGE_STAGES
        )
        _compare(taken, person, page, held)
    if undated:
        taken.problems.append(problem("N_ASSESS_NO_DAY", None, count=undated, day=held.last))
    return taken


def _twice(person: Person, first: PageAnswer, second: PageAnswer) -> Iterator[Problem]:
    """Two pages of one person are one when they say the same; each level that differs is told once."""
    levels = {(a.skill, a.stage): a for a in first.answers}
    for one in second.answers:
        other = levels.get((one.skill, one.stage))
        if other is None or other.level != one.level:
            yield problem("E_ASSESS_TWICE", second.place, person=person.shown, first=str(first.place))
            return
    if first.wish != second.wish:
        yield problem("E_ASSESS_TWICE", second.wish_place, person=person.shown, first=str(first.wish_place))


def _wrong_days(person: Person, page: PageAnswer, held: Round) -> Iterator[Problem]:
    for stage, day in page.days.items():
        if day is not None and not held.fy.first <= day <= held.last:
            facts: dict[str, Fact] = {
                "person": person.shown, "found": day, "first": held.fy.first, "last": held.last,
            }  # fmt: skip
            yield problem("E_ASSESS_DAY", page.day_places.get(stage), **facts)


def _compare(taken: PagesTaken, person: Person, page: PageAnswer, held: Round) -> None:
    sent = held.sent(page)
    added: dict[Stage, list[tuple[Answer, int | None]]] = {}
    recorded = False
    for one in page.answers:
        now = held.state.present.of(person.id, one.stage).get(one.skill)
        # A level of an earlier round says nothing about this one: the form did not show it.
        of_round = now[0] if now is not None and now[1] >= held.fy.first else None
        before = sent.get((person.id, one.skill, one.stage))
        told = _judge(person, one, before, of_round, held)
        if told is not None:
            taken.problems.append(told)
        if _is_new(one.level, before, of_round, held.prefer):
            # Never before the level that it follows: of two levels the later day counts, and the form is the later
            # word.
            day = max(page.days.get(one.stage) or held.last, now[1] if now else held.fy.first)
            by = person.shown if one.stage is Stage.SELF else page.supervisor or held.author
            cell = one.place.cell if isinstance(one.place, CellPlace) else None
            skill = _number(taken, one.skill, held.state)
            taken.rows.append((person.id, skill, int(one.stage), day, one.level, by, page.source_no, cell))
            added.setdefault(one.stage, []).append((one, of_round))
            recorded = True
    taken.unchanged += not recorded
    for stage, answers in added.items():
        taken.changes.append(_change(person, stage, answers, page.place, held.state.names))


def _judge(person: Person, one: Answer, before: int | None, now: int | None, held: Round) -> Problem | None:
    facts: dict[str, Fact] = {
        "person": person.shown, "skill": held.state.names.get(one.skill, one.skill),
        "stage": message(f"stage.{one.stage.code}"), "recorded": now,
    }  # fmt: skip
    if one.level is None:
        # Blank where the form showed a level: told, since blank means not assessed and takes nothing away.
        is_cleared = before is not None and before == now
        return problem("W_ASSESS_CLEARED", one.place, **facts) if is_cleared else None
    if one.level == now or now is None or before == now:
        return None
    if one.level == before:
        return problem("N_ASSESS_OVERTAKEN", one.place, found=one.level, **facts)
    code = {"file": "W_ASSESS_KEPT_FILE", "data": "W_ASSESS_KEPT_DATA"}.get(held.prefer, "E_ASSESS_CONFLICT")
    sent = before if before is not None else message("gap.unassessed")
    return problem(code, one.place, found=one.level, before=sent, **facts)


def _is_new(level: int | None, before: int | None, now: int | None, prefer: str) -> bool:
    """Whether a level of a form is recorded: nobody recorded another one since, or the form is preferred."""
    if level is None or level in (now, before):
        return False
    return now is None or before == now or prefer == "file"


def _number(taken: PagesTaken, skill: str, state: RatingState) -> int:
    known = state.skill_ids.get(skill)
    return known if known is not None else taken.skills.setdefault(skill, state.last_skill_id + len(taken.skills) + 1)


def _change(
    person: Person,
    stage: Stage,
    answers: Sequence[tuple[Answer, int | None]],
    place: Place,
    names: Mapping[str, Bilingual],
) -> Change:
    is_new = all(before is None for _, before in answers)
    many = len(answers) > MOST_SPELLED
    after: Fact = many_levels(len(answers)) if many else tuple(level_told(*pair, names) for pair in answers)
    kind = ChangeKind.ADD if is_new else ChangeKind.CHANGE
    return Change(kind, person.shown, message(f"stage.{stage.code}"), after=after, place=place)
