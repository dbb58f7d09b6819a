"""The year at a glance: the numbers a manager asks for, in all and per department, and what needs doing."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from skillmap.commands import command_line
from skillmap.framework.naming import training_name
from skillmap.judgement.breach import Breach
from skillmap.judgement.tables import line
from skillmap.planning.progress import half_end
from skillmap.planning.store import Purpose
from skillmap.reports.beginning import FIRST, TODO_COLUMNS, TODO_TITLE, Todo
from skillmap.reports.counts import Counts, per_department, total
from skillmap.reports.duties import moved, overdue
from skillmap.reports.line import free_seats, refused
from skillmap.reports.snapshot import Snapshot
from skillmap.reports.spending import LEFT
from skillmap.revision.unknown import Unknown
from skillmap.tables import Column, Table, column, number
from skillmap.words import Bilingual, Fact, Message, message

SUMMARY_COLUMNS = (
    column("measure", "項目", "measure"),
    number("value", "数", "value"),
    column("unit", "単位", "unit"),
    column("note", "内訳", "of which"),
)

_DEPARTMENT: tuple[tuple[str, str, str], ...] = (
    ("staff", "職員数", "staff"),
    ("sections", "所属数", "sections"),
    ("leaders", "リーダー", "leaders"),
    ("vacant", "空席", "vacant"),
    ("aims", "目標あり", "with an aim"),
    ("plans", "育成計画", "plans"),
    ("seats", "受講の席", "seats"),
    ("waiting", "席なし", "without a seat"),
    ("ready", "認定待ち", "ready"),
)
DEPARTMENT_COLUMNS: tuple[Column, ...] = (
    column("department", "部", "department"),
    *(number(key, ja, en) for key, ja, en in _DEPARTMENT),
)


@dataclass(frozen=True, slots=True)
class YearLine:
    """A number of the year: what is counted (`year.<key>` in the texts), how many, in which unit, and of which."""

    key: str
    value: float
    unit: Bilingual
    note: Fact = None


def year_lines(snapshot: Snapshot) -> tuple[YearLine, ...]:
    """What a manager asks for, for the whole office; the same lines in the same order for every snapshot."""
    c = total(per_department(snapshot).values())
    people, places, plans = Bilingual("人", "people"), Bilingual("席", "seats"), Bilingual("件", "plans")
    kinds = message("year.note.plans", aim=c.plans, leader=c.leader_plans)
    closed = message("year.note.gap", closed=c.gap - c.gap_left, left=c.gap_left)
    return (
        YearLine("staff", c.staff, people, message("year.note.away", away=c.away, unassessed=c.unassessed)),
        YearLine("sections", c.sections, Bilingual("所属", "sections")),
        YearLine("leaders", c.leaders, people, message("year.note.vacant", seats=c.leader_seats, vacant=c.vacant)),
        YearLine("aims", c.aims, people),
        YearLine("plans", c.plans + c.leader_plans, plans, kinds),
        YearLine("proven", c.proven, plans),
        YearLine("gap", c.gap, Bilingual("段階", "levels"), closed),
        YearLine("hours", c.hours, Bilingual("時間", "hours")),
        YearLine("cost", c.cost_yen, Bilingual("円", "yen")),
        YearLine("seats", c.seats + snapshot.seats_of_leavers, places, _seated(snapshot, c.seated)),
        YearLine("waiting", c.waiting, Bilingual("件", "demands"), _reasons(snapshot)),
        YearLine("ready", c.ready, people),
        YearLine("recognised", c.recognised, people),
    )


def _seated(snapshot: Snapshot, people: int) -> Message:
    """Who has the seats of the year; those of people who have left were given all the same."""
    left = snapshot.seats_of_leavers
    if not left:
        return message("year.note.seated", people=people)
    return message("year.note.seated_left", people=people, left=left)


def year_table(snapshot: Snapshot) -> Table:
    """The lines of the year."""
    rows = [(message(f"year.{one.key}"), one.value, one.unit, one.note) for one in year_lines(snapshot)]
    title = message("year.title", fy=snapshot.fy.text)
    return Table("year", title, SUMMARY_COLUMNS, rows, as_of=snapshot.organisation.day)


def department_table(snapshot: Snapshot) -> Table:
    """The main numbers per department in 建制順, and their sum."""
    parts = per_department(snapshot)
    rows: list[tuple[Fact, ...]] = [
        (unit.full_name if unit else message("year.outside"), *_numbers(counts)) for unit, counts in parts.items()
    ]
    left = Counts(seats=snapshot.seats_of_leavers)
    if left.seats:
        rows.append((LEFT, *_numbers(left)))
    last: tuple[Fact, ...] = (message("year.total"), *_numbers(total((*parts.values(), left))))
    title = message("year.departments", fy=snapshot.fy.text)
    return Table("departments", title, DEPARTMENT_COLUMNS, rows, as_of=snapshot.organisation.day, total=last)


def todos(snapshot: Snapshot) -> list[Todo]:
    """What needs doing, in the order of the year's work; nothing that is done already."""
    c = total(per_department(snapshot).values())
    fy = str(snapshot.fy)
    since = snapshot.asked_since
    unplanned, behind = _unplanned(snapshot), _behind(snapshot)
    leaders, duties = _leaders_without_plan(snapshot), moved(snapshot)
    approving = snapshot.to_approve
    unasked = c.unassessed - approving
    found = [
        # Without people every other line would be 0.
        *([] if c.staff else [FIRST]),
        Todo(
            message("todo.vacant", count=c.vacant),
            c.vacant,
            command_line("leader", "nominate", "--section", "…", "--staff", "…"),
        ),
        Todo(message("todo.to_approve", count=approving), approving, command_line("assess", "approve")),
        Todo(message("todo.unassessed", count=unasked), unasked, command_line("assess", "form")),
        Todo(
            message("todo.no_aims"), int(c.staff > 0 and c.aims == 0), command_line("career", "aim", "--file", "FILE")
        ),
        Todo(message("todo.unplanned", count=unplanned), unplanned, command_line("plan", "make", "--all")),
        Todo(message("todo.leader_plans", count=leaders), leaders, command_line("plan", "make", "--leaders")),
        Todo(message("todo.behind", count=behind), behind, command_line("refresh")),
        Todo(message("todo.open", count=c.open_plans), c.open_plans, command_line("plan", "list")),
        Todo(
            message("todo.no_sessions", fy=fy),
            # Only once somebody has a plan: before that nobody knows what has to be held.
            int(c.plans > 0 and not snapshot.held),
            command_line("session", "import", "FILE"),
        ),
        Todo(
            message("todo.no_seats", fy=fy),
            # Applications ask for seats as plans do.
            int(snapshot.run is None and c.plans + c.leader_plans + since.demands > 0 and bool(snapshot.held)),
            command_line("allocate", "run", "--fy", fy),
        ),
        Todo(
            message("todo.asked_since", count=since.demands, people=since.people),
            since.demands if snapshot.run else 0,
            command_line("allocate", "run", "--fy", fy),
        ),
        Todo(
            message("todo.asked_in_vain", count=snapshot.asked_in_vain),
            snapshot.asked_in_vain,
            command_line("enrol", "request", "list", "--fy", fy),
        ),
        Todo(
            message("todo.duty_people", count=duties.people),
            duties.people,
            command_line("allocate", "run", "--fy", fy),
        ),
        Todo(message("todo.duty_seats", count=duties.seats), duties.seats, command_line("allocate", "run", "--fy", fy)),
        Todo(
            message("todo.waiting", count=c.waiting, people=c.waiting_people),
            c.waiting,
            command_line("allocate", "show", "--fy", fy),
        ),
        *_line(snapshot),
        *_results_to_come(snapshot),
        *_overdue(snapshot),
        Todo(message("todo.ready", count=c.ready), c.ready, command_line("career", "recognise", "--all")),
    ]
    return [t for t in found if t.count]


