"""What is recorded of one person: on the screen, as data and on one page, all from one value."""

import json
import re
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from made_once import made_once
from skillmap import office
from skillmap.days import day_on_paper
from skillmap.office import Office

CLI = Callable[..., Any]
HEAD = "職員番号,氏名,フリガナ,部,課,係,職名,任用区分,採用年月日,本務兼務\n"
BEFORE = "000201,相川 誠,アイカワ マコト,企画部,財政課,財政係,主任,常勤,2008-04-01,本務\n"
EXTRA = "000201,相川 誠,アイカワ マコト,区民部,戸籍課,戸籍係,主任,常勤,2008-04-01,兼務\n"
AFTER = "000201,相川 誠,アイカワ マコト,区民部,戸籍課,戸籍係,係長,常勤,2008-04-01,本務\n"
OTHER = "000202,馬場 京子,ババ キョウコ,企画部,財政課,財政係,主任,常勤,2012-04-01,本務\n"


def take(cli: CLI, name: str, text: str, *command: str) -> None:
    Path(name).write_text(text, "utf-8")
    cli(*command[:2], name, *command[2:], "--yes")


@pytest.fixture
@made_once
def ward(shipped_workspace: Path, cli: CLI) -> Path:
    """相川 with two posts, a promotion, leave that is over, an aim, a level, a qualification, a seat and a result."""
    take(cli, "a.csv", HEAD + BEFORE + EXTRA + OTHER, "staff", "import", "--as-of", "2025-04-01", "--complete")
    take(cli, "b.csv", HEAD + AFTER + OTHER, "staff", "import", "--as-of", "2026-04-01", "--complete")
    take(
        cli,
        "leave.csv",
        "職員番号,氏名,区分,開始日,終了日\n000201,相川 誠,病休,2025-06-01,2025-07-31\n",
        "staff",
        "leave",
    )
    levels = "職員番号,氏名,スキル,レベル\n000201,相川 誠,data-analytics,2\n"
    take(cli, "lv.csv", levels, "assess", "import", "--stage", "approved", "--as-of", "2025-12-01")
    take(
        cli,
        "q.csv",
        "職員番号,氏名,資格,合格日\n000201,相川 誠,基本情報技術者試験,2024-05-20\n",
        "qualification",
        "import",
    )
    cli("career", "aim", "--staff", "000201", "--to", "data-specialist/1", "--on", "2025-05-01", "--yes")
    cli("session", "add", "dx-basics", "--capacity", "9", "--day", "2026-07-14am", "--code", "S1", "--yes")
    cli("enrol", "add", "S1", "--staff", "000201", "--yes")
    cli("leader", "nominate", "--section", "戸籍課", "--staff", "000201", "--yes")
    return shipped_workspace


def shown(cli: CLI, *more: str) -> list[tuple[str, str]]:
    found = json.loads(cli("staff", "show", "000201", "--format", "json", *more).out)
    values = [(row["item"], row["value"]) for row in found]
    return [(item, str(one)) for item, value in values for one in (value if isinstance(value, list) else [value])]


def test_the_screen_shows_what_holds_and_what_is_to_come(ward: Path, cli: CLI) -> None:
    rows = shown(cli)
    items = {item for item, _ in rows}
    assert {"所属", "目標", "レベル", "資格", "研修の席", "リーダー"} <= items
    assert ("職名", "係長") in rows
    text = cli("staff", "show", "000201").out
    assert "財政係" not in text, "a post that is over is no answer to where somebody is"
    assert "病休" not in text
    assert "S1" in text


