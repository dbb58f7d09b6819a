"""A reorganisation meets the leaders and the office's rules: terms go on in the unit that takes over. Pure.

A leader goes where the section's people go; with more leaders than seats the list must say who goes on.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import date

from skillmap.changes import Change, ChangeKind, ChangeSet, SourceFile, merge
from skillmap.errors import Refusal
from skillmap.framework.model import Framework, LeaderRule, Need
from skillmap.japanese import fold
from skillmap.leaders import rule as rules
from skillmap.leaders.model import Term
from skillmap.leaders.register import names_of
from skillmap.org import reform_writes
from skillmap.org.find import find_unit
from skillmap.org.model import Unit
from skillmap.org.records import Origin
from skillmap.org.reform import Reform
from skillmap.org.reform_tree import Node
from skillmap.problems import Problem, problem
from skillmap.settings import AskedLimit
from skillmap.storage.ledger import Ledger, Recorded
from skillmap.training.model import Session
from skillmap.words import message


@dataclass(frozen=True)
class Elsewhere:
    """Where departments are named besides: needs of the definitions, limits of the settings, quotas of sessions."""

    needs: tuple[Need, ...] = ()
    limited: tuple[str, ...] = ()
    held: tuple[Session, ...] = ()

    @classmethod
    def of(cls, framework: Framework, limits: Iterable[AskedLimit], held: Iterable[Session]) -> Elsewhere:
        """What an office has of them."""
        return cls(framework.needs, tuple(name for line in limits for name in line.departments), tuple(held))


@dataclass
class _Leaders:
    """The terms that hold on the day or begin after it, as they will be."""

    work: Reform
    rule: LeaderRule
    stay: list[Term] = field(default_factory=list)
    moved: list[tuple[Recorded[Term], int]] = field(default_factory=list)
    """Term as it is recorded, and the unit in which it goes on."""
    ended: list[Recorded[Term]] = field(default_factory=list)
    put: list[tuple[Recorded[Term], Term]] = field(default_factory=list)
    """Term as it is recorded, and as it will be."""
    problems: list[Problem] = field(default_factory=list)


def change_set(
    work: Reform,
    rule: LeaderRule,
    terms: Iterable[Recorded[Term]],
    elsewhere: Elsewhere,
    sources: Sequence[SourceFile] = (),
) -> tuple[ChangeSet, tuple[int, int]]:
    """Units, postings and leaders' terms in one change set; the number of leaders on the day, before and after.

    Problems besides those of `org.reorganise`: E_REORG_LEADERS and E_REORG_LEADER_DESK
    (questions), W_REORG_RULE, W_REORG_NEEDS, W_REORG_LIMITS, W_REORG_QUOTA.
    """
    office = reform_writes.change_set(work, sources)
    leaders = _Leaders(work, rule)
    # Who has led longest comes first: where units join, the seat numbers go in this order.
    known = sorted((row for row in terms if row.fact.valid_to > work.day), key=_order(work))
    for row in known:
        _sort_out(leaders, row)
    _seat(leaders)
    parts = [office, _changes(leaders)]
    told = [*work.problems, *leaders.problems, *_rule_warnings(work, rule), *_need_warnings(work, elsewhere.needs)]
    told += [*_limit_warnings(work, elsewhere.limited), *_quota_warnings(work, elsewhere.held)]
    whole = replace(merge(office.title, parts), problems=told, sources=sources)
    before = sum(row.fact.holds_on(work.day) for row in known)
    after = [*leaders.stay, *(new for _, new in leaders.put)]
    return whole, (before, sum(t.holds_on(work.day) for t in after))


def _order(work: Reform) -> Callable[[Recorded[Term]], tuple[date, int, int]]:
    order = {u.id: u.order for u in work.organisation.units}
    return lambda row: (row.fact.valid_from, order.get(row.fact.unit_id, len(order)), row.fact.seat_no)


def _sort_out(leaders: _Leaders, row: Recorded[Term]) -> None:
    """Whether a term stays as it is, goes on elsewhere, or ends."""
    work, term = leaders.work, row.fact
    node = work.tree.nodes.get(term.unit_id)
    target = term.unit_id if node is None else _where(leaders, term)
    # Not going on is an answer of the list; a unit of which nobody knows who takes over is asked about elsewhere.
    if target is None or work.leader_stays.get((term.unit_id, target)) is False:
        leaders.ended.append(row)
    elif target == term.unit_id:
        leaders.stay.append(term)
    else:
        leaders.moved.append((row, target))


def _where(leaders: _Leaders, term: Term) -> int | None:
    """The unit in which a section's leader goes on: with the desk; one named elsewhere is a question.

    Where somebody who moves stays leader, the list may name any unit that takes over.
    """
    work = leaders.work
    desk = _desk(work, term)
    said = [new for (old, new), stays in work.leader_stays.items() if old == term.unit_id and stays]
    # "Ends" on the line of their own desk is an answer too: nobody is sent away from it into another section.
    if not said or desk is None or desk in said or (term.unit_id, desk) in work.leader_stays:
        return desk
    if leaders.rule.on_transfer != "ends":
        return said[0]
    place = work.origins.get(said[0], Origin()).place("old")
    units = tuple(work.tree.full_name(new) for new in said)
    found = problem(
        "E_REORG_LEADER_DESK", place, unit=units, person=_shown(work, term), found=work.tree.full_name(desk)
    )
    leaders.problems.append(found)
    return desk


def _desk(work: Reform, term: Term) -> int | None:
    """That of the person's own desk, else the one for all the rest."""
    heirs = {s.new_id for s in work.successions if s.old_id == term.unit_id}
    if not work.tree.nodes[term.unit_id].ended:
        heirs.add(term.unit_id)
    person = work.organisation.person_by_id.get(term.staff_id)
    for unit_id in (person.unit_id, *person.extra_unit_ids) if person else ():
        at = work.goes_to(unit_id, term.staff_id) if unit_id is not None else None
        # The desk may be a 係 of the section that takes over: up to the first unit that does.
        while at is not None and at in work.tree.nodes:
            if at in heirs:
                return at
            at = work.tree.nodes[at].parent_id
    return work.goes_to(term.unit_id, term.staff_id)


