"""The page put together from the reports' tables."""

import base64
import hashlib
from datetime import date
from importlib.resources import files
from typing import Any

from jinja2 import Environment, FunctionLoader, StrictUndefined
from markupsafe import Markup

from skillmap.days import wareki
from skillmap.i18n.wording import word
from skillmap.reports import demand, progress, sections, skills
from skillmap.reports.page.parts import Bars, Cards, Fold, Heat, Listing, PageSection, TextLine, bars, heat
from skillmap.reports.rosters import leaders_table
from skillmap.reports.snapshot import Snapshot
from skillmap.reports.year import department_table, todo_table, year_table
from skillmap.tables import Table, without
from skillmap.words import Bilingual, Fact, Message, message

PERSONAL = ("number", "name", "grade", "before")
"""Columns of the leader list that are left out unless names are asked for."""


def page(snapshot: Snapshot, office: str, made_on: date, *, with_names: bool) -> str:
    """A whole HTML document that needs nothing else. Persons are in it only `with_names`."""
    script = _file("script.js")
    title = Bilingual(f"{snapshot.fy.ja} 人材育成の状況", f"Talent development FY{snapshot.fy}")
    if office:
        title = Bilingual(f"{office} {title.ja}", f"{title.en} — {office}")
    day = snapshot.organisation.day
    made = message("html.made", day=made_on, digest=snapshot.framework.digest[:12])
    return (
        _environment()
        .get_template("page.html")
        .render(
            title=title,
            as_of=Bilingual(f"{wareki(day)}現在", f"As of {day.isoformat()}"),
            sections=_sections(snapshot, with_names=with_names),
            departments=[unit.full_name for unit in snapshot.departments if unit is not None],
            persons=message("html.names" if with_names else "html.no_names"),
            made=made,
            policy=_policy(script),
            # Our own two files; everything else is escaped.
            style=Markup(_file("style.css")),
            script=Markup(script),
            say=message,
        )
    )


def _environment() -> Environment:
    """The templates beside this file, every value escaped, a name that is missing an error."""
    environment = Environment(
        loader=FunctionLoader(_file),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters |= {"ja": lambda text: word(text, "ja"), "en": lambda text: word(text, "en"), "figure": _figure}
    environment.tests["figure"] = lambda value: isinstance(value, int | float) and not isinstance(value, bool)
    return environment


def _figure(value: Any) -> str:
    return word(value if isinstance(value, int | float) else float(str(value)), "ja")


def _file(name: str) -> str:
    return files("skillmap.reports.page").joinpath(name).read_text("utf-8")


def _policy(script: str) -> str:
    """Nothing may be loaded; only our own script runs, known by its digest."""
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    return f"default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-{digest}'; base-uri 'none'"


def _sections(snapshot: Snapshot, *, with_names: bool) -> list[PageSection]:
    """Every part of the page, in the order of a manager's questions."""
    return [
        PageSection("year", message("html.year"), (Cards(year_table(snapshot)),)),
        PageSection("todo", message("html.todo"), (Listing("table-todo", todo_table(snapshot)),)),
        PageSection("departments", message("html.departments"), _departments(snapshot)),
        PageSection("skills", message("html.skills"), _skills(snapshot)),
        PageSection("demand", message("html.demand"), _demand(snapshot)),
        PageSection("progress", message("html.progress"), _progress(snapshot)),
        PageSection("seats", message("html.seats"), _seats(snapshot)),
        PageSection("sections", message("html.sections"), (_section_list(snapshot),)),
        PageSection("leaders", message("html.leaders"), (_leaders(snapshot, with_names=with_names),)),
        PageSection("answers", message("html.answers"), (_answers(snapshot),)),
    ]


def _departments(snapshot: Snapshot) -> tuple[TextLine, Listing]:
    table = department_table(snapshot)
    listing = Listing(
        "table-departments", table, _first(table), _more_than_none(table, "vacant"), leads_to_sections=True
    )
    return TextLine(message("html.departments.hint")), listing


def _section_list(snapshot: Snapshot) -> Listing:
    table = sections.section_table(snapshot)
    states = [row[2] for row in table.rows]
    vacant = frozenset(
        n for n, state in enumerate(states) if isinstance(state, Message) and state.key == sections.VACANT
    )
    return Listing("table-sections", table, _first(table), vacant)


def _leaders(snapshot: Snapshot, *, with_names: bool) -> Listing:
    full = leaders_table(snapshot, snapshot.seats)
    vacant = frozenset(number for number, seat in enumerate(snapshot.seats) if not seat.is_covered)
    return Listing("table-leaders", full if with_names else without(full, *PERSONAL), _first(full), vacant)


def _skills(snapshot: Snapshot) -> tuple[Bars, Listing, Heat, Fold]:
    table = skills.skill_table(snapshot, snapshot.organisation.people)
    drawn = [(_name(r[0]), (("a", _number(r[2])), ("c", _number(r[3])), ("track", _number(r[4])))) for r in table.rows]
    title = Bilingual("青 充足、橙 不足、灰 未評価（人）", "Blue met, orange short, grey not assessed (people)")
    departments = skills.heat_table(snapshot, list(snapshot.departments))
    return (
        bars(drawn, title),
        Listing("table-skills", table),
        heat("heat-departments", departments, _first(departments)),
        Fold(message("html.skills.sections"), _section_heat(snapshot)),
    )


def _section_heat(snapshot: Snapshot) -> Heat:
    units = list(dict.fromkeys(seat.section for seat in snapshot.seats))
    above = [snapshot.organisation.department_of(unit.id) for unit in units]
    own = [department.full_name if department else "" for department in above]
    return heat("heat-sections", skills.heat_table(snapshot, units), own)


def _demand(snapshot: Snapshot) -> tuple[Bars, Listing]:
    table = demand.demand_table(snapshot)
    drawn = [(_name(r[0]), (("a", _number(r[2])), ("b", _number(r[3])), ("c", _number(r[4])))) for r in table.rows]
    title = Bilingual(
        "青 認定済み、水色 育成中、橙 これから（人）", "Blue recognised, light blue in training, orange still to find"
    )
    return bars(drawn, title), Listing("table-demand", table, open=_more_than_none(table, "left"))


def _progress(snapshot: Snapshot) -> tuple[Bars, Listing]:
    table = progress.progress_table(snapshot)
    drawn = [(_name(r[0]), (("a", _number(r[2])), ("b", max(0.0, _number(r[1]) - _number(r[2]))))) for r in table.rows]
    title = Bilingual(
        "月に終わる研修の席（青 修了済み、水色 これから）",
        "Seats ending in the month (blue completed, light blue to come)",
    )
    return bars(drawn, title), Listing("table-progress", table)


def _seats(snapshot: Snapshot) -> tuple[Listing, Listing]:
    trainings = progress.waiting_table(snapshot)
    return (
        Listing("table-reasons", progress.reason_table(snapshot), is_titled=True),
        Listing("table-trainings", trainings, open=_more_than_none(trainings, "waiting"), is_titled=True),
    )


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


def _name(fact: Fact) -> Bilingual:
    return Bilingual(word(fact, "ja"), word(fact, "en"))


def _number(fact: Fact) -> float:
    return float(str(fact))
