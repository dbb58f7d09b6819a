"""Supply against need, per role grade: needed, recognised, in training, still to train or hire."""

from collections import Counter

from skillmap.reports.snapshot import Snapshot
from skillmap.tables import Chart, Table, column, number
from skillmap.words import Bilingual, Fact, message

COLUMNS = (
    column("role", "人材像", "role"),
    number("needed", "必要", "needed", unit=("人", "people")),
    number("recognised", "認定済み", "recognised", unit=("人", "people")),
    number("training", "育成中", "in training", unit=("人", "people")),
    number("left", "これから", "still to find", unit=("人", "people")),
    column("by", "確保の方法", "by"),
)


def demand_table(snapshot: Snapshot) -> Table:
    """Needs of the fiscal year (needs.yaml) in the order of the roles.

    Recognised: people who hold the grade or a higher one of the role. In training: people with a plan toward it who
    are not recognised. Still to find = needed - recognised - in training, at least 0.
    """
    needed: Counter[tuple[str, int]] = Counter()
    ways: dict[tuple[str, int], set[str]] = {}
    for need in snapshot.framework.needs:
        if need.fy == snapshot.fy.year:
            needed[need.role, need.grade] += need.count
            ways.setdefault((need.role, need.grade), set()).add(need.by)
    recognised = holders(snapshot)
    training: Counter[tuple[str, int]] = Counter()
    for (staff_id, _), made in snapshot.plans.items():
        key = (made.role, made.grade)
        if staff_id in snapshot.organisation.person_by_id and staff_id not in recognised.get(key, set()):
            training[key] += 1
    rows: list[tuple[Fact, ...]] = []
    for role in snapshot.framework.roles.values():
        for grade in sorted(role.grades):
            key = (role.id, grade)
            have, busy, want = len(recognised.get(key, ())), training[key], needed[key]
            if have or busy or want:
                by = tuple(message(f"demand.by.{way}") for way in sorted(ways.get(key, ())))
                name = message("career.role_grade", role=role.name.text, grade=grade)
                rows.append((name, want, have, busy, max(0, want - have - busy), by))
    title = Bilingual("人材の需要と供給", "Supply against need")
    note, chart = message("demand.note", fy=snapshot.fy.text), Chart("bars", "role", ("recognised", "training", "left"))
    return Table("demand", title, COLUMNS, rows, (note,), snapshot.organisation.day, chart=chart)


def holders(snapshot: Snapshot) -> dict[tuple[str, int], set[int]]:
    """Role grade -> staff ids of the people who hold it or a higher grade of the role."""
    found: dict[tuple[str, int], set[int]] = {}
    for staff_id, held in snapshot.standing.recognitions.items():
        if staff_id not in snapshot.organisation.person_by_id:
            continue
        for one in held:
            role = snapshot.framework.roles.get(one.role)
            for grade in role.grades if role else ():
                if grade <= one.grade:
                    found.setdefault((one.role, grade), set()).add(staff_id)
    return found
