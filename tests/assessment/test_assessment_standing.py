"""Gaps of people, sections and roles; coverage; approval. Not assessed is never zero."""

from datetime import date

from skillmap.assessment.approval import ApprovalRule, from_evidence, newer_ratings, proposal_rows, reasons, within
from skillmap.assessment.coverage import Each, Requirement, coverage, coverage_table
from skillmap.assessment.model import Levels, PresentLevels, Rating, Stage
from skillmap.assessment.standing import (
    distribution_table,
    group_table,
    level_table,
    people_table,
    person_table,
    role_table,
    standings,
)
from skillmap.framework.model import Framework, RoleGrade
from skillmap.i18n import word
from skillmap.org.model import Organisation

PM2 = RoleGrade(role="product-manager", grade=2)
LEADER = RoleGrade(role="section-ict-leader", grade=1)
PROFILES: dict[int, Levels] = {
    1200: {"planning": 1, "data-use": 2, "security": 1},
    1237: {"planning": 2, "data-use": 1, "security": 1},
    1274: {"planning": 3},
}
MARCH, JULY = date(2026, 3, 1), date(2026, 7, 1)


def test_one_person_skill_by_skill(framework: Framework, office: Organisation) -> None:
    person = office.person_by_number["001274"]
    own = {Stage.APPROVED: PROFILES[1274], Stage.SELF: {"data-use": 2}}
    table = person_table(person, PM2, own, framework, office)
    shown = [[word(cell, "ja") for cell in row] for row in table.rows]
    assert shown == [
        ["企画", "2", "3", "", "", "0", "充足"],
        ["データ活用", "1", "", "", "2", "", "未評価"],
        ["情報セキュリティ", "1", "", "", "", "", "未評価"],
    ]
    assert "未評価 2 スキル" in word(table.notes[0], "ja")


def test_totals_by_person_section_and_role_agree(framework: Framework, office: Organisation) -> None:
    targets = {1200: PM2, 1237: PM2, 1274: PM2, 1311: LEADER, 1348: PM2}
    found = standings(office.people, targets, PROFILES, framework)
    assert [s.person.id for s in found] == [1200, 1237, 1274, 1311, 1348]
    people = people_table(found, framework, office)
    assert [row[4] for row in people.rows] == [1, 0, 0, 0, 0]
    assert [row[5] for row in people.rows] == [2, 3, 1, 0, 0]
    sections = group_table(found, office, sections=True)
    assert [word(row[0], "ja") for row in sections.rows] == [
        "総務部/総務課",
        "総務部/人事課",
        "区民部/区民課",
        "（所属なし）",
    ]
    roles = role_table(found, framework, office)
    assert [row[1] for row in roles.rows] == [4, 1]
    for table in (sections, group_table(found, office, sections=False), roles):
        sums = [sum(row[i] for row in table.rows) for i in range(1, 6)]  # type: ignore[misc]
        assert sums == [5, 1, 1, 3, 1]


def test_people_without_a_target_are_left_out(framework: Framework, office: Organisation) -> None:
    assert standings(office.people, {}, PROFILES, framework) == []


def test_levels_as_a_list_leave_blanks(framework: Framework, office: Organisation) -> None:
    table = level_table(office.people, PROFILES, Stage.APPROVED, framework, office)
    assert [c.key for c in table.columns[4:]] == list(framework.skills)
    by_number = {row[0]: row[4:] for row in table.rows}
    planning = list(framework.skills).index("planning")
    assert by_number["001274"][planning] == 3
    assert set(by_number["001348"]) == {None}


def test_distribution_counts_everybody_once_per_skill(framework: Framework, office: Organisation) -> None:
    table = distribution_table(office.people, PROFILES, framework, office)
    assert all(sum(row[1:]) == len(office.people) for row in table.rows)  # type: ignore[arg-type]
    planning = next(row for row in table.rows if word(row[0], "ja") == "企画")
    assert planning[1:] == (0, 1, 1, 1, 2)


def test_coverage_lists_shortfalls_per_section(framework: Framework, office: Organisation) -> None:
    found = coverage(office, PROFILES, [Requirement("security", 1, 1), Requirement("planning", 2, 2, Each.OFFICE)])
    assert [(c.unit.name if c.unit else "", c.have, c.missing, c.unassessed) for c in found] == [
        ("総務課", 2, 0, 0),
        ("人事課", 0, 1, 1),
        ("区民課", 0, 1, 1),
        ("", 2, 0, 2),
    ]
    assert len(coverage_table(found, framework, office).rows) == 2
    only = coverage(office, PROFILES, [Requirement("security", 1, 3, unit_id=2)])
    assert [c.missing for c in only] == [1]


def rating(staff: int, skill: str, stage: Stage, day: date, level: int, entry: int = 1) -> Rating:
    return Rating(staff, skill, stage, day, level, "x", entry)


def test_supervisors_newer_levels_are_approved(office: Organisation) -> None:
    ratings = [
        rating(1200, "planning", Stage.SUPERVISOR, JULY, 2),
        rating(1200, "security", Stage.APPROVED, JULY, 1, entry=2),
        rating(1200, "security", Stage.SUPERVISOR, JULY, 3, entry=1),
        rating(1237, "planning", Stage.SUPERVISOR, JULY, 3),
        rating(1237, "planning", Stage.SELF, JULY, 2),
        rating(1274, "planning", Stage.SELF, JULY, 2),
    ]
    rows = newer_ratings(office.people, ratings, ApprovalRule.SUPERVISOR)
    assert [(r.number, [(a.skill, a.level) for a in r.answers]) for r in rows] == [
        ("001200", [("planning", 2)]),
        ("001237", [("planning", 3)]),
    ]
    assert newer_ratings(office.people, ratings, ApprovalRule.AGREED) == []


def test_evidence_proposes_one_step_up_and_never_twice(framework: Framework, office: Organisation) -> None:
    teaches = dict(framework.trainings["planning-practice"].teaches)
    assert teaches == {"planning": 2}
    below = PresentLevels(
        {(1200, Stage.APPROVED): {"planning": (0, MARCH)}, (1237, Stage.APPROVED): {"planning": (1, JULY)}}
    )
    done = {
        1200: {"planning-practice": date(2026, 5, 1)},
        1237: {"planning-practice": date(2026, 5, 1)},
        1274: {"planning-practice": JULY},
    }
    found = from_evidence(framework, below, done, {})
    # 1237 was approved after the training, 1274 was never assessed.
    assert [(p.staff_id, p.skill, p.level) for p in found] == [(1200, "planning", 1)]
    assert [r.number for r in proposal_rows(office.people, found)] == ["001200"]
    assert within(office.people[1:], found) == []
    assert [n.code for n in reasons(office.people, found, framework)] == ["N_EVIDENCE"]