def _line(snapshot: Snapshot) -> list[Todo]:
    """Seats that stand free while people wait for them, and who gave seats back again and again."""
    found = [
        Todo(
            message("todo.free", session=one.session.code, free=one.free, waiting=one.waiting, person=one.first),
            one.free,
            command_line("allocate", "explain", "--session", one.session.code),
        )
        for one in free_seats(snapshot)
    ]
    people = refused(snapshot)
    shown = (
        *people[:MOST_NAMED],
        *([message("session.others", count=len(people) - MOST_NAMED)] if people[MOST_NAMED:] else ()),
    )
    again = Todo(message("todo.refused", people=shown), len(people), command_line("enrol", "returned"))
    return [*found, again]


MOST_NAMED = 5
"""Of sessions without results, and of people who gave seats back again and again, so many are named."""


def _overdue(snapshot: Snapshot) -> list[Todo]:
    """A line for each mandatory training whose day is over for somebody."""
    return [
        Todo(
            message("todo.overdue", training=training_name(snapshot.framework, training), count=count),
            count,
            command_line("report", "mandatory", "--training", training, "--people"),
        )
        for training, count in overdue(snapshot).items()
    ]


def _results_to_come(snapshot: Snapshot) -> list[Todo]:
    """A line for each session that is over without results, the longest over first; many become one line."""
    found = snapshot.outstanding
    if len(found) > MOST_NAMED:
        count = sum(len(one.seats) for one in found)
        codes = tuple(one.session.code for one in found[:MOST_NAMED])
        return [
            Todo(message("todo.results", sessions=len(found), codes=codes, count=count), count,
                 command_line("result", "outstanding"))
        ]  # fmt: skip
    return [
        Todo(
            message(
                "todo.result",
                session=one.session.code,
                training=training_name(snapshot.framework, one.session.training),
                day=one.session.last_day,
                count=len(one.seats),
            ),
            len(one.seats),
            command_line("result", "import", "FILE"),
        )
        for one in found
    ]


