"""Facts that name definitions, in the words of a new version: aims, recognitions, plans, sessions, results. Pure.

What was withdrawn stays as it is and readable; its judge names it (`judgement`). A period or day is never changed.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from skillmap.allocation.facts import UnseatedFact
from skillmap.assessment.certificates import Certificate
from skillmap.careers.model import Aim, Recognition
from skillmap.careers.posts import RolePost
from skillmap.framework.transition import Transition
from skillmap.planning.facts import PlanFact, PlanItemFact, PlanUncoveredFact
from skillmap.planning.store import ENDED
from skillmap.storage.ledger import Ledger, Recorded, TableFact
from skillmap.training.facts import CompletionFact, CourseNameFact, RequestFact, SessionFact
from skillmap.training.model import Outcome

Rows = Mapping[type[TableFact], Sequence[Recorded[Any]]]
"""What is recorded, by kind of fact."""

KINDS: tuple[type[TableFact], ...] = (
    Aim,
    Recognition,
    RolePost,
    PlanFact,
    PlanItemFact,
    PlanUncoveredFact,
    SessionFact,
    CompletionFact,
    RequestFact,
    CourseNameFact,
    Certificate,
    UnseatedFact,
)
"""Facts that are carried; ratings are by themselves (`carried_ratings`)."""
_OF_PLANS = (PlanFact, PlanItemFact, PlanUncoveredFact)
_COPIED = (Recognition, CompletionFact, Certificate)
"""Of what is split people keep every part; everything else goes on with the first one."""


@dataclass(slots=True)
class Carried:
    """How many facts were put into new words, by kind, and how many of those are to be looked at again."""

    counts: Counter[type[TableFact]] = field(default_factory=Counter)
    first_of_split: Counter[type[TableFact]] = field(default_factory=Counter)
    joined: Counter[type[TableFact]] = field(default_factory=Counter)
    """Facts that became the same as another one of the same person and stand for both now."""
    withdrawn: Counter[type[TableFact]] = field(default_factory=Counter)
    """Facts of what was withdrawn: they stay as they are."""
    plans: set[tuple[int, int]] = field(default_factory=set)
    """Plans of which anything is put into new words: staff id and number."""
    part_completed: int = 0
    """How many people had completed a part of merged trainings only, and hold the whole now."""


def carry(rows: Rows, transition: Transition, ledger: Ledger) -> Carried:
    """Lay what changes on the ledger; gives the numbers to tell."""
    told = Carried()
    # Plans that ended stay in the words of their time: they are read as history and lead to nothing.
    plans = [r.fact for r in rows.get(PlanFact, ())]
    open_plans = {(p.staff_id, p.no) for p in plans if p.status not in ENDED}
    for kind in KINDS:
        chosen = rows.get(kind, ())
        if kind in (PlanItemFact, PlanUncoveredFact):
            chosen = [r for r in chosen if (r.fact.staff_id, r.fact.plan_no) in open_plans]
        elif kind is PlanFact:
            chosen = [r for r in chosen if (r.fact.staff_id, r.fact.no) in open_plans]
        _kind(kind, chosen, transition, ledger, told)
    told.part_completed = len(_part_completed(rows.get(CompletionFact, ()), transition))
    return told


def _part_completed(rows: Sequence[Recorded[Any]], transition: Transition) -> set[int]:
    """Who has completed some, and not all, of trainings that become one."""
    parts: dict[str, set[str]] = defaultdict(set)
    for step in transition.by_kind["training"].values():
        for new in step.new:
            parts[new].add(step.old)
    done: dict[int, set[str]] = defaultdict(set)
    for row in rows:
        if row.fact.outcome == Outcome.COMPLETED:
            done[row.fact.staff_id].add(row.fact.training)
    merged = [old for old in parts.values() if len(old) > 1]
    return {staff_id for staff_id, mine in done.items() if any(mine & old and old - mine for old in merged)}


def _kind(
    kind: type[TableFact], rows: Sequence[Recorded[Any]], transition: Transition, ledger: Ledger, told: Carried
) -> None:
    # What keeps its words was there first; what becomes the same joins it.
    seen = {_identity(r.fact) for r in rows if _is_same(r.fact, transition)}
    for row in rows:
        if _is_same(row.fact, transition):
            continue
        new = _worded(row.fact, transition)
        if not new:
            told.withdrawn[kind] += 1
            continue
        told.counts[kind] += 1
        if kind in _OF_PLANS:
            told.plans.add((row.fact.staff_id, row.fact.no if kind is PlanFact else row.fact.plan_no))
        if len(new) > 1 and kind not in _COPIED:
            told.first_of_split[kind] += 1
            # One seat or one request cannot become two: HR is told and decides about the other part.
            new = new[:1]
        fresh = [fact for fact in new if _identity(fact) not in seen]
        told.joined[kind] += len(new) - len(fresh)
        seen.update(_identity(fact) for fact in fresh)
        ledger.drop(row)
        for fact in fresh:
            ledger.begin(fact, row.source)


def _identity(fact: TableFact) -> object:
    """What may stand only once: the same request twice is one request, the same role grade held twice is held once."""
    match fact:
        case Recognition():
            return fact.staff_id, fact.role, fact.grade, fact.valid_from
        case SessionFact():
            return fact.session_id
        case RequestFact():
            return fact.staff_id, fact.training, fact.fy, fact.kind
        case PlanItemFact():
            return fact.staff_id, fact.plan_no, fact.training
        case _:
            return fact


def _is_same(fact: TableFact, transition: Transition) -> bool:
    return list(_worded(fact, transition)) == [fact]


def _worded(fact: TableFact, transition: Transition) -> Sequence[Any]:
    """The facts that stand for one in the new words; none for what was withdrawn."""
    match fact:
        case Aim() | Recognition() | RolePost():
            return [_of_grade(fact, to) for to in transition.new_ids("grade", f"{fact.role}/{fact.grade}")]
        case PlanFact():
            targets = transition.new_ids("grade", f"{fact.role}/{fact.grade}")
            detail = _detail(fact.detail, transition)
            return [replace(_of_grade(fact, to), detail=detail) for to in targets]
        case PlanUncoveredFact():
            skills = transition.new_ids("skill", fact.skill)
            low, high = _level(transition, fact.level_from), _level(transition, fact.level_to)
            return [replace(fact, skill=skill, level_from=low, level_to=high) for skill in skills]
        case Certificate():
            return [replace(fact, qualification=q) for q in transition.new_ids("qualification", fact.qualification)]
        case PlanItemFact() | SessionFact() | CompletionFact() | RequestFact() | CourseNameFact() | UnseatedFact():
            return [replace(fact, training=t) for t in transition.new_ids("training", fact.training)]
        case _:
            raise TypeError(type(fact).__name__)


def _of_grade(fact: Any, target: str) -> Any:
    role, _, grade = target.rpartition("/")
    return replace(fact, role=role, grade=int(grade))


def _level(transition: Transition, level: int) -> int:
    return transition.levels.get(level, level)


def _detail(text: str, transition: Transition) -> str:
    """The levels and trainings that a plan remembers, in the new words; what was withdrawn stays as it is."""
    detail = json.loads(text)
    for key in ("before", "after"):
        worded: dict[str, int] = {}
        for skill, level in detail[key].items():
            for new in transition.new_ids("skill", skill) or (skill,):
                # Of merged skills the lower one: a plan must not count on more than was known.
                now = _level(transition, level)
                worded[new] = min(now, worded.get(new, now))
        detail[key] = worded
    for key in ("unassessed", "presumed"):
        detail[key] = _each(detail[key], lambda one: transition.new_ids("skill", one) or (one,))
    left = [[new, why] for old, why in detail["left_out"] for new in transition.new_ids("training", old) or (old,)]
    detail["left_out"] = left
    return json.dumps(detail, sort_keys=True)


def _each(values: Iterable[str], names: Callable[[str], Sequence[str]]) -> list[str]:
    return list(dict.fromkeys(new for one in values for new in names(one)))
