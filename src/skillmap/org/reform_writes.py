"""What a reorganisation writes and shows: units, who took over, postings. The totals before and after."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from skillmap.changes import Change, ChangeKind, ChangeSet, SourceFile
from skillmap.days import FOREVER
from skillmap.org.facts import SuccessionFact
from skillmap.org.reform import Reform, Reposting
from skillmap.org.reform_tree import Node
from skillmap.storage.ledger import Ledger
from skillmap.words import message


@dataclass(frozen=True, slots=True)
class Totals:
    """Of a day: people with a main posting, units, sections, departments."""

    staff: int
    units: int
    sections: int
    departments: int


def change_set(work: Reform, sources: Sequence[SourceFile] = ()) -> ChangeSet:
    """Units and postings as they become; what was before the day stays as it was."""
    changed = [n for n in work.tree.nodes.values() if n.is_changed]
    ledger = Ledger()
    for node in work.tree.new:
        ledger.key("unit", "code", node.id, node.code)
    for node in changed:
        _unit(ledger, work, node)
    for one in work.successions:
        fact = SuccessionFact(unit_id=one.old_id, successor_id=one.new_id, from_day=work.day, kind=one.kind)
        ledger.begin(fact, one.origin.source)
    _posts(ledger, work)
    changes = [*(_change(work, n) for n in _in_order(work, changed)), *_moves(work)]
    title = message("reorganise.title", day=work.day)
    return ChangeSet(title, changes, work.unchanged, ledger.writes(), work.problems, sources)


def totals(work: Reform) -> tuple[Totals, Totals]:
    """Before and after. The number of people is the same, or the reorganisation is wrong."""
    before = work.organisation
    after = [n for n in work.tree.nodes.values() if not n.ended]
    mine = _main_posts(work)
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


def _main_posts(work: Reform) -> dict[int, int | None]:
    """The units to which main posts go on the day: staff id -> unit id."""
    posts = ((one.row.fact, one.unit_id) for one in work.repostings)
    return {post.staff_id: unit_id for post, unit_id in posts if post.is_main and post.valid_from <= work.day}


def _unit(ledger: Ledger, work: Reform, node: Node) -> None:
    source = work.origins.get(node.id, node.origin).source
    if node.row is None:
        ledger.begin(node.stated(work.day, FOREVER), source)
    elif node.ended:
        ledger.end(node.row, work.day)
    else:
        ledger.change(node.row, node.stated(work.day, node.row.fact.valid_to), source)


def _posts(ledger: Ledger, work: Reform) -> None:
    """Postings end and begin elsewhere; a second post in the very unit of the main one is no longer one."""
    main = {p.id: p.unit_id for p in work.organisation.people} | _main_posts(work)
    for one in work.repostings:
        post, unit_id = one.row.fact, one.unit_id
        if unit_id is None or (not post.is_main and main.get(post.staff_id) == unit_id):
            ledger.end(one.row, work.day)
        else:
            there = replace(post, unit_id=unit_id, valid_from=max(post.valid_from, work.day))
            ledger.change(one.row, there, one.origin.source)


def _in_order(work: Reform, nodes: Sequence[Node]) -> list[Node]:
    order = {u.id: u.order for u in work.organisation.units}
    return sorted(nodes, key=lambda n: (order.get(n.id, len(order)), n.id))


def _change(work: Reform, node: Node) -> Change:
    place = work.origins.get(node.id, node.origin).place("old")
    now = work.tree.full_name(node.id)
    if node.row is None:
        key = "org.unit.department" if node.is_department else "org.unit.section" if node.is_section else "org.unit"
        return Change(ChangeKind.ADD, now, after=message(key, kind=node.kind), place=place)
    before = work.organisation.unit_by_id[node.id].full_name
    if not node.ended:
        return Change(ChangeKind.CHANGE, before, message("staff.unit"), before, now, place)
    known = [s.new_id for s in work.successions if s.old_id == node.id]
    if not known and node.id in work.heir:
        known = [work.heir[node.id]]
    heirs = tuple(work.tree.full_name(unit_id) for unit_id in known)
    shown = message("reorganise.heirs", units=heirs) if heirs else message("reorganise.no_heir")
    return Change(ChangeKind.REMOVE, before, after=shown, place=place)


def _moves(work: Reform) -> Iterator[Change]:
    def order(one: Reposting) -> tuple[int, int]:
        unit = work.organisation.unit_by_id.get(one.row.fact.unit_id)
        return (unit.order if unit else len(work.tree.nodes)), rank.get(one.row.fact.staff_id, len(rank))

    rank = {p.id: i for i, p in enumerate(work.organisation.people)}
    for one in sorted(work.repostings, key=order):
        post = one.row.fact
        person = work.organisation.person_by_id.get(post.staff_id)
        if person is None:
            continue
        before = work.organisation.unit_by_id[post.unit_id].full_name
        item = message("staff.unit" if post.is_main else "staff.extra_unit")
        yield Change(
            ChangeKind.MOVE, person.shown, item, before, work.tree.full_name(one.unit_id), one.origin.place("old")
        )
