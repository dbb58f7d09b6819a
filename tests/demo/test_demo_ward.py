"""The made-up ward: the same seed gives the same ward, and it is not a fair-weather one."""

import subprocess
import sys
from collections import Counter
from datetime import date

import pytest

from skillmap.assessment.gaps import gap
from skillmap.demo import chart, ward
from skillmap.demo.chance import Chance
from skillmap.demo.demand import people_wanting, way_of_a_leader
from skillmap.demo.people import FY, LAST_APRIL, THIS_APRIL, MadeUpPerson, StaffEntry
from skillmap.demo.ward import Ward
from skillmap.demo.wishes import beyond_reach
from skillmap.framework.load import load, shipped
from skillmap.framework.model import Framework
from skillmap.framework.reach import reach
from skillmap.japanese import katakana
from skillmap.training.checks import Rules, session_problems


@pytest.fixture(scope="module")
def framework() -> Framework:
    found, problems = load(shipped())
    assert found is not None, problems
    return found


@pytest.fixture(scope="module")
def usual(framework: Framework) -> Ward:
    return ward.make(1, 3000, framework)


def on_the_list(people: tuple[MadeUpPerson, ...]) -> list[tuple[MadeUpPerson, StaffEntry]]:
    return [(p, p.now) for p in people if p.now is not None]


def test_equal_seeds_give_equal_wards_and_others_do_not(framework: Framework) -> None:
    assert ward.make(7, 150, framework) == ward.make(7, 150, framework)
    assert ward.make(7, 150, framework) != ward.make(8, 150, framework)


def test_a_ward_does_not_hang_on_the_order_of_hashes() -> None:
    program = (
        "from skillmap.demo import ward; from skillmap.framework.load import load, shipped; import hashlib;"
        "print(hashlib.sha256(repr(ward.make(3, 200, load(shipped())[0])).encode()).hexdigest())"
    )
    found = {
        subprocess.run(
            [sys.executable, "-c", program], env={"PYTHONHASHSEED": salt}, check=True, capture_output=True, text=True
        ).stdout
        for salt in ("1", "2")
    }
    assert len(found) == 1


def test_the_chart_has_12_departments_and_100_sections() -> None:
    sections = chart.sections()
    assert (len(chart.departments()), len(sections)) == (12, 100)
    assert len({s.name for s in sections}) == 100
    assert all(s.teams for s in sections)
    assert {"会計管理室", "議会事務局", "選挙管理委員会事務局", "監査事務局", chart.DX_SECTION} <= {
        s.name for s in sections
    }
    assert "教育委員会事務局" in chart.departments()


@pytest.mark.parametrize("count", [1, 2, 7, 99, 100, 120, 299, 300, 1000, 3000, 12_000])
def test_any_number_of_staff(count: int, framework: Framework) -> None:
    made = ward.make(1, count, framework)
    now = on_the_list(made.people)
    assert len(now) == count
    assert len({p.number for p in made.people}) == len(made.people)
    assert all(len(p.number) == 6 and p.number.isdigit() for p in made.people)
    assert any(p.then for p in made.people)
    in_sections = Counter(stand.post.section for _, stand in now if stand.post.section)
    assert len(in_sections) == 100 if count >= 100 else in_sections


def test_nobody_holds_a_post_before_joining(usual: Ward) -> None:
    for person in usual.people:
        for stand, day in ((person.then, LAST_APRIL), (person.now, THIS_APRIL)):
            assert stand is None or person.hired_on <= stand.posted_on <= day


def test_names_are_those_that_trouble_programs(usual: Ward) -> None:
    now = on_the_list(usual.people)
    names = "".join(stand.name for _, stand in now)
    assert all(letter in names for letter in ("髙", "﨑", "\U00020bb7", "\U000e0100"))
    assert any(len(stand.name) > 8 for _, stand in now)
    assert all(stand.name.count(" ") == stand.kana.count(" ") == 1 for _, stand in now)
    assert all(stand.kana == katakana(stand.kana) for _, stand in now)
    twice = [name for name, count in Counter(stand.name for _, stand in now).items() if count > 1]
    assert len(twice) > 20
    assert any(p.former_name for p in usual.people)


def test_the_pyramid_and_kinds_of_employment(usual: Ward) -> None:
    now = on_the_list(usual.people)
    grades = Counter(stand.grade for _, stand in now)
    assert grades["部長"] < grades["課長"] < grades["課長代理"] * 2 < grades["係長"] < grades["主任"] < grades["主事"]
    employment = Counter(p.employment for p, _ in now)
    assert employment["常勤"] > 0.7 * 3000 and min(employment.values()) > 20
    assert sum(stand.extra is not None for _, stand in now) >= 5


