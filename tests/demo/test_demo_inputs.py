"""The workbooks that the made-up offices hand in: same bytes for the same seed, read without an error."""

import hashlib
from dataclasses import replace
from pathlib import Path

import pytest

from skillmap.assessment.model import Stage
from skillmap.demo import inputs, job, ward
from skillmap.demo.people import FY, LAST_APRIL, THIS_APRIL
from skillmap.documents.aim_list import read_aims
from skillmap.documents.leave_list import read_leave_list
from skillmap.documents.nomination_list import read_nominations
from skillmap.documents.rating_list import read_ratings
from skillmap.documents.session_list import read_session_list
from skillmap.documents.staff_grades import check_grades
from skillmap.documents.staff_list import read_staff_list
from skillmap.documents.unit_list import read_unit_list
from skillmap.framework.load import load, shipped
from skillmap.framework.model import Framework
from skillmap.problems import Problem, Severity
from skillmap.sheets import ReadOptions

SMALL = 400
OPTIONS = ReadOptions(code_width=6)
GRADES = ("部長", "課長", "課長代理", "係長", "主任", "主事")


@pytest.fixture(scope="module")
def framework() -> Framework:
    found, _ = load(shipped())
    assert found is not None
    return found


@pytest.fixture(scope="module")
def made(framework: Framework) -> ward.Ward:
    return ward.make(5, SMALL, framework)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory, made: ward.Ward, framework: Framework) -> Path:
    path = tmp_path_factory.mktemp("input")
    inputs.write(path, made, framework, lambda done, total: None)
    return path


def digests(folder: Path) -> dict[str, str]:
    return {file.name: hashlib.sha256(file.read_bytes()).hexdigest() for file in sorted(folder.iterdir())}


def harmless(problems: tuple[Problem, ...]) -> bool:
    """Only that totals and notes were left out, and that some rows name nobody."""
    return {p.code for p in problems} <= {"W_TRAILER_SKIPPED", "N_LEADER_VACANT_ROWS"}


def test_the_same_seed_gives_the_same_bytes(folder: Path, framework: Framework, tmp_path: Path) -> None:
    inputs.write(tmp_path, ward.make(5, SMALL, framework), framework, lambda done, total: None)
    assert digests(tmp_path) == digests(folder)
    assert len(digests(folder)) == 9


def test_another_seed_gives_other_bytes(folder: Path, framework: Framework, tmp_path: Path) -> None:
    inputs.write(tmp_path, ward.make(6, SMALL, framework), framework, lambda done, total: None)
    other = digests(tmp_path)
    # The chart is the same in every ward.
    assert [name for name, digest in digests(folder).items() if other[name] == digest] == [job.UNITS]


def test_progress_ends_with_all_files_done(made: ward.Ward, framework: Framework, tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    files = inputs.write(tmp_path, made, framework, lambda done, total: told.append((done, total)))
    assert told[-1] == (len(files), len(files))


def test_units_and_staff_are_read_as_they_were_made(folder: Path, made: ward.Ward) -> None:
    units, reading = read_unit_list(folder / job.UNITS, OPTIONS)
    assert harmless(reading.problems) and reading.as_of == LAST_APRIL
    assert sum(u.is_department is True for u in units) == 12
    assert sum(u.is_section is True for u in units) == 100
    assert {len(u.path) for u in units} == {1, 2, 3}
    for name, day in ((job.STAFF_BEFORE, LAST_APRIL), (job.STAFF, THIS_APRIL)):
        records, reading = read_staff_list(folder / name, OPTIONS)
        assert harmless(reading.problems) and reading.as_of == day
        stands = {p.number: p.then if day == LAST_APRIL else p.now for p in made.people}
        main = [r for r in records if r.is_main]
        assert {r.number: r.name for r in main} == {n: s.name for n, s in stands.items() if s}
        assert len(main) == len({r.number for r in main})
        assert check_grades(records, GRADES, {})[1] == []
        for record in main:
            stand = stands[record.number]
            assert stand is not None
            place = (stand.post.department, stand.post.section, stand.post.team)
            assert tuple(u.name for u in record.units) == tuple(p for p in place if p)
            assert record.posted_on == stand.posted_on


def test_leave_is_read_as_it_was_made(folder: Path, made: ward.Ward) -> None:
    records, reading = read_leave_list(folder / job.LEAVE, OPTIONS)
    assert harmless(reading.problems)
    assert [(r.number, r.kind, r.since, r.until) for r in records] == [
        (a.number, a.kind, a.first, a.last) for a in made.absences
    ]


def test_leaders_are_read_as_they_were_made(folder: Path, made: ward.Ward, framework: Framework) -> None:
    rule = ward.rule_in_force(framework)
    for name, nominees in ((job.LEADERS_BEFORE, made.leaders_before), (job.LEADERS, made.leaders)):
        found, reading = read_nominations(folder / name, rule, OPTIONS)
        assert harmless(reading.problems)
        assert [(n.number, n.fy, n.ends, n.theme) for n in found] == [
            (n.number, n.fy, n.ends, n.theme) for n in nominees
        ]


def test_ratings_are_read_as_they_were_made(folder: Path, made: ward.Ward, framework: Framework) -> None:
    rows, reading = read_ratings(folder / job.RATINGS, framework, Stage.APPROVED, OPTIONS)
    assert harmless(reading.problems)
    nothing = dict.fromkeys(framework.skills)
    assert any(row.number not in made.ratings for row in rows)
    for row in rows:
        assert {a.skill: a.level for a in row.answers} == made.ratings.get(row.number, nothing)


def test_aims_are_read_as_they_were_made(folder: Path, made: ward.Ward, framework: Framework) -> None:
    aims, reading = read_aims(folder / job.AIMS, OPTIONS)
    assert harmless(reading.problems)
    roles = {role.name.ja: role.id for role in framework.roles.values()}
    assert [(a.number, roles[a.role], a.grade, a.wish) for a in aims] == [
        (w.number, w.target.role, str(w.target.grade), w.wish) for w in made.wishes
    ]


def test_sessions_are_read_as_they_were_made(folder: Path, made: ward.Ward) -> None:
    records, reading, problems = read_session_list(folder / job.SESSIONS, OPTIONS, FY)
    assert harmless(reading.problems) and not problems
    assert all(p.severity is not Severity.ERROR for p in reading.problems)
    assert [r.session for r in records] == [replace(s, training="") for s in made.sessions]
