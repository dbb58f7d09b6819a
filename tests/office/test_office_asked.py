"""What can be asked of an office: each use case gives a Table, the same number wherever it is counted."""

from pathlib import Path

import pytest
from sqlalchemy import func, select

from skillmap import office
from skillmap.errors import InputRefused, NeedsAnswer, UsageRefused
from skillmap.office import Office
from skillmap.storage import schema
from skillmap.tables import Table, records


def column_of(table: Table, key: str) -> list[object]:
    return [row[key] for row in records(table, "ja")]


def a_section(ward: Office) -> str:
    """The path of a section in which somebody has an aim."""
    with ward.read() as connection:
        found = office.careers.everybody(ward, connection, ward.moment())
    organisation = found.organisation
    aimed = (organisation.section_of(p.unit_id) for p in organisation.people if p.id in found.standing.aims)
    return next(section.full_name for section in aimed if section is not None)


def left_out(question: office.seat_question.SeatQuestion) -> set[tuple[str, str]]:
    """Who demands which training and has no seat of it."""
    problem = question.problem
    seated = {(s.person, problem.session[s.session].training) for s in (*problem.fixed, *problem.earlier)}
    return {(d.person, d.training) for d in problem.demands} - seated


def test_people_and_units_are_counted_alike(ward: Office) -> None:
    people = office.staff.people(ward, ward.moment())
    with ward.read() as connection:
        everybody = ward.organisation(connection, ward.moment()).people
    assert len(people.rows) == len(everybody) > 100
    units = office.units.units(ward, ward.moment())
    section = a_section(ward)
    inside = office.staff.people(ward, ward.moment(), section)
    assert 0 < len(inside.rows) < len(people.rows)
    assert len(units.rows) > 10
    number = str(column_of(people, "number")[0])
    assert number in str(records(office.staff.person(ward, ward.moment(), number), "ja"))
    with pytest.raises(InputRefused):
        office.staff.person(ward, ward.moment(), "居ない人")


def test_days_to_come_have_a_gate(ward: Office) -> None:
    with pytest.raises(NeedsAnswer):
        ward.moment(ward.today.replace(year=ward.today.year + 1))
    with pytest.raises(UsageRefused):
        ward.moment(ward.today, ward.fiscal_year())


def test_leaders(ward: Office) -> None:
    seats = office.leader_register.seats(ward, ward.moment())
    named = office.leader_register.seats(ward, ward.moment(), whole=False)
    assert len(seats.rows) == len(named.rows) == len(office.reports.report(ward, "leaders").rows) > 0
    section = a_section(ward)
    assert office.leader_register.terms_of(ward, ward.moment(), section=section).columns
    with pytest.raises(UsageRefused):
        office.leader_register.terms_of(ward, ward.moment())
    found = office.leader_register.check(ward, ward.moment())
    assert len(found.table().rows) == len(found.findings) >= len(found.table(short=True).rows)
    answered = office.leader_answers.answers(ward)
    assert 0 < len(answered.reminder.rows) <= answered.missing  # a line per department, with its seats in it


def test_levels(ward: Office) -> None:
    moment, section = ward.moment(), a_section(ward)
    rated = office.levels.levels(ward, moment)
    assert len(rated.rows) == len(office.staff.people(ward, moment).rows)
    assert office.levels.gap(ward, moment).rows
    people = office.levels.gap(ward, moment, section=section, to="data-specialist/1")
    assert len(people.rows) == len(office.staff.people(ward, moment, section).rows)
    with pytest.raises(UsageRefused):
        office.levels.gap(ward, moment, section=section, staff="x")
    assert office.levels.distribution(ward, moment).rows
    few = office.levels.coverage(ward, moment, "data-analytics", 1, 1, each="office")
    many = office.levels.coverage(ward, moment, "data-analytics", 4, 10_000, each="office")
    assert not few.is_short
    assert many.is_short
    status = office.round_status.status(ward)
    assert 0 < len(status.reminder.rows) <= status.missing  # a line per section, with everybody in it
    assert office.qualifications.held(ward, moment).rows == []


def test_careers(ward: Office) -> None:
    moment = ward.moment()
    aims = office.careers.aims_of_all(ward, moment)
    someone = str(column_of(aims, "number")[0])
    assert office.careers.fit(ward, moment, someone).rows
    assert office.careers.recognised(ward, moment).columns
    assert len(office.careers.ready(ward, moment).rows) <= len(aims.rows)
    assert len(office.career_ways.pool(ward, moment, "data-specialist/1", most=5).rows) == 5
    graph = office.career_ways.graph(ward, moment)
    assert graph.svg.startswith("<svg")
    assert "◎" not in graph.svg
    own = office.career_ways.graph(ward, moment, someone)
    assert own.svg.count("◎ ") == 1, "one box is the aim"
    assert graph.grades.rows
    with pytest.raises(UsageRefused):
        office.career_ways.path(ward, someone, "data-specialist/1", least="luck")


