"""Every form of a learning platform in a folder goes in or says what it needs, and is taken for no other list."""

import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from skillmap import office
from skillmap.errors import Refusal
from skillmap.office import Office
from skillmap.office.intake.kinds import ForFolder, ResultImport
from skillmap.problems import Problem, has_errors

DATA = Path(__file__).parents[1] / "data"
STAFF = """職員番号,氏名,フリガナ,部,課,職名
001200,佐藤 美咲,サトウ ミサキ,総務部,総務課,主任
001237,鈴木 拓也,スズキ タクヤ,総務部,総務課,主事
001274,髙橋 千尋,タカハシ チヒロ,総務部,人事課,主事
001311,渡邊 太郎,ワタナベ タロウ,区民部,区民課,主事
"""
DATA_USE = "データ活用の基礎"
ALONE = ResultImport(on=date(2026, 7, 2), day_order="dmy")
FORMS: dict[str, tuple[str, int]] = {
    # form -> what a folder says (empty = it goes in), and the results that it brings with its training named
    "recipes/coursebase-learners.csv": ("", 1),
    "recipes/lms-progress.csv": ("", 1),
    "recipes/moodle-completion-ja.csv": ("E_RESULT_WHICH", 1),
    "recipes/moodle-completion.csv": ("E_RESULT_WHICH", 1),
    "recipes/openedx-grades.csv": ("E_RESULT_WHICH", 1),
    "recipes/sakai-gradebook-ja.csv": ("E_RESULT_WHICH", 1),
    "recipes/udemy-business.csv": ("", 1),
    "recipes/xapi-statements.csv": ("", 1),
    "results/canvas-gradebook.csv": ("E_RESULT_WHICH", 2),
    "results/centre-by-name.csv": ("E_FILE_SEVERAL", 2),  # a list of applications may look so, too
    "results/matrix-days.csv": ("E_FILE_SEVERAL", 5),
    "results/moodle-completion-en.csv": ("E_RESULT_WHICH", 1),
    "results/moodle-completion-ja.csv": ("E_RESULT_WHICH", 1),
    "results/moodle-grades-en.csv": ("E_RESULT_WHICH", 2),
    "results/moodle.csv": ("E_RESULT_WHICH", 1),
    "results/totara-course-completion.csv": ("", 2),
    "results/udemy-business.csv": ("", 2),
}


@pytest.fixture
def here(workspace: Path) -> Iterator[Office]:
    settings = workspace / "skillmap.toml"
    settings.write_text(f"completion_score = 60\n{settings.read_text('utf-8')}", "utf-8")
    (workspace / "staff.csv").write_text(STAFF, "utf-8")
    opened = Office.open(workspace, today=date(2026, 7, 31), by="人事 花子")
    kind = office.intake.kinds.StaffImport(date(2026, 4, 1))
    opened.record(office.intake.engine.read_list(opened, workspace / "staff.csv", kind).draft)
    yield opened
    opened.engine.dispose()


def said(here: Office, file: Path) -> tuple[list[str], int]:
    """Codes of what stands against a file in a folder; how many results it brings."""
    folder = here.workspace.root / "in"
    folder.mkdir()
    shutil.copy(file, folder)
    try:
        found, _ = office.intake.folder.look_through(here, folder, ForFolder(results=ALONE))
        draft = office.intake.folder.take_in(here, folder, found)
    except Refusal as refusal:
        return [one.code for one in refusal.problems if isinstance(one, Problem)], 0
    finally:
        shutil.rmtree(folder)
    assert [one.kind.command for one in found] == ["result import"]
    return [one.code for one in draft.problems if has_errors([one])], len(draft.changes.changes)


def test_every_form_goes_in_by_itself_and_in_a_folder_or_says_what_it_needs(here: Office) -> None:
    assert set(FORMS) == {
        f"{part}/{file.name}"
        for part in ("recipes", "results")
        for file in (DATA / part).iterdir()
        if not file.name.startswith("personnel")
    }
    seen = {}
    for form in FORMS:
        codes, count = said(here, DATA / form)
        alone = office.intake.engine.read_list(here, DATA / form, replace(ALONE, training=DATA_USE))
        assert not has_errors(alone.found), form
        brought = len(alone.draft.changes.changes)
        assert codes or count == brought, form
        seen[form] = (codes[0] if codes else "", brought)
    assert seen == FORMS


def test_shares_are_not_compared_with_points(here: Office) -> None:
    file = here.workspace.root / "shares.csv"
    file.write_text("職員番号,研修名,評点\n001200,企画の基礎,0.82\n001237,企画の基礎,0.4\n", "utf-8")
    refused = office.intake.engine.read_list(here, file, ALONE)
    assert [one.code for one in refused.found if has_errors([one])] == ["E_RESULT_SCALE"]
    taken = office.intake.engine.read_list(here, file, replace(ALONE, full_marks=1))
    assert [str(one.after.facts["outcome"].key) for one in taken.draft.changes.changes] == [  # type: ignore[union-attr]
        "result.outcome.completed", "result.outcome.not-completed",
    ]  # fmt: skip
