"""The numbers that managers ask for: every report counts one snapshot of the office."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

from sqlalchemy import Connection

from skillmap import collector
from skillmap import reports as numbers
from skillmap.assessment.store import certificates, level_counts
from skillmap.careers.target import target
from skillmap.days import FiscalYear, fiscal_year, on_paper
from skillmap.errors import UsageRefused
from skillmap.framework.find import find_skill, find_training
from skillmap.office.handout import TextContent
from skillmap.office.office import Office
from skillmap.org.find import find_unit
from skillmap.org.model import Unit
from skillmap.org.store import employed
from skillmap.planning import standing
from skillmap.planning.many import PlanRequest, make
from skillmap.planning.problem import Limits
from skillmap.planning.store import Purpose
from skillmap.reports.asked import with_asked
from skillmap.reports.conduct import conduct_table
from skillmap.reports.demand import demand_table
from skillmap.reports.demand_months import demand_month_table
from skillmap.reports.demand_years import demand_years_table
from skillmap.reports.duties import duty_people_table, duty_table
from skillmap.reports.expiring import expiring_table
from skillmap.reports.heatmap import point_table, skill_map_table
from skillmap.reports.lack import lack_department_table, lack_table
from skillmap.reports.level_years import LevelsOnDay, level_year_table, of_people
from skillmap.reports.level_years import days as level_days
from skillmap.reports.missing_seats import missing_seat_table
from skillmap.reports.pool import Pool, PoolMember, ranked, shortlists
from skillmap.reports.progress import progress_table
from skillmap.reports.rosters import leaders_table
from skillmap.reports.sections import section_table
from skillmap.reports.skills import heat_table, skill_table
from skillmap.reports.snapshot import Snapshot
from skillmap.reports.spending import budget_table, spending_table
from skillmap.reports.year import department_table, year_table
from skillmap.storage.facts import Moment
from skillmap.tables import Table, without
from skillmap.training.holding import months_after
from skillmap.words import message

REPORTS: dict[str, Callable[[Snapshot], Table]] = {
    "year": year_table,
    "departments": department_table,
    "leaders": lambda snapshot: leaders_table(snapshot, snapshot.seats),
    "sections": section_table,
    "demand": demand_table,
    "demand-years": demand_years_table,
    "months": demand_month_table,
    "lack": lack_table,
    "lack-departments": lack_department_table,
    "missing": missing_seat_table,
    "progress": progress_table,
}
"""Reports that need nothing but the snapshot, by name."""
OF_SEATS = frozenset(("year", "departments", "sections", "months", "missing", "progress"))
"""Those of them that tell seats, which are counted as they are recorded, whatever day is asked about."""
COUNTED = ("year", "departments")
"""Those of them that name nobody, so that nobody's name and seats have to be read."""


def snapshot(office: Office, fy: FiscalYear | None = None, as_of: date | None = None) -> Snapshot:
    """Everything that is counted; a day goes before a year, and a past year is reported as it stood at its end."""
    with collector.paused(), office.read() as connection:
        return office.snapshot(connection, *office.report_times(as_of, fy), named=False)


def report(office: Office, name: str, fy: FiscalYear | None = None, as_of: date | None = None) -> Table:
    """One of REPORTS by its name; KeyError for any other. `as_of` goes before `fy`."""
    if name not in COUNTED:
        return _with_seats_told(office, name, REPORTS[name](snapshot(office, fy, as_of)), as_of)
    with collector.paused(), office.read() as connection:
        moment, year = office.report_times(as_of, fy)
        found = REPORTS[name](numbers.snapshot.counted(connection, office.framework, moment, year))
    return _with_seats_told(office, name, found, as_of)


def _with_seats_told(office: Office, name: str, found: Table, as_of: date | None) -> Table:
    # A seat has no day on which it is given: of an earlier day only the journal knows who had one.
    if name not in OF_SEATS or as_of is None or as_of >= office.today or office.known_at is not None:
        return found
    return replace(found, notes=(*found.notes, message("report.seats_now", day=as_of)))


