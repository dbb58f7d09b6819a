"""Settings: defaults, every problem at once, the workspace found by walking up."""

from pathlib import Path

import pytest

from skillmap import config
from skillmap.errors import InputRefused


def test_template_is_valid(tmp_path: Path) -> None:
    (tmp_path / config.FILE).write_text(config.TEMPLATE.format(office="みどり区"), "utf-8")
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
    settings, problems = config.parse({"headings": {"staff-list": {"number": ["職員No."], "name": "お名前"}}})
    assert problems == []
    assert settings.headings["staff-list"]["name"] == ("お名前",)
