"""The skill map: what a cell says, what is counted, how it comes out on the terminal, as data and as a workbook."""

import json
from collections.abc import Callable
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook
from rich.cells import cell_len

from made_once import made_once
from skillmap.reports.heatmap import HeatMark, Point
from skillmap.tables import Tone

Cli = Callable[..., Any]
STAFF = """職員番号,氏名,フリガナ,部,課,職名
001001,佐藤 花子,サトウ ハナコ,総務部,人事課,主任
001002,鈴木 一郎,スズキ イチロウ,総務部,人事課,主事
001003,ジョナサン クリストファー=スミスジョーンズ,ジョナサン クリストファースミスジョーンズ,総務部,人事課,主事
001004,田中 太郎,タナカ タロウ,総務部,総務課,主事
"""
AIMS = """職員番号,目標の人材像,段階,希望区分
001001,プロダクトマネージャー,2,本人
001002,プロダクトマネージャー,2,本人
001004,課のICTリーダー,1,所属
"""
RATINGS = """職員番号,氏名,企画,データ活用,情報セキュリティ,業務改善
001001,佐藤 花子,2,0,－,3
001002,鈴木 一郎,0,1,1,
001003,ジョナサン クリストファー=スミスジョーンズ,1,,,
"""


@pytest.fixture
@made_once
def ward(workspace: Path, cli: Cli) -> Path:
    """Two sections; one person has met, short and unassessed skills, one has no aim, one nothing assessed."""
    for name, text in {"staff.csv": STAFF, "aims.csv": AIMS, "ratings.csv": RATINGS}.items():
        (workspace / name).write_text(text, "utf-8")
    cli("staff", "import", "staff.csv", "--as-of", "2026-04-01", "--yes")
    cli("career", "aim", "--file", "aims.csv", "--yes")
    cli("assess", "import", "ratings.csv", "--as-of", "2026-05-01", "--yes")
    return workspace


@pytest.mark.parametrize(("level", "required"), list(product([None, 0, 1, 2, 3], [None, 1, 2, 3])))
def test_what_a_cell_says(level: int | None, required: int | None) -> None:
    one = Point(level, required)
    if required is None:
        assert (one.mark, one.text, one.tone, one.missing) == (HeatMark.HELD, level, None, 0)
    elif level is None:
        assert (one.mark, one.text, one.tone, one.missing) == (HeatMark.UNASSESSED, f"－/{required}", Tone.UNKNOWN, 0)
    elif level >= required:
        assert (one.mark, one.text, one.tone, one.missing) == (HeatMark.MET, f"{level}/{required}", Tone.GOOD, 0)
    else:
        tone = Tone.FAR if required - level > 1 else Tone.SHORT
        assert (one.mark, one.text, one.tone) == (HeatMark.SHORT, f"{level}/{required}▼", tone)
        assert one.missing == required - level