def mandatory(
    office: Office,
    section: str | None = None,
    training: str | None = None,
    fy: FiscalYear | None = None,
    as_of: date | None = None,
    *,
    people: bool = False,
) -> Table:
    """Mandatory trainings of the year, by training, or whoever has still to take them."""
    found = snapshot(office, fy, as_of)
    chosen = _people(found, section)
    trainings = (find_training(office.framework, training).id,) if training else ()
    return (duty_people_table if people else duty_table)(found, chosen, trainings)


def expiring(
    office: Office, months: int, section: str | None = None, fy: FiscalYear | None = None, as_of: date | None = None
) -> Table:
    """Trainings and qualifications that end within so many months, or before what rests on them."""
    with office.read() as connection:
        moment, year = office.report_times(as_of, fy)
        found = office.snapshot(connection, moment, year, named=False)
        held = certificates(connection, moment)
    until = months_after(moment.as_of, months)
    return expiring_table(found, [one.fact for one in held], until, _people(found, section))


def spending(
    office: Office,
    section: str | None = None,
    fy: FiscalYear | None = None,
    as_of: date | None = None,
    *,
    people: bool = False,
) -> Table:
    """Hours and money, planned against done, by unit or by person."""
    found = snapshot(office, fy, as_of)
    return spending_table(found, _people(found, section) if section else None, by_person=people)


def budget(office: Office, fy: FiscalYear | None = None) -> Table:
    """What a fiscal year will ask for, as things stand today; default the next one.

    Leaders are those of the year's first day, as far as they are nominated: whose term is over by then needs no course.
    """
    year = fy or FiscalYear(office.fiscal_year().year + 1)
    terms_on = year.first if year.first > office.today else None
    moment = office.moment()
    with office.read() as connection:
        found = office.snapshot(connection, moment, year, terms_on=terms_on, named=False)
    # Only the leaders are those of that day: what is due is asked today.
    return budget_table(replace(found, organisation=replace(found.organisation, day=moment.as_of)))


def _people(found: Snapshot, section: str | None) -> set[int]:
    organisation = found.organisation
    people = organisation.members(find_unit(organisation, section).id) if section else organisation.people
    return {person.id for person in people}


def skills(
    office: Office, section: str | None = None, fy: FiscalYear | None = None, as_of: date | None = None
) -> Table:
    """Per skill: how many aims ask for it, met, short, not assessed; of the office or of a unit."""
    found = snapshot(office, fy, as_of)
    organisation = found.organisation
    return skill_table(found, organisation.members(find_unit(organisation, section).id) if section else None)


def conduct(
    office: Office, managers: Sequence[str] = (), fy: FiscalYear | None = None, as_of: date | None = None
) -> Table:
    """Uptake of the code of conduct by grade; grades of managers: those given, else those that cannot be leaders."""
    found = snapshot(office, fy, as_of)
    wanted = tuple(grade.strip() for grade in managers or found.rule.excluded_grades if grade.strip())
    return conduct_table(found, office.settings.grades, wanted)


def heatmap(
    office: Office,
    *,
    section: str | None = None,
    department: str | None = None,
    to: str | None = None,
    fy: FiscalYear | None = None,
    as_of: date | None = None,
    for_reading: bool = False,
) -> Table:
    """The skill map of a section (staff × skills), or levels missing by section or department.

    Args:
        office: The office.
        section: A unit, whose people are shown.
        department: A department, whose sections are shown; without either every department.
        to: The role grade that everybody is compared with; None = the own aim. Of a section only.
        fy: The year.
        as_of: The day.
        for_reading: A table to look at instead of one to calculate with: a column per skill, marks beside numbers.

    Raises:
        UsageRefused: E_HEATMAP_OPTIONS.
    """
    if (section and department) or (to and not section):
        raise UsageRefused("E_HEATMAP_OPTIONS")
    found = snapshot(office, fy, as_of)
    organisation = found.organisation
    if section:
        wanted = target(office.framework, to) if to else None
        people = organisation.members(find_unit(organisation, section).id)
        if not for_reading:
            return point_table(found, people, wanted)
        return without(skill_map_table(found, people, wanted), "number", "grade")
    if department:
        unit = find_unit(organisation, department, among=organisation.departments)
        inside = [one for one in organisation.sections if organisation.is_within(one.id, unit.id)]
        return heat_table(found, inside, marked=for_reading)
    return heat_table(found, found.departments, marked=for_reading)


