"""A list that was just taken in is known when it comes again: what is said is what reading it whole would say."""

import shutil
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from skillmap import office
from skillmap.office import Office
from skillmap.office.intake import unchanged
from skillmap.office.intake.engine import Answers, Intake, read_list
from skillmap.office.intake.kind import ListKind
from skillmap.office.intake.kinds import AimImport, QualificationImport, RatingImport, StaffImport
from skillmap.problems import has_errors
from skillmap.sheets.reading import table
from trials import trials

TODAY = date(2026, 6, 15)
_ANSWERS = Answers(fill_down=())


@pytest.fixture(autouse=True)
def _own_cache(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in ("XDG_CACHE_HOME", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(tmp_path / "cache"))
    monkeypatch.setattr(unchanged, "SMALLEST", 1)


def _whole(here: Office, file: Path, kind: ListKind) -> Intake:
    """The list, read whole whatever is known of it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(unchanged, "SMALLEST", 1_000_000)
        return read_list(here, file, kind, _ANSWERS)


def _said(taken: Intake) -> tuple[object, ...]:
    changes = taken.draft.changes
    return list(taken.draft.told), list(taken.found), changes.title, changes.unchanged, list(changes.changes)


def _take_in_twice(here: Office, file: Path, kind: ListKind) -> bool:
    """Takes a list in and compares its second reading with a whole one; gives whether it was known."""
    first = read_list(here, file, kind, _ANSWERS)
    if has_errors(first.draft.problems):
        return False
    here.record(first.draft)
    with pytest.MonkeyPatch.context() as patch:
        read: list[Path] = []
        real = table.read
        patch.setattr(table, "read", lambda path, *more, **named: read.append(path) or real(path, *more, **named))
        second = read_list(here, file, kind, _ANSWERS)
    assert _said(second) == _said(_whole(here, file, kind))
    return not read


def _write(file: Path, lines: Sequence[Sequence[str]]) -> Path:
    file.write_text("\n".join(["令和8年4月1日現在", *map(",".join, lines)]), "utf-8")
    return file


STAFF = ["職員番号", "氏名", "フリガナ", "部", "課", "職名", "採用年月日", "発令日", "備考"]
_PLAIN = ["000101", "青木 健", "アオキ ケン", "総務部", "人事課", "主事", "2020-04-01", "", ""]
_OTHERS: list[list[str]] = [
    ["000102", "000103", "000104", "000101", "102"],
    ["石田 実", "上野 望", "江口歩", "髙橋 恵"],
    ["イシダ ミノル", "", "うえの のぞみ"],
    ["総務部", "区民部", "", "総務 部"],
    ["人事課", "総務課", "第1課", "第１課", "", "総務部"],
    ["主事", "主 事", "課長", ""],
    ["2020-04-01", "", "2026-05-01", "1990-04-01"],
    ["", "", "", "2026-04-01", "2025-04-01"],
    ["", "", "再任用", "育児休業中（R8.1.1～R8.12.31）"],
]


_KINDS = st.sampled_from([StaffImport(), StaffImport(is_complete=True), StaffImport(leave_in_remarks=True)])


@given(st.lists(st.tuples(*map(st.sampled_from, _OTHERS)), max_size=4), _KINDS)
@settings(max_examples=trials(150, 10))
def test_a_first_staff_list_read_again(workspace: Path, others: list[tuple[str, ...]], kind: StaffImport) -> None:
    with TemporaryDirectory() as folder:
        shutil.copytree(workspace, Path(folder) / "ward")
        here = Office.open(Path(folder) / "ward", today=TODAY, by="人事 花子")
        _take_in_twice(here, _write(Path(folder) / "staff.csv", [STAFF, _PLAIN, *others]), kind)
        here.engine.dispose()


def test_a_plain_first_list_is_known_at_the_second_reading(workspace: Path, tmp_path: Path) -> None:
    here = Office.open(workspace, today=TODAY, by="人事 花子")
    lines = [STAFF, _PLAIN, ["000102", "石田 実", "イシダ ミノル", "区民部", "戸籍課", "課長", "", "", "再任用"]]
    assert _take_in_twice(here, _write(tmp_path / "staff.csv", lines), StaffImport())
    here.engine.dispose()


@pytest.mark.parametrize(
    "lines",
    [
        # Written in two ways; two sections of one name, one of them without a department.
        [["000102", "石田 実", "", "総務部", "人 事課"]],
        [["000102", "石田 実", "", "", "人事課"], ["000103", "上野 望", "", "区民部", "人事課"]],
    ],
)
def test_units_that_are_meant_in_another_way_once_they_are_recorded_make_it_read(
    workspace: Path, tmp_path: Path, lines: list[list[str]]
) -> None:
    here = Office.open(workspace, today=TODAY, by="人事 花子")
    assert not _take_in_twice(here, _write(tmp_path / "staff.csv", [STAFF[:5], _PLAIN[:5], *lines]), StaffImport())
    here.engine.dispose()


def test_an_entry_between_makes_it_read(workspace: Path, tmp_path: Path) -> None:
    here = Office.open(workspace, today=TODAY, by="人事 花子")
    file = _write(tmp_path / "staff.csv", [STAFF, _PLAIN])
    here.record(read_list(here, file, StaffImport(), _ANSWERS).draft)
    assert len(list((tmp_path / "cache" / "skillmap").glob("*.unchanged"))) == 1
    here.note("look", {})
    with here.read() as connection:
        options = (StaffImport(), read_list(here, file, StaffImport(), _ANSWERS).options, _ANSWERS)
        assert unchanged.said_before(unchanged.mark_of(here, connection, file, *options)) is None
    here.engine.dispose()


RATED = ["職員番号", "氏名", "評価日"]
_LEVELS = st.sampled_from(["0", "1", "2", "3", "－", ""])
_LINE = st.tuples(
    st.sampled_from(["000101", "000102", "000103"]),
    st.just(""),
    st.sampled_from(["", "", "2026-03-01"]),
    _LEVELS,
    _LEVELS,
)


@given(st.lists(st.lists(_LINE, min_size=1, max_size=3), min_size=1, max_size=3), st.booleans(), st.booleans())
@settings(max_examples=trials(150, 10))
def test_levels_read_again(
    recorded_small: Path, lists: list[list[tuple[str, ...]]], has_days: bool, confirm: bool
) -> None:
    with TemporaryDirectory() as folder:
        shutil.copytree(recorded_small, Path(folder) / "ward")
        here = Office.open(Path(folder) / "ward", today=TODAY, by="人事 花子")
        skills = [skill.name.ja for skill in here.framework.skills.values()][:2]
        for at, lines in enumerate(lists):
            own = [line if has_days else (line[0], line[1], "", *line[3:]) for line in lines]
            file = _write(Path(folder) / f"levels-{at}.csv", [[*RATED, *skills], *own])
            _take_in_twice(here, file, RatingImport(confirm=confirm))
        here.engine.dispose()


@pytest.fixture
def recorded_small(small: Office) -> Path:
    return small.workspace.root


def test_first_levels_are_known_at_the_second_reading(small: Office, tmp_path: Path) -> None:
    skills = [skill.name.ja for skill in small.framework.skills.values()][:2]
    lines = [["職員番号", *skills], ["000101", "2", "3"], ["000102", "1", ""]]
    assert _take_in_twice(small, _write(tmp_path / "levels.csv", lines), RatingImport())


AIMED = ["職員番号", "氏名", "目標の人材像", "段階", "希望区分"]
_AIM = st.tuples(
    st.sampled_from(["000101", "000102", "000103", "000101", "000102", "000109"]),
    st.just(""),
    st.integers(0, 2),
    st.sampled_from(["1", "2", ""]),
    st.sampled_from(["", "本人希望", "所属"]),
)
_DAYS = st.sampled_from([None, None, date(2026, 4, 1), date(2026, 8, 1)])
_AIM_KINDS = st.builds(AimImport, _DAYS, st.booleans(), st.just(True))  # fmt: skip


def _named(lines: Iterable[Sequence[str | int]], names: Sequence[str]) -> list[list[str]]:
    """The lines with names of the office's definitions in place of numbers; the last one is none of them."""
    known = [*names[:2], "書道"]
    return [[known[text] if isinstance(text, int) else text for text in line] for line in lines]


@given(st.lists(st.tuples(st.lists(_AIM, min_size=1, max_size=3), _AIM_KINDS), min_size=1, max_size=3))
@settings(max_examples=trials(150, 10))
def test_aims_read_again(recorded_small: Path, lists: list[tuple[list[tuple[str | int, ...]], AimImport]]) -> None:
    with TemporaryDirectory() as folder:
        shutil.copytree(recorded_small, Path(folder) / "ward")
        here = Office.open(Path(folder) / "ward", today=TODAY, by="人事 花子")
        roles = [role.name.ja for role in here.framework.roles.values()]
        for at, (lines, kind) in enumerate(lists):
            _take_in_twice(here, _write(Path(folder) / f"aims-{at}.csv", [AIMED, *_named(lines, roles)]), kind)
        here.engine.dispose()


HELD = ["職員番号", "資格", "取得日", "有効期限", "登録番号"]
_HELD = st.tuples(
    st.sampled_from(["000101", "000102", "000101", "000109"]),
    st.integers(0, 2),
    st.sampled_from(["2024-04-01", "R7.4.1", "2025-04-01", "2026-12-01"]),
    st.sampled_from(["", "2026-04-01", "2028-04-01"]),
    st.sampled_from(["", "A-1"]),
)


@pytest.fixture(scope="module")
def defined(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two people, under definitions with qualifications."""
    folder = tmp_path_factory.mktemp("defined") / "ward"
    office.workspace.make(folder, "みどり区")
    here = Office.open(folder, today=TODAY, by="人事 花子")
    second = ["000102", "石田 実", "", "総務部", "人事課", "主事", "", "", ""]
    file = _write(folder.parent / "staff.csv", [STAFF, _PLAIN, second])
    here.record(read_list(here, file, StaffImport(), _ANSWERS).draft)
    here.engine.dispose()
    return folder


@given(st.lists(st.tuples(st.lists(_HELD, min_size=1, max_size=3), st.integers(3, 5)), min_size=1, max_size=3))
@settings(max_examples=trials(150, 10))
def test_qualifications_read_again(defined: Path, lists: list[tuple[list[tuple[str | int, ...]], int]]) -> None:
    with TemporaryDirectory() as folder:
        shutil.copytree(defined, Path(folder) / "ward")
        here = Office.open(Path(folder) / "ward", today=TODAY, by="人事 花子")
        names = [one.name.ja for one in here.framework.qualifications.values()]
        for at, (lines, width) in enumerate(lists):
            own = [line[:width] for line in [HELD, *_named(lines, names)]]
            _take_in_twice(here, _write(Path(folder) / f"held-{at}.csv", own), QualificationImport())
        here.engine.dispose()


def test_aims_and_qualifications_without_a_doubt_are_known_at_the_second_reading(defined: Path, tmp_path: Path) -> None:
    shutil.copytree(defined, tmp_path / "ward")
    here = Office.open(tmp_path / "ward", today=TODAY, by="人事 花子")
    role, *_ = (one.name.ja for one in here.framework.roles.values())
    aims = [AIMED, ["000101", "", role, "1", "本人希望"], ["000102", "", role, "", ""]]
    assert _take_in_twice(here, _write(tmp_path / "aims.csv", aims), AimImport())
    name, *_ = (one.name.ja for one in here.framework.qualifications.values())
    held = [HELD[:3], ["000101", name, "2024-04-01"]]
    assert _take_in_twice(here, _write(tmp_path / "held.csv", held), QualificationImport())
    here.engine.dispose()
