"""Leaders and what came of it, by department: seats, the leaders' programme, improvement themes and their results."""

from collections import Counter, defaultdict

from skillmap.leaders.checks import programme
from skillmap.leaders.programme import Done, progress
from skillmap.leaders.register import LeaderSeat
from skillmap.leaders.tables import LIST_COLUMNS, leader_table
from skillmap.reports.snapshot import Snapshot
from skillmap.tables import Table, column, number
from skillmap.training.store import RecordedResult
from skillmap.words import Fact, message

PEOPLE, SEATS = ("人", "people"), ("席", "seats")
COLUMNS = (
    column("department", "部", "department"),
    number("seats", "リーダーの席", "leader's seats", unit=SEATS),
    number("leaders", "在任", "leaders", unit=PEOPLE),
    number("vacant", "空席", "vacant", unit=SEATS),
    number("done", "研修を修了", "programme done", unit=PEOPLE),
    number("begun", "受講中", "under way", unit=PEOPLE),
    number("none", "未受講", "not begun", unit=PEOPLE),
    number("themes", "改善テーマあり", "with a theme", unit=PEOPLE),
    number("results", "成果の報告あり", "with a result", unit=PEOPLE),
)
PERSONAL = ("number", "name", "grade", "before")
"""Columns of the leader list that are left out unless names are asked for."""


def leader_result_table(snapshot: Snapshot) -> Table:
    """Per department in 建制順 and in all: seats, and how far their leaders are."""
    done = programme_of(snapshot)
    rows: list[tuple[Fact, ...]] = []
    whole: Counter[str] = Counter()
    for unit in snapshot.departments:
        counts: Counter[str] = Counter()
        for seat in snapshot.leader_seats(unit):
            counts.update(_counted(seat, done))
        if counts["seats"]:
            rows.append((unit.full_name if unit else message("year.outside"), *_values(counts)))
            whole.update(counts)
    total: tuple[Fact, ...] = (message("year.total"), *_values(whole)) if rows else ()
    courses = programme(snapshot.framework, snapshot.rule)
    notes = (message("leader_results.note", count=len(courses)),)
    title = message("leader_results.title", title=snapshot.rule.title.text)
    return Table("leader-results", title, COLUMNS, rows, notes, snapshot.organisation.day, total)


def leader_list(snapshot: Snapshot) -> Table:
    """Every leader's seat with the state of its leader's programme, theme and result."""
    done = programme_of(snapshot)
    columns = (
        *(one for one in LIST_COLUMNS if one.key != "status"),
        column("theme", "改善テーマ", "theme"),
        column("result", "成果", "result"),
        LIST_COLUMNS[-1],
    )
    table = leader_table(snapshot.rule, snapshot.organisation, snapshot.seats, snapshot.names, columns)
    progress_column = column("programme", "リーダー研修", "programme")
    rows = [
        (*row, f"{one.count}/{one.total}" if (one := _done(seat, done)) else None)
        for row, seat in zip(table.rows, snapshot.seats, strict=True)
    ]
    return Table(table.id, table.title, (*columns, progress_column), rows, table.notes, table.as_of)


def programme_of(snapshot: Snapshot) -> dict[int, Done]:
    """How far each leader is with the programme, by staff id."""
    courses = programme(snapshot.framework, snapshot.rule)
    terms = {seat.term.staff_id: seat.term for seat in snapshot.seats if seat.is_covered and seat.term}
    results: dict[int, list[RecordedResult]] = defaultdict(list)
    for one in snapshot.results:
        # A report of a past day does not know what was completed after it.
        if one.staff_id in terms and one.completed_on <= snapshot.organisation.day:
            results[one.staff_id].append(one)
    return {staff: progress(snapshot.framework, courses, term, results[staff]) for staff, term in terms.items()}


def _done(seat: LeaderSeat, done: dict[int, Done]) -> Done | None:
    return done.get(seat.term.staff_id) if seat.is_covered and seat.term else None


def _counted(seat: LeaderSeat, done: dict[int, Done]) -> Counter[str]:
    found = Counter(seats=1, vacant=int(not seat.is_covered), leaders=int(seat.is_covered))
    one = _done(seat, done)
    if one is not None and seat.term is not None:
        # A programme without trainings is done by nobody.
        is_done = one.total > 0 and one.count == one.total
        found.update(done=is_done, begun=one.count > 0 and not is_done, none=not one.count)
        found.update(themes=bool(seat.term.theme), results=bool(seat.term.result))
    return found


def _values(counts: Counter[str]) -> tuple[int, ...]:
    return tuple(counts[c.key] for c in COLUMNS[1:])
