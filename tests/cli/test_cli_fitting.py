"""Listings on the terminal: short values are never broken, what does not fit is left out by name or shown as blocks."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from skillmap.cli import long_rows, state, terminal
from skillmap.cli.fitting import EDGES, SHORT, ColumnNeed, FittedColumns, layout
from skillmap.japanese import width
from skillmap.tables import Align, Table, column, number
from skillmap.words import message
from trials import trials

NUMBER = ColumnNeed(8, 8, 6, 6)
NAME = ColumnNeed(4, 4, 9, 13)
HOURS = ColumnNeed(10, 6, 4, 4)
TEXT = ColumnNeed(10, 10, 60, 90)
KANA = ColumnNeed(8, 8, 14, 20, is_minor=True)


def _taken(found: FittedColumns) -> int:
    return sum(found.widths) + EDGES + found.gap * (len(found.widths) - 1)


def test_a_listing_that_fits_is_left_alone() -> None:
    assert layout([NUMBER, NAME, HOURS], 80) == FittedColumns((0, 1, 2), (), 3)


def test_the_long_text_gets_what_is_left_and_nothing_else_is_broken() -> None:
    found = layout([NUMBER, NAME, HOURS, TEXT], 80)
    assert found is not None
    assert _taken(found) == 80
    assert found.widths[:3] == (8, 9, 6)
    assert found.widths[3] > 40


def test_one_long_name_does_not_squeeze_the_others() -> None:
    found = layout([NUMBER, NAME, TEXT, TEXT, TEXT], 60)
    assert found is not None
    assert found.widths[1] >= NAME.usual


def test_minor_columns_go_first_and_only_as_many_as_must() -> None:
    needs = [NUMBER, NAME, KANA, TEXT, KANA, TEXT]
    assert [layout(needs, room) and layout(needs, room).columns for room in (120, 63, 50, 40)] == [  # type: ignore[union-attr]
        (0, 1, 2, 3, 4, 5), (0, 1, 2, 3, 5), (0, 1, 3, 5), None,
    ]  # fmt: skip


needs = st.builds(
    lambda heading, folded, usual, more, is_minor: ColumnNeed(
        heading, min(folded, heading), usual, usual + more, is_minor
    ),
    st.integers(2, 20), st.integers(2, 20), st.integers(0, 60), st.integers(0, 60), st.booleans(),
)  # fmt: skip


@settings(max_examples=trials(300))
@given(st.lists(needs, min_size=1, max_size=12), st.integers(40, 200))
def test_a_layout_fits_breaks_no_short_value_and_loses_only_minor_columns(columns: list[ColumnNeed], room: int) -> None:
    found = layout(columns, room)
    if found is None:
        kept = [n for n in columns if not n.is_minor]
        least = sum(max(n.folded, min(n.usual, 10 if n.usual > SHORT else SHORT)) for n in kept)
        assert least + EDGES + len(kept) - 1 > room
        return
    assert all(columns[at].is_minor for at in set(range(len(columns))) - set(found.columns))
    if found.widths:
        shown = [columns[at] for at in found.columns]
        assert _taken(found) <= room
        assert all(w >= n.folded for w, n in zip(found.widths, shown, strict=True))
        assert all(w >= min(n.usual, 10) for w, n in zip(found.widths, shown, strict=True))
        assert all(w >= n.usual for w, n in zip(found.widths, shown, strict=True) if n.usual <= SHORT)


LONG = ("conduct-for-managers", "行動指針を支える声かけの研修" * 2, 0)
COURSES = (column("code", "研修コード", "code"), column("name", "研修名", "name"), number("cost", "費用", "cost"))


def _lines(table: Table, room: int) -> list[str]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("COLUMNS", str(room))
        return terminal.text(table, "ja").splitlines()


def test_codes_and_sums_stay_whole_beside_long_texts() -> None:
    lines = _lines(Table("t", message("plan.list"), COURSES, [LONG, LONG, ("dx", "名", 198_000)]), 60)
    assert any("conduct-for-managers" in line for line in lines)
    assert any("198,000" in line for line in lines)
    assert all(width(line.rstrip().replace("─", "-")) <= 60 for line in lines)


SEATS = (
    column("number", "職員番号", "staff number"),
    column("name", "氏名", "name"),
    column("kana", "フリガナ", "kana", is_minor=True),
    number("no", "順", "no"),
    column("training", "研修名", "training"),
    column("unit", "所属", "unit"),
    column("why", "席がない理由", "why there is no seat"),
    column("remedy", "できること", "what can be done"),
)
WAITING = (
    "003107", "勅使河原 美智子", "テシガワラ ミチコ", 3, "情報システムの調達と委託の管理の実務",
    "福祉部/高齢者福祉課/高齢者福祉係",
    "休職等の期間です（2026-09-24）", "復帰後の日程の開催回を追加するか、翌年度に回してください。",
)  # fmt: skip


@pytest.mark.parametrize("room", [60, 80, 100, 120, 200])
def test_nothing_is_wider_than_the_terminal_and_no_value_becomes_a_tower(room: int) -> None:
    lines = _lines(Table("t", message("plan.list"), SEATS, [WAITING] * 3), room)
    assert all(width(line.rstrip().replace("─", "-")) <= room for line in lines), lines
    for whole in ("003107", "勅使河原"):
        assert any(whole in line for line in lines), whole
    assert len(lines) < 40


def test_a_row_that_is_no_row_of_a_table_is_a_block_headed_by_whom_it_is_about() -> None:
    lines = _lines(Table("t", message("plan.list"), SEATS, [WAITING]), 60)
    assert "003107  勅使河原 美智子  テシガワラ ミチコ" in lines
    assert "  順: 3  研修名: 情報システムの調達と委託の管理の実務" in lines
    assert all(line == line.rstrip() for line in lines)


def test_an_empty_value_has_no_place_in_a_block() -> None:
    row = (*WAITING[:5], None, *WAITING[6:])
    assert not any("所属" in line for line in _lines(Table("t", message("plan.list"), SEATS, [row]), 60))


def test_columns_that_are_left_out_are_named_and_wide_shows_them() -> None:
    table = Table("t", message("plan.list"), SEATS[:3] + SEATS[4:6], [WAITING[:3] + WAITING[4:6]])
    narrow = _lines(table, 44)
    assert "".join(narrow[-2:]) == "  … ほか 1 列（フリガナ）。--wide ですべての列を示します。"
    assert not any("テシガワラ" in line for line in narrow)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(state, "_now", state.Globals(wide=True))
        wide = _lines(table, 44)
    assert any(all(str(value) in line for value in table.rows[0]) for line in wide)


TITLES = st.sampled_from(("氏名", "研修の名前と回", "①"))
CELLS = st.text(st.sampled_from("abc 　0-9漢字かナｶ、。（）①…—é\n🙂"), max_size=30)


@settings(max_examples=trials(300))
@given(st.data(), st.integers(1, 4), st.integers(40, 90), st.booleans())
def test_a_long_listing_looks_like_a_short_one(data: st.DataObject, count: int, room: int, is_wide: bool) -> None:
    columns = [
        column(f"c{n}", data.draw(TITLES), "name", align=data.draw(st.sampled_from(Align))) for n in range(count)
    ]
    rows = data.draw(st.lists(st.tuples(*[CELLS] * count), min_size=1, max_size=6))
    table = Table("t", message("out.nothing"), columns, rows)
    with pytest.MonkeyPatch.context() as terminal_of:
        terminal_of.setenv("COLUMNS", str(room))
        terminal_of.setattr(state, "_now", state.Globals(wide=is_wide))
        short = terminal.text(table, "ja")
        terminal_of.setattr(long_rows, "LONG", 0)
        assert terminal.text(table, "ja") == short
