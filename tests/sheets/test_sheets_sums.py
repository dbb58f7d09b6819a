"""Rows of sums with a count in the column of numbers are passed over and told; somebody called 計 stays."""

from pathlib import Path

import pytest
from made_books import workbook

from skillmap.sheets import Field, Kind, Layout, ReadOptions, read
from skillmap.sheets.reading.sums import is_line_of_counts
from skillmap.words import Bilingual

CREW = Layout(
    "crew", Bilingual("船員", "crew"), Bilingual("船員", "crew"),
    (
        Field("number", Bilingual("番号", "number"), Kind.CODE, required=True),
        Field("name", Bilingual("氏名", "name"), Kind.NAME),
        Field("deck", Bilingual("甲板", "deck")), Field("watch", Bilingual("当直", "watch")),
    ),
)  # fmt: skip
HEADS = ("番号", "氏名", "甲板", "当直")
SHORT = HEADS[:2]
LINES = [("04101", "磯部 凪", "上", "夜"), ("04102", "浦 岬", "上", "朝"), ("04103", "沖 渚", "下", "夜")]
PLAIN = [one[:2] for one in LINES]


@pytest.mark.parametrize(
    ("sums", "rows"),
    [
        ([(3, "計")], "5"),
        ([("３", "合　計", None, None)], "5"),
        ([(3, None, None, "総計")], "5"),
        ([(3, "計", 2, "1名")], "5"),
        ([(2, None, "上", "小計"), (1, None, "下", "小計"), ("3", "合計")], "5-7"),
        ([(3, "乗組員 計")], "5"),
    ],
)
def test_a_count_beside_the_word_is_no_number(tmp_path: Path, sums: list[tuple[object, ...]], rows: str) -> None:
    reading = read(workbook(tmp_path / "a.xlsx", [HEADS, *LINES, *sums]), CREW, ReadOptions(code_width=5))
    assert [row.values["number"] for row in reading.rows] == ["04101", "04102", "04103"]
    assert [(p.code, p.facts["found"]) for p in reading.problems] == [("W_TRAILER_SKIPPED", rows)]


@pytest.mark.parametrize(
    ("heads", "rows", "last"),
    [
        # With a place of work the row is about somebody.
        (HEADS, [*LINES, ("04104", "計", "下", "朝")], "04104"),
        (HEADS, [*LINES, (3, "計", "下", "朝")], "00003"),
        # As long as the other numbers, and not how many there are above.
        (SHORT, [*PLAIN, ("04104", "計")], "04104"),
        # The last of people who are numbered from 1: three stand above.
        (SHORT, [(1, "磯部 凪"), (2, "浦 岬"), (3, "沖 渚"), (4, "計")], "4"),
        # A name may end like a sum.
        (HEADS, [*LINES, ("04104", "小計 港")], "04104"),
    ],
)
def test_somebody_called_so_is_read(
    tmp_path: Path, heads: tuple[str, ...], rows: list[tuple[object, ...]], last: str
) -> None:
    reading = read(workbook(tmp_path / "a.xlsx", [heads, *rows]), CREW, ReadOptions(code_width=5))
    assert len(reading.rows) == 4
    assert reading.rows[-1].values["number"] == last
    assert "W_TRAILER_SKIPPED" not in {p.code for p in reading.problems}


def test_somebody_on_record_who_is_called_so_is_read(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", [HEADS, *LINES, (3, "計")])
    reading = read(path, CREW, ReadOptions(code_width=5, name_known=lambda text: "計" if text == "計" else ""))
    assert [row.values["name"] for row in reading.rows][-1] == "計"


def test_a_thing_that_ends_like_a_sum_is_a_record(tmp_path: Path) -> None:
    course = Layout(
        "c", Bilingual("講座", "c"), Bilingual("講座", "c"), (CREW.fields[0], Field("course", Bilingual("講座名", "c")))
    )
    rows = [("番号", "講座名"), ("04101", "潮の読み方"), (7, "航海日誌 集計"), (8, "燃料会計")]
    reading = read(workbook(tmp_path / "a.xlsx", rows), course, ReadOptions(code_width=5))
    assert [row.values["course"] for row in reading.rows] == ["潮の読み方", "航海日誌 集計", "燃料会計"]


PARTS = Layout(
    "parts", Bilingual("部品", "parts"), Bilingual("部品", "parts"),
    (Field("shelf", Bilingual("棚", "shelf")), Field("part", Bilingual("部品名", "part"), required=True)),
)  # fmt: skip


def test_what_is_counted_beside_the_word_is_no_record_of_that_name(tmp_path: Path) -> None:
    rows = [
        ("棚", "部品名", "数"),
        ("東", "歯車", 4),
        ("計", "2種", "４個"),
        ("西", "2種混合油", 6),
        ("合計", "3種", 10),
    ]
    reading = read(workbook(tmp_path / "a.xlsx", rows), PARTS)
    assert [row.values["part"] for row in reading.rows] == ["歯車", "2種混合油"]
    assert [(p.code, p.facts["found"]) for p in reading.problems if p.code[0] != "N"] == [("W_TRAILER_SKIPPED", "3, 5")]


@pytest.mark.parametrize(
    "row", [("計", "座標系"), ("計", "2種混合油", 6), ("東", "2種", 6), ("会計", "2種", 6), ("計",)]
)
def test_a_sum_says_nothing_but_counts(row: tuple[object, ...]) -> None:
    assert not is_line_of_counts(list(row))
