"""Staff lists whose columns slipped by a row, and people gone by their remark: told before anything is asked."""

import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

Cli = Callable[..., Any]
HEAD = ("職員番号", "氏名", "フリガナ", "部", "課", "係", "職名", "備考")
UNITS = [
    ("港湾部", "管理課", "庶務係"), ("港湾部", "工務課", "設計係"), ("水産部", "漁政課", "漁業係"),
    ("水産部", "市場課", "業務係"), ("財政部", "税務課", "課税係"), ("財政部", "収納課", "徴収係"),
]  # fmt: skip
FAMILIES = ("磯部", "浦野", "沖田", "岬", "渚", "入江", "浜口", "瀬戸", "港", "汐見", "帆足", "舟木")
PEOPLE = [
    (
        f"{4200 + n:06}",
        f"{family} 海{n}",
        "ウミ" + "アイウエオカキクケコサシ"[n],
        *UNITS[n // 2],
        ("課長", "主事", "主任")[n % 3],
        "",
    )
    for n, family in enumerate(FAMILIES)
]


def listed(
    cli: Cli, rows: Sequence[Sequence[str]], name: str = "名簿.csv", day: str = "2026-06-01", **more: Any
) -> str:
    Path(name).write_text("\n".join(",".join(row) for row in (HEAD, *rows)) + "\n", "utf-8")
    return str(cli("staff", "import", name, "--as-of", day, "--yes", **more).err)


def slipped(columns: Sequence[int], by: int, rows: range = range(12)) -> list[list[str]]:
    """The list with columns taken from the row so many above, within some rows."""
    made = [list(one) for one in PEOPLE]
    for at in rows:
        for column in columns:
            if 0 <= at - by < len(PEOPLE):
                made[at][column] = PEOPLE[at - by][column]
    return made


@pytest.fixture
def office(workspace: Path, cli: Cli) -> Path:
    listed(cli, PEOPLE, "四月.csv", "2026-04-01")
    return workspace


@pytest.mark.parametrize(
    ("columns", "by", "rows", "cells"),
    [
        ([6], 1, range(12), [("G3", "G13")]),
        ([6], -1, range(12), [("G2", "G12")]),
        # From the middle on: what was above was filtered away.
        ([6], 1, range(5, 12), [("G7", "G13")]),
        ([3, 4, 5], 1, range(12), [("E4", "E12")]),
    ],
)
def test_a_column_that_slipped_by_a_row_is_told(
    office: Path, cli: Cli, columns: list[int], by: int, rows: range, cells: list[tuple[str, str]]
) -> None:
    told = listed(cli, slipped(columns, by, rows))
    assert re.findall(r"名簿.csv (\w+): W_COLUMN_SHIFTED .*ここから (\w+) まで", told) == cells


def test_slipped_names_are_refused_and_explained(office: Path, cli: Cli) -> None:
    told = listed(cli, slipped([1], 1), expect=3)
    assert told.count("E_STAFF_NUMBER_OTHER") == 11
    assert re.search(r"B3: W_COLUMN_SHIFTED 氏名の列", told)


def test_who_marries_into_a_colleagues_name_is_read_anew_and_nobody_else(workspace: Path, cli: Cli) -> None:
    colleague = ("004300", "浦野 岬", "ウラノ ミサキ", *UNITS[0], "主任", "")
    before = ("004301", "帆足 岬", "ホアシ ミサキ", *UNITS[1], "主事", "")
    listed(cli, [colleague, before], "四月.csv", "2026-04-01")
    # Written like the colleague, read otherwise, and so is the family name.
    listed(cli, [colleague, ("004301", "浦野 岬", "ウラヤ ミサキ", *before[3:])])
    assert "004301,浦野 岬" in cli("staff", "list", "--format", "csv").out


def test_transfers_and_orders_for_all_are_no_slip(office: Path, cli: Cli) -> None:
    everybody = [[*one[:6], "主任", ""] for one in PEOPLE]
    assert "W_COLUMN_SHIFTED" not in listed(cli, everybody)
    cli("db", "undo", "--yes")
    moved = [list(one) for one in PEOPLE]
    for at, to in ((0, 4), (3, 9), (5, 1), (8, 2), (10, 6)):
        moved[at][3:6] = UNITS[to // 2]
    assert "W_COLUMN_SHIFTED" not in listed(cli, moved)


@pytest.mark.parametrize("text", ["庶務係（兼）設計係", "庶務係（兼務）", "庶務係 兼務：設計係"])
def test_two_units_in_a_cell_are_no_unit_of_that_name(office: Path, cli: Cli, text: str) -> None:
    rows = [list(one) for one in PEOPLE]
    rows[0][5] = text
    told = listed(cli, rows, expect=3)
    assert re.findall(r"名簿.csv (\w+): (E_\w+)", told) == [("F2", "E_STAFF_TWO_UNITS")]
    # As the advice says: a row for each post.
    Path("兼務.csv").write_text(
        "職員番号,氏名,部,課,係,本務兼務\n004200,磯部 海0,港湾部,管理課,庶務係,本務\n"
        "004200,磯部 海0,港湾部,工務課,設計係,兼務\n",
        "utf-8",
    )
    told = cli("staff", "import", "兼務.csv", "--as-of", "2026-06-01", "--yes").err
    assert "兼務" in told


def test_a_name_with_the_letter_is_one_unit(workspace: Path, cli: Cli) -> None:
    listed(cli, [[*PEOPLE[0][:3], "土木部", "兼六園管理事務所", "管理係", "主事", ""]])
    assert "兼六園管理事務所" in cli("staff", "list", "--format", "csv").out


def test_a_departure_in_a_remark_is_told_until_it_is_recorded(office: Path, cli: Cli) -> None:
    rows = [list(one) for one in PEOPLE]
    for at, remark in (
        (0, "令和8年4月30日退職"), (1, "R9.3.31定年退職予定"), (2, "退職（R8.5.15）"),
        # Back again, somebody else's, or no day.
        (3, "R6.3.31定年退職、再任用"), (4, "R8.3.31退職者の後任"), (5, "退職手当 確認済 R8.5.1"), (6, "退職予定"),
        (7, "父 R8.4.12死亡"), (8, "前職：R8.3.31退職"),
    ):  # fmt: skip
        rows[at][7] = remark
    told = listed(cli, rows)
    assert re.findall(r"名簿.csv (H\d+): (W_LEFT_IN_REMARK|W_LEAVES_IN_REMARK) (\d{6})", told) == [
        ("H2", "W_LEFT_IN_REMARK", "004200"), ("H3", "W_LEAVES_IN_REMARK", "004201"),
        ("H4", "W_LEFT_IN_REMARK", "004202"),
    ]  # fmt: skip
    (number, day) = re.findall(r"skillmap staff depart (004201) --on (\S+) で", told)[0]
    cli("staff", "depart", number, "--on", day, "--yes")
    assert "W_LEAVES_IN_REMARK" not in listed(cli, rows, "七月.csv", "2026-07-01")


def test_an_older_list_after_a_newer_one_is_told_and_the_newer_one_mends_it(office: Path, cli: Cli) -> None:
    june = [list(one) for one in PEOPLE]
    june[1][6] = "課長"
    assert "W_STAFF_OLDER_LIST" not in listed(cli, june, "六月.csv", "2026-06-01")
    may = [list(one) for one in june]
    may[2][6] = "係長"
    told = listed(cli, may, "五月.csv", "2026-05-01")
    assert "五月.csv: W_STAFF_OLDER_LIST この名簿は 2026-05-01 現在ですが、2026-06-01 現在の内容が取り込み済み" in told
    # June's list has said nothing of her grade that was new: what May says would hold until today.
    assert re.search(r"004202.*係長", cli("staff", "list", "--format", "csv").out)
    listed(cli, june, "六月.csv", "2026-06-01")
    assert not re.search(r"004202.*係長", cli("staff", "list", "--format", "csv").out)
    # An older list that changes nothing is no such mistake.
    assert "W_STAFF_OLDER_LIST" not in listed(cli, PEOPLE, "四月の控え.csv", "2026-04-01")