def test_plans(ward: Office) -> None:
    listed = office.plans.plans(ward, ward.moment())
    with ward.read() as connection:
        plan = schema.plan
        made = connection.scalar(select(func.count()).select_from(plan).where(plan.c.retracted_by.is_(None)))
    assert len(listed.rows) == made
    number = str(column_of(listed, "number")[0])
    shown = office.plans.show(ward, ward.moment(), number)
    assert all(one.table.rows for one in shown)
    assert office.plans.history(ward, ward.moment(), number).rows
    scope = office.plan_scope.PlanScope(everybody=True)
    limits = office.plan_scope.PlanLimits()
    other = office.plan_what_if.Circumstances(added=("SQL入門:6:データ分析=2",))
    assert office.plan_what_if.what_if(ward, scope, limits, other).compared.rows
    with pytest.raises(UsageRefused):
        office.plan_what_if.what_if(ward, scope, limits, office.plan_what_if.Circumstances())


def test_sessions_and_seats(ward: Office) -> None:
    sessions = office.sessions.sessions(ward)
    seats = office.enrolment.seats(ward)
    assert sum(int(str(n)) for n in column_of(sessions, "seats")) == len(seats.rows) > 0
    one = str(column_of(seats, "session")[0])
    assert len(office.enrolment.seats(ward, session=one).rows) == column_of(seats, "session").count(one)
    explained = office.seat_answers.explain_session(ward, one)
    assert explained.page.rows
    someone = str(column_of(seats, "number")[0])
    assert office.seat_answers.explain_person(ward, someone).options.rows
    last = office.seat_answers.last(ward)
    assert len(last.waiting.rows) == len(office.seat_answers.waiting_in(ward).rows)
    assert len(office.seat_answers.further(ward, sessions=1).best.rows) == 1
    question = office.seat_question.ask(ward)
    # Who was told of a seat and who was not wait for nothing: both questions leave the same people waiting.
    assert left_out(office.seat_question.who_waits(ward)) == left_out(question)
    without = office.seats.what_if(ward, question, cancel=[one])
    assert without.lost + without.moved > 0
    assert office.requests.requests(ward).rows == []
    assert office.results.results(ward).columns
    assert office.trainings.trainings(ward).rows
    assert office.trainings.training(ward, "表計算で集計・グラフ").rows


@pytest.mark.parametrize("name", sorted(office.reports.REPORTS))
def test_every_report_counts_the_same_snapshot(ward: Office, name: str) -> None:
    assert office.reports.report(ward, name).columns


def test_reports_with_options(ward: Office, tmp_path: Path) -> None:
    section = a_section(ward)
    assert office.reports.skills(ward, section).rows
    assert office.reports.level_years(ward, section).rows
    assert office.reports.conduct(ward, ("部長",)).rows
    assert office.reports.heatmap(ward, section=section).rows
    assert office.reports.heatmap(ward, section=section, for_reading=True).rows
    with pytest.raises(UsageRefused):
        office.reports.heatmap(ward, to="data-specialist/1")
    assert "みどり区" in office.reports.page(ward).text
    assert office.todo.todo(ward, ward.moment()).rows
    assert len(office.calendar.calendar(ward, ward.moment()).rows) == 13
    assert office.terms.allowed(ward).hours_per_year == ward.settings.hours_per_year
    assert not office.plans.stale(ward, ward.moment()).rows
    assert office.needs.needs(ward).rows


def test_where_it_comes_from(ward: Office) -> None:
    someone = str(column_of(office.staff.people(ward, ward.moment()), "number")[0])
    found = office.origins.origins(ward, office.origins.WhyAbout(staff=someone))
    assert any("職員名簿" in str(row) for row in records(found.table, "ja"))
    with pytest.raises(UsageRefused):
        office.origins.origins(ward, office.origins.WhyAbout(skill="data-analytics"))


def test_definitions(ward: Office, tmp_path: Path) -> None:
    framework = ward.framework
    assert office.definitions.check(ward.workspace.data).counts
    assert office.definitions.listing(framework, "role").rows
    role = office.definition_pages.find(framework, "data-specialist")
    assert office.definition_pages.as_markdown(framework, role, "ja").startswith("#")
    assert '"id"' in office.definition_pages.as_json(role)
    assert office.definition_pages.as_text(framework, role, "en", 80)
    office.definition_pages.as_workbook(framework, role, "ja").write(tmp_path / "role.xlsx")
    same = office.definition_diff.compared(framework, office.definitions.shipped_framework())
    assert not same.differences
    assert office.definition_diff.people(ward, same).rows == []
    with pytest.raises(InputRefused):
        office.definitions.listing(framework, "無い種類")


def test_the_journal(ward: Office) -> None:
    newest = records(office.journal.journal(ward, 3), "ja")
    assert [row["by"] for row in newest] == ["人事 花子"] * 3
    assert office.journal.check_file(ward) == []
    assert office.journal.older_format(ward) is None
