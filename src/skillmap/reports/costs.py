"""What the plans cost, by role grade: the fiscal year and what comes after."""

from collections import defaultdict
from dataclasses import dataclass, field

from skillmap.planning.store import Purpose
from skillmap.reports.snapshot import Snapshot
from skillmap.reports.supply import RoleKey, keys, role_name
from skillmap.tables import Table, column, number
from skillmap.words import Fact, message

HOURS, YEN = ("時間", "h"), ("円", "yen")
COLUMNS = (
    column("role", "人材像", "role"),
    number("people", "計画のある人", "people with a plan", unit=("人", "people")),
    number("hours", "今年度の時間", "hours this year", unit=HOURS),
    number("cost", "今年度の費用", "cost this year", unit=YEN),
    number("later_hours", "翌年度以降の時間", "hours later", unit=HOURS),
    number("later_cost", "翌年度以降の費用", "cost later", unit=YEN),
)


@dataclass(slots=True)
class _Cost:
    people: set[int] = field(default_factory=set)
    hours: float = 0.0
    yen: int = 0
    later_hours: float = 0.0
    later_yen: int = 0

    def values(self) -> tuple[Fact, ...]:
        return round(self.hours, 1), self.yen, round(self.later_hours, 1), self.later_yen


def cost_table(snapshot: Snapshot) -> Table:
    """Hours and yen of the plans by the role grade they lead to, the dearest this year first.

    A training that stands in both plans of a person is counted once, with the aim: the sum of the year is the year's.
    """
    by_role: dict[RoleKey, _Cost] = defaultdict(_Cost)
    counted: set[tuple[int, str, bool]] = set()
    here, fy = snapshot.organisation.unit_of_staff, snapshot.fy.year
    # The aim first: what both plans hold counts there.
    order = {Purpose.AIM: 0, Purpose.LEADER: 1}
    for (staff_id, purpose), made in sorted(snapshot.plans.items(), key=lambda p: (order[p[0][1]], p[0][0])):
        # A plan for an aim that was taken back costs nothing any more.
        if staff_id not in here or (purpose is Purpose.AIM and staff_id not in snapshot.standing.aims):
            continue
        cost = by_role[made.role, made.grade]
        cost.people.add(staff_id)
        for item in made.plan.items:
            training = snapshot.framework.trainings.get(item.course)
            once = (staff_id, item.course, item.fy == fy)
            # Years that are over cost nothing any more.
            if training is None or once in counted or item.fy < fy:
                continue
            counted.add(once)
            if item.fy == fy:
                cost.hours += training.hours
                cost.yen += training.cost_yen
            else:
                cost.later_hours += training.hours
                cost.later_yen += training.cost_yen
    listed = [(key, by_role[key]) for key in keys(snapshot) if key in by_role]
    listed.sort(key=lambda line: (-line[1].yen, -line[1].later_yen, -line[1].hours))
    rows = [(role_name(snapshot, key), len(cost.people), *cost.values()) for key, cost in listed]
    whole = _Cost()
    for _, cost in listed:
        whole.people |= cost.people
        whole.hours += cost.hours
        whole.yen += cost.yen
        whole.later_hours += cost.later_hours
        whole.later_yen += cost.later_yen
    total: tuple[Fact, ...] = (message("year.total"), len(whole.people), *whole.values()) if rows else ()
    title, notes = message("cost.title", fy=snapshot.fy.text), (message("cost.note"),)
    return Table("plan-cost", title, COLUMNS, rows, notes, snapshot.organisation.day, total)
