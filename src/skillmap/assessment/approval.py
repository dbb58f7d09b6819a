"""From what supervisors say, and from evidence, to approved levels: proposals that a person approves in bulk. Pure."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from skillmap.assessment.model import Answer, AnswerRow, PresentLevels, Rating, Stage
from skillmap.framework.model import Framework
from skillmap.org.model import Person
from skillmap.problems import Problem, problem


class ApprovalRule(StrEnum):
    """Which supervisor's levels are approved as they are."""

    SUPERVISOR = "supervisor"
    """All that are newer than the approved level."""
    AGREED = "agreed"
    """Only those on which the person and the supervisor agree."""


def newer_ratings(people: Iterable[Person], ratings: Iterable[Rating], rule: ApprovalRule) -> list[AnswerRow]:
    """Rows of approved levels to record: the supervisor's level where it came after the approved one.

    `ratings` are those in force, of all stages. People without such a level have no row.
    """
    held: dict[tuple[int, str, Stage], Rating] = {(r.staff_id, r.skill, r.stage): r for r in ratings}
    answers: dict[int, list[Answer]] = {}
    for (staff_id, skill, stage), rating in held.items():
        if stage is not Stage.SUPERVISOR:
            continue
        approved = held.get((staff_id, skill, Stage.APPROVED))
        # Compared by day, then by entry: both may have been rated on one day, and only the later one is news.
        if approved is not None and (rating.rated_on, rating.entry) <= (approved.rated_on, approved.entry):
            continue
        own = held.get((staff_id, skill, Stage.SELF))
        if rule is ApprovalRule.AGREED and (own is None or own.level != rating.level):
            continue
        answers.setdefault(staff_id, []).append(Answer(skill, Stage.APPROVED, rating.level))
    return [AnswerRow(p.number, p.name, tuple(answers[p.id])) for p in people if p.id in answers]


@dataclass(frozen=True, slots=True)
class Proposal:
    """A level that evidence speaks for: a training completed or a qualification held (its id)."""

    staff_id: int
    skill: str
    level: int
    because: str


def from_evidence(
    framework: Framework,
    present: PresentLevels,
    completed: Mapping[int, Mapping[str, date]],
    qualified: Mapping[int, Collection[str]],
) -> list[Proposal]:
    """What completed trainings and valid qualifications propose, always above the approved level; by staff and skill.

    A training takes a person one level up, to the level it teaches at most, and only once: when it was completed after
    the level was approved. It says nothing of somebody who was never assessed in the skill; a qualification does.

    Args:
        framework: What trainings teach and qualifications prove.
        present: The levels in force with the days they were rated on.
        completed: Staff id -> training -> day of completion.
        qualified: Staff id -> qualifications that are valid on the day.
    """
    best: dict[tuple[int, str], Proposal] = {}
    for staff_id in sorted({*completed, *qualified}):
        levels = present.of(staff_id, Stage.APPROVED)
        for proposal in (
            *_from_trainings(framework, staff_id, levels, completed.get(staff_id, {})),
            *_from_qualifications(framework, staff_id, qualified.get(staff_id, ())),
        ):
            held = levels.get(proposal.skill)
            known = best.get((staff_id, proposal.skill))
            if (held is None or proposal.level > held[0]) and (known is None or proposal.level > known.level):
                best[staff_id, proposal.skill] = proposal
    return list(best.values())


def _from_trainings(
    framework: Framework, staff_id: int, levels: Mapping[str, tuple[int, date]], completed: Mapping[str, date]
) -> Iterator[Proposal]:
    for name, day in sorted(completed.items()):
        training = framework.trainings.get(name)
        for skill, taught in training.teaches.items() if training else ():
            # Completed before the approval it was known to whoever approved.
            if skill in levels and levels[skill][1] < day:
                yield Proposal(staff_id, skill, min(taught, levels[skill][0] + 1), name)


def _from_qualifications(framework: Framework, staff_id: int, qualified: Collection[str]) -> Iterator[Proposal]:
    for name in sorted(qualified):
        qualification = framework.qualifications.get(name)
        for skill, level in qualification.evidence.items() if qualification else ():
            yield Proposal(staff_id, skill, level, name)


def proposal_rows(people: Iterable[Person], proposals: Iterable[Proposal]) -> list[AnswerRow]:
    """Proposals as rows of approved levels to record."""
    answers: dict[int, list[Answer]] = {}
    for one in proposals:
        answers.setdefault(one.staff_id, []).append(Answer(one.skill, Stage.APPROVED, one.level))
    return [AnswerRow(p.number, p.name, tuple(answers[p.id])) for p in people if p.id in answers]


def within(people: Iterable[Person], proposals: Iterable[Proposal]) -> list[Proposal]:
    """The proposals for some people."""
    ids = {p.id for p in people}
    return [one for one in proposals if one.staff_id in ids]


def reasons(people: Iterable[Person], proposals: Iterable[Proposal], framework: Framework) -> list[Problem]:
    """A note for each proposal: whose level, and which training or qualification speaks for it."""
    shown = {p.id: p.shown for p in people}
    names = {id_: one.name.text for id_, one in framework.trainings.items()}
    names |= {id_: one.name.text for id_, one in framework.qualifications.items()}
    return [
        problem(
            "N_EVIDENCE",
            None,
            person=shown[one.staff_id],
            skill=framework.skills[one.skill].name.text,
            level=one.level,
            because=names[one.because],
        )
        for one in proposals
    ]
