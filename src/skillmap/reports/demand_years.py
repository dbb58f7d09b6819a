"""Supply against need by fiscal year and department: still to train, to hire, to find outside."""

from skillmap.reports.snapshot import Snapshot, WholeOffice
from skillmap.reports.supply import NeedPlace, RoleKey, keys, needs_of, office_wide, role_name, supply
from skillmap.tables import Table, column, number
from skillmap.words import Bilingual, Fact, message

COLUMNS = (
    column("fy", "年度", "FY"),
    column("department", "部", "department"),
    column("role", "人材像", "role"),
    number("needed", "必要", "needed"),
    number("recognised", "認定済み", "recognised"),
    number("training", "育成中", "in training"),
    number("planned", "計画のみ", "planned"),
    number("train", "育成", "to train"),
    number("hire", "採用", "to hire"),
    number("external", "外部", "external"),
)
"""The last three are what is still to be found, by the way in which the need is meant to be met; in people."""


def demand_years_table(snapshot: Snapshot) -> Table:
    """Needs of the fiscal year and later ones, by year, department (whole office first) and role.

    Counted are plans that end by the year of the row.
    """
    units = {u.id: (n, u) for n, u in enumerate(snapshot.organisation.departments)}
    order = {key: n for n, key in enumerate(keys(snapshot))}

    def place(item: tuple[int, NeedPlace, RoleKey]) -> tuple[int, int, str, int]:
        fy, where, key = item
        # Departments that needs.yaml names and the office no longer has come last, by the name written there.
        at = -1 if where is WholeOffice.OFFICE else units[where][0] if isinstance(where, int) else len(units)
        return fy, at, where if isinstance(where, str) else "", order[key]

    rows: list[tuple[Fact, ...]] = []
    for fy, where, key in sorted((n for n in needs_of(snapshot) if n[0] >= snapshot.fy.year), key=place):
        name: Fact
        if where is WholeOffice.OFFICE:
            found, name = office_wide(snapshot, key, fy, ends_by=fy), message("demand.whole")
        else:
            found = supply(snapshot, key, where, fy, ends_by=fy)
            name = units[where][1].name if isinstance(where, int) else where
        counts = (found.needed, found.recognised, found.training, found.planned)
        left = (found.left_by(way) for way in ("train", "hire", "external"))
        rows.append((str(fy), name, role_name(snapshot, key), *counts, *left))
    title = Bilingual("年度・部別の人材の需要と供給", "Supply against need by year and department")
    note = message("demand.years.note")
    return Table("demand-years", title, COLUMNS, rows, (note,), snapshot.organisation.day)