def test_a_seat_that_never_had_a_result_says_so_with_its_year_and_a_cancelled_one_too(ward: Path, cli: CLI) -> None:
    def seat(*more: str) -> str:
        found = json.loads(cli("staff", "show", "000201", "--format", "json", *more).out)
        (row,) = [row for row in found if row["item"] == "研修の席"]
        return f"{row['value']} {row['when']}"

    later = ("--include-future",)
    assert "結果待ち" not in seat("--as-of", "2026-07-14", *later)
    assert "終了・結果待ち" in seat("--as-of", "2026-07-15", *later)
    assert "令和8年度" in seat("--as-of", "2027-07-01", *later)
    cli("session", "cancel", "S1", "--yes")
    assert "中止" in seat()
    listed = json.loads(cli("enrol", "list", "--format", "json").out)
    assert ["中止" in str(row["when"]) for row in listed] == [True]


def test_the_history_shows_posts_orders_and_leave_with_their_days(ward: Path, cli: CLI) -> None:
    text = cli("staff", "show", "000201", "--history").out
    for part in (
        "企画部/財政課/財政係",
        "区民部/戸籍課/戸籍係（兼務）",
        "職名 主任 → 係長",
        "病休",
        "2025-06-01～2025-07-31",
    ):
        assert part in text.replace("\n", ""), part


def test_a_day_of_the_past_is_answered_as_of_that_day(ward: Path, cli: CLI) -> None:
    rows = shown(cli, "--as-of", "2025-06-15")
    assert ("職名", "主任") in rows
    assert any(item == "休職等" for item, _ in rows)
    assert not [value for item, value in rows if item in ("レベル", "リーダー")], "rated and nominated later"
    assert "係長" not in cli("staff", "show", "000201", "--as-of", "2025-06-15", "--history").out


def test_the_card_is_one_page_of_the_same_record(ward: Path, cli: CLI, tmp_path: Path) -> None:
    out = tmp_path / "cards"
    cli("staff", "card", "相川", "--out", out)
    file = out / "職員カード_000201_相川誠.xlsx"
    sheet = openpyxl.load_workbook(file)["職員カード"]
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight, sheet.page_setup.orientation) in {
        (1, 1, "portrait"), (None, None, "portrait"),
    }  # fmt: skip
    text = "\n".join(str(cell) for row in sheet.iter_rows(values_only=True) for cell in row if cell)
    screen = [value for item, value in shown(cli, "--history") if item != "休職等"]
    on_paper = [
        re.sub(r"\d{4}-\d\d-\d\d", lambda day: day_on_paper(date.fromisoformat(day[0]), "ja"), v) for v in screen
    ]
    assert [value for value in on_paper if value.strip() and value not in text] == []
    assert "staff card" in cli("db", "journal").out


def test_levels_are_drawn_beside_what_the_aim_asks_for_and_unrated_ones_are_blank(ward: Path, cli: CLI) -> None:
    """Of the five skills of the aim one is rated; another one is rated besides, and is not in the picture."""
    more = "職員番号,氏名,スキル,レベル\n000201,相川 誠,cloud,0\n"
    take(cli, "lv2.csv", more, "assess", "import", "--stage", "approved", "--as-of", "2026-05-01")
    cli("staff", "card", "000201", "--out", "cards")
    file = Path("cards") / "職員カード_000201_相川誠.xlsx"
    sheet = openpyxl.load_workbook(file)["スキル"]
    cells = [row[:3] for row in sheet.iter_rows(values_only=True) if isinstance(row[2], int) or row[1] == 0]
    assert cells == [
        ("データ分析", 2, 1),
        ("AIの活用（未評価）", None, 1),
        ("データガバナンス・オープンデータ（未評価）", None, 1),
        ("個人情報保護・デジタル法務（未評価）", None, 1),
        ("業務改革（BPR）（未評価）", None, 1),
        ("クラウド", 0, None),
    ]
    with zipfile.ZipFile(file) as package:
        chart = package.read("xl/charts/chart1.xml").decode()
    assert "<c:radarChart>" in chart
    assert '<c:max val="4"/>' in chart
    drawn = set(re.findall(r"<c:f>スキル!\$([A-Z])\$(\d+):\$[A-Z]\$(\d+)</c:f>", chart))
    first = next(row[0].row for row in sheet.iter_rows() if row[0].value == "データ分析")
    assert drawn == {(column, str(first), str(first + 4)) for column in "ABC"}


