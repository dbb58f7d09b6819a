"""The tree of units while a reorganisation is worked through: names found, units added, ended and hung elsewhere."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from skillmap.japanese import fold
from skillmap.org.facts import UnitFact
from skillmap.org.model import Organisation, in_order
from skillmap.org.present import Ahead
from skillmap.org.records import Origin
from skillmap.org.unit_import import SECTION_KINDS, kind_of
from skillmap.storage.ledger import Recorded


@dataclass
class Node:
    """A unit from the day on. `row` is what is recorded of it; None = the reorganisation founds it."""

    id: int
    code: str
    parent_id: int | None
    name: str
    kind: str
    order_no: int
    is_section: bool
    is_department: bool
    row: Recorded[UnitFact] | None = None
    ended: bool = False
    origin: Origin = field(default_factory=Origin)

    def stated(self, since: date, until: date) -> UnitFact:
        """The unit as it is recorded over a period."""
        return UnitFact(
            unit_id=self.id, parent_id=self.parent_id, name=self.name, kind=self.kind, order_no=self.order_no,
            is_section=self.is_section, is_department=self.is_department, valid_from=since, valid_to=until,
        )  # fmt: skip

    @property
    def is_changed(self) -> bool:
        """Whether it is founded, ends, or is something else than before."""
        if self.row is None or self.ended:
            return True
        return self.stated(self.row.fact.valid_from, self.row.fact.valid_to) != self.row.fact


@dataclass
class Tree:
    """Units by id, those that end included."""

    nodes: dict[int, Node]
    next_id: int
    codes: set[str]
    later: frozenset[int] = frozenset()
    """Units of which something else is recorded for a later day."""
    new: list[Node] = field(default_factory=list)

    def path(self, unit_id: int | None) -> tuple[str, ...]:
        """The names from the top down."""
        names: list[str] = []
        while unit_id is not None and (node := self.nodes.get(unit_id)) is not None:
            names.append(node.name)
            unit_id = node.parent_id
        return tuple(reversed(names))

    def full_name(self, unit_id: int | None) -> str:
        """総務部/人事課/研修係; － without a unit."""
        return "/".join(self.path(unit_id)) or "－"

    def children(self, unit_id: int | None) -> list[Node]:
        """The units directly below one that go on."""
        return [n for n in self.nodes.values() if n.parent_id == unit_id and not n.ended]

    def below(self, unit_id: int) -> Iterator[Node]:
        """The units below one that go on, from the top down."""
        for child in self.children(unit_id):
            yield child
            yield from self.below(child.id)

    def child(self, parent_id: int | None, name: str) -> Node | None:
        """The unit of a name directly below one."""
        return next((n for n in self.children(parent_id) if fold(n.name) == fold(name)), None)

    def find(self, path: Sequence[str]) -> list[Node]:
        """Units that go on and are meant by a path: the whole one if there is such, else gaps allowed."""
        wanted = [fold(part) for part in path]
        hits = [n for n in self.nodes.values() if not n.ended and fold(n.name) == wanted[-1]]
        paths = {n.id: [fold(name) for name in self.path(n.id)] for n in hits}
        whole = [n for n in hits if paths[n.id] == wanted]
        return whole or [n for n in hits if in_order(wanted[:-1], paths[n.id][:-1])]

    def add(self, name: str, parent_id: int | None, origin: Origin, like: Node | None = None) -> Node:
        """A new unit, last below its parent; one that takes over stands where the one before it stood."""
        depth = len(self.path(parent_id))
        kind = kind_of(name, depth)
        alike = like is not None and like.kind == kind
        section = like.is_section if like and alike else kind == "課"
        department = like.is_department if like and alike else kind == "部" or (depth == 0 and kind != "局")
        last = max((n.order_no for n in self.children(parent_id)), default=-1)
        # 建制順: rosters list the successor where people look for the unit of before.
        order_no = like.order_no if like and like.parent_id == parent_id else last + 1
        node = Node(self.next_id, self._code(), parent_id, name, kind, order_no, section, department, origin=origin)
        self.nodes[node.id] = node
        self.new.append(node)
        self.next_id += 1
        return node

    def settle(self) -> None:
        """A new 室 or 事務局 with no section above or below it is itself one."""
        for node in self.new:
            if node.is_section or node.kind not in SECTION_KINDS:
                continue
            above, at = False, node.parent_id
            while at is not None:
                above, at = above or self.nodes[at].is_section, self.nodes[at].parent_id
            node.is_section = not above and not any(n.is_section for n in self.below(node.id))

    def _code(self) -> str:
        number = self.next_id
        while (code := f"u{number:04d}") in self.codes:
            number += 1
        self.codes.add(code)
        return code


def tree_of(organisation: Organisation, ahead: Ahead, day: date, next_id: int, codes: set[str]) -> Tree:
    """The tree of the day on which the reorganisation takes effect, before it does."""
    code_of = {u.id: u.code for u in organisation.units}
    nodes = {}
    for row in ahead.units:
        now, code = row.fact, code_of.get(row.fact.unit_id)
        if now.valid_from <= day and code is not None:
            flags = (now.is_section, now.is_department)
            where = (now.parent_id, now.name, now.kind, now.order_no)
            nodes[now.unit_id] = Node(now.unit_id, code, *where, *flags, row=row)
    later = frozenset(row.fact.unit_id for row in ahead.units if row.fact.valid_from > day)
    return Tree(nodes, next_id, codes, later)
