"""A grade put between two others by hand: who aimed at the upper one is told, and is carried to its new number."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

STAFF = """職員番号,氏名,フリガナ,部,課,職名
000701,灯 台子,アカリ ダイコ,航路部,標識課,主任
000702,帆 立男,ホ タツオ,航路部,標識課,主事
"""
BEGINNER, MASTER = "{ja: 見習い, en: Beginner}", "{ja: 親方, en: Master}"
BETWEEN = """  "2":
    name: {ja: 一人前, en: Journeyman}
    summary: {ja: 一人で任される。, en: Trusted alone.}
    requires: {planning: 2, data-use: 1}
"""


@pytest.fixture
def crew(workspace: Path, cli: Callable[..., Any]) -> Path:
    named(workspace, ("    summary: {ja: 手本があれば進め", BEGINNER), ("    summary: {ja: 一人で進め", MASTER))
    (workspace / "人.csv").write_text(STAFF, "utf-8")
    cli("staff", "import", "人.csv", "--as-of", "2026-04-01", "--yes")
    cli("career", "aim", "--staff", "000701", "--to", "product-manager/2", "--yes")
    cli("career", "aim", "--staff", "000702", "--to", "product-manager/1", "--yes")
    return workspace


def role(workspace: Path) -> Path:
    return workspace / "data" / "roles" / "product-manager.yaml"


def named(workspace: Path, *names: tuple[str, str]) -> None:
    text = role(workspace).read_text("utf-8")
    for before, name in names:
        assert before in text
        text = text.replace(before, f"    name: {name}\n{before}")
    role(workspace).write_text(text, "utf-8")


def insert(workspace: Path) -> None:
    text = role(workspace).read_text("utf-8")
    role(workspace).write_text(text.replace('  "2":\n', f'{BETWEEN}  "3":\n'), "utf-8")


def aims(cli: Callable[..., Any], *options: str) -> dict[str, str]:
    listed = json.loads(cli("career", "list", "--format", "json", *options).out)
    return {row["number"]: row["target"] for row in listed}


def test_a_grade_that_has_another_number_is_told_everywhere_and_carried(crew: Path, cli: Callable[..., Any]) -> None:
    assert "番号が変わった" not in cli("status").text
    insert(crew)
    # The record says 2, which is 一人前 now; she aimed at 親方.
    assert aims(cli)["000701"].endswith("2")
    told = cli("framework", "check", expect=None).text
    [line] = [line for line in told.splitlines() if "W_UNKNOWN_RENUMBERED" in line]
    assert "product-manager/2 → product-manager/3" in line and "（1 人" in line and "product-manager/1" not in line
    for command in (("status",), ("db", "check"), ("career", "list")):
        assert "番号が変わった" in cli(*command, expect=None).text.replace("\n", "")
    cli("framework", "migrate", "--accept-proposals", "--yes")
    assert aims(cli) == {"000701": "プロダクトマネージャー 3", "000702": "プロダクトマネージャー 1"}
    for command in (("framework", "check"), ("status",), ("career", "list")):
        assert "番号が変わった" not in cli(*command, expect=None).text


def test_the_former_number_in_the_file_takes_it_back_as_advised(crew: Path, cli: Callable[..., Any]) -> None:
    before = role(crew).read_text("utf-8")
    insert(crew)
    assert "W_UNKNOWN_RENUMBERED" in cli("framework", "check", expect=None).text
    role(crew).write_text(before, "utf-8")
    assert "W_UNKNOWN_RENUMBERED" not in cli("framework", "check", expect=None).text


def test_what_is_recorded_with_the_new_numbers_is_not_blamed(crew: Path, cli: Callable[..., Any]) -> None:
    insert(crew)
    # Set anew, by hand: now it is meant as it stands.
    cli("career", "aim", "--staff", "000701", "--to", "product-manager/3", "--yes")
    assert "W_UNKNOWN_RENUMBERED" not in cli("framework", "check", expect=None).text


def test_another_name_of_a_grade_is_no_other_number(crew: Path, cli: Callable[..., Any]) -> None:
    text = role(crew).read_text("utf-8")
    role(crew).write_text(text.replace("ja: 親方", "ja: 師匠"), "utf-8")
    assert "W_UNKNOWN_RENUMBERED" not in cli("framework", "check", expect=None).text
