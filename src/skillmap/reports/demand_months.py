"""Seats wanted against seats offered, by the month in which sessions begin."""

from collections import Counter
from datetime import date

from skillmap.reports.progress import MONTHS
from skillmap.reports.snapshot import Snapshot
from skillmap.tables import Chart, Table, column, number
from skillmap.words import Fact, message

SEATS = ("席", "seats")
COLUMNS = (
    column("month", "月", "month"),
    number("capacity", "定員", "offered", unit=SEATS),
    number("seated", "席のある希望", "wanted and had", unit=SEATS),
    number("waiting", "席のない希望", "wanted and not had", unit=SEATS),
    number("free", "空席", "free", unit=SEATS),
)


def demand_month_table(snapshot: Snapshot) -> Table:
    """Per month from April: capacity of the sessions that begin in it, seats had, demands without one, seats free.

    A demand without a seat stands where the first session of its training begins; demands for trainings without a
    session stand in the last line. Every demand is counted once. E-learning counts in the month in which it opens.
    """
    begins: dict[str, int] = {}
    capacity: Counter[int] = Counter()
    first: dict[str, date] = {}
    for code, one in snapshot.held.items():
        session = one.session
        day = session.first_day
        # A cancelled session offers no seat, whoever is still recorded in it.
        if day is None or not session.is_held:
            continue
        begins[code] = day.month
        capacity[day.month] += session.capacity
        # Where the first of them begins, the demand was there already.
        first[session.training] = min(day, first.get(session.training, day))
    by_session = Counter(map(snapshot.taken.codes.__getitem__, snapshot.taken.sessions))
    seated: Counter[int] = Counter()
    for code, count in by_session.items():
        if code in begins:
            seated[begins[code]] += count
    free: Counter[int] = Counter()
    for code, month in begins.items():
        free[month] += max(0, snapshot.held[code].session.capacity - by_session[code])
    waiting = Counter(first[w.training].month if w.training in first else 0 for w in snapshot.waiting)
    rows: list[tuple[Fact, ...]] = [
        (message("progress.month", month=m), capacity[m], seated[m], waiting[m], free[m]) for m in MONTHS
    ]
    if waiting[0]:
        rows.append((message("months.none"), None, None, waiting[0], None))
    sums = (capacity.total(), seated.total(), waiting.total(), free.total())
    total: tuple[Fact, ...] = (message("year.total"), *sums)
    chart = Chart("columns", "month", ("seated", "waiting", "free"))
    title, notes = message("months.title", fy=snapshot.fy.text), (message("months.note"),)
    return Table("demand-months", title, COLUMNS, rows, notes, snapshot.organisation.day, total, chart=chart)
