"""What each kind of roster consists of: its listings in order, the first of them the one that it is about."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from types import MappingProxyType

from skillmap.documents.record_roster import record_table
from skillmap.documents.roster_changes import compared
from skillmap.leaders.register import LeaderSeat
from skillmap.leaders.tables import LIST_COLUMNS, ROSTER_COLUMNS, leader_table
from skillmap.org.model import Person, Unit
from skillmap.reports import rosters
from skillmap.reports.heatmap import point_head, point_table, skill_map_table
from skillmap.reports.skills import section_summary, skill_table
from skillmap.reports.snapshot import Snapshot, Where
from skillmap.sheets import Emphasis
from skillmap.tables import Table
from skillmap.words import message


@dataclass(frozen=True, slots=True)
class Part:
    """One listing of a roster. `key` words its sheet and what it holds."""

    key: str
    table: Table
    """With every column: what machines and templates get."""
    hidden: tuple[str, ...] = ()
    """Columns that print would be too dense with: readings, codes for asking back."""
    emphasis: Mapping[int, Emphasis] = field(default_factory=lambda: MappingProxyType({}))
    name: str = ""
    """Name of its sheet where there are several of the key; empty = as the key is worded."""
    is_data: bool = False
    """For templates of the office only: as long as all sections together, so that it is on no sheet."""
    make: Callable[[], Table] | None = None
    """Gives the table with its lines, where `table` has none: nobody but a template asks for them."""
    marked: Table | None = None
    """The listing as it is printed, with what changed since it was handed out last; None = it never was."""
    counts: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))
    """How many rows are new, changed, gone."""
    portrait: bool = False
    frozen: int = 0
    """First columns that stay in sight, and stand on every page where others do not fit beside them."""


def department_parts(snapshot: Snapshot, where: Where) -> list[Part]:
    """受講者名簿 of a department with its leaders, plans and people without a seat."""
    return [
        Part("seats", rosters.seat_table(snapshot, where), ("kana", "session")),
        *leader_parts(snapshot, where),
        Part("plans", rosters.plan_table(snapshot, where), ("kana",)),
        Part("waiting", rosters.waiting_table(snapshot, where), ("kana",)),
    ]


def leader_parts(snapshot: Snapshot, where: Where) -> list[Part]:
    """リーダー名簿: a line per seat, vacant ones too."""
    seats = snapshot.leader_seats(where)
    table = leader_table(snapshot.rule, snapshot.organisation, seats, snapshot.names, ROSTER_COLUMNS)
    shown = {one.key for one in LIST_COLUMNS}
    hidden = tuple(one.key for one in ROSTER_COLUMNS if one.key not in shown)
    return [Part("leaders", table, hidden, _vacant(seats))]


def completion_parts(snapshot: Snapshot, where: Where) -> list[Part]:
    """修了者名簿 of the fiscal year."""
    return [Part("completion", record_table(snapshot, "completion", where))]


def history_parts(snapshot: Snapshot, where: Where) -> list[Part]:
    """受講履歴台帳: every result there is."""
    return [Part("history", record_table(snapshot, "history", where))]


def plan_parts(snapshot: Snapshot, where: Where) -> list[Part]:
    """育成計画: every training of every plan, and each plan in one line."""
    steps = Part("plan", rosters.step_table(snapshot, where), ("team", "grade", "kana", "purpose", "hours", "cost"))
    return [steps, Part("plans", rosters.plan_table(snapshot, where), ("kana",))]


def skill_map_parts(snapshot: Snapshot, where: Where) -> list[Part]:
    """スキルマップ: coverage per skill; of each section a page with its sums, then the map; outside all sections last.

    A section in which nothing is asked of anybody is named below the coverage.
    """
    return _skill_maps(snapshot, where, every_skill=False)


def whole_skill_map_parts(snapshot: Snapshot, where: Where) -> list[Part]:
    """The same with every skill in which anybody of the section is assessed."""
    return _skill_maps(snapshot, where, every_skill=True)


def _skill_maps(snapshot: Snapshot, where: Where, *, every_skill: bool) -> list[Part]:
    people = snapshot.people(where)
    office = snapshot.organisation
    groups: dict[Unit | None, list[Person]] = {}
    for person in people:
        # Heads of departments are in no section: they stand under their department.
        section = office.section_of(person.unit_id) or office.department_of(person.unit_id)
        groups.setdefault(section, []).append(person)
    ordered = sorted(groups.items(), key=lambda item: item[0].order if item[0] else 10**9)
    parts: list[Part] = []
    left_out: list[str] = []
    for unit, own in ordered:
        name = unit.full_name if unit else "－"
        summary = section_summary(snapshot, own)
        if not summary.rows and not every_skill:
            left_out.append(unit.name if unit else name)
            continue
        table = skill_map_table(snapshot, own, every_skill=every_skill)
        parts += [Part("section", summary, name=name, portrait=True), Part("skillmap", table, name=name, frozen=4)]
    notes = (message("heat.left_out", sections=tuple(left_out)),) if left_out else ()
    return [
        Part("points", point_head(snapshot), is_data=True, make=partial(point_table, snapshot, people)),
        Part("coverage", replace(skill_table(snapshot, people), notes=notes), portrait=True),
        *parts,
    ]


def compared_parts(snapshot: Snapshot, where: Where) -> list[Part]:
    """Of a department's listings those that are compared with last time; made of people, leaders and seats alone."""
    return [Part("seats", rosters.seat_table(snapshot, where)), *leader_parts(snapshot, where)]


_SAME_ROW = MappingProxyType({"seats": ("number", "session"), "leaders": ("department", "section", "seat")})
"""Listings that are compared with last time: which columns make a row the same one."""


def against(parts: Sequence[Part], before: Sequence[Part]) -> list[Part]:
    """The parts with what differs from the same parts of last time."""
    earlier = {part.key: part for part in before}
    found = []
    for part in parts:
        keys, was = _SAME_ROW.get(part.key), earlier.get(part.key)
        if keys and was:
            one = compared(part.table, was.table, keys)
            # A seat of a leader that is vacant stays grey, whether it became so or was.
            emphasis = {**one.emphasis, **part.emphasis}
            part = replace(part, marked=one.table, counts=one.counts, emphasis=emphasis)  # noqa: PLW2901
        found.append(part)
    return found


ALL_SKILLS = "skillmap-all"
"""The skill map with every skill that is assessed; a kind of contents, not of roster."""
PARTS: Mapping[str, Callable[[Snapshot, Where], list[Part]]] = MappingProxyType(
    {
        "department": department_parts,
        "leader": leader_parts,
        "completion": completion_parts,
        "history": history_parts,
        "plan": plan_parts,
        "skillmap": skill_map_parts,
        ALL_SKILLS: whole_skill_map_parts,
    }
)
"""The kinds that are listings of people of a department. A session's roster is a form of its own."""
PER_DEPARTMENT = frozenset({"department", "plan", "skillmap"})
"""Kinds that give a workbook per department unless one for all is asked for."""
SHEET_PER_DEPARTMENT = frozenset({"department", "plan"})
"""Of these the kinds whose workbook for all has the first listing once per department."""


def _vacant(seats: Sequence[LeaderSeat]) -> dict[int, Emphasis]:
    return {row: Emphasis.VACANT for row, seat in enumerate(seats) if not seat.is_covered}