def _seat(leaders: _Leaders) -> None:
    """Seat numbers in the units that take over; too many leaders are a question unless the list has answered it."""
    taken: dict[int, list[Term]] = defaultdict(list)
    # Who stays keeps the seat number; whoever comes takes one that is left.
    for term in leaders.stay:
        taken[term.unit_id].append(term)
    crowded: set[int] = set()
    for row, target in leaders.moved:
        since = max(row.fact.valid_from, leaders.work.day)
        new = replace(row.fact, unit_id=target, valid_from=since)
        used = {t.seat_no for t in taken[target] if t.meets(new)}
        # The first free number: seats are numbered per section, and theirs may be taken in the new one.
        new = replace(new, seat_no=next(no for no in range(1, len(used) + 2) if no not in used))
        taken[target].append(new)
        leaders.put.append((row, new))
        if new.seat_no > rules.seats(leaders.rule, _members(leaders.work, target)):
            crowded.add(target)
    for target in sorted(crowded):
        _ask(leaders, target)


def _ask(leaders: _Leaders, target: int) -> None:
    work = leaders.work
    moved = [row.fact for row, unit in leaders.moved if unit == target]
    here = [*(t for t in leaders.stay if t.unit_id == target), *moved]
    # The list has said of each of them that they go on: more leaders than seats, and meant so.
    if all(work.leader_stays.get((t.unit_id, target)) for t in here):
        return
    listed = tuple(
        message("reorganise.leader_of", person=_shown(work, t), section=_before(work, t.unit_id)) for t in here
    )
    seats = rules.seats(leaders.rule, _members(work, target))
    place = work.origins.get(moved[0].unit_id, Origin()).place("old")
    unit = work.tree.full_name(target)
    found = problem("E_REORG_LEADERS", place, unit=unit, count=len(here), seats=seats, found=listed)
    leaders.problems.append(found)


def _members(work: Reform, unit_id: int) -> int:
    """People whose main posting is in the unit or below it from the day on."""
    within = {unit_id, *(n.id for n in work.tree.below(unit_id))}
    return sum(p.unit_id is not None and work.goes_to(p.unit_id, p.id) in within for p in work.organisation.people)


