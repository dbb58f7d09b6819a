"""Supply against need, per role grade: needed, recognised, in training, planned, still to find."""

from skillmap.reports.snapshot import Snapshot, WholeOffice
from skillmap.reports.supply import keys, role_name, supply
from skillmap.tables import Chart, Table, column, number
from skillmap.words import Bilingual, Fact, message

PEOPLE = ("人", "people")
COLUMNS = (
    column("role", "人材像", "role"),
    number("needed", "必要", "needed", unit=PEOPLE),
    number("recognised", "認定済み", "recognised", unit=PEOPLE),
    number("training", "育成中", "in training", unit=PEOPLE),
    number("planned", "計画のみ", "planned", unit=PEOPLE),
    number("left", "確保未定", "still to find", unit=PEOPLE),
    column("by", "確保の方法", "by"),
)


def demand_table(snapshot: Snapshot) -> Table:
    """Needs of the fiscal year (needs.yaml) in the order of the roles, counted as `supply` says."""
    rows: list[tuple[Fact, ...]] = []
    for key in keys(snapshot):
        found = supply(snapshot, key, WholeOffice.OFFICE, snapshot.fy.year)
        if found:
            by = tuple(message(f"demand.by.{way}") for way in sorted(found.ways))
            counts = (found.needed, found.recognised, found.training, found.planned, found.left)
            rows.append((role_name(snapshot, key), *counts, by))
    title = Bilingual("人材の需要と供給", "Supply against need")
    note = message("demand.note", fy=snapshot.fy.text)
    chart = Chart("bars", "role", ("recognised", "training", "planned", "left"))
    return Table("demand", title, COLUMNS, rows, (note,), snapshot.organisation.day, chart=chart)
