"""The numbers of every section: leader, people, aims, gaps, seats. Counted as those of departments are."""

from collections import Counter

from skillmap.leaders.register import LeaderSeat
from skillmap.planning.store import Purpose
from skillmap.reports.counts import Counts, per_department, total
from skillmap.reports.snapshot import Snapshot
from skillmap.tables import Table, column, number
from skillmap.words import Bilingual, Fact, message

VACANT = "section.vacant"
"""Key of the state of a section that lacks a leader."""

COLUMNS = (
    column("department", "部", "department"),
    column("section", "課", "section"),
    column("leader", "リーダー", "leader"),
    number("staff", "職員数", "staff"),
    number("unassessed", "評価なし", "never assessed"),
    number("aims", "目標あり", "with an aim"),
    number("gap", "不足", "missing", unit=("段階", "levels")),
    number("seats", "受講の席", "seats"),
    number("waiting", "席なし", "without a seat"),
)


def section_table(snapshot: Snapshot) -> Table:
    """Every section that must have a leader, in 建制順."""
    office = snapshot.organisation
    of = {u.id: s.id for u in office.units if (s := office.section_of(u.id)) is not None}
    home = {i: of[unit] for i, unit in office.unit_of_staff.items() if unit in of}
    staff, levels = Counter(home.values()), snapshot.standing.levels
    unassessed = Counter(section for i, section in home.items() if not levels.get(i))
    aims = Counter(home[i] for i in snapshot.standing.aims if i in home)
    gap: Counter[int] = Counter()
    for (staff_id, purpose), made in snapshot.plans.items():
        # A plan for an aim that was taken back tells of no gap any more.
        if purpose is Purpose.AIM and staff_id in home and staff_id in snapshot.standing.aims:
            gap[home[staff_id]] += made.gap_before
    seats: Counter[int] = Counter()
    for who, count in snapshot.seat_counts.items():
        if who in home:
            seats[home[who]] += count
    waiting = Counter(home[w.staff_id] for w in snapshot.waiting if w.staff_id in home)
    places: dict[int, list[LeaderSeat]] = {}
    for seat in snapshot.seats:
        places.setdefault(seat.section.id, []).append(seat)
    rows: list[tuple[Fact, ...]] = []
    for section_id, own in places.items():
        unit = office.unit_by_id[section_id]
        department = office.department_of(section_id)
        vacant = sum(not seat.is_covered for seat in own)
        state = message(VACANT, count=vacant) if vacant else message("section.covered")
        numbers = (c[section_id] for c in (staff, unassessed, aims, gap, seats, waiting))
        rows.append((department.full_name if department else message("year.outside"), unit.name, state, *numbers))
    return Table("sections", Bilingual("課ごとのまとめ", "By section"), COLUMNS, rows, (), office.day)


def answer_table(snapshot: Snapshot) -> Table:
    """Who has not answered, per department: people never assessed, sections that have named nobody."""
    columns = (
        column("department", "部", "department"),
        number("staff", "職員数", "staff", unit=("人", "people")),
        number("unassessed", "評価なし", "never assessed", unit=("人", "people")),
        number("vacant", "リーダーのいない席", "seats without a leader", unit=("席", "seats")),
        number("share", "評価済みの割合", "assessed", unit=("%", "%")),
    )
    parts = per_department(snapshot)
    rows: list[tuple[Fact, ...]] = [
        (unit.full_name if unit else message("year.outside"), c.staff, c.unassessed, c.vacant, _share(c))
        for unit, c in parts.items()
    ]
    whole = total(parts.values())
    last: tuple[Fact, ...] = (message("year.total"), whole.staff, whole.unassessed, whole.vacant, _share(whole))
    title = Bilingual("未回答の状況", "Answers")
    return Table("answers", title, columns, rows, (), snapshot.organisation.day, last)


def _share(counts: Counts) -> float | None:
    return round(100 * (counts.staff - counts.unassessed) / counts.staff, 1) if counts.staff else None
