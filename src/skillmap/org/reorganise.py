"""A reorganisation becomes a change set: renamed and moved units stay the same unit, with all that hangs on them.

Units that are merged, split or abolished end, and the register remembers who took over. People go with their unit.
What the list does not say and nobody can know (who goes where in a split) is asked for, never guessed.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from difflib import get_close_matches

from skillmap.japanese import fold
from skillmap.org.model import Person
from skillmap.org.present import Ahead, Present
from skillmap.org.records import Origin, ReformRecord, ReformStep
from skillmap.org.reform import Reform, Reposting, Succession
from skillmap.org.reform_tree import Node, tree_of
from skillmap.words import Fact, message

REST = frozenset(fold(word) for word in ("残り", "残り全員", "残り全部", "その他", "rest"))
MOST_NAMED = 20


def reform(present: Present, ahead: Ahead, records: Sequence[ReformRecord], day: date) -> Reform:
    """Work a reorganisation through. `present` is that of the day on which it takes effect.

    Problems: E_REORG_… for lines that make no sense, E_ORG_… for names that mean no unit, and the questions of `ASKS`.
    """
    tree = tree_of(present.organisation, ahead, day, present.next_unit_id, set(present.unit_codes))
    work = Reform(present, day, tree)
    found = [(record, _old(work, record)) for record in records if _complete(work, record)]
    # The old names are looked up before anything is renamed: a list may give a name that another line takes away.
    lines = [(record, old) for record, old in found if old is not None or not record.old]
    # Higher units first: a lower one may name its new place by a name that a line of this list gives.
    for record, old in sorted(lines, key=lambda line: len(line[0].new)):
        if record.step in (ReformStep.RENAME, ReformStep.MOVE) and old is not None:
            _rename(work, record, old)
    for record, _ in lines:
        # Before whatever ends: others merge into founded units, or are split into them.
        if record.step is ReformStep.FOUND:
            _found(work, record)
    _merge(work, [(r, o) for r, o in lines if r.step is ReformStep.MERGE and o is not None])
    _split(work, [(r, o) for r, o in lines if r.step is ReformStep.SPLIT and o is not None])
    for record, old in lines:
        # Last, so that a unit can take over from an abolished one which another line has only just made.
        if record.step is ReformStep.ABOLISH and old is not None:
            _abolish(work, record, old)
    # Names and people are looked at when the whole tree stands: two units may exchange their names, and a person may
    # go through several lines.
    tree.settle()
    _check_names(work)
    _seat_people(work, ahead)
    return work


def _complete(work: Reform, record: ReformRecord) -> bool:
    needs_old, needs_new = record.step is not ReformStep.FOUND, record.step is not ReformStep.ABOLISH
    if (needs_old and not record.old) or (needs_new and not record.new):
        work.say("E_REORG_INCOMPLETE", record.origin.place("old" if needs_old and not record.old else "new"))
        return False
    return True


def _old(work: Reform, record: ReformRecord) -> Node | None:
    """The unit that a line speaks of, as it is named before the reorganisation."""
    if not record.old:
        return None
    text, place = "/".join(record.old), record.origin.place("old")
    hits = work.organisation.named(record.old)
    # The whole path of one unit may be a path with gaps of another.
    hits = [u for u in hits if len(u.path) == len(record.old)] or hits
    if not hits:
        units = work.organisation.units
        named = {u.name: u.full_name for u in units} | {u.full_name: u.full_name for u in units}
        near = get_close_matches(text, list(named), n=1, cutoff=0.5)
        work.say("E_ORG_NOT_FOUND", place, found=text, nearest=named[near[0]] if near else None)
        return None
    if len(hits) > 1:
        work.say("E_ORG_SEVERAL", place, found=text, expected=tuple(u.full_name for u in hits))
        return None
    node = work.tree.nodes[hits[0].id]
    if node.id in work.tree.later:
        work.say("E_REORG_LATER", place, found=hits[0].full_name)
        return None
    return node


def _touch(work: Reform, node: Node, record: ReformRecord) -> None:
    work.origins[node.id] = record.origin
    if record.is_section is not None:
        node.is_section = record.is_section


def _parent(work: Reform, record: ReformRecord, default: int | None) -> int | None:
    """The unit that the new one hangs on: as the path says, else `default`."""
    return _ensure(work, record.new[:-1], record) if len(record.new) > 1 else default


def _ensure(work: Reform, path: Sequence[str], record: ReformRecord) -> int | None:
    """The unit of a path, by its new or its old name; one that does not exist is founded, and told."""
    hits = work.tree.find(path)
    if not hits:
        # Lists mix both: the row of a 係 still names the 課 as it was called when the table was drawn up.
        before = [work.tree.nodes[u.id] for u in work.organisation.named(path)]
        hits = [n for n in before if not n.ended]
    place = record.origin.place("new")
    if len(hits) > 1:
        names = tuple(work.tree.full_name(n.id) for n in hits)
        work.say("E_ORG_SEVERAL", place, found="/".join(path), expected=names)
    if hits:
        return hits[0].id
    parent = _ensure(work, path[:-1], record) if len(path) > 1 else None
    names = tuple(work.tree.full_name(n.id) for n in work.tree.nodes.values() if not n.ended)
    near = get_close_matches("/".join(path), names, n=1, cutoff=0.6)
    work.say("W_REORG_NEW_PARENT", place, found="/".join(path), nearest=near[0] if near else None)
    return work.tree.add(path[-1], parent, record.origin).id


def _rename(work: Reform, record: ReformRecord, node: Node) -> None:
    """A new name, a new place in the tree, or both: the same unit."""
    _leader(work, record, node, node)
    default = node.parent_id if record.step is ReformStep.RENAME or record.new[-1:] != (node.name,) else None
    parent = _parent(work, record, default)
    if parent is not None and (parent == node.id or any(n.id == parent for n in work.tree.below(node.id))):
        work.say("E_REORG_CIRCLE", record.origin.place("new"), found="/".join(record.new))
        return
    if (parent, record.new[-1]) == (node.parent_id, node.name):
        work.unchanged += 1
        return
    if parent != node.parent_id:
        node.order_no = max((n.order_no for n in work.tree.children(parent)), default=-1) + 1
    if record.new[-1] != node.name:
        kinds = (k for k in ("課", "部", "局", "室", "係") if record.new[-1].endswith(k))
        node.kind = next(kinds, node.kind)
    node.parent_id, node.name = parent, record.new[-1]
    _touch(work, node, record)


def _found(work: Reform, record: ReformRecord) -> None:
    hits = [n for n in work.tree.find(record.new) if len(record.new) == len(work.tree.path(n.id))]
    if hits:
        work.say("E_REORG_NAME_TAKEN", record.origin.place("new"), found=work.tree.full_name(hits[0].id))
        return
    parent = _parent(work, record, None)
    # A 課 or 係 at the very top is a cell that was left out, unless the office is one of 課 without 部 (small towns).
    tops = {n.kind for n in work.tree.children(None)}
    kind = record.new[-1][-1]
    if parent is None and kind in ("課", "係") and kind not in tops:
        work.say("E_REORG_PARENT", record.origin.place("new"), found=record.new[-1])
        return
    _touch(work, work.tree.add(record.new[-1], parent, record.origin), record)


def _target(work: Reform, record: ReformRecord, old: Node) -> Node:
    """The unit that takes over: one that exists (the old one itself, perhaps), else a new one in its place."""
    parent = _parent(work, record, old.parent_id)
    found = work.tree.child(parent, record.new[-1])
    if found is None:
        found = work.tree.add(record.new[-1], parent, record.origin, like=old)
    _touch(work, found, record)
    return found


def _end(work: Reform, node: Node, record: ReformRecord, heir: Node | None = None) -> None:
    node.ended = True
    work.origins[node.id] = record.origin
    if heir is not None:
        work.heir[node.id] = heir.id
        _leader(work, record, node, heir)


def _leader(work: Reform, record: ReformRecord, old: Node, new: Node) -> None:
    """What a line says about the leaders of its unit: whether they go on in the one that takes over."""
    if record.leader_stays is not None:
        work.leader_stays[old.id, new.id] = record.leader_stays


def _absorb(work: Reform, old: Node, new: Node, record: ReformRecord, kind: str) -> None:
    """`old` ends in `new`; its sub-units hang on `new`, and those with a name that is there already end in that one."""
    for child in work.tree.children(old.id):
        same = work.tree.child(new.id, child.name)
        if same is None:
            child.parent_id = new.id
            work.origins[child.id] = record.origin
        elif same is not child:
            _absorb(work, child, same, record, kind)
    _end(work, old, record, new)
    work.successions.append(Succession(old.id, new.id, kind, record.origin))


def _merge(work: Reform, lines: Sequence[tuple[ReformRecord, Node]]) -> None:
    targets: dict[tuple[str, ...], Node] = {}
    for record, old in sorted(lines, key=lambda line: len(line[0].new)):
        key = tuple(fold(p) for p in record.new)
        if key not in targets:
            targets[key] = _target(work, record, old)
        _leader(work, record, old, targets[key])
        if targets[key] is not old:
            _absorb(work, old, targets[key], record, "merged")


def _abolish(work: Reform, record: ReformRecord, old: Node) -> None:
    """The unit and all below it end; with a new unit named, everybody goes there."""
    heir = _target(work, record, old) if record.new else None
    for node in [old, *work.tree.below(old.id)]:
        _end(work, node, record, heir)
    if heir is not None:
        work.successions.append(Succession(old.id, heir.id, "merged", record.origin))


def _split(work: Reform, lines: Sequence[tuple[ReformRecord, Node]]) -> None:
    groups: dict[int, list[ReformRecord]] = defaultdict(list)
    for record, old in lines:
        groups[old.id].append(record)
    for old_id, records in groups.items():
        _split_one(work, work.tree.nodes[old_id], records)


def _split_one(work: Reform, old: Node, records: Sequence[ReformRecord]) -> None:
    own = [old, *work.tree.below(old.id)]
    targets = [(record, _target(work, record, old)) for record in records]
    taken: set[int] = set()
    for record, target in targets:
        _leader(work, record, old, target)
        if target is not old:
            work.successions.append(Succession(old.id, target.id, "split", record.origin))
        # The unit that goes on keeps what no other takes; to write 残り beside it nobody thinks of.
        for text in record.takes or (("rest",) if target is old else ()):
            _take(work, own, text, target, record, taken)
    rest = work.heir.get(old.id)
    left = [c for c in work.tree.children(old.id) if c in own and c.id not in taken]
    for child in left:
        if rest is None:
            _ask(work, old, [child.name], records)
        # Asked above; hung on a unit that goes on meanwhile, lest the checks complain of an orphan as well.
        child.parent_id = targets[0][1].id if rest is None else rest
        work.origins[child.id] = records[0].origin
    if rest is None:
        people = [p for p in work.organisation.people if old.id in _posts(p) and (old.id, p.id) not in work.named]
        _ask(work, old, [p.shown for p in people], records)
    if all(target is not old for _, target in targets):
        _end(work, old, records[0])
    elif rest == old.id:
        work.heir.pop(old.id)


def _take(work: Reform, own: Sequence[Node], text: str, target: Node, record: ReformRecord, taken: set[int]) -> None:
    """One word of 引き継ぐ係・職員: the rest, a sub-unit, or a person of the unit (the first of `own`)."""
    old = own[0]
    if fold(text) in REST:
        work.heir[old.id] = target.id
        return
    unit = next((n for n in own[1:] if fold(n.name) == fold(text)), None)
    if unit is not None:
        unit.parent_id = target.id
        work.origins[unit.id] = record.origin
        taken.add(unit.id)
        return
    within = {n.id for n in own}
    hits = [p for p in work.organisation.people if _posts(p) & within and _is(p, text)]
    if len(hits) != 1:
        names = tuple(n.name for n in own[1:])
        work.say("E_REORG_TAKES", record.origin.place("takes"), found=text, unit=old.name, expected=names or "－")
        return
    for node in own:
        work.named[node.id, hits[0].id] = target.id


def _is(person: Person, text: str) -> bool:
    wanted = fold(text)
    number = wanted.isdecimal() and person.number.lstrip("0") == wanted.lstrip("0")
    return number or wanted in (fold(person.name), fold(person.shown))


def _posts(person: Person) -> set[int | None]:
    return {person.unit_id, *(post.unit_id for post in person.second_posts)}


def _ask(work: Reform, old: Node, left: Sequence[str], records: Sequence[ReformRecord]) -> None:
    """Which of the new units takes over what nobody has taken?"""
    if left:
        work.asked.add(old.id)
        place = records[0].origin.place("takes")
        work.say("E_SPLIT_UNASSIGNED", place, unit=old.name, found=_few(left), expected=_names(records))


def _names(records: Iterable[ReformRecord]) -> tuple[str, ...]:
    return tuple(dict.fromkeys("/".join(r.new) for r in records))


def _check_names(work: Reform) -> None:
    """Two units of one name below the same unit, and units that would hang on one that ends."""
    seen: dict[tuple[int | None, str], Node] = {}
    for node in work.tree.nodes.values():
        if node.ended:
            continue
        place = work.origins.get(node.id, Origin()).place("new")
        parent = work.tree.nodes.get(node.parent_id) if node.parent_id is not None else None
        if parent is not None and parent.ended and parent.id in work.origins:
            work.say("E_REORG_ORPHAN", work.origins[parent.id].place("old"), found=node.name, unit=parent.name)
        other = seen.setdefault((node.parent_id, fold(node.name)), node)
        if other is not node and (node.id in work.origins or other.id in work.origins):
            work.say("E_REORG_NAME_TAKEN", place, found=work.tree.full_name(node.id))


def _seat_people(work: Reform, ahead: Ahead) -> None:
    """Every posting on the day or after it whose unit ends or sends the person elsewhere."""
    left: dict[int, list[Fact]] = defaultdict(list)
    for row in ahead.postings:
        staff_id, unit_id = row.fact.staff_id, row.fact.unit_id
        target = work.goes_to(unit_id, staff_id)
        if target == unit_id:
            continue
        work.repostings.append(Reposting(row, target, work.origins.get(unit_id, Origin())))
        # Posts that begin only after the day count too: of their holders the organisation of the day may know
        # nothing.
        person = work.organisation.person_by_id.get(staff_id)
        if target is None and unit_id not in work.asked:
            shown = person.shown if person else "－"
            left[unit_id].append(shown if row.fact.is_main else message("reorganise.second_post", person=shown))
    for unit_id, people in left.items():
        place = work.origins.get(unit_id, Origin()).place("old")
        names = work.tree.full_name(unit_id)
        work.say("E_ORG_HAS_STAFF", place, unit=names, count=len(people), found=_few(people))


def _few(names: Sequence[Fact]) -> tuple[Fact, ...]:
    return (*names[:MOST_NAMED], f"… {len(names)}") if len(names) > MOST_NAMED else tuple(names)
