"""A staff list or a list of orders becomes a change set: joins, moves, changes, leaves, conflicts; not yet written.

Lines that say nothing new are let go at once; of everybody else the whole record is read, and what the lines tell is
laid into it by day, so that one file or twelve, in whatever order, give the same record.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from skillmap.changes import Change, ChangeKind, ChangeSet, SourceFile
from skillmap.japanese import fold
from skillmap.org import joining, newcomers, orders, unit_import
from skillmap.org.facts import VALUES
from skillmap.org.histories import History
from skillmap.org.locate import Locator
from skillmap.org.numbers import as_now
from skillmap.org.order_changes import Telling
from skillmap.org.order_desk import WrittenForm, other_forms
from skillmap.org.present import Present
from skillmap.org.records import Act, StaffRecord
from skillmap.org.whole_paths import complete
from skillmap.problems import Problem, problem
from skillmap.storage.ledger import Ledger
from skillmap.words import message

LISTED_MISSING = 20
"""People missing from a partial list are named up to so many; the rest are counted."""


@dataclass(frozen=True, slots=True)
class Mode:
    """How a staff list is meant: a state of a day, of everybody (`complete`) or of some."""

    as_of: date
    complete: bool = False
    # A list with a sheet left out looks like a wave of resignations: above a fifth it is refused until somebody says
    # that it is meant.
    mass_change_share: float = 0.2
    allow_mass_change: bool = False


@dataclass(frozen=True, slots=True)
class StaffListOutcome:
    """What a list does, and who leaves by it: first day out of the office by staff id."""

    changes: ChangeSet
    leavers: Mapping[int, date]


@dataclass
class _Work:
    """What the comparison collects."""

    present: Present
    mode: Mode
    locate: Locator
    ledger: Ledger = field(default_factory=Ledger)
    changes: list[Change] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    leavers: dict[int, date] = field(default_factory=dict)
    forms: list[WrittenForm] = field(default_factory=list)
    newcomers: list[StaffRecord] = field(default_factory=list)
    unchanged: int = 0
    kept: int = 0
    """Posts in a unit below the one that a line names."""


def change_set(
    present: Present, records: Iterable[StaffRecord], mode: Mode, sources: Sequence[SourceFile] = ()
) -> ChangeSet:
    """What taking in a staff list does to the record of people."""
    return take_in(present, records, mode, sources).changes


def take_in(
    present: Present, records: Iterable[StaffRecord], mode: Mode, sources: Sequence[SourceFile] = ()
) -> StaffListOutcome:
    """What taking in a staff list does. Into an empty workspace the list proposes its units, in order of appearance."""
    listed, former = as_now(present, list(records))
    problems = [*former, *_repeated(listed, mode)]
    # Only into an empty workspace: later a unit that is not known is a slip or a reorganisation, and both are asked.
    proposes = not present.organisation.units
    names_units = any(record.units for record in listed)
    if proposes:
        listed, told = complete(listed)
        problems += told
    known = {number for number, staff_id in present.staff_ids.items() if staff_id in present.staff_rows}
    if not names_units and any(record.number not in known for record in listed):
        problems.append(problem("W_STAFF_NO_UNITS", listed[0].origin.place("number")))
    tree = unit_import.growing(present)
    work = _Work(present, mode, Locator(present.organisation, tree if proposes else None, present.days))
    work.problems.extend(problems)
    # Main posts first: whether a second one can be held depends on them.
    lines = [(record, _unit_of(work, record, names_units)) for record in sorted(listed, key=lambda r: not r.is_main)]
    if work.kept:
        work.problems.append(problem("N_STAFF_TEAMS_KEPT", listed[0].origin.place("number"), count=work.kept))
    ids = _ids(work, listed)
    _tell(work, lines, ids)
    _missing(work, {r.number for r in listed})
    work.problems += other_forms(work.forms)
    work.problems += _perhaps_same(work, {r.number for r in listed})
    new_units = tree.settle() if proposes else []
    unit_import.begin(work.ledger, new_units, mode.as_of)
    changes = ChangeSet(
        message("staff.import.title", day=mode.as_of, count=len({r.number for r in listed})),
        [*(_new_unit(u) for u in new_units), *work.changes],
        unchanged=work.unchanged,
        writes=work.ledger.writes(),
        problems=work.problems,
        sources=sources,
    )
    return StaffListOutcome(changes, work.leavers)


def _new_unit(unit: unit_import.NewUnit) -> Change:
    return Change(ChangeKind.ADD, unit.path, after=unit_import.new_unit_label(unit))


def _repeated(records: Sequence[StaffRecord], mode: Mode) -> Iterable[Problem]:
    """The same number twice with a main post on one day is a mistake in one of them, so each is told; 兼務 is none.

    Several orders of one person, each with its day, are none either; a list of everybody has one line for each. Two
    names under one number are two people, whatever their posts are called.
    """
    same: dict[tuple[str, date | None], list[StaffRecord]] = {}
    for record in records:
        same.setdefault((record.number, None if mode.complete else record.ordered_on), []).append(record)
    for (number, _), every in same.items():
        if len(every) == 1:
            continue
        are_two = len({fold(record.name) for record in every}) > 1
        group = every if are_two else [one for one in every if one.is_main and one.act is Act.HOLDS]
        are_orders = not mode.complete and group and group[0].ordered_on is not None
        several = "org.twice.orders" if are_orders else "org.twice.second_post"
        advice = message("org.twice.two_people" if are_two else several)
        for record in group if len(group) > 1 else ():
            other = next(one for one in group if one is not record).origin.place("number")
            place = record.origin.place("number")
            yield problem("E_STAFF_NUMBER_TWICE", place, found=number, other=str(other), advice=advice)


def _unit_of(work: _Work, record: StaffRecord, names_units: bool) -> int | None:
    """The unit of a line; who leaves needs none."""
    if names_units and (record.act is Act.HOLDS or (record.act is Act.RELEASE and bool(record.units))):
        unit_id = work.locate.unit(record, work.problems, _day_of(record, work.mode))
        return unit_id if record.tells_below or unit_id is None else _team_of(work, record, unit_id)
    return None


def _team_of(work: _Work, record: StaffRecord, unit_id: int) -> int:
    """The unit below the one named in which somebody is already: a list without 係 knows of no transfer within a 課.

    A line that gives a later day for the post tells of a transfer.
    """
    staff_id = work.present.staff_ids.get(record.number, 0)
    main = work.present.main_postings.get(staff_id)
    posts = ((main,) if main else ()) if record.is_main else work.present.extra_postings.get(staff_id, ())
    since = record.ordered_on or record.posted_on
    for post in posts:
        below = post.values[0]
        is_newer = since is not None and since > post.valid_from
        if below != unit_id and not is_newer and work.present.organisation.is_within(below, unit_id):
            work.kept += 1
            return int(below)
    return unit_id


def _day_of(record: StaffRecord, mode: Mode) -> date:
    """The day whose units the line names: that of the list, or a later one that it gives."""
    days = (record.ordered_on, record.posted_on, record.hired_on)
    return max((day for day in days if day is not None and day > mode.as_of), default=mode.as_of)


def _ids(work: _Work, records: Sequence[StaffRecord]) -> dict[str, int]:
    """Ids of the people by number, those of new ones included. Who only leaves needs none."""
    ids = dict(work.present.staff_ids)
    next_id = work.present.next_staff_id
    for record in records:
        is_gone = record.left_on is not None and record.left_on < work.mode.as_of
        if record.number not in ids and record.act is Act.HOLDS and not is_gone:
            ids[record.number] = next_id
            work.ledger.key("staff", "number", next_id, record.number)
            next_id += 1
    return ids


def _tell(work: _Work, lines: Sequence[tuple[StaffRecord, int | None]], ids: Mapping[str, int]) -> None:
    """Every line into the record of its person: by day, and on one day main posts before second ones."""
    by_person: dict[str, list[tuple[StaffRecord, int | None]]] = {}
    for line in lines:
        by_person.setdefault(line[0].number, []).append(line)
    open_ones = {n: group for n, group in by_person.items() if not _says_nothing(work, group, ids.get(n))}
    work.unchanged += len(by_person) - len(open_ones)
    first = not work.present.organisation.units
    wanted = [work.present.staff_ids[number] for number in open_ones if number in work.present.staff_ids]
    histories = work.present.histories(wanted) if wanted else {}
    for number, group in open_ones.items():
        staff_id = ids.get(number)
        if staff_id is not None and len(group) == 1 and newcomers.is_plain(*group[0], work.present, work.mode.as_of):
            change = newcomers.join(*group[0], staff_id, work.mode.as_of, work.present, work.locate, work.ledger)
            work.changes.append(change)
            work.newcomers.append(group[0][0])
            continue
        history = histories.get(staff_id) if staff_id is not None else None
        telling = Telling(work.present, work.mode.as_of, work.locate, work.ledger, history or History(staff_id or 0))
        mine = [
            orders.order(record, unit_id, work.mode.as_of, telling.history, complete=work.mode.complete, first=first)
            for record, unit_id in group
        ]
        telling.take(sorted(mine, key=lambda one: (one.day, not one.record.is_main)), complete=work.mode.complete)
        work.changes += telling.changes
        work.problems += telling.problems
        work.leavers.update(telling.left)
        work.unchanged += not telling.changes
        work.forms += telling.forms
        if number not in work.present.staff_ids and telling.history.facts:
            work.newcomers.append(group[0][0])


def _says_nothing(work: _Work, group: Sequence[tuple[StaffRecord, int | None]], staff_id: int | None) -> bool:
    """Whether lines repeat what holds on the day of the list: one main post with its values, the same second posts."""
    row = work.present.staff_rows.get(staff_id) if staff_id is not None else None
    if staff_id is None or row is None or not group[0][0].is_main:
        return False
    seconds = {r.values[0]: r.values[2] or "extra" for r in work.present.extra_postings.get(staff_id, ())}
    # Without a column for second posts a list cannot say that one is over.
    if work.mode.complete and any(record.tells_posts for record, _ in group) and len(seconds) != len(group) - 1:
        return False
    if any(_has_own_day(work, record) or record.act is not Act.HOLDS for record, _ in group):
        return False
    values = dict(zip(VALUES, row.values, strict=True))
    posting = work.present.main_postings.get(staff_id)
    if orders.differs(group[0][0], values) or _is_elsewhere(group[0][1], posting):
        return False
    return all(not one.is_main and seconds.get(unit) == (one.post or seconds.get(unit, "")) for one, unit in group[1:])


def _has_own_day(work: _Work, record: StaffRecord) -> bool:
    """Whether a line tells of another day than the list's; of everybody, 発令日 is that of the present post."""
    others = (record.renamed_on, record.promoted_on, record.left_on, record.post_until)
    ordered = record.ordered_on is not None and not work.mode.complete
    return ordered or any(others) or _day_of(record, work.mode) > work.mode.as_of


