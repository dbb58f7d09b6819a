"""A round of assessment: one fiscal year in which everybody is asked where they stand. Every number is defined here.

- asked: the skills that the role grades of a person ask for (the aim, those held, the leader's post) when the forms
  went out; a wish that comes back on a form changes the aim, not what was asked
- answered: the person rated at least one asked skill in the round; the others may be left blank
- disagreement: a skill that both rated in the round, at different levels
- change: the level of the round (approved, else the supervisor's, else the person's own) differs from the level that
  was approved when the round began

A skill without a rating is not assessed and counts in none of them. Pure.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from skillmap.assessment.model import Levels, Rating, Stage
from skillmap.days import FiscalYear
from skillmap.framework.model import Framework, RoleGrade
from skillmap.org.model import Person

Key: TypeAlias = tuple[int, str, Stage]
"""Staff id, skill, stage."""


def in_round(ratings: Iterable[Rating], fy: FiscalYear) -> dict[Key, Rating]:
    """Of the ratings in force those that were given in the round."""
    # By the day of the rating, not of the entry: sheets of March that are typed in in April belong to the old year's
    # round.
    return {(r.staff_id, r.skill, r.stage): r for r in ratings if fy.first <= r.rated_on <= fy.last}


def known_targets(framework: Framework, targets: Iterable[RoleGrade]) -> tuple[RoleGrade, ...]:
    """The role grades that the framework has, each role once (its highest grade), in the order given."""
    grades: dict[str, int] = {}
    for one in targets:
        if one.role in framework.roles and one.grade in framework.roles[one.role].grades:
            grades[one.role] = max(one.grade, grades.get(one.role, 0))
    return tuple(RoleGrade(role=role, grade=grade) for role, grade in grades.items())


def asked_skills(framework: Framework, targets: Iterable[RoleGrade]) -> dict[str, int]:
    """The skills that these role grades ask for with the highest level asked, in the order of the framework."""
    highest: dict[str, int] = {}
    for target in targets:
        for skill, level in framework.grade(target).requires.items():
            # A requirement of level 0 is fulfilled by everybody; asking for it would make a page longer for nothing.
            if level > 0:
                highest[skill] = max(level, highest.get(skill, 0))
    return {skill: highest[skill] for skill in framework.skills if skill in highest}


class RoundProgress(StrEnum):
    """How far a person's round has come."""

    NOT_ASKED = "not-asked"
    """No role or aim asks for a skill."""
    NOT_SENT = "not-sent"
    """Forms went out in this round, but not to this person's section."""
    ABSENT = "absent"
    """On leave, and has not answered."""
    UNANSWERED = "unanswered"
    AT_SUPERVISOR = "at-supervisor"
    """Answered; the supervisor has not rated all of the skills that the person rated."""
    TO_APPROVE = "to-approve"
    """Both rated them; not all are approved."""
    APPROVED = "approved"


@dataclass(frozen=True, slots=True)
class Disagreement:
    """A skill that a person and the supervisor see differently."""

    person: Person
    skill: str
    own: int
    supervisor: int


@dataclass(frozen=True, slots=True)
class LevelMoved:
    """A level of the round that differs from the one approved before; `before` None = it was not assessed."""

    person: Person
    skill: str
    before: int | None
    after: int
    stage: Stage


@dataclass(frozen=True, slots=True)
class PersonRound:
    """A person's round in numbers of skills."""

    person: Person
    asked: int
    own: int
    supervisor: int
    approved: int
    progress: RoundProgress
    disagreements: tuple[Disagreement, ...]
    moved: tuple[LevelMoved, ...]

    @property
    def has_blanks(self) -> bool:
        """Answered, with skills left blank."""
        return 0 < self.own < self.asked


@dataclass(frozen=True)
class RoundState:
    """What is recorded of a round."""

    fy: FiscalYear
    rated: Mapping[Key, Rating]
    """`in_round` of the ratings in force."""
    before: Mapping[int, Levels]
    """Approved levels on the last day before the round."""
    targets: Mapping[int, Sequence[RoleGrade]]
    """Staff id -> role grades (`known_targets`)."""
    sent: Collection[str] | None = None
    """Codes of the sections that got forms; None = no forms were written in this round."""


