"""Whom the office lacks: role grades against their need, with the outlook over the years; in all and by department."""

from skillmap.days import FiscalYear
from skillmap.reports.demand import PEOPLE
from skillmap.reports.snapshot import Snapshot, WholeOffice
from skillmap.reports.supply import NeedPlace, RoleKey, Supply, keys, role_name, short_by, supply, years
from skillmap.tables import Chart, Column, Table, column, number
from skillmap.words import Bilingual, Fact, message

COUNTS = (
    number("needed", "必要", "needed", unit=PEOPLE),
    number("recognised", "認定済み", "have", unit=PEOPLE),
    number("training", "育成中", "in training", unit=PEOPLE),
    number("planned", "計画のみ", "planned", unit=PEOPLE),
    number("left", "確保未定", "gap", unit=PEOPLE),
)


def lack_table(snapshot: Snapshot) -> Table:
    """Every role grade with a need or a supply, the largest gap first, then in the order of the framework.

    The last columns are what will be lacking at the end of each fiscal year if all plans go well; blank where no need
    is stated for the year.
    """
    listed = [(key, found) for key, found in _lines(snapshot, WholeOffice.OFFICE)]
    # Sorting keeps the framework's order among equal gaps.
    listed.sort(key=lambda line: -line[1].left)
    rows = [(role_name(snapshot, key), *_values(snapshot, key, WholeOffice.OFFICE, found)) for key, found in listed]
    columns = (column("role", "人材像", "role"), *COUNTS, *_outlook(snapshot))
    title = message("lack.title", fy=snapshot.fy.text)
    chart = Chart("bars", "role", ("recognised", "training", "planned", "left"))
    notes = (message("lack.note"),)
    return Table("lack", title, columns, rows, notes, snapshot.organisation.day, _total(columns, rows), chart=chart)


def lack_department_table(snapshot: Snapshot) -> Table:
    """The same by department in 建制順; only what a department needs of its own makes a gap there."""
    columns = (
        column("department", "部", "department"),
        column("role", "人材像", "role"),
        *COUNTS,
        *_outlook(snapshot),
    )
    rows: list[tuple[Fact, ...]] = []
    for unit in snapshot.departments:
        place = unit.id if unit else None
        name: Fact = unit.full_name if unit else message("year.outside")
        for key, found in _lines(snapshot, place):
            rows.append((name, role_name(snapshot, key), *_values(snapshot, key, place, found)))
    title = Bilingual("部ごとの人材の必要と見込み", "Need and outlook by department")
    return Table("lack-departments", title, columns, rows, (message("lack.departments"),), snapshot.organisation.day)


def lacking(snapshot: Snapshot) -> list[tuple[RoleKey, Supply]]:
    """Role grades for which somebody is still to be found, the largest gap first."""
    found = [(key, one) for key, one in _lines(snapshot, WholeOffice.OFFICE) if one.left]
    return sorted(found, key=lambda line: -line[1].left)


def _lines(snapshot: Snapshot, place: NeedPlace) -> list[tuple[RoleKey, Supply]]:
    listed = ((key, supply(snapshot, key, place, snapshot.fy.year)) for key in keys(snapshot))
    return [(key, found) for key, found in listed if found]


def _values(snapshot: Snapshot, key: RoleKey, place: NeedPlace, found: Supply) -> tuple[Fact, ...]:
    """Without a need there is no gap to tell: a blank, not 0."""
    counts = (found.recognised, found.training, found.planned)
    ahead = (short_by(snapshot, key, place, fy) for fy in years(snapshot))
    return (found.needed if found.ways else None, *counts, found.left if found.ways else None, *ahead)


def _outlook(snapshot: Snapshot) -> tuple[Column, ...]:
    return tuple(
        number(f"short-{fy}", f"{FiscalYear(fy).ja}末の不足", f"short FY{fy}", unit=PEOPLE) for fy in years(snapshot)
    )


def _total(columns: tuple[Column, ...], rows: list[tuple[Fact, ...]]) -> tuple[Fact, ...]:
    if not rows:
        return ()
    sums = (sum(int(str(row[at])) for row in rows if row[at] is not None) for at in range(1, len(columns)))
    return (message("year.total"), *sums)
