"""Units from a unit list, or proposed by a staff list in an empty workspace: a change set of new units.

建制順 is the order of appearance. Units that exist are left alone here; renaming, merging and abolishing them is a
reorganisation.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from skillmap.changes import Change, ChangeKind, ChangeSet, SourceFile
from skillmap.days import FOREVER
from skillmap.japanese import fold
from skillmap.org.facts import UnitFact
from skillmap.org.present import Present
from skillmap.org.records import Origin, UnitName, UnitRecord
from skillmap.storage.ledger import Ledger
from skillmap.words import Message, message

# Rules on leaders (要綱) mean by 所属 the 課 and, beside them, 室 and the offices of boards and of the assembly
# (教育委員会事務局, 議会事務局, 監査事務局): in each of these one is counted.
SECTION_KINDS = ("課", "室", "所", "館", "園", "センター", "事務局", "事務所", "出張所")


@dataclass
class NewUnit:
    """A unit that the lists name and the database does not know yet."""

    id: int
    code: str
    parent_id: int | None
    name: str
    kind: str
    order_no: int
    is_section: bool
    is_department: bool
    path: str
    """Names from the top, as people write them: 総務部/人事課."""
    origin: Origin
    is_known: bool = False
    """Its key exists already, from an entry that was taken back."""


@dataclass
class Growing:
    """The tree while lines are read: existing units by folded path, new ones appended in order of appearance."""

    ids: dict[tuple[str, ...], int]
    next_id: int
    next_order: int
    codes: set[str]
    free: dict[str, int] = field(default_factory=dict)
    """Codes whose unit was recorded once and taken back, with its id."""
    new: list[NewUnit] = field(default_factory=list)

    def take(self, record: UnitRecord) -> int:
        """The id of the last unit of a path; units on the way that are missing are added."""
        parent: int | None = None
        key: tuple[str, ...] = ()
        for depth, unit in enumerate(record.path):
            key = (*key, fold(unit.name))
            found = self.ids.get(key)
            if found is None:
                found = self._add(record, unit, parent, depth)
                self.ids[key] = found
            parent = found
        if parent is None:
            raise ValueError("a record without a path")
        return parent

    def _add(self, record: UnitRecord, unit: UnitName, parent: int | None, depth: int) -> int:
        last = depth == len(record.path) - 1
        kind = kind_of(unit.name, depth)
        # The code of a line is that of the unit at the end of its path, not of those above it.
        given = record.code if last else ""
        again = self.free.pop(given, None)
        code = given if given and (again is not None or given not in self.codes) else self._code()
        self.codes.add(code)
        # Where there are 局 the 部 below them get the rosters; 会計室 and other tops without a 部 get their own.
        section, department = unit.kind == "課", unit.kind == "部" or (depth == 0 and kind != "局")
        if last and record.is_section is not None:
            section = record.is_section
        if last and record.is_department is not None:
            department = record.is_department
        path = "/".join(u.name for u in record.path[: depth + 1])
        number = self.next_id if again is None else again
        new = NewUnit(
            number, code, parent, unit.name, kind, self.next_order, section, department, path, record.origin,
            is_known=again is not None,
        )  # fmt: skip
        self.new.append(new)
        self.next_id += again is None
        self.next_order += 1
        return new.id

    def settle(self) -> list[NewUnit]:
        """The new units in order; a 室 or 事務局 that has no section below it is itself one."""
        has_section_below: set[int] = set()
        above = {u.id: u.parent_id for u in self.new}
        # From below: whether a 室 is a section depends on whether one lies in it, and parts stand after their whole.
        for unit in reversed(self.new):
            if not unit.is_section and unit.kind in SECTION_KINDS and unit.id not in has_section_below:
                unit.is_section = not self._in_section(unit.parent_id, above)
            if unit.parent_id is not None and (unit.is_section or unit.id in has_section_below):
                has_section_below.add(unit.parent_id)
        return self.new

    def _in_section(self, unit_id: int | None, above: dict[int, int | None]) -> bool:
        """Whether a new unit or one above it is already a section: 係 and 担当 below one never are."""
        by_id = {u.id: u for u in self.new}
        while unit_id is not None and unit_id in by_id:
            if by_id[unit_id].is_section:
                return True
            unit_id = above.get(unit_id)
        return False

    def _code(self) -> str:
        number = self.next_id
        while (code := f"u{number:04d}") in self.codes:
            number += 1
        return code


def kind_of(name: str, depth: int) -> str:
    """The kind of a unit from its name's ending, else from its depth (部, 課, 係)."""
    # Longer endings first: 事務局 ends with 局 and 事務所 with 所.
    for kind in ("事務局", "事務所", "出張所", "センター", "局", "部", "課", "室", "係", "担当", "所", "館", "園"):
        if name.endswith(kind):
            return kind
    return ("部", "課", "係")[min(depth, 2)]


def growing(present: Present) -> Growing:
    """The tree as it is recorded, ready to grow."""
    units = present.organisation.units
    return Growing(
        {tuple(fold(n) for n in u.path): u.id for u in units},
        present.next_unit_id,
        len(units),
        set(present.unit_codes),
        dict(present.free_units),
    )


def change_set(
    present: Present, records: Iterable[UnitRecord], as_of: date, sources: Sequence[SourceFile] = ()
) -> ChangeSet:
    """New units of a unit list. Units that are recorded already count as unchanged."""
    tree = growing(present)
    before = {u.id for u in present.organisation.units}
    known: set[int] = set()
    for record in records:
        found = tree.take(record)
        if found in before:
            known.add(found)
    changes = [
        Change(ChangeKind.ADD, new.path, after=new_unit_label(new), place=new.origin.place("path"))
        for new in tree.settle()
    ]
    ledger = Ledger()
    begin(ledger, tree.new, as_of)
    title = message("org.import.title", day=as_of)
    return ChangeSet(title, changes, len(known), ledger.writes(), sources=sources)


def new_unit_label(new: NewUnit) -> Message:
    """Whether a new unit is one that gets a roster, one where leaders are counted, or neither."""
    key = "org.unit.department" if new.is_department else "org.unit.section" if new.is_section else "org.unit"
    return message(key, kind=new.kind)


def begin(ledger: Ledger, new: Iterable[NewUnit], day: date) -> None:
    """Lay new units on the ledger, as they are from a day on."""
    for unit in new:
        if not unit.is_known:
            ledger.key("unit", "code", unit.id, unit.code)
        fact = UnitFact(
            unit_id=unit.id, parent_id=unit.parent_id, name=unit.name, kind=unit.kind, order_no=unit.order_no,
            is_section=unit.is_section, is_department=unit.is_department, valid_from=day, valid_to=FOREVER,
        )  # fmt: skip
        ledger.begin(fact, unit.origin.source)