def person_rounds(
    framework: Framework, people: Sequence[Person], state: RoundState, section_codes: Mapping[int, str]
) -> list[PersonRound]:
    """Everybody's round, in the order given. `section_codes`: staff id -> code of the section, "" outside all."""
    rated: dict[int, dict[str, dict[Stage, int]]] = {}
    for (staff_id, skill, stage), rating in state.rated.items():
        rated.setdefault(staff_id, {}).setdefault(skill, {})[stage] = rating.level
    order = {skill: n for n, skill in enumerate(framework.skills)}
    found: list[PersonRound] = []
    for person in people:
        # In the order of the definitions, as on the form; ratings of skills that are gone come last instead of being
        # lost.
        own = dict(sorted(rated.get(person.id, {}).items(), key=lambda item: order.get(item[0], len(order))))
        asked = asked_skills(framework, state.targets.get(person.id, ()))
        by = {stage: {skill for skill in asked if stage in own.get(skill, ())} for stage in Stage}
        was_sent = state.sent is None or section_codes.get(person.id, "") in state.sent
        found.append(
            PersonRound(
                person,
                len(asked),
                len(by[Stage.SELF]),
                len(by[Stage.SUPERVISOR]),
                len(by[Stage.APPROVED]),
                _progress(person, len(asked), by, was_sent=was_sent),
                tuple(_disagreements(person, own)),
                tuple(_moved(person, own, state.before.get(person.id, {}))),
            )
        )
    return found


def _progress(person: Person, asked: int, by: Mapping[Stage, set[str]], *, was_sent: bool) -> RoundProgress:
    if not asked:
        return RoundProgress.NOT_ASKED
    own, supervisor, approved = (by[stage] for stage in Stage)
    # A blank is no answer: who rated three of five skills and has these three approved is done with.
    if len(approved) == asked or (own and own <= approved):
        return RoundProgress.APPROVED
    if own:
        return RoundProgress.TO_APPROVE if own <= supervisor else RoundProgress.AT_SUPERVISOR
    # Only who has not answered is counted as absent: a form that somebody returned from parental leave counts like any
    # other.
    if person.absence is not None:
        return RoundProgress.ABSENT
    return RoundProgress.UNANSWERED if was_sent else RoundProgress.NOT_SENT


def _disagreements(person: Person, rated: Mapping[str, Mapping[Stage, int]]) -> Iterable[Disagreement]:
    for skill, levels in rated.items():
        if Stage.SELF in levels and Stage.SUPERVISOR in levels and levels[Stage.SELF] != levels[Stage.SUPERVISOR]:
            yield Disagreement(person, skill, levels[Stage.SELF], levels[Stage.SUPERVISOR])


def _moved(person: Person, rated: Mapping[str, Mapping[Stage, int]], before: Levels) -> Iterable[LevelMoved]:
    for skill, levels in rated.items():
        # The furthest stage speaks: an approved level replaces the supervisor's, that the person's own.
        stage = max(levels)
        if before.get(skill) != levels[stage]:
            yield LevelMoved(person, skill, before.get(skill), levels[stage], stage)


@dataclass(frozen=True, slots=True)
class RoundTotals:
    """Numbers of people of a section, a department or the office."""

    people: int
    asked: int
    """Asked for at least one skill, on duty, in a section that got forms."""
    answered: int
    blanks: int
    """Of these with skills left blank."""
    unanswered: int
    supervisor: int
    """Answered, and rated by the supervisor too."""
    approved: int
    disagreements: int
    """Skills, not people."""


def totals(rounds: Iterable[PersonRound]) -> RoundTotals:
    """The rounds of many people added up."""
    listed = list(rounds)

    def count(*wanted: RoundProgress) -> int:
        return sum(one.progress in wanted for one in listed)

    # Departments are measured by the answers they owe; people on leave would keep a section below 100 % for a year.
    outside = count(RoundProgress.NOT_ASKED, RoundProgress.NOT_SENT, RoundProgress.ABSENT)
    return RoundTotals(
        people=len(listed),
        asked=len(listed) - outside,
        answered=count(RoundProgress.AT_SUPERVISOR, RoundProgress.TO_APPROVE, RoundProgress.APPROVED),
        blanks=sum(one.has_blanks for one in listed),
        unanswered=count(RoundProgress.UNANSWERED),
        supervisor=count(RoundProgress.TO_APPROVE, RoundProgress.APPROVED),
        approved=count(RoundProgress.APPROVED),
        disagreements=sum(len(one.disagreements) for one in listed),
    )
