"""Lists of section leaders with the first and the second side by side, and with words where nobody is."""

import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import openpyxl
import pytest

Cli = Callable[..., Any]
STAFF = """職員番号,氏名,フリガナ,部,課,職名
000501,岬 葉月,ミサキ ハヅキ,水産部,漁政課,主事
000502,浜 涼太,ハマ リョウタ,水産部,漁政課,主任
000503,灘 千夏,ナダ チナツ,水産部,市場課,主任
000504,磯 文也,イソ フミヤ,港湾部,工務課,主任
"""


@pytest.fixture
def office(workspace: Path, cli: Cli) -> Path:
    (workspace / "staff.csv").write_text(STAFF, "utf-8")
    cli("staff", "import", "staff.csv", "--as-of", "2026-04-01", "--yes")
    return workspace


def taken(cli: Cli, rows: Sequence[Sequence[object]], *merged: str, **more: Any) -> str:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(list(row))
    for one in merged:
        book.active.merge_cells(one)
    book.save("名簿.xlsx")
    return str(cli("leader", "import", "名簿.xlsx", "--from", "2026-06-15", "--yes", **more).text)


def seated(told: str) -> list[str]:
    return re.findall(r"追加  (\S+  \d{6})", told)


def test_first_and_second_under_two_headings(office: Path, cli: Cli) -> None:
    told = taken(
        cli,
        [
            ("部", "課", "正", None, "副", None),
            (None, None, "職員番号", "氏名", "職員番号", "氏名"),
            ("水産部", "漁政課", "000501", "岬 葉月", "000502", "浜 涼太"),
            ("〃", "市場課", "000503", "灘 千夏", None, None),
            ("港湾部", "工務課", "（選出中）", None, None, None),
        ],
        "C1:D1",
        "E1:F1",
    )
    assert seated(told) == ["水産部/漁政課  000501", "水産部/市場課  000503"]
    assert re.search(r"E3: N_LEADER_CANDIDATE 「000502 浜 涼太」は推薦順位 2 位", told)
    assert "C1: N_RANKED_COLUMNS 横に並ぶ「正、副」" in told
    assert "（空席）が 1 行" in told


def test_first_and_second_by_name_with_units_as_above(office: Path, cli: Cli) -> None:
    told = taken(
        cli,
        [
            ("部", "課", "正リーダー", "副リーダー"),
            ("水産部", "漁政課", "岬 葉月", "浜涼太"),
            ("〃", "市場課", "灘 千夏", "－"),
            ("港湾部", "工務課", "該当者なし", None),
        ],
    )
    assert seated(told) == ["水産部/漁政課  000501", "水産部/市場課  000503"]
    # The rows are those of the file, though each of its rows has become two.
    assert re.search(r"A3: W_DITTO_FILLED 部の「〃」「同上」1 行を上の値で読みました（3 行目）", told)


def test_grades_between_numbers_and_names_and_a_line_of_counts(workspace: Path, cli: Cli) -> None:
    (workspace / "staff.csv").write_text(STAFF.replace("0005", "5"), "utf-8")
    first = cli("staff", "import", "staff.csv", "--as-of", "2026-04-01", "--yes").err
    assert "W_CODE_UNIFORM" in first and "staff_number_width = 3" in first
    told = taken(
        cli,
        [
            ("部", "課", "正", None, None, "副", None, None, "備考"),
            (None, None, "職員番号", "職名", "氏名", "職員番号", "職名", "氏名", None),
            ("水産部", "漁政課", "501", "主事", "岬 葉月", "502", "主任", "浜 涼太", None),
            ("〃", "市場課", "503", "主任", "灘 千夏", "未定", None, None, None),
            ("港湾部", "工務課", "選出中", None, None, None, None, None, None),
            ("計", "3課", "2名", None, None, "1名", None, None, None),
        ],
        "C1:E1",
        "F1:H1",
    )
    assert re.findall(r"追加  (\S+  \d+) ", told) == ["水産部/漁政課  501", "水産部/市場課  503"]
    # Known with these numbers by now: no list needs to say it again. Words for nobody are no numbers.
    assert "W_CODE_UNIFORM" not in told
    assert "合計・注記などの 1 行は読んでいません（6 行目）" in told
    assert "F3: N_LEADER_CANDIDATE" in told


def test_a_list_without_numbers_is_not_told_of_their_width(workspace: Path, cli: Cli) -> None:
    (workspace / "staff.csv").write_text(STAFF.replace("0005", "5"), "utf-8")
    cli("staff", "import", "staff.csv", "--as-of", "2026-04-01", "--yes")
    told = taken(cli, [("令和8年度",), ("部", "課", "正", "副"), ("水産部", "漁政課", "岬 葉月", "－")])
    assert "C2: W_NUMBER_BY_NAME" in told
    assert "追加  水産部/漁政課  501 岬 葉月" in told
    assert "W_CODE_UNIFORM" not in told


def test_a_list_in_which_nobody_can_be_seen_is_no_list_of_vacancies(office: Path, cli: Cli) -> None:
    taken(cli, [("部", "課", "氏名"), ("水産部", "漁政課", "岬 葉月")])
    rows = [("部", "課", "推進役"), ("水産部", "漁政課", "岬 葉月"), ("水産部", "市場課", "灘 千夏")]
    told = taken(cli, rows, expect=3)
    assert "推進役" in told
    assert "--heading" in told
    cli("leader", "import", "名簿.xlsx", "--from", "2026-07-01", "--complete", "--yes", expect=3)
    told = cli("leader", "import", "名簿.xlsx", "--from", "2026-06-15", "--heading", "推進役=氏名", "--yes").text
    assert "水産部/市場課  000503" in told


@pytest.mark.parametrize("word", ["未定", "選出中", "該当者なし", "（欠員）", "－"])
def test_words_where_nobody_is_are_vacancies(office: Path, cli: Cli, word: str) -> None:
    told = taken(cli, [("部", "課", "氏名"), ("水産部", "漁政課", "岬 葉月"), ("水産部", "市場課", word)])
    assert seated(told) == ["水産部/漁政課  000501"]
    assert "E_NAME" not in told
    assert "（空席）が 1 行" in told


def test_the_list_and_the_letter_go_by_two_names(office: Path, cli: Cli) -> None:
    (office / "何か.csv").write_text("項目,値\n甲,乙\n", "utf-8")
    offered = re.findall(r"^ +\d+ +(\S+)$", cli("import", "--teach", "何か.csv", expect=None).text, re.MULTILINE)
    assert len(offered) > 10
    assert len(offered) == len(set(offered))