def todo_table(
    snapshot: Snapshot,
    breaches: Sequence[Breach] = (),
    most: int | None = None,
    unknown: Sequence[Unknown] = (),
    first: Sequence[Todo] = (),
) -> Table:
    """What needs doing, each with the command that does it; then what is recorded and no longer in order.

    Of the latter only the first `most` (None = all), the rest counted below. What the definitions lack comes first:
    every other number is wrong as long as it is so; then what `first` holds.
    """
    rows: list[tuple[Fact, ...]] = [
        (message("judge.unknown", what=one.message), one.facts, command_line("framework", "migrate")) for one in unknown
    ]
    rows += [(t.what, t.count, t.command) for t in (*first, *todos(snapshot))]
    rows.extend((line(b), max(1, len(b.people)), b.command) for b in breaches[:most])
    notes = [] if rows else [message("todo.nothing")]
    if most is not None and len(breaches) > most:
        notes.append(message("judge.more", count=len(breaches) - most))
    return Table("status", TODO_TITLE, TODO_COLUMNS, rows, tuple(notes), snapshot.organisation.day)


def _numbers(counts: Counts) -> tuple[int, ...]:
    return tuple(getattr(counts, key) for key, _, _ in _DEPARTMENT)


def _reasons(snapshot: Snapshot) -> tuple[Message, ...]:
    """How many demands have no seat for which reason, most frequent first."""
    reasons = Counter(w.reason for w in snapshot.waiting)
    ranked = sorted(reasons.items(), key=lambda r: (-r[1], r[0]))
    return tuple(message("year.reason", reason=message(f"allocation.reason.{code}"), count=n) for code, n in ranked)


def _unplanned(snapshot: Snapshot) -> int:
    """People with an aim of the present framework and no plan for just that aim."""
    count = 0
    planned = {made.staff_id: made for made in snapshot.plans.values() if made.purpose is Purpose.AIM}
    here = snapshot.organisation.unit_of_staff
    for staff_id, aim in snapshot.standing.aims.items():
        if aim.role not in snapshot.framework.roles or staff_id not in here:
            continue
        made = planned.get(staff_id)
        count += made is None or (made.role, made.grade) != (aim.role, aim.grade)
    return count


def _behind(snapshot: Snapshot) -> int:
    """Plans with a training whose half year is over, not completed and without a seat to come or a result awaited."""
    leading = {seat.person.id for seat in snapshot.seats if seat.is_covered and seat.person}
    day, here = snapshot.organisation.day, snapshot.organisation.unit_of_staff
    awaited = {(seat.staff_id, one.session.training) for one in snapshot.outstanding for seat in one.seats}
    ahead = {
        one.id: one.session.training
        for one in snapshot.held.values()
        if one.session.is_held and (one.session.last_day is None or one.session.last_day >= day)
    }
    late: list[tuple[int, set[str]]] = []
    past: dict[int, Sequence[str]] = {}
    for made in snapshot.plans.values():
        # Thousands of plans share their trainings.
        if (over := past.get(id(made.plan.items))) is None:
            over = [item.course for item in made.plan.items if half_end(item.fy, item.half) < day]
            past[id(made.plan.items)] = over
        staff_id = made.staff_id
        # Plans of people who have left, and of leaders whose term is over, bind nobody.
        if over and staff_id in (leading if made.purpose is Purpose.LEADER else here):
            completed = snapshot.standing.completed.get(staff_id, frozenset())
            if open_ := {one for one in over if one not in completed and (staff_id, one) not in awaited}:
                late.append((staff_id, open_))
    # Few plans are late: seats are asked for theirs alone.
    taken = snapshot.taken.among({staff_id for staff_id, _ in late})
    seats = {
        (who, ahead[session]) for who, session in zip(taken.staff, taken.sessions, strict=True) if session in ahead
    }
    return sum(any((staff_id, one) not in seats for one in courses) for staff_id, courses in late)


def _leaders_without_plan(snapshot: Snapshot) -> int:
    leading = {s.person.id for s in snapshot.seats if s.is_covered and s.person}
    return sum((staff_id, Purpose.LEADER) not in snapshot.plans for staff_id in leading)
