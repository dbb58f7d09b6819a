"""What a reorganisation writes and shows: units, who took over, postings. The totals before and after."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from skillmap.changes import Change, ChangeSet, Insert, Kind, Retract, SourceFile
from skillmap.days import FOREVER
from skillmap.org.present import UNIT_FIELDS
from skillmap.org.reform import Desk, Reform
from skillmap.org.reform_tree import Node
from skillmap.org.staff_import import KEPT_POSTING_COLUMNS, POSTING_COLUMNS
from skillmap.words import message

UNIT_COLUMNS = ("unit_id", *UNIT_FIELDS, "valid_from", "valid_to", "source_no", "cell")
KEPT_UNIT_COLUMNS = ("unit_id", *UNIT_FIELDS, "valid_from", "valid_to", "source_id", "cell")
SUCCESSION_COLUMNS = ("unit_id", "successor_id", "from_day", "kind", "source_no", "cell")
Rows = list[tuple[Any, ...]]


@dataclass(frozen=True, slots=True)
class Totals:
    """Of a day: people with a main posting, units, sections, departments."""

    staff: int
    units: int
    sections: int
    departments: int


def change_set(work: Reform, sources: Sequence[SourceFile] = ()) -> ChangeSet:
    """Units and postings as they become; what was before the day stays as it was."""
    changed = [n for n in work.tree.nodes.values() if n.row is None or n.ended or n.values != n.row.values]
    old = [n for n in changed if n.row is not None]
    desks = list(_desks(work))
    writes: list[Insert | Retract] = [
        Retract("unit_fact", [n.row.id for n in old if n.row]),
        Retract("posting", [d.row.id for d in work.desks]),
        Insert("unit", ("id", "code"), [(n.id, n.code) for n in work.tree.new]),
        Insert("unit_fact", KEPT_UNIT_COLUMNS, _kept_units(work, old)),
        Insert("unit_fact", UNIT_COLUMNS, [_unit_row(work, n) for n in changed if not n.ended]),
        Insert("succession", SUCCESSION_COLUMNS, _successions(work)),
        Insert("posting", KEPT_POSTING_COLUMNS, _kept_postings(work)),
        Insert("posting", POSTING_COLUMNS, desks),
    ]
    changes = [*(_change(work, n) for n in _in_order(work, changed)), *_moves(work)]
    title = message("reorganise.title", day=work.day)
    return ChangeSet(title, changes, work.unchanged, writes, work.problems, sources)


def totals(work: Reform) -> tuple[Totals, Totals]:
    """Before and after. The number of people is the same, or the reorganisation is wrong."""
    before = work.organisation
    after = [n for n in work.tree.nodes.values() if not n.ended]
    mine = {d.staff_id: d.unit_id for d in work.desks if d.row.values[1] and d.row.valid_from <= work.day}
    living = {n.id for n in after}
    seated = sum(mine.get(p.id, p.unit_id) in living for p in before.people)
    return (
        Totals(
            sum(p.unit_id in before.unit_by_id for p in before.people),
            len(before.units),
            len(before.sections),
            len(before.departments),
        ),
        Totals(seated, len(after), sum(n.is_section for n in after), sum(n.is_department for n in after)),
    )


def _kept_units(work: Reform, nodes: Sequence[Node]) -> Rows:
    kept = [(n.id, n.row) for n in nodes if n.row is not None and n.row.valid_from < work.day]
    return [(i, *row.values, row.valid_from, work.day, row.source_id, row.cell) for i, row in kept]


def _unit_row(work: Reform, node: Node) -> tuple[Any, ...]:
    origin = work.origins.get(node.id, node.origin)
    end = node.row.valid_to if node.row else FOREVER
    return (node.id, *node.values, work.day, end, origin.source_no, origin.cell)


def _successions(work: Reform) -> Rows:
    return [(s.old_id, s.new_id, work.day, s.kind, s.origin.source_no, s.origin.cell) for s in work.successions]


def _kept_postings(work: Reform) -> Rows:
    kept = [d for d in work.desks if d.row.valid_from < work.day]
    return [(d.staff_id, *d.row.values, d.row.valid_from, work.day, d.row.source_id, d.row.cell) for d in kept]


def _desks(work: Reform) -> Iterator[tuple[Any, ...]]:
    """The postings that begin; a second post in the very unit of the main one is no longer one."""
    main = {p.id: p.unit_id for p in work.organisation.people}
    main |= {d.staff_id: d.unit_id for d in work.desks if d.row.values[1] and d.row.valid_from <= work.day}
    for d in work.desks:
        is_main = bool(d.row.values[1])
        if d.unit_id is not None and (is_main or main.get(d.staff_id) != d.unit_id):
            since = max(d.row.valid_from, work.day)
            yield (d.staff_id, d.unit_id, is_main, since, d.row.valid_to, d.origin.source_no, d.origin.cell)


def _in_order(work: Reform, nodes: Sequence[Node]) -> list[Node]:
    order = {u.id: u.order for u in work.organisation.units}
    return sorted(nodes, key=lambda n: (order.get(n.id, len(order)), n.id))


def _change(work: Reform, node: Node) -> Change:
    place = work.origins.get(node.id, node.origin).place("old")
    now = work.tree.full_name(node.id)
    if node.row is None:
        key = "org.unit.department" if node.is_department else "org.unit.section" if node.is_section else "org.unit"
        return Change(Kind.ADD, now, after=message(key, kind=node.kind), place=place)
    before = work.organisation.unit_by_id[node.id].full_name
    if not node.ended:
        return Change(Kind.CHANGE, before, message("staff.unit"), before, now, place)
    known = [s.new_id for s in work.successions if s.old_id == node.id]
    if not known and node.id in work.heir:
        known = [work.heir[node.id]]
    heirs = tuple(work.tree.full_name(unit_id) for unit_id in known)
    shown = message("reorganise.heirs", units=heirs) if heirs else message("reorganise.no_heir")
    return Change(Kind.REMOVE, before, after=shown, place=place)


def _moves(work: Reform) -> Iterator[Change]:
    def order(desk: Desk) -> tuple[int, int]:
        unit = work.organisation.unit_by_id.get(desk.row.values[0])
        return (unit.order if unit else len(work.tree.nodes)), rank.get(desk.staff_id, len(rank))

    rank = {p.id: i for i, p in enumerate(work.organisation.people)}
    for desk in sorted(work.desks, key=order):
        person = work.organisation.person_by_id.get(desk.staff_id)
        if person is None:
            continue
        before = work.organisation.unit_by_id[desk.row.values[0]].full_name
        item = message("staff.unit" if desk.row.values[1] else "staff.extra_unit")
        place = desk.origin.place("old")
        yield Change(Kind.MOVE, person.shown, item, before, work.tree.full_name(desk.unit_id), place)
