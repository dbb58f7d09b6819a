"""A made-up ward whose whole year was recorded through `skillmap.office`, without a terminal."""

import shutil
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from skillmap import office
from skillmap.demo import inputs, job
from skillmap.demo import ward as made_up
from skillmap.office import Office

STAFF = 150


def take_in(here: Office, file: Path, kind: office.intake.kind.ListKind) -> int | None:
    """A list into the journal."""
    return here.record(office.intake.engine.read_list(here, file, kind).draft)


@pytest.fixture(scope="session")
def recorded_ward(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The workspace: lists taken in, plans made and approved, seats given."""
    folder = tmp_path_factory.mktemp("office") / "ward"
    office.workspace.make(folder, "みどり区")
    here = Office.open(folder, today=made_up.TODAY, by="人事 花子")
    lists = folder / job.INPUT
    made = made_up.make(1, STAFF, here.framework)
    inputs.write(lists, made, here.framework, lambda _done, _all: None)
    kinds = office.intake.kinds
    take_in(here, lists / job.UNITS, kinds.UnitImport())
    take_in(here, lists / job.STAFF_BEFORE, kinds.StaffImport(is_complete=True))
    take_in(here, lists / job.LEADERS_BEFORE, kinds.LeaderImport())
    take_in(here, lists / job.STAFF, kinds.StaffImport(is_complete=True))
    take_in(here, lists / job.LEAVE, kinds.LeaveImport())
    take_in(here, lists / job.LEADERS, kinds.LeaderImport())
    take_in(here, lists / job.RATINGS, kinds.RatingImport())
    take_in(here, lists / job.AIMS, kinds.AimImport())
    take_in(here, lists / job.SESSIONS, kinds.SessionImport())
    for scope in (office.plan_scope.PlanScope(everybody=True), office.plan_scope.PlanScope(leaders=True)):
        here.record(office.plans.make(here, scope).draft)
    here.record(office.plans.approve(here, office.plan_scope.PlanScope(everybody=True)))
    question = office.seat_question.ask(here)
    here.record(office.seats.run(here, question, office.seats.effort(rounds=20)).draft)
    here.engine.dispose()
    return folder


@pytest.fixture(scope="session")
def _shared(recorded_ward: Path) -> Iterator[Office]:
    here = Office.open(recorded_ward, today=made_up.TODAY, by="人事 花子")
    yield here
    here.engine.dispose()


@pytest.fixture
def ward(_shared: Office) -> Office:
    """The ward to ask; what a test records goes into `own`."""
    return _shared


@pytest.fixture
def own(recorded_ward: Path, tmp_path: Path) -> Iterator[Office]:
    """A copy of the ward to record in."""
    shutil.copytree(recorded_ward, tmp_path / "ward")
    here = Office.open(tmp_path / "ward", today=made_up.TODAY, by="人事 太郎")
    yield here
    here.engine.dispose()


STAFF_LIST = """令和8年4月1日現在
職員番号,氏名,部,課,職層
000101,青木 健,総務部,人事課,主任
000102,石田 実,総務部,人事課,主事
000103,上野 望,総務部,総務課,主事
000104,江口 歩,総務部,総務課,部長
000201,小川 恵,区民部,戸籍課,主任
000202,加藤 学,区民部,戸籍課,主事
"""


@pytest.fixture
def small(workspace: Path) -> Iterator[Office]:
    """Six people in three sections of two departments, everything else empty: what is asked can be counted by hand."""
    here = Office.open(workspace, today=date(2026, 6, 15), by="人事 花子")
    file = workspace / "staff.csv"
    file.write_text(STAFF_LIST, "utf-8")
    take_in(here, file, office.intake.kinds.StaffImport())
    yield here
    here.engine.dispose()


@pytest.fixture
def listed(small: Office, tmp_path: Path) -> Callable[..., int | None]:
    """Takes in a list of one line a row: `listed(kind, "heading,heading", "value,value", …)`."""

    def take(kind: office.intake.kind.ListKind, *lines: str) -> int | None:
        file = tmp_path / f"list-{len(list(tmp_path.glob('list-*')))}.csv"
        file.write_text("\n".join(lines), "utf-8")
        return take_in(small, file, kind)

    return take
