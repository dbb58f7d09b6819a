"""The chapters of the page in the order of a manager's questions: whom do we lack, who could come, at what cost."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from types import MappingProxyType

from skillmap.i18n.wording import word
from skillmap.reports import progress, sections, skills
from skillmap.reports.conduct import conduct_table
from skillmap.reports.costs import cost_table
from skillmap.reports.demand_months import demand_month_table
from skillmap.reports.lack import lack_department_table, lack_table, lacking
from skillmap.reports.leader_results import PERSONAL, leader_list, leader_result_table
from skillmap.reports.level_years import LevelsOnDay, level_year_table
from skillmap.reports.missing_seats import missing_seat_table
from skillmap.reports.page.parts import (
    BarSeries,
    Cards,
    Fold,
    Heat,
    Listing,
    PageSection,
    ReportPart,
    TextLine,
    bars,
    heat,
)
from skillmap.reports.pool import Pool, pool_table
from skillmap.reports.snapshot import Snapshot
from skillmap.reports.spending import money
from skillmap.reports.year import department_table, todo_table, year_table
from skillmap.tables import Table, without
from skillmap.words import Fact, Message, message

MOST_BARS = 12
"""Bars of a drawing that stands beside its table: with more the first page would not hold the table any longer."""


@dataclass(frozen=True)
class PageFor:
    """For whom the page is made, and what is counted besides the snapshot."""

    office: str
    made_on: date
    grades: Sequence[str] = ()
    """All grades, from the highest."""
    managers: Sequence[str] = ()
    """Grades of managers."""
    pool: Pool = field(default_factory=lambda: MappingProxyType({}))
    levels: Sequence[LevelsOnDay] = ()
    with_names: bool = False
    """Names of leaders and of people who could fill a role are in it."""
    with_commands: bool = False
    """What needs doing comes with the command that does it: for the personnel section."""


def chapters(snapshot: Snapshot, reader: PageFor) -> list[PageSection]:
    """Every part of the page; those with a sheet make up the printed report."""
    return [
        PageSection("lack", message("html.lack"), partial(_lack, snapshot), 1),
        PageSection("year", message("html.year"), lambda: (Cards(year_table(snapshot)),), 1),
        PageSection("pool", message("html.pool"), partial(_pool, snapshot, reader), 2),
        PageSection("cost", message("html.cost"), partial(_cost, snapshot), 2),
        PageSection("missing", message("html.missing"), partial(_missing, snapshot), 3),
        PageSection("results", message("html.results"), partial(_results, snapshot), 3),
        PageSection("conduct", message("html.conduct"), partial(_conduct, snapshot, reader), 3),
        PageSection("departments", message("html.departments"), partial(_departments, snapshot), 4),
        PageSection("levels", message("html.levels"), partial(_levels, snapshot, reader), 4),
        PageSection("skills", message("html.skills"), partial(_skills, snapshot), 4),
        PageSection("months", message("html.months"), partial(_months, snapshot)),
        PageSection("todo", message("html.todo"), lambda: (Listing("table-todo", _todos(snapshot, reader)),)),
        PageSection("sections", message("html.sections"), lambda: (_section_list(snapshot),)),
        PageSection("leaders", message("html.leaders"), lambda: (_leaders(snapshot, with_names=reader.with_names),)),
        PageSection("answers", message("html.answers"), lambda: (_answers(snapshot),)),
    ]


def _lack(snapshot: Snapshot) -> tuple[ReportPart, ...]:
    table = lack_table(snapshot)
    found = lacking(snapshot)
    short = sum(one.left for _, one in found)
    first = message("lack.short", roles=len(found), people=short) if found else message("lack.nobody")
    series = (
        BarSeries("recognised", "have"),
        BarSeries("training", "way"),
        BarSeries("planned", "plan"),
        BarSeries("left", "gap"),
    )
    inside = lack_department_table(snapshot)
    folded = Listing("table-lack-departments", inside, _first(inside), _more_than_none(inside, "left"))
    return (
        TextLine(first, look="lead"),
        bars("bars-lack", table, message("lack.title", fy=snapshot.fy.text), series, MOST_BARS),
        Listing("table-lack", table, open=_more_than_none(table, "left"), printed=12),
        Fold(message("html.lack.departments"), folded),
    )


def _pool(snapshot: Snapshot, reader: PageFor) -> tuple[ReportPart, ...]:
    table = pool_table(snapshot, reader.pool, with_names=reader.with_names)
    if not table.rows:
        return (TextLine(message("pool.nobody")),)
    at = next(n for n, column in enumerate(table.columns) if column.key == "department")
    return (Listing("table-pool", table, [word(row[at], "ja") for row in table.rows], printed=21),)


def _cost(snapshot: Snapshot) -> tuple[ReportPart, ...]:
    spent = money(snapshot)
    line = message("cost.spent", planned=spent[0], done=spent[1]) if spent else message("cost.nothing")
    return TextLine(line), Listing("table-cost", cost_table(snapshot), printed=9)


def _missing(snapshot: Snapshot) -> tuple[ReportPart, ...]:
    table = missing_seat_table(snapshot)
    return (Listing("table-missing", table, open=_more_than_none(table, "by_session"), printed=7),)


def _results(snapshot: Snapshot) -> tuple[ReportPart, ...]:
    table = leader_result_table(snapshot)
    return (Listing("table-results", table, _first(table), _more_than_none(table, "vacant", "none"), printed=13),)


def _conduct(snapshot: Snapshot, reader: PageFor) -> tuple[ReportPart, ...]:
    return (Listing("table-conduct", conduct_table(snapshot, reader.grades, reader.managers), printed=8),)


def _departments(snapshot: Snapshot) -> tuple[ReportPart, ...]:
    table = department_table(snapshot)
    listing = Listing(
        "table-departments", table, _first(table), _more_than_none(table, "vacant"), leads_to_sections=True, printed=13
    )
    return TextLine(message("html.departments.hint"), "hint"), listing


def _levels(snapshot: Snapshot, reader: PageFor) -> tuple[ReportPart, ...]:
    table = level_year_table(snapshot.framework, reader.levels)
    scale = [step.level for step in snapshot.framework.header.scale]
    # Five shades, however many levels the scale has.
    series = [BarSeries(f"level-{n}", f"l{4 * at // max(1, len(scale) - 1)}") for at, n in enumerate(scale)]
    drawn = (*series, BarSeries("unrated", "none"))
    return bars("bars-levels", table, table.title, drawn, MOST_BARS), Listing("table-levels", table, printed=4)


def _skills(snapshot: Snapshot) -> tuple[ReportPart, ...]:
    table = skills.skill_table(snapshot, None)
    series = (BarSeries("met", "have"), BarSeries("short", "gap"), BarSeries("unassessed", "none"))
    departments = skills.heat_table(snapshot, list(snapshot.departments), marked=True)
    return (
        bars("bars-skills", table, table.title, series, len(table.rows)),
        Listing("table-skills", table, printed=0),
        heat("heat-departments", departments, _first(departments)),
        Fold(message("html.skills.sections"), _section_heat(snapshot)),
    )


def _section_heat(snapshot: Snapshot) -> Heat:
    units = list(dict.fromkeys(seat.section for seat in snapshot.seats))
    above = [snapshot.organisation.department_of(unit.id) for unit in units]
    own = [department.full_name if department else "" for department in above]
    return heat("heat-sections", skills.heat_table(snapshot, units, marked=True), own)


def _months(snapshot: Snapshot) -> tuple[ReportPart, ...]:
    wanted, done = demand_month_table(snapshot), progress.progress_table(snapshot)
    seats = (BarSeries("seated", "have"), BarSeries("waiting", "gap"), BarSeries("free", "none"))
    trainings = progress.waiting_table(snapshot)
    return (
        bars("bars-months", wanted, wanted.title, seats, len(wanted.rows)),
        Listing("table-months", wanted, is_titled=True),
        Listing("table-progress", done, is_titled=True),
        Listing("table-trainings", trainings, open=_more_than_none(trainings, "waiting"), is_titled=True),
    )


def _todos(snapshot: Snapshot, reader: PageFor) -> Table:
    """What needs doing; names and commands only for whom they are meant."""
    table = todo_table(snapshot)
    # Names only for whom the page is with names; a command without its name could not be typed.
    if not (reader.with_names and reader.with_commands):
        table = Table(
            table.id, table.title, table.columns, [_plain(row) for row in table.rows], table.notes, table.as_of
        )
    return table if reader.with_commands else without(table, "command")


def _plain(row: tuple[Fact, ...]) -> tuple[Fact, ...]:
    """A line without persons and commands."""
    what, count, *rest = row
    if isinstance(what, Message) and what.key == "todo.free":
        facts = what.facts
        line = message("html.todo.free", session=facts["session"], free=facts["free"], waiting=facts["waiting"])
        return (line, count, *rest)
    if isinstance(what, Message) and what.key == "todo.refused":
        return (message("html.todo.refused", count=count), count, *rest)
    return row


def _section_list(snapshot: Snapshot) -> Listing:
    table = sections.section_table(snapshot)
    states = [row[2] for row in table.rows]
    vacant = frozenset(
        n for n, state in enumerate(states) if isinstance(state, Message) and state.key == sections.VACANT
    )
    return Listing("table-sections", table, _first(table), vacant)


def _leaders(snapshot: Snapshot, *, with_names: bool) -> Listing:
    full = leader_list(snapshot)
    vacant = frozenset(number for number, seat in enumerate(snapshot.seats) if not seat.is_covered)
    return Listing("table-leaders", full if with_names else without(full, *PERSONAL), _first(full), vacant)


def _answers(snapshot: Snapshot) -> Listing:
    table = sections.answer_table(snapshot)
    return Listing("table-answers", table, _first(table), _more_than_none(table, "unassessed", "vacant"))


def _first(table: Table) -> list[str]:
    """The departments that the rows begin with, as the filter names them."""
    return [word(row[0], "ja") for row in table.rows]


def _more_than_none(table: Table, *keys: str) -> frozenset[int]:
    """Numbers of the rows in which one of these columns counts anything."""
    columns = [number for number, column in enumerate(table.columns) if column.key in keys]
    return frozenset(n for n, row in enumerate(table.rows) if any(row[at] for at in columns))