def test_a_section_on_the_terminal(
    ward: Path, cli: Cli, snapshot: Callable[..., None], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, columns in (("80", "80"), ("narrow", "48")):
        monkeypatch.setenv("COLUMNS", columns)
        shown = cli("report", "heatmap", "--section", "人事課").out
        assert max(cell_len(line) for line in shown.splitlines()) <= int(columns)
        snapshot(shown, name)


def test_everybody_against_one_role(ward: Path, cli: Cli) -> None:
    shown = cli("report", "heatmap", "--section", "人事課", "--to", "section-ict-leader/1").out
    assert "3/1" in shown and "－/1" in shown and "1/1" in shown
    assert "企画" not in shown
    assert "--section" in cli("report", "heatmap", "--to", "section-ict-leader/1", expect=2).err


def test_the_same_numbers_as_data(ward: Path, cli: Cli) -> None:
    rows = json.loads(cli("report", "heatmap", "--section", "人事課", "--format", "json").out)
    found = {(r["number"], r["skill"]): (r["level"], r["required"], r["missing"], r["state"]) for r in rows}
    assert found["001001", "planning"] == (2, 2, 0, "充足")
    assert found["001001", "data-use"] == (0, 1, 1, "不足")
    assert found["001001", "security"] == (None, 1, 0, "未評価")
    assert found["001001", "bpr"] == (3, None, 0, "目標の外")
    assert found["001003", "planning"] == (1, None, 0, "目標の外")
    skills = {r["skill"]: r for r in json.loads(cli("report", "skills", "--section", "人事課", "--format", "json").out)}
    for name, code in (("企画", "planning"), ("データ活用", "data-use"), ("情報セキュリティ", "security")):
        own = [value for (_, skill), value in found.items() if skill == code and value[1] is not None]
        counted = [sum(value[3] == state for value in own) for state in ("充足", "不足", "未評価")]
        assert [skills[name][key] for key in ("met", "short", "unassessed")] == counted, name
        assert skills[name]["missing"] == sum(value[2] for value in own)
    # The last line of the map says the same.
    assert "充足/対象" in (shown := cli("report", "heatmap", "--section", "人事課").out)
    assert all(f"{skills[name]['met']}/{skills[name]['asked']}" in shown for name in skills)


def test_units_by_skill(ward: Path, cli: Cli) -> None:
    whole = json.loads(cli("report", "heatmap", "--format", "json").out)
    assert [(row["unit"], row["planning"], row["bpr"]) for row in whole] == [("総務部", 2, 0)]
    shown = cli("report", "heatmap", "--department", "総務部").out
    assert "総務部/人事課" in shown and "総務部/総務課" in shown
    # Somebody in 人事課 is not assessed in security; nobody in 総務課 is assessed at all.
    assert "0?" in shown and " ?" in shown


def test_colours_only_where_there_are_colours(ward: Path, cli: Cli) -> None:
    assert "\x1b[" not in cli("report", "heatmap", "--section", "人事課").out


def test_the_workbook_of_a_department(ward: Path, cli: Cli) -> None:
    cli("roster", "export", "--kind", "skillmap", "--out", "maps", "--yes")
    (path,) = Path("maps").iterdir()
    assert path.name == "スキルマップ_令和8年度_総務部.xlsx"
    book = load_workbook(path)
    begin = ["目次", "スキル別の充足", "スキル別の充足（図）"]
    assert book.sheetnames == [*begin, "人事課 要約", "人事課", "総務課 要約", "総務課"]
    assert "業務改善" not in str([cell.value for row in book["人事課"].iter_rows() for cell in row])
    sums = [[cell.value for cell in row] for row in book["人事課 要約"].iter_rows()]
    assert ["データ活用", 2, 1, 1, 0, 1] in sums
    assert any("目標のある職員" in str(row[0]) for row in sums)
    page = book["人事課"]
    head = next(row for row in range(1, 12) if page.cell(row, 1).value == "職員番号")
    heads = {page.cell(head, n).value: n for n in range(1, page.max_column + 1)}
    hanako = next(row for row in range(head, page.max_row) if page.cell(row, 2).value == "佐藤 花子")
    cells = {name: page.cell(hanako, n) for name, n in heads.items()}
    assert [cells[name].value for name in ("企画", "データ活用", "情報セキュリティ", "充足")] == [
        "2/2",
        "0/1▼",
        "－/1",
        "1/3",
    ]
    fills = [cells[name].fill for name in ("企画", "データ活用", "情報セキュリティ")]
    assert len({(fill.fill_type, fill.fgColor.rgb) for fill in fills}) == 3
    assert fills[2].fill_type != "solid"
    last = [page.cell(row, 2).value for row in range(head, page.max_row + 1)].index("充足/対象") + head
    assert page.cell(last, heads["企画"]).value == "1/2"


def test_every_skill_that_is_assessed_when_asked_for(ward: Path, cli: Cli) -> None:
    cli("roster", "export", "--kind", "skillmap", "--all-skills", "--out", "maps", "--yes")
    (path,) = Path("maps").iterdir()
    book = load_workbook(path)
    assert book.sheetnames[3:] == ["人事課 要約", "人事課", "総務課 要約", "総務課"]
    assert "業務改善" in str([cell.value for row in book["人事課"].iter_rows() for cell in row])
    refused = cli("roster", "export", "--all-skills", expect=2).err
    assert "--kind skillmap" in refused


@pytest.mark.parametrize(("report", "series"), [("demand", 3), ("skills", 3), ("progress", 2)])
def test_charts_stand_behind_their_numbers(ward: Path, cli: Cli, report: str, series: int) -> None:
    cli("report", report, "--format", "xlsx", "--out", f"{report}.xlsx")
    book = load_workbook(f"{report}.xlsx")
    data = book.worksheets[0]
    if data.max_row == 1:
        assert not book.chartsheets  # nothing to draw
        return
    (sheet,) = book.chartsheets
    (chart,) = sheet._charts
    assert len(chart.series) == series
    for one in chart.series:
        where, _, area = one.val.numRef.f.rpartition("!")
        assert where.strip("'") == data.title
        first, last = area.replace("$", "").split(":")
        assert first[0] == last[0] and int(first[1:]) == 2 and int(last[1:]) == data.max_row


def test_a_section_without_people_or_levels(ward: Path, cli: Cli) -> None:
    shown = cli("report", "heatmap", "--section", "総務課").out
    assert "－/1" in shown and "0/1" in shown


def test_a_template_is_filled_with_a_line_for_each_person_and_skill(ward: Path, cli: Cli) -> None:
    """Our own layout has no such lines; they are made for templates alone."""
    book = Workbook()
    page = book.active
    assert page is not None
    page.append(["{{件数}}", "{{人数}}"])
    page.append(["{{職員番号}}", "{{スキル}}", "{{レベル}}", "{{必要}}", "{{状態}}"])
    book.save(ward / "own.xlsx")
    cli("roster", "export", "--kind", "skillmap", "--single", "--template", "own.xlsx", "--out", "own", "--yes")
    (made,) = (ward / "own").glob("*.xlsx")
    first, *lines = load_workbook(made).worksheets[0].iter_rows(values_only=True)
    assert first[:2] == (len(lines), len({line[0] for line in lines}))
    assert ("001001", "企画", 2, 2, "充足") in [line[:5] for line in lines]
    assert ("001003", "企画", 1, None, "目標の外") in [line[:5] for line in lines]