def test_the_place_among_the_roles_is_counted_by_approved_levels(ward: Path, cli: CLI) -> None:
    """Of the five skills of the first grade data analytics is reached (2 of 1) and the others are not assessed."""
    cli("staff", "card", "000201", "--out", "cards")
    file = Path("cards") / "職員カード_000201_相川誠.xlsx"
    sheet = openpyxl.load_workbook(file)["キャリア"]
    rows = [row for row in sheet.iter_rows(values_only=True) if isinstance(row[3], int)]
    assert rows[0] == ("データスペシャリスト（分析）", "◎補佐 → 担当 → 責任者 → 統括", "補佐", 1, 0, 4)
    assert len(rows) == 11
    assert all("◎" not in row[1] and "●" not in row[1] for row in rows[1:])
    with zipfile.ZipFile(file) as package:
        charts = [package.read(name).decode() for name in package.namelist() if name.startswith("xl/charts/chart")]
    assert any('<c:barDir val="bar"/><c:grouping val="stacked"/>' in chart for chart in charts)


def test_a_picture_that_has_no_room_on_the_page_is_not_cut_in_two(ward: Path, cli: CLI) -> None:
    skills = [skill.id for skill in Office.open(ward).framework.skills.values()]
    levels = "職員番号,氏名,スキル,レベル\n" + "".join(f"000202,馬場 京子,{skill},1\n" for skill in skills)
    take(cli, "lv4.csv", levels, "assess", "import", "--stage", "approved", "--as-of", "2026-05-01")
    cli("staff", "card", "000202", "--out", "cards")
    book = openpyxl.load_workbook(Path("cards") / "職員カード_000202_馬場京子.xlsx")
    assert [sheet.title for sheet in book.chartsheets] == ["スキル（図）"]
    cli("staff", "card", "000201", "--out", "cards")
    assert not openpyxl.load_workbook(Path("cards") / "職員カード_000201_相川誠.xlsx").chartsheets


def test_two_skills_stand_beside_each_other_and_nothing_rated_makes_no_page(ward: Path, cli: CLI) -> None:
    cli("staff", "card", "000202", "--out", "cards")
    assert "スキル" not in openpyxl.load_workbook(Path("cards") / "職員カード_000202_馬場京子.xlsx").sheetnames
    levels = "職員番号,氏名,スキル,レベル\n000202,馬場 京子,cloud,1\n000202,馬場 京子,ai-use,2\n"
    take(cli, "lv3.csv", levels, "assess", "import", "--stage", "approved", "--as-of", "2026-05-01")
    cli("staff", "card", "000202", "--out", "more")
    with zipfile.ZipFile(Path("more") / "職員カード_000202_馬場京子.xlsx") as package:
        chart = package.read("xl/charts/chart1.xml").decode()
    assert '<c:barDir val="col"/><c:grouping val="clustered"/>' in chart


def test_the_record_is_one_frozen_value(ward: Path) -> None:
    here = Office.open(ward, today=date(2026, 6, 15))
    _, record = office.staff.person_record(here, here.moment(), "000201")
    assert [record.units[post.unit_id] for post in record.posts if post.is_main] == [
        "企画部/財政課/財政係", "区民部/戸籍課/戸籍係",
    ]  # fmt: skip
    assert [seat.session.code for seat in record.seats] == ["S1"]
    assert [leave.kind for leave in record.leaves] == ["病休"]
    assert record.terms
    assert record.requests == ()
    with pytest.raises(AttributeError):
        record.day = date(2026, 1, 1)  # type: ignore[misc]


def test_whoever_left_has_a_record(ward: Path, cli: CLI) -> None:
    cli("staff", "depart", "000201", "--on", "2026-06-14", "--yes")
    text = cli("staff", "show", "000201", "--history").out
    assert "退職等" in text
    assert "区民部/戸籍課/戸籍係" in text
    assert "S1" not in text
