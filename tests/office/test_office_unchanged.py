"""A list of which nothing changes: known again by everything that its reading depends on, else read."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from skillmap.office import Office
from skillmap.office.intake import unchanged
from skillmap.office.intake.engine import Answers, Intake, read_list
from skillmap.office.intake.kinds import StaffImport
from skillmap.sheets.reading import table

CHECKS = "checks:\n  - {name: 全職員, what: staff, equals: 6}\n"
MORE = "000203,新田 一,区民部,戸籍課,主事\n"


@pytest.fixture
def read_whole(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[Path]:
    """Every file that was read whole since; nothing is kept from before."""
    for name in ("XDG_CACHE_HOME", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(tmp_path / "cache"))
    monkeypatch.setattr(unchanged, "SMALLEST", 1)
    found: list[Path] = []
    real = table.read

    def read(path: Path, *args: Any, **kwargs: Any) -> Any:
        found.append(path)
        return real(path, *args, **kwargs)

    monkeypatch.setattr(table, "read", read)
    return found


ORDINARY = StaffImport()


def _again(here: Office, kind: StaffImport = ORDINARY, answers: Answers = Answers()) -> Intake:
    return read_list(here, here.workspace.root / "staff.csv", kind, answers)


def _said(taken: Intake) -> tuple[Any, ...]:
    return taken.draft.told, taken.draft.changes.title, taken.draft.changes.unchanged, taken.layout, taken.found


def test_the_same_is_said_without_reading_it(small: Office, read_whole: list[Path]) -> None:
    first = _again(small)
    assert len(read_whole) == 1
    second = _again(small)
    assert len(read_whole) == 1
    assert _said(second)[:4] == _said(first)[:4]
    assert second.draft.changes.unchanged == 6
    assert [one.code for one in second.draft.told] == ["N_FILE_KNOWN"]
    assert small.record(second.draft) is None


def _another_line(here: Office) -> None:
    file = here.workspace.root / "staff.csv"
    file.write_text(file.read_text("utf-8") + MORE, "utf-8")


def _a_setting(here: Office) -> None:
    here.workspace = replace(here.workspace, settings=here.settings.model_copy(update={"mass_change_share": 0.5}))


def _a_definition(here: Office) -> None:
    file = here.workspace.data / "framework.yaml"
    file.write_text(file.read_text("utf-8") + "# 注\n", "utf-8")


def _an_entry(here: Office) -> None:
    here.note("look", {})


def _tomorrow(here: Office) -> None:
    here.today = date(2026, 6, 16)


def _totals(here: Office) -> None:
    (here.workspace.root / "checks.yaml").write_text(CHECKS, "utf-8")


def _an_old_version(here: Office) -> None:
    here.workspace.versions.mkdir(parents=True, exist_ok=True)
    (here.workspace.versions / "x.yaml").write_text("x: 1\n", "utf-8")


@pytest.mark.parametrize(
    "change", [_another_line, _a_setting, _a_definition, _an_entry, _tomorrow, _totals, _an_old_version]
)
def test_whatever_is_another_thing_makes_it_read(
    small: Office, read_whole: list[Path], change: Callable[[Office], None]
) -> None:
    _again(small)
    change(small)
    _again(small)
    assert len(read_whole) == 2


@pytest.mark.parametrize(
    ("kind", "answers"),
    [
        (StaffImport(is_complete=True), Answers()),
        (StaffImport(as_of=date(2026, 5, 1)), Answers()),
        (StaffImport(), Answers(fill_down=())),
        (StaffImport(), Answers(leave_out_bad=True)),
    ],
)
def test_another_question_makes_it_read(
    small: Office, read_whole: list[Path], kind: StaffImport, answers: Answers
) -> None:
    _again(small)
    _again(small, kind, answers)
    assert len(read_whole) == 2


def test_another_program_makes_it_read(small: Office, read_whole: list[Path], monkeypatch: pytest.MonkeyPatch) -> None:
    _again(small)
    monkeypatch.setattr(unchanged, "_program", lambda: "another")
    _again(small)
    monkeypatch.setattr(unchanged, "_program", lambda: "")  # a bundle that nobody released
    _again(small)
    _again(small)
    assert len(read_whole) == 4


def test_what_has_something_to_tell_is_read_every_time(small: Office, read_whole: list[Path]) -> None:
    file = small.workspace.root / "staff.csv"
    head, names, *lines = file.read_text("utf-8").splitlines()
    file.write_text("\n".join([head, f"{names},好きな色", *(f"{line},青" for line in lines)]), "utf-8")
    for _ in range(2):
        assert "N_COLUMN_UNKNOWN" in {one.code for one in _again(small).draft.told}
    assert len(read_whole) == 2


def test_a_list_that_changes_something_is_read_every_time(small: Office, read_whole: list[Path]) -> None:
    _another_line(small)
    for _ in range(2):
        assert _again(small).draft.changes.changes
    assert len(read_whole) == 2


def test_what_is_kept_names_nobody_and_what_is_torn_is_not_used(
    small: Office, read_whole: list[Path], tmp_path: Path
) -> None:
    _again(small)
    (kept,) = (tmp_path / "cache" / "skillmap").glob("*.unchanged")
    assert kept.read_bytes().partition(b"\n")[2] == (
        b'["staff-list", "staff.import.title", {"day": ["2026-04-01"], "count": 6}, 6]'
    )
    kept.write_bytes(kept.read_bytes()[:-3])
    _again(small)
    assert len(read_whole) == 2


def test_a_small_file_is_read(small: Office, read_whole: list[Path], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(unchanged, "SMALLEST", 1_000_000)
    _again(small)
    _again(small)
    assert len(read_whole) == 2