def _is_elsewhere(unit_id: int | None, posting: Any) -> bool:
    return unit_id is not None and (posting is None or posting.values[0] != unit_id)


def _perhaps_same(work: _Work, numbers: set[str]) -> Iterator[Problem]:
    """Newcomers who may be people that are recorded under a number which the list does not name."""
    if not work.newcomers or not work.present.organisation.units:
        return
    left = work.present.left()
    # Leavers of this very list count: a retired person's new number often stands in the list that no longer has the
    # old one, or in the list of orders beside the retirement.
    here = work.present.organisation.people
    others = [person for person in here if person.number not in numbers or person.id in work.leavers]
    gone = {person.id for person in left} | set(work.leavers)
    yield from joining.perhaps_same(work.newcomers, [*left, *others], gone)


def _missing(work: _Work, numbers: set[str]) -> None:
    """People who are recorded and not in the list: they leave with a complete list, else they are told."""
    gone = [p for p in work.present.organisation.people if p.number not in numbers]
    total = len(work.present.organisation.people)
    if not work.mode.complete:
        # A list that lacks most of the office is one of a section; naming everybody else would say nothing.
        for person in gone[:LISTED_MISSING] if numbers and len(gone) * 2 < total else ():
            work.problems.append(problem("W_STAFF_NOT_IN_FILE", found=person.shown))
        return
    share = len(gone) / total if total else 0.0
    if share > work.mode.mass_change_share and not work.mode.allow_mass_change:
        limit = f"{work.mode.mass_change_share:.0%}"
        work.problems.append(problem("E_MASS_CHANGE", found=len(gone), total=total, expected=limit))
    histories = work.present.histories([person.id for person in gone]) if gone else {}
    for person in gone:
        telling = Telling(work.present, work.mode.as_of, work.locate, work.ledger, histories[person.id])
        telling.depart(work.mode.as_of, person.shown, None)
        work.leavers.update(telling.left)
        work.changes += telling.changes
        work.problems += telling.problems
