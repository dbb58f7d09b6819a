"""`skillmap` alone, and `skillmap help`: what somebody sees who does not know what to type."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from skillmap.cli import outgoing

Cli = Callable[..., Any]


def test_alone_it_says_where_one_is_and_what_to_do(workspace: Path, cli: Cli) -> None:
    shown = cli()
    assert str(workspace) in shown.out
    for part in ("いま必要なこと", "一年の仕事で次にすること", "skillmap staff import FILE", "skillmap help"):
        assert part in shown.out


def test_alone_outside_a_workspace_it_says_how_to_begin(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, cli: Cli
) -> None:
    monkeypatch.chdir(tmp_path)
    shown = cli()
    assert "skillmap init" in shown.out
    cli("-C", str(tmp_path), expect=3)


def test_help_lists_topics_and_shows_a_page(workspace: Path, cli: Cli) -> None:
    listed = cli("help")
    assert "quickstart" in listed.out
    page = cli("help", "year")
    assert "一年の流れ" in page.out
    assert "# 一年の流れ" not in page.out


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("staff", "import"), "使い方: skillmap staff import"),
        (("E_NO_WORKSPACE",), "E_NO_WORKSPACE: "),
        (("allocate",), "使い方: skillmap allocate"),
    ],
)
def test_help_explains_commands_and_problems(workspace: Path, cli: Cli, words: tuple[str, ...], told: str) -> None:
    shown = cli("help", *words)
    assert told in shown.out


def test_help_of_nothing_known_names_what_is_near(workspace: Path, cli: Cli) -> None:
    shown = cli("help", "yaer", expect=2)
    assert "year" in shown.err


def test_what_was_written_is_opened_when_asked(
    workspace: Path, cli: Cli, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(outgoing.typer, "launch", lambda place: opened.append(place) or 0)
    cli("staff", "list", "--out", tmp_path / "a.csv")
    assert opened == []
    cli("staff", "list", "--out", tmp_path / "a.csv", "--open", "--replace")
    assert opened == [str(tmp_path / "a.csv")]
    cli("blank", "--all", tmp_path / "blank", "--open")
    assert opened[1:] == [str(tmp_path / "blank")]
    monkeypatch.setattr(outgoing.typer, "launch", lambda place: 3)
    assert "開けませんでした" in cli("staff", "list", "--out", tmp_path / "b.csv", "--open").err