def test_people_come_go_and_move(usual: Ward) -> None:
    assert sum(p.then is None for p in usual.people) > 60
    assert sum(p.now is None for p in usual.people) > 60
    moved = [p for p in usual.people if p.then and p.now and p.then.post.section != p.now.post.section]
    assert 0.1 < len(moved) / 3000 < 0.25
    kinds = Counter(a.kind for a in usual.absences)
    assert set(kinds) == {"育休", "病休", "派遣"}
    numbers = {p.number for p in usual.people if p.now}
    assert {a.number for a in usual.absences} <= numbers
    assert len({a.number for a in usual.absences}) == len(usual.absences)


def test_levels_cluster_and_some_were_never_assessed(usual: Ward) -> None:
    numbers = {p.number for p in usual.people if p.now}
    assert set(usual.ratings) <= {p.number for p in usual.people if p.then}
    assert len(numbers - set(usual.ratings)) > 150
    assert len({tuple(levels.values()) for levels in usual.ratings.values()}) < 400
    levels = Counter(level for one in usual.ratings.values() for level in one.values())
    assert levels[0] + levels[1] > 0.8 * sum(levels.values())
    assert levels[None] and levels[4]


def test_a_thousand_aims_and_some_beyond_reach(usual: Ward, framework: Framework) -> None:
    assert len(usual.wishes) >= 1000
    assert len({w.number for w in usual.wishes}) == len(usual.wishes)
    lost = beyond_reach(framework)
    assert lost
    taught = reach(framework).levels
    hopeless = [w for w in usual.wishes if w.target in lost]
    assert hopeless
    for wish in hopeless:
        short = gap(
            {s: level for s, level in usual.ratings.get(wish.number, {}).items() if level is not None},
            {s: level for s, level in framework.grade(wish.target).requires.items() if level > taught[s]},
        )
        assert short.short or short.unassessed


def test_even_one_person_can_aim_beyond_reach(framework: Framework) -> None:
    lost = beyond_reach(framework)
    made = ward.make(1, 30, framework)
    assert sum(w.target in lost for w in made.wishes) == 1


def test_leaders_of_two_years(usual: Ward, framework: Framework) -> None:
    by_number = {p.number: p for p in usual.people}
    sections = {s.name for s in chart.sections()}
    assert len({n.section.name for n in usual.leaders}) == len(usual.leaders)
    assert len(sections - {n.section.name for n in usual.leaders}) >= 3
    excluded = ward.rule_in_force(framework).excluded_grades
    for nominee in usual.leaders:
        stand = by_number[nominee.number].now
        assert stand is not None and stand.post.section == nominee.section.name and stand.grade not in excluded
        assert nominee.nominated_on <= ward.TODAY
    transferred = [
        n for n in usual.leaders_before if (now := by_number[n.number].now) and now.post.section != n.section.name
    ]
    assert transferred
    assert all(by_number[n.number].then for n in usual.leaders_before)
    (long,) = (n for n in usual.leaders_before if n.ends > THIS_APRIL)
    assert long in transferred and long.section not in {n.section for n in usual.leaders}
    away = {a.number for a in usual.absences if a.first > ward.TODAY and a.last > date(FY + 1, 3, 31)}
    assert away & {n.number for n in usual.leaders}


def test_one_leader_is_transferred_even_in_a_small_ward(framework: Framework) -> None:
    made = ward.make(1, 120, framework)
    by_number = {p.number: p for p in made.people}
    assert any((now := by_number[n.number].now) and now.post.section != n.section.name for n in made.leaders_before)


def test_the_timetable_is_sound_and_not_enough(usual: Ward, framework: Framework) -> None:
    assert session_problems(usual.sessions, Rules(framework.trainings)) == []
    seats: Counter[str] = Counter()
    for session in usual.sessions:
        seats[session.training] += session.capacity
        assert session.is_held and (session.deadline is None or session.deadline > ward.TODAY)
    wanted = people_wanting(framework, usual.wishes, usual.leaders, usual.ratings)
    assert [t for t in wanted if not seats[t]]
    assert sum(max(0, count - seats[t]) for t, count in wanted.items() if seats[t]) >= 20
    programme = way_of_a_leader(framework, ward.rule_in_force(framework))
    assert all(seats[t] >= len(usual.leaders) for t in programme)


def test_nothing_is_drawn_beyond_what_there_is() -> None:
    chance = Chance(1, "test")
    assert all(1 <= chance.whole(1, 3) <= 3 for _ in range(200))
    assert {chance.pick("ab") for _ in range(100)} == {"a", "b"}
    assert chance.some("abc", 5) == ["a", "b", "c"]
    assert {chance.weighted((("x", 1.0), ("y", 3.0))) for _ in range(100)} == {"x", "y"}
    assert chart.spread(7, [1, 1, 5]) == [2, 1, 4]
    assert chart.spread(2, [1, 1, 5]) == [0, 0, 2]
