"""Advice that is a command works when it is typed: what listings and findings suggest is followed as it stands."""

import json
import shlex
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from made_once import made_once

Cli = Callable[..., Any]
STAFF = """職員番号,氏名,フリガナ,部,課,職名
001200,佐藤 美咲,サトウ ミサキ,総務部,総務課,主任
001201,林 一,ハヤシ ハジメ,総務部,総務課,主事
001202,原 健,ハラ ケン,総務部,人事課,主事
001203,森 明,モリ アキラ,総務部,人事課,主事
001204,谷 愛,タニ アイ,区民部,区民課,主事
001205,岡 進,オカ ススム,区民部,区民課,主事
001206,辻 緑,ツジ ミドリ,区民部,戸籍課,主事
"""


@pytest.fixture
@made_once
def ward(shipped_workspace: Path, cli: Cli) -> Path:
    """A ward in which much is to be done: seats vacant, leaders moved, away and without training."""
    file = shipped_workspace / "名簿.csv"
    file.write_text(STAFF, "utf-8")
    cli("staff", "import", file, "--as-of", "2026-04-01", "--complete", "--yes")
    for section, number in (("総務課", "001200"), ("人事課", "001202"), ("区民課", "001204")):
        cli("leader", "nominate", "--section", section, "--staff", number, "--from", "2026-04-01", "--yes")
    cli("staff", "move", "001202", "--section", "戸籍課", "--on", "2026-06-01", "--yes")
    leave = shipped_workspace / "休職.csv"
    leave.write_text("職員番号,氏名,区分,開始日,終了日\n001204,谷 愛,育休,2026-05-01,2027-04-30\n", "utf-8")
    cli("staff", "leave", leave, "--as-of", "2026-06-01", "--yes")
    return shipped_workspace


def follow(cli: Cli, line: str, people: dict[str, str], day: date) -> None:
    """Type a suggested command as it stands, with what a reader puts in the place of …, DAY and the like."""
    words = shlex.split(line)[1:]
    section = words[words.index("--section") + 1] if "--section" in words else ""
    own = {"DAY": "2026-07-01", "ROLE/GRADE": "product-manager/1"}
    dots = {"--staff": people.get(section.split("/")[-1], "001201"), "--section": "戸籍課"}
    typed = [
        dots.get(before, "新しい語") if word == "…" else own.get(word, word)
        for before, word in zip(["", *words], words, strict=False)
    ]
    writes = not {"report", "list", "show", "form", "fit", "check"} & {*words[:2]}
    ran = cli(*typed, *(["--dry-run"] if writes else []), expect=None, day=day)
    # What the command finds out may still stand against it; that it cannot be typed, or names nobody, may not.
    assert ran.code in (0, 1, 3, 4), f"{line}\n{ran.text}"
    assert "見つかりません" not in ran.err, f"{line}\n{ran.text}"


@pytest.mark.parametrize(
    ("listing", "day"),
    [
        ("leader check --all", date(2026, 6, 15)),
        ("leader check --all", date(2027, 2, 20)),
        ("status", date(2026, 6, 15)),
        ("status", date(2027, 2, 20)),
        ("framework list", date(2026, 6, 15)),
    ],
)
def test_what_listings_suggest_can_be_typed(listing: str, day: date, ward: Path, cli: Cli) -> None:
    people = {"総務課": "001201", "人事課": "001203", "区民課": "001205", "戸籍課": "001206"}
    rows = json.loads(cli(*listing.split(), "--format", "json", expect=None, day=day).out)
    told = {row["command"] for row in rows if row.get("command", "").startswith("skillmap ")}
    assert len(told) >= 3
    for line in sorted(one for one in told if "FILE" not in one):
        follow(cli, line, people, day)


def test_an_aim_is_taken_back_also_of_somebody_who_has_left(ward: Path, cli: Cli) -> None:
    for number in ("001200", "001206"):
        cli("career", "aim", "--staff", number, "--to", "product-manager/1", "--yes")
    gone = ward / "新しい名簿.csv"
    gone.write_text(STAFF.replace("001206,辻 緑,ツジ ミドリ,区民部,戸籍課,主事\n", ""), "utf-8")
    cli("staff", "import", gone, "--as-of", "2026-06-10", "--complete", "--allow-mass-change", "--yes")
    assert "目標" in cli("career", "aim", "--staff", "001206", "--withdraw", "--dry-run").err
    for number in ("1200", "001206"):
        cli("career", "aim", "--staff", number, "--withdraw", "--yes")
    assert json.loads(cli("career", "list", "--format", "json").out) == []
    assert "変更はありません" in cli("career", "aim", "--staff", "001206", "--withdraw", "--yes").err
    cli("career", "aim", "--staff", "001200", "--to", "product-manager/1", "--withdraw", expect=2)