def level_years(
    office: Office, section: str | None = None, skill: str | None = None, as_of: date | None = None
) -> Table:
    """How many skills stand at each level at the ends of two years and now; of the office or a unit, of all or one."""
    wanted = (find_skill(office.framework, skill).id,) if skill else ()
    with office.read() as connection:
        moment, _ = office.report_times(as_of, None)
        unit = find_unit(office.organisation(connection, moment), section) if section else None
        states = _levels_on(office, connection, moment, level_days(moment.as_of), unit)
    return level_year_table(office.framework, states, wanted)


def _levels_on(
    office: Office, connection: Connection, moment: Moment, days: Sequence[date], unit: Unit | None = None
) -> list[LevelsOnDay]:
    """Levels of some days, of those who worked in the unit on each; days without any are left out."""
    states = []
    for day in days:
        then = replace(moment, as_of=day)
        if unit is None:
            # Of the whole office ids are enough; a unit needs everybody's posts of that day.
            people = employed(connection, then)
        else:
            people = [person.id for person in office.organisation(connection, then).members(unit.id)]
        if people:
            states.append(LevelsOnDay(day, level_counts(connection, then, frozenset(people)), len(people)))
    return states


def page(
    office: Office,
    *,
    with_names: bool = False,
    with_commands: bool = False,
    fy: FiscalYear | None = None,
    as_of: date | None = None,
) -> TextContent:
    """One page for managers that opens in any browser without a network."""
    with collector.paused(), office.read() as connection:
        moment, year = office.report_times(as_of, fy)
        found = office.snapshot(connection, moment, year, named=False)
        needs_approval = office.settings.applications_need_approval
        found = with_asked(connection, moment, found, needs_approval=needs_approval)
        reader = numbers.page.PageFor(
            office.settings.office,
            office.today,
            office.settings.grades,
            found.rule.excluded_grades,
            who_could_come(office, connection, moment, found),
            _levels_with(office, connection, moment, found),
            with_names=with_names,
            with_commands=with_commands,
        )
    with collector.paused(), on_paper(office.settings.dates):
        return TextContent(numbers.page.page(found, reader))


def _levels_with(office: Office, connection: Connection, moment: Moment, found: Snapshot) -> list[LevelsOnDay]:
    """Levels over the years; those of the day are read already."""
    now = of_people(moment.as_of, found.standing.levels, found.organisation.unit_of_staff)
    before = _levels_on(office, connection, moment, level_days(moment.as_of)[:-1])
    return [*before, *([now] if now.people else [])]


def who_could_come(office: Office, connection: Connection, moment: Moment, found: Snapshot) -> Pool:
    """For every role grade with a gap the people who would be there first, by trial plans; nothing is recorded."""
    lists = shortlists(found)
    people = {one.person.id for near in lists.values() for one in near}
    start = standing.known(office.framework, connection, moment, people)
    # The halves of the fiscal year (上半期 4-9, 下半期): what is over can hold no training.
    half = 1 if 4 <= moment.as_of.month <= 9 else 2
    limits = Limits(fiscal_year(moment.as_of).year, half, office.settings.hours_per_year)
    pool = {}
    for key, near in lists.items():
        asked = [PlanRequest(one.person, Purpose.AIM, one.target) for one in near]
        plans = make(office.framework, asked, start, limits)
        pool[key] = ranked([PoolMember(one, made.plan) for one, made in zip(near, plans, strict=True)])
    return pool
