"""Nomination forms from before a reorganisation: rows nobody touched hold nothing up, units are known."""

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from made_once import made_once

Cli = Callable[..., Any]
STAFF = """職員番号,氏名,部,課,職名
004101,相沢 修,健康部,健診課,主任
004102,泉 明里,健康部,健診課,主事
004103,榎田 浩,健康部,予防課,主任
004104,小倉 静,健康部,予防課,主事
004105,柏木 陸,健康部,衛生課,主任
004106,北川 詩,健康部,衛生課,主事
004107,倉本 望,総務部,庶務課,主任
"""
CHANGES = """区分,旧所属,新所属,施行日,リーダー
改称,健康部/健診課,健康部/健康づくり課,2026-07-01,
移管,健康部/予防課,総務部/予防課,2026-07-01,
統合,健康部/衛生課,総務部/庶務課,2026-07-01,終了
"""
AFTER = date(2026, 7, 6)


@pytest.fixture
@made_once
def office(workspace: Path, cli: Cli) -> Path:
    """Three sections: one that is led and renamed, a vacant one that moves, one that ends with its leader."""
    Path("staff.csv").write_text(STAFF, "utf-8")
    Path("changes.csv").write_text(CHANGES, "utf-8")
    cli("staff", "import", "staff.csv", "--as-of", "2026-04-01", "--complete", "--yes")
    for section, number in (("健診課", "004101"), ("衛生課", "004105")):
        cli("leader", "nominate", "--section", section, "--staff", number, "--from", "2026-04-01", "--yes")
    cli("leader", "form", "--fy", "2026", "--due", "2026-07-10", "--out", "forms")
    cli("org", "reorganise", "changes.csv", "--yes")
    return workspace


def name_somebody(folder: Path, section: str, who: str) -> None:
    (form,) = (folder / "forms").glob("*健康部.xlsx")
    book = load_workbook(form)
    page = book.worksheets[1]
    head = next(row for row in page.iter_rows() if row[0].value == "課")
    column = next(cell.column for cell in head if cell.value == "推薦する職員")
    row = next(cells[0].row for cells in page.iter_rows(min_row=head[0].row + 1) if cells[0].value == section)
    page.cell(row, column).value = who
    book.save(form)


def leaders(cli: Cli) -> dict[str, str]:
    rows = json.loads(cli("leader", "list", "--format", "json", day=AFTER).out)
    return {row["section"]: row["number"] for row in rows if row["number"]}


def test_a_section_that_moved_is_known_and_what_ended_holds_nothing_up(office: Path, cli: Cli) -> None:
    name_somebody(office, "予防課", "004104 小倉 静")
    told = cli("leader", "import", "forms", "--yes", day=AFTER, expect=1)
    assert "1 行あります。配ったときのままなので取り込みません" in told.err
    assert "総務部/予防課  004104 小倉 静" in told.err
    assert leaders(cli) == {"健康づくり課": "004101", "予防課": "004104"}
    # Both seats count as answered under the names of today.
    assert "未回答 1席" in told.text


def test_another_name_in_a_section_that_ended_is_refused(office: Path, cli: Cli) -> None:
    name_somebody(office, "衛生課", "004106 北川 詩")
    assert "E_ORG_ENDED" in cli("leader", "import", "forms", "--yes", day=AFTER, expect=3).err


def test_a_new_name_in_a_renamed_section_takes_the_seat_over(office: Path, cli: Cli) -> None:
    name_somebody(office, "健診課", "004102 泉 明里")
    cli("leader", "import", "forms", "--yes", day=AFTER, expect=1)
    assert leaders(cli)["健康づくり課"] == "004102"


def test_the_former_path_of_a_unit_that_moved_is_told_with_the_new_one(office: Path, cli: Cli) -> None:
    Path("old.csv").write_text("職員番号,氏名,部,課\n004104,小倉 静,健康部,予防課\n", "utf-8")
    told = cli("staff", "import", "old.csv", "--as-of", "2026-07-06", "--yes", day=AFTER, expect=3).err
    assert "もしかして: 総務部/予防課" in told
    found = cli("org", "show", "健康部/予防課", day=AFTER, expect=3).text
    assert "総務部/予防課" in found
