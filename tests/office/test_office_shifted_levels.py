"""Lists of levels whose columns slipped by a row against the names: told, since every single level is possible."""

import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

Cli = Callable[..., Any]
FAMILIES = ("磯部", "浦野", "沖田", "岬", "渚", "入江", "浜口", "瀬戸", "港", "汐見", "帆足", "舟木")
PEOPLE = [(f"{4600 + n:06}", f"{family} 海{n}") for n, family in enumerate(FAMILIES)]
LEVELS = [(0, 1), (2, 0), (1, 2), (0, 0), (2, 1), (1, 1), (0, 2), (1, 0), (2, 2), (0, 1), (1, 2), (2, 0)]


def rated(cli: Cli, levels: Sequence[Sequence[object]], day: str) -> str:
    lines = [",".join(map(str, (*person, *own))) for person, own in zip(PEOPLE, levels, strict=True)]
    Path("評価.csv").write_text("\n".join(("職員番号,氏名,企画,データ活用", *lines)), "utf-8")
    return str(cli("assess", "import", "評価.csv", "--as-of", day, "--dry-run").err)


@pytest.fixture
def office(workspace: Path, cli: Cli) -> Path:
    staff = "\n".join(("職員番号,氏名,部,課", *(f"{number},{name},港湾部,管理課" for number, name in PEOPLE)))
    Path("名簿.csv").write_text(staff, "utf-8")
    cli("staff", "import", "名簿.csv", "--as-of", "2026-04-01", "--yes")
    rated(cli, LEVELS, "2026-05-01")
    cli("assess", "import", "評価.csv", "--as-of", "2026-05-01", "--yes")
    return workspace


def told(text: str) -> list[tuple[str, str, str, str]]:
    pattern = r"評価.csv (\w+): W_COLUMN_SHIFTED (.*?)の列が1行ずれて.*ここから (\w+) まで（(\d+) 行）"
    return re.findall(pattern, text)


def test_columns_that_slipped_together_are_told_together(office: Path, cli: Cli) -> None:
    found = told(rated(cli, [("", ""), *LEVELS[:-1]], "2026-06-01"))
    assert sorted(skill for _, fields, *_ in found for skill in fields.split("、")) == ["データ活用", "企画"]
    assert {cell for cell, *_ in found} <= {"C3", "D3"} and {last for *_, last, _ in found} <= {"C13", "D13"}


def test_one_column_and_the_other_way_and_a_part(office: Path, cli: Cli) -> None:
    up = [(LEVELS[n + 1][0] if n < 11 else "", own[1]) for n, own in enumerate(LEVELS)]
    assert [one[:3] for one in told(rated(cli, up, "2026-06-01"))] == [("C2", "企画", "C12")]
    part = [(own[0], LEVELS[n - 1][1] if n > 3 else own[1]) for n, own in enumerate(LEVELS)]
    assert [one[1] for one in told(rated(cli, part, "2026-06-01"))] == ["データ活用"]


def test_a_round_in_which_many_rise_is_no_slip(office: Path, cli: Cli) -> None:
    assert told(rated(cli, [(min(a + 1, 2), min(b + 1, 2)) for a, b in LEVELS], "2026-06-01")) == []
    assert told(rated(cli, LEVELS, "2026-06-01")) == []
    few = [(LEVELS[n - 1][0] if 2 <= n <= 4 else own[0], own[1]) for n, own in enumerate(LEVELS)]
    assert told(rated(cli, few, "2026-06-01")) == []
