"""Plans that are alike: thousands of people have the same one, and what no plan of a kind can break is asked once."""

from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from typing import NamedTuple, TypeAlias

from skillmap.planning.store import Purpose, RecordedPlan

PlanKey: TypeAlias = tuple[int, Purpose]
"""Whose plan it is, and for what."""


class PlanKind(NamedTuple):
    """Plans with the same trainings toward the same role grade, from the same start: one of them, and whose."""

    made: RecordedPlan
    staff: Sequence[int]


def kinds(plans: Mapping[PlanKey, RecordedPlan], here: Container[int]) -> Sequence[PlanKind]:
    """The plans of those who are `here`, by kind."""
    found: dict[tuple[object, ...], tuple[RecordedPlan, list[int]]] = {}
    for made in plans.values():
        if made.staff_id not in here:
            continue
        plan = made.plan
        left = tuple((gap.skill, gap.level_to) for gap in plan.uncovered) if plan.uncovered else ()
        # Values that were read from the same text are one value: no text is compared.
        key = (
            id(plan.items), id(made.start), id(plan.after), id(plan.left_out), plan.hours, plan.cost_yen, made.grade,
            made.role, made.purpose.value, made.status.value, left,
        )  # fmt: skip
        if (same := found.get(key)) is None:
            same = found[key] = (made, [])
        same[1].append(made.staff_id)
    return [PlanKind(*one) for one in found.values()]


def suspects(alike: Iterable[PlanKind], may: Callable[[RecordedPlan], Callable[[int], bool] | bool]) -> list[PlanKey]:
    """Whose plans have to be looked at, in the order of plans.

    `may` says of one plan of a kind whether any can be out of order, or how it is known whose (by staff id).
    """
    found: list[PlanKey] = []
    for made, staff in alike:
        which = may(made)
        if which is False:
            continue
        mine = staff if which is True else [one for one in staff if which(one)]
        found += [(one, made.purpose) for one in mine]
    return sorted(found)
