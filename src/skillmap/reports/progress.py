"""Training over the year: seats and results by month, and who waits for what."""

from collections import Counter

from skillmap.framework.naming import training_name
from skillmap.reports.snapshot import Snapshot
from skillmap.tables import Chart, Table, column, number
from skillmap.training.model import Outcome
from skillmap.words import Bilingual, Fact, message

MONTHS = (4, 5, 6, 7, 8, 9, 10, 11, 12, 1, 2, 3)


def progress_table(snapshot: Snapshot) -> Table:
    """Per month from April: seats in sessions that end in it, completions and non-completions recorded for it."""
    # A seat counts in the month in which its session ends, as results come after that.
    ends = {h.id: h.session.last_day for h in snapshot.held.values() if h.id not in snapshot.called_off}
    seats = Counter(day.month for no in snapshot.taken.sessions if (day := ends.get(no)) is not None)
    fy = snapshot.fy
    results = [r for r in snapshot.results if fy.first <= r.completed_on <= fy.last]
    completed = Counter(r.completed_on.month for r in results if r.outcome == Outcome.COMPLETED)
    failed = Counter(r.completed_on.month for r in results if r.outcome == Outcome.NOT_COMPLETED)
    rows: list[tuple[Fact, ...]] = []
    so_far = 0
    for month in MONTHS:
        so_far += completed[month]
        rows.append((message("progress.month", month=month), seats[month], completed[month], failed[month], so_far))
    columns = (
        column("month", "月", "month"),
        number("seats", "終わる研修の席", "seats ending", unit=("席", "seats")),
        number("completed", "修了", "completed", unit=("件", "results")),
        number("failed", "未修了", "not completed", unit=("件", "results")),
        number("so_far", "修了の累計", "completed so far", unit=("件", "results")),
    )
    title, chart = Bilingual("研修の進み具合", "Training progress"), Chart("line", "month", ("completed", "so_far"))
    return Table("progress", title, columns, rows, (), snapshot.organisation.day, chart=chart)


def waiting_table(snapshot: Snapshot) -> Table:
    """Per training: seats given, and demands without one; most waited for first."""
    codes = {h.id: h.session.training for h in snapshot.held.values()}
    seats = Counter(codes[no] for no in snapshot.taken.sessions if no not in snapshot.called_off)
    waiting = Counter(w.training for w in snapshot.waiting)
    names = sorted({*seats, *waiting}, key=lambda t: (-waiting[t], -seats[t], t))
    rows: list[tuple[Fact, ...]] = [(training_name(snapshot.framework, t), seats[t], waiting[t]) for t in names]
    columns = (
        column("training", "研修名", "training"),
        number("seats", "受講の席", "seats"),
        number("waiting", "席のない希望", "without a seat"),
    )
    title = Bilingual("研修ごとの席", "Seats per training")
    return Table("training-seats", title, columns, rows, (), snapshot.organisation.day)
