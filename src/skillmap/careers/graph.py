"""The role graph as values: role grades with how many people hold and aim at them, and the steps between them."""

from collections import Counter
from dataclasses import dataclass

from skillmap.careers.recognise import Standing
from skillmap.framework.model import CareerStep, Framework
from skillmap.org.model import Organisation, Person
from skillmap.tables import Table, column, number
from skillmap.words import Bilingual, Fact, Message, message

Key = tuple[str, int]

STEP_COLUMNS = (
    column("from", "前の段階", "from"),
    column("to", "次の段階", "to"),
    number("years", "経験の目安", "experience", unit=("年", "years")),
    column("note", "どんな人に", "for whom"),
)


@dataclass(frozen=True, slots=True)
class RoleNode:
    """A role grade: people who hold it as their highest grade of the role, and people who aim at it."""

    role: str
    grade: int
    holders: int
    aiming: int
    is_entry: bool
    """Whether anybody can begin here."""


@dataclass(frozen=True, slots=True)
class OwnPlace:
    """Where somebody stands in the graph: the highest grade held of each role, and the one aimed at."""

    held: frozenset[Key] = frozenset()
    aim: Key | None = None

    def mark(self, node: RoleNode) -> Message | None:
        """● here, ◎ aimed at; None elsewhere. An aim that is reached is held."""
        key = node.role, node.grade
        if key in self.held:
            return message("career.graph.here")
        return message("career.graph.aim") if key == self.aim else None


@dataclass(frozen=True)
class Graph:
    """Roles in the order of the framework, grades from the lowest; steps as the framework lists them."""

    framework: Framework
    nodes: dict[Key, RoleNode]
    steps: tuple[CareerStep, ...]
    own: OwnPlace = OwnPlace()
    """The place of the person asked for; nobody's otherwise."""

    @property
    def highest(self) -> int:
        """The highest grade of any role."""
        return max((grade for _, grade in self.nodes), default=0)

    def cross(self) -> list[CareerStep]:
        """Steps that lead from one role to another."""
        return [s for s in self.steps if s.from_ and s.from_.rpartition("/")[0] != s.to.rpartition("/")[0]]


def graph(framework: Framework, organisation: Organisation, standing: Standing) -> Graph:
    """The graph with the people of a day."""
    holders: Counter[Key] = Counter()
    aiming: Counter[Key] = Counter()
    for person in organisation.people:
        own = place_of(standing, person)
        holders.update(own.held)
        if own.aim is not None:
            aiming[own.aim] += 1
    entries = {s.to for s in framework.careers if s.from_ is None}
    nodes = {
        (role.id, grade): RoleNode(
            role.id, grade, holders[role.id, grade], aiming[role.id, grade], f"{role.id}/{grade}" in entries
        )
        for role in framework.roles.values()
        for grade in sorted(role.grades)
    }
    return Graph(framework, nodes, framework.careers)


def place_of(standing: Standing, person: Person) -> OwnPlace:
    """The highest grade that somebody holds of each role, and the role grade they aim at (None = no aim)."""
    highest: dict[str, int] = {}
    for one in standing.recognitions.get(person.id, ()):
        # Counted once a role: who holds grade 2 went through grade 1 and is still one person.
        highest[one.role] = max(one.grade, highest.get(one.role, 0))
    aim = standing.aims.get(person.id)
    return OwnPlace(frozenset(highest.items()), (aim.role, aim.grade) if aim else None)


def graph_table(found: Graph, organisation: Organisation) -> Table:
    """Roles below each other, grades side by side: name of the grade, people who hold it, people who aim at it."""
    grades = range(1, found.highest + 1)
    columns = [column("role", "人材像", "role"), *(column(f"grade-{g}", f"段階{g}", f"grade {g}") for g in grades)]
    rows: list[tuple[Fact, ...]] = []
    for role in found.framework.roles.values():
        cells: list[Fact] = [role.name.text]
        for grade in grades:
            node = found.nodes.get((role.id, grade))
            cells.append(_cell(found, node) if node else "")
        rows.append(tuple(cells))
    title = Bilingual("人材像の道筋", "Roles and grades")
    notes = [message("career.graph.note")]
    if found.own != OwnPlace():
        notes.insert(0, message("career.graph.own"))
    return Table("career-graph", title, tuple(columns), rows, tuple(notes), organisation.day)


def step_table(found: Graph) -> Table:
    """Steps from one role to another, with the experience asked for."""
    rows: list[tuple[Fact, ...]] = [
        (shown(found, s.from_ or ""), shown(found, s.to), s.years, s.note.text if s.note else "") for s in found.cross()
    ]
    return Table("career-steps", Bilingual("人材像をまたぐ道筋", "Steps between roles"), STEP_COLUMNS, rows)


def shown(found: Graph, name: str) -> Message | str:
    """プロダクトマネージャー 2, for `product-manager/2`."""
    role, _, grade = name.rpartition("/")
    known = found.framework.roles.get(role)
    return message("career.role_grade", role=known.name.text, grade=int(grade)) if known else name


def _cell(found: Graph, node: RoleNode) -> Message:
    grade = found.framework.roles[node.role].grades[node.grade]
    name: Fact = grade.name.text if grade.name else str(node.grade)
    key = "career.graph.entry" if node.is_entry else "career.graph.node"
    cell = message(key, name=name, holders=node.holders, aiming=node.aiming)
    mark = found.own.mark(node)
    return message("career.graph.marked", mark=mark, cell=cell) if mark else cell
