"""Plans' facts as they are recorded: the plan, its trainings, what it leaves open."""

from dataclasses import dataclass
from datetime import date

from skillmap.storage.ledger import TableFact


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanFact(TableFact):
    """Revision `no` of a person's plan; `detail`: settings, bound, levels before and after, as JSON."""

    table = "plan"
    staff_id: int
    no: int
    purpose: str
    role: str
    grade: int
    status: str
    made_on: date
    first_fy: int
    hours: float
    cost_yen: int
    gap_before: int
    gap_left: int
    proven: bool
    detail: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanItemFact(TableFact):
    """A training of a plan, in its order from 1; `half`: 1 = April-September, 2 = October-March."""

    table = "plan_item"
    staff_id: int
    plan_no: int
    seq: int
    training: str
    fy: int
    half: int
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanUncoveredFact(TableFact):
    """A step of a skill that no training of the plan teaches, why not, and the remedy as JSON."""

    table = "plan_uncovered"
    staff_id: int
    plan_no: int
    skill: str
    level_from: int
    level_to: int
    reason: str
    remedy: str
