"""Every number for people who decide, defined once: counted per department, and the whole office as their sum."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields, replace
from functools import lru_cache
from typing import Any

from skillmap.org.model import Unit
from skillmap.planning.store import Purpose, RecordedPlan
from skillmap.reports.snapshot import Snapshot, Where


@dataclass(frozen=True, slots=True)
class Counts:
    """Numbers of one department, or the sum of several."""

    staff: int = 0
    """People whose main posting is here."""
    away: int = 0
    """Of them on leave."""
    unassessed: int = 0
    """People who have no approved level in any skill."""
    sections: int = 0
    """Sections that must have a leader."""
    leader_seats: int = 0
    leaders: int = 0
    """Leader's seats that are covered."""
    vacant: int = 0
    """Leader's seats that are not."""
    aims: int = 0
    """People with an aim."""
    plans: int = 0
    """People with a plan toward their aim."""
    leader_plans: int = 0
    """People with a plan for the leaders' programme."""
    proven: int = 0
    """Plans of both kinds that are proven optimal."""
    gap: int = 0
    """Levels missing toward the aims when the plans were made."""
    gap_left: int = 0
    """Of them not closed by the plans."""
    open_plans: int = 0
    """Plans toward an aim that leave something open."""
    hours: float = 0.0
    """Training hours of the plans in the fiscal year."""
    cost_yen: int = 0
    """Cost of the plans in the fiscal year."""
    seats: int = 0
    """Seats in sessions of the fiscal year."""
    seated: int = 0
    """People with at least one seat."""
    waiting: int = 0
    """Demands without a seat in the last allocation."""
    waiting_people: int = 0
    """People with at least one demand without a seat."""
    ready: int = 0
    """People who wait to be recognised."""
    recognised: int = 0
    """People who hold a role grade."""


def on_cover(snapshot: Snapshot, where: Where) -> Counts:
    """Of a department, or of the whole office: people, sections, leaders, seats and demands without one."""
    people, places = snapshot.staff(where), snapshot.leader_seats(where)
    covered = sum(s.is_covered for s in places)
    seats, waiting = snapshot.seat_counts, snapshot.waiting_of_person
    return Counts(
        staff=len(people),
        sections=len({s.section.id for s in places}),
        leader_seats=len(places),
        leaders=covered,
        vacant=len(places) - covered,
        seats=sum(filter(None, map(seats.get, people))),
        waiting=sum(filter(None, map(waiting.get, people))),
    )


# Of one snapshot: the one before it is let go with everything that it holds.
@lru_cache(maxsize=1)
def per_department(snapshot: Snapshot) -> dict[Unit | None, Counts]:
    """The numbers of every department in 建制順; None = people and sections outside all departments.

    Counted once for all the listings of a snapshot.
    """
    ready = {c.person.id for c in snapshot.ready}
    plans = _plans(snapshot)
    return {d: _department(snapshot, d, ready, plans.get(d.id if d else None, ())) for d in snapshot.departments}


def _plans(snapshot: Snapshot) -> dict[int | None, list[RecordedPlan]]:
    """Plans by department, in one pass; one whose aim was taken back is nobody's way any longer."""
    found: dict[int | None, list[RecordedPlan]] = {}
    here, aims = snapshot.organisation.unit_of_staff, snapshot.standing.aims
    for made in snapshot.plans.values():
        staff_id = made.staff_id
        if staff_id in here and (made.purpose is Purpose.LEADER or staff_id in aims):
            found.setdefault(snapshot.department_id(staff_id), []).append(made)
    return found


def total(parts: Iterable[Counts]) -> Counts:
    """The sum of departments, number by number; zeros without any."""
    listed = list(parts)
    return Counts(**{f.name: sum(getattr(c, f.name) for c in listed) for f in fields(Counts)})


def _department(snapshot: Snapshot, department: Unit | None, ready: set[int], plans: Sequence[RecordedPlan]) -> Counts:
    ids = set(snapshot.staff(department))
    standing = snapshot.standing
    own = [made for made in plans if made.purpose is Purpose.AIM]
    programmes = [made for made in plans if made.purpose is Purpose.LEADER]
    return replace(
        on_cover(snapshot, department),
        away=len(snapshot.organisation.on_leave & ids),
        unassessed=len(ids) - sum(map(bool, map(standing.levels.get, ids))),
        # By their seats: a section that is exempt from the rule has none.
        aims=len(standing.aims.keys() & ids),
        plans=len(own),
        leader_plans=len(programmes),
        proven=sum(m.plan.proven for m in plans),
        gap=sum(m.gap_before for m in own),
        gap_left=sum(m.gap_left for m in own),
        open_plans=sum(bool(m.plan.uncovered) for m in own),
        **_spending(snapshot, own, programmes),
        seated=len(snapshot.seat_counts.keys() & ids),
        waiting_people=len(snapshot.waiting_of_person.keys() & ids),
        ready=len(ids & ready),
        recognised=len(standing.recognitions.keys() & ids),
    )


def _spending(snapshot: Snapshot, own: Iterable[RecordedPlan], programmes: Iterable[RecordedPlan]) -> dict[str, Any]:
    """Hours and cost of the fiscal year; a training in both plans of a person counts once."""
    # Thousands of plans share their trainings: which are of the year is asked once of each.
    of_year: dict[int, frozenset[str]] = {}
    times: Counter[frozenset[str]] = Counter()
    with_aim: dict[int, frozenset[str]] = {}

    def courses(made: RecordedPlan) -> frozenset[str]:
        items = made.plan.items
        if (found := of_year.get(id(items))) is None:
            found = of_year[id(items)] = frozenset(i.course for i in items if i.fy == snapshot.fy.year)
        return found

    for made in own:
        with_aim[made.staff_id] = mine = courses(made)
        times[mine] += 1
    for made in programmes:
        # Both plans of a person may take the same training, which is held and paid for once.
        times[courses(made) - with_aim.get(made.staff_id, frozenset())] += 1
    takers: Counter[str] = Counter()
    for mine, often in times.items():
        for course in mine:
            takers[course] += often
    known = [(t, takers[t.id]) for t in snapshot.framework.trainings.values() if t.id in takers]
    hours = round(sum(t.hours * often for t, often in known), 1)
    return {"hours": hours, "cost_yen": sum(t.cost_yen * often for t, often in known)}