def _changes(leaders: _Leaders) -> ChangeSet:
    work, ledger = leaders.work, Ledger()
    changes: list[Change] = []
    for row, new in leaders.put:
        old, origin = row.fact, work.origins.get(row.fact.unit_id, Origin())
        ledger.change(row, new, origin.source)
        item = message("reorganise.leader_goes_on", seat=new.seat_no)
        after = work.tree.full_name(new.unit_id)
        changes.append(Change(ChangeKind.CHANGE, _shown(work, old), item, _before(work, old.unit_id), after))
    for row in leaders.ended:
        ledger.end(row, work.day)
        item = message("reorganise.leader_goes_on", seat=row.fact.seat_no)
        changes.append(Change(ChangeKind.REMOVE, _shown(work, row.fact), item, _before(work, row.fact.unit_id), "－"))
    return ChangeSet(None, changes, writes=ledger.writes())


def _shown(work: Reform, term: Term) -> str:
    person = work.organisation.person_by_id.get(term.staff_id)
    return person.shown if person else "－"


def _before(work: Reform, unit_id: int) -> str:
    unit = work.organisation.unit_by_id.get(unit_id)
    return unit.full_name if unit else "－"


def _rule_warnings(work: Reform, rule: LeaderRule) -> list[Problem]:
    """Sections that need no leader by name, and would need one under their new name."""
    found: list[Problem] = []
    for unit in work.organisation.sections:
        node = work.tree.nodes.get(unit.id)
        if node is None or node.ended or not rules.is_exempt(rule, names_of(work.organisation, unit)):
            continue
        if not rules.is_exempt(rule, _new_names(work, node)):
            place = work.origins.get(unit.id, Origin()).place("new")
            found.append(problem("W_REORG_RULE", place, found=unit.name, expected=work.tree.full_name(unit.id)))
    return found


def _new_names(work: Reform, node: Node) -> tuple[str, ...]:
    at: Node | None = node
    names: list[str] = []
    while at is not None:
        # Rules name a section alone, with its department or by its code; an exempt department exempts its sections.
        names += [at.name, work.tree.full_name(at.id), at.code]
        at = work.tree.nodes.get(at.parent_id) if at.parent_id is not None else None
    return tuple(names)


def _need_warnings(work: Reform, needs: Iterable[Need]) -> list[Problem]:
    """Departments of the needs that nobody has under that name any more."""
    named = {fold(n.department): n.department for n in needs if n.department}
    living = {fold(n.name) for n in work.tree.nodes.values() if not n.ended}
    found: list[Problem] = []
    for unit in work.organisation.departments:
        # A name that another unit bears from the day on is still somebody's need.
        if fold(unit.name) not in named or fold(unit.name) in living:
            continue
        place = work.origins.get(unit.id, Origin()).place("new")
        found.append(problem("W_REORG_NEEDS", place, found=unit.name, expected=_heirs(work, unit)))
    return found


def _limit_warnings(work: Reform, limited: Iterable[str]) -> Iterator[Problem]:
    """Departments that the settings limit under a name or code which means nobody from the day on."""
    departments = work.organisation.departments
    for name in dict.fromkeys(limited):
        with suppress(Refusal):
            unit = find_unit(work.organisation, name, among=departments)
            node = work.tree.nodes[unit.id]
            if node.ended or fold(name) not in {fold(n) for n in (node.name, node.code, work.tree.full_name(unit.id))}:
                place = work.origins.get(unit.id, Origin()).place("new")
                yield problem("W_REORG_LIMITS", place, found=name, expected=_heirs(work, unit))


def _quota_warnings(work: Reform, held: Iterable[Session]) -> Iterator[Problem]:
    """Sessions to come that have seats for a department which ends: nobody would count for them any more."""
    ending = {u.code: u for u in work.organisation.departments if work.tree.nodes[u.id].ended}
    for one in sorted(held, key=lambda s: s.code) if ending else ():
        is_over = one.last_day is not None and one.last_day < work.day
        for unit in (ending[code] for code in one.quotas if code in ending and one.is_held and not is_over):
            place = work.origins.get(unit.id, Origin()).place("old")
            count = one.quotas[unit.code]
            yield problem(
                "W_REORG_QUOTA", place, session=one.code, found=unit.name, count=count, expected=_heirs(work, unit)
            )


def _heirs(work: Reform, unit: Unit) -> tuple[str, ...]:
    """Who takes over from a unit, or the unit itself as it is called then."""
    heirs = tuple(work.tree.full_name(s.new_id) for s in work.successions if s.old_id == unit.id)
    return heirs or (work.tree.full_name(unit.id),)
