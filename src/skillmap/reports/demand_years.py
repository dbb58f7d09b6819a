"""Supply against need by fiscal year and department: still to train, to hire, to find outside."""

from collections import Counter

from skillmap.reports.demand import holders
from skillmap.reports.snapshot import Snapshot
from skillmap.tables import Table, column, number
from skillmap.words import Bilingual, Fact, message

COLUMNS = (
    column("fy", "年度", "FY"),
    column("department", "部", "department"),
    column("role", "人材像", "role"),
    number("needed", "必要", "needed"),
    number("recognised", "認定済み", "recognised"),
    number("training", "育成中", "in training"),
    number("train", "育成", "to train"),
    number("hire", "採用", "to hire"),
    number("external", "外部", "external"),
)
"""The last three are what is still to be found, by the way in which the need is meant to be met; in people."""


def demand_years_table(snapshot: Snapshot) -> Table:
    """Needs of the fiscal year and later ones, by year, department (whole office first) and role.

    Recognised: people of the department who hold the grade or a higher one. In training: those with a plan toward it
    that ends by that year and who are not recognised. What is left = needed - recognised - in training, at least 0,
    is hired and found outside as far as the need says so; the rest is to be trained.
    """
    framework, office = snapshot.framework, snapshot.organisation
    wanted: dict[tuple[int, str, str, int], Counter[str]] = {}
    for need in framework.needs:
        if need.fy >= snapshot.fy.year:
            key = (need.fy, need.department or "", need.role, need.grade)
            wanted.setdefault(key, Counter())[need.by] += need.count
    holding = holders(snapshot)
    department_of = {p.id: office.department_of(p.unit_id) for p in office.people}
    order = {u.name: u.order for u in office.departments}
    roles = {role: n for n, role in enumerate(framework.roles)}
    rows: list[tuple[Fact, ...]] = []
    for key in sorted(wanted, key=lambda k: (k[0], order.get(k[1], -1 if not k[1] else len(order)), roles[k[2]], k[3])):
        fy, department, role, grade = key

        def belongs(staff_id: int, name: str = department) -> bool:
            unit = department_of.get(staff_id)
            return staff_id in department_of and (
                not name or (unit is not None and name in (unit.name, unit.full_name))
            )

        held = {s for s in holding.get((role, grade), ()) if belongs(s)}
        learning = {
            made.staff_id
            for made in snapshot.plans.values()
            if (made.role, made.grade) == (role, grade)
            and max((i.fy for i in made.plan.items), default=fy) <= fy
            and belongs(made.staff_id)
        } - held
        ways = wanted[key]
        left = max(0, ways.total() - len(held) - len(learning))
        hire = min(left, ways["hire"])
        external = min(left - hire, ways["external"])
        name = message("career.role_grade", role=framework.roles[role].name.text, grade=grade)
        where: Fact = department or message("demand.whole")
        found = (ways.total(), len(held), len(learning), left - hire - external, hire, external)
        rows.append((str(fy), where, name, *found))
    title = Bilingual("年度・部別の人材の需要と供給", "Supply against need by year and department")
    return Table("demand-years", title, COLUMNS, rows, (message("demand.years.note"),), office.day)
