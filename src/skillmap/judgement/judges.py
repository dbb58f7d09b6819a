"""All judges in the order in which people deal with what they find; what came of a change; the listing."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial

from skillmap.allocation.rules import RULES
from skillmap.judgement import definitions, people, seats
from skillmap.judgement.breach import Breach
from skillmap.judgement.record import Record
from skillmap.judgement.room import CANNOT_COME, cannot_come

Judge = Callable[[Record], Iterator[Breach]]

# First what sends people to a room in vain, then what can wait for the next run, last what only HR looks at.
JUDGES: tuple[Judge, ...] = (
    seats.cancelled,
    seats.of_no_training,
    seats.leavers,
    seats.former_leaders,
    seats.done_already,
    seats.result_to_come,
    seats.judged_by_rule,
    seats.too_low,
    seats.limits_unknown,
    seats.quotas_unknown,
    people.leaders,
    people.aims_without_role,
    people.aims_of_leavers,
    people.plans_out_of_date,
    people.plans_unproven,
    definitions.posts_without_role,
    definitions.needs_unknown,
    definitions.plans_of_other_definitions,
    definitions.plans_of_former_leaders,
    people.plans_without_sessions,
    people.recognitions_short,
    people.levels_unproven,
)

JUDGED: Mapping[str, str] = {
    **{rule.code: "seats.judged_by_rule" for rule in RULES if rule.code not in ("closed", "term", "levels")},
    # Why a rule that refuses has no judge of its own: a seat that was given in time stays good after the deadline.
    "closed": "seats.cancelled",
    "term": "seats.former_leaders",
    # Whatever gave the seat, in whatever year: an allocation asks about its own.
    "levels": "seats.too_low",
    "W_ENROL_OVER": "seats.cancelled",
    "W_ENROL_DEADLINE": "seats.cancelled",
    "E_ENROL_CANCELLED": "seats.cancelled",
    "E_ENROL_FULL": "seats.judged_by_rule",
    "W_ENROL_DONE": "seats.done_already",
    "E_ENROL_OUTSTANDING": "seats.result_to_come",
    "W_ENROL_OUTSTANDING": "seats.result_to_come",
    "W_ENROL_CLASH": "seats.judged_by_rule",
    "E_ENROL_LEAVE": "seats.judged_by_rule",
    "E_ENROL_LEAVES": "seats.judged_by_rule",
    "W_ENROL_LEAVE": "seats.judged_by_rule",
    "W_ENROL_LEAVES": "seats.judged_by_rule",
    "W_ENROL_PREREQUISITE": "seats.judged_by_rule",
    "W_ENROL_PREREQUISITE_LATE": "seats.judged_by_rule",
    "W_ENROL_LEVEL": "seats.too_low",
    "W_ENROL_LEVEL_ENDS": "seats.too_low",
    "E_ALLOCATION_LIMIT": "seats.limits_unknown",
}
"""Rules that can refuse or warn -> the judge of what is recorded; a test finds those that are missing."""


def judge(record: Record) -> tuple[Breach, ...]:
    """Everything recorded that a rule would refuse today, in the order of the judges."""
    return tuple(breach for one in JUDGES for breach in one(record))


def unable(record: Record) -> frozenset[tuple[str, str]]:
    """(Session, person shown) of seats that will not be taken, from a record that may say nothing but seats."""
    by_rule = partial(seats.judged_by_rule, codes=CANNOT_COME)
    found = (seats.leavers, seats.former_leaders, seats.done_already, by_rule)
    return cannot_come(breach for one in found for breach in one(record))


@dataclass(frozen=True, slots=True)
class BreachDifference:
    """What a change makes wrong, and what it mends."""

    made: tuple[Breach, ...]
    mended: tuple[Breach, ...]


def difference(before: Iterable[Breach], after: Iterable[Breach]) -> BreachDifference:
    """What is there after a change and was not before, or not of all its people; what is gone."""
    old, new = list(before), list(after)
    # Counted, not as sets: two plans of one person may break one rule twice.
    there, here = Counter(k for b in old for k in b.keys), Counter(k for b in new for k in b.keys)
    made = tuple(b for b in new if any(here[k] > there[k] for k in b.keys))
    # Somebody who leaves a group mends nothing for the others.
    return BreachDifference(made, tuple(b for b in old if all(there[k] > here[k] for k in b.keys)))
