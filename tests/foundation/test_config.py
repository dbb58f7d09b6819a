"""Settings: defaults, every problem at once, the workspace found by walking up."""

import tomllib
from datetime import date
from pathlib import Path

import pytest

from skillmap import config
from skillmap.errors import InputRefused
from skillmap.settings import parse


def test_template_is_valid(tmp_path: Path) -> None:
    (tmp_path / config.FILE).write_text(config.TEMPLATE.format(office='"みどり区"'), "utf-8")
    settings = config.load(tmp_path / config.FILE)
    assert settings.office == "みどり区"
    assert settings.staff_number_width == 6
    assert settings.grades[0] == "部長"


def test_found_from_a_folder_below(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SKILLMAP_WORKSPACE", raising=False)
    (tmp_path / config.FILE).write_text("", "utf-8")
    below = tmp_path / "out" / "令和8年度"
    below.mkdir(parents=True)
    assert config.find(below).root == tmp_path


def test_no_workspace_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SKILLMAP_WORKSPACE", raising=False)
    with pytest.raises(InputRefused) as refusal:
        config.find(tmp_path)
    assert refusal.value.code == "E_NO_WORKSPACE"


def test_every_mistake_at_once_with_its_line(tmp_path: Path) -> None:
    (tmp_path / config.FILE).write_text('ofice = "x"\nabsence_share = 2\ngrades = "部長"\nlang = "fr"\n', "utf-8")
    with pytest.raises(InputRefused) as refusal:
        config.load(tmp_path / config.FILE)
    found = [(p.code, p.place.line) for p in refusal.value.problems]  # type: ignore[attr-defined]
    assert found == [("E_CONFIG_KEY", 1), ("E_CONFIG_VALUE", 2), ("E_CONFIG_VALUE", 3), ("E_CONFIG_VALUE", 4)]


@pytest.mark.parametrize(
    ("content", "code"), [(b"office = \x83", "E_CONFIG_ENCODING"), (b"office = ", "E_CONFIG_SYNTAX")]
)
def test_unreadable_settings(tmp_path: Path, content: bytes, code: str) -> None:
    (tmp_path / config.FILE).write_bytes(content)
    with pytest.raises(InputRefused) as refusal:
        config.load(tmp_path / config.FILE)
    assert [p.code for p in refusal.value.problems] == [code]  # type: ignore[attr-defined]


def test_own_headings() -> None:
    settings, mistakes = parse({"headings": {"staff-list": {"number": ["職員No."], "name": "お名前"}}})
    assert settings is not None and mistakes == []
    assert settings.headings["staff-list"]["name"] == ("お名前",)


@pytest.mark.parametrize(
    "line",
    [
        "staff_number_width = true",
        'staff_number_width = "6"',
        "staff_number_width = 6.0",
        "staff_number_width = 1001",
        "closed_days = [2026-07-01T09:00:00]",
        'closed_days = ["2026-07-01"]',
        "grades = [1]",
        "absence_share = 0",
        "absence_share = true",
        "hours_per_year = nan",
        "[headings]\nnumber = 1",
        '[grade_aliases]\n"主事補" = 1',
    ],
)
def test_a_value_of_another_type_or_size_is_refused_with_the_right_form(line: str) -> None:
    settings, mistakes = parse(tomllib.loads(line))
    assert settings is None
    assert [(m.is_unknown, bool(m.found), bool(m.expected)) for m in mistakes] == [(False, True, True)]


def test_bounds_themselves_are_allowed_and_whole_numbers_may_be_hours() -> None:
    text = "absence_share = 1\nhours_per_year = 2000\ncompletion_score = 0\nclosed_days = [2026-07-01]\n"
    settings, mistakes = parse(tomllib.loads(text))
    assert settings is not None and mistakes == []
    assert (settings.absence_share, settings.hours_per_year, settings.closed_days) == (1.0, 2000.0, (date(2026, 7, 1),))
