"""Widths of columns on the terminal: short values are never broken, and a listing fits its terminal when it can."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skillmap.cli.fitting import EDGES, SHORT, ColumnNeed, fit
from skillmap.cli.output import _text
from skillmap.japanese import width
from skillmap.tables import Table, column, number
from skillmap.words import message

NUMBER = ColumnNeed(8, 8, 6, 6)
NAME = ColumnNeed(4, 4, 9, 13)
HOURS = ColumnNeed(10, 6, 4, 4)
TEXT = ColumnNeed(10, 10, 60, 90)


def _taken(widths: list[int], gap: int) -> int:
    return sum(widths) + EDGES + gap * (len(widths) - 1)


def test_a_listing_that_fits_is_left_alone() -> None:
    assert fit([NUMBER, NAME, HOURS], 80) is None


def test_the_long_text_gets_what_is_left_and_nothing_else_is_broken() -> None:
    found = fit([NUMBER, NAME, HOURS, TEXT], 80)
    assert found is not None
    widths, gap = found
    assert _taken(widths, gap) == 80
    assert widths[:3] == [8, 9, 6]
    assert widths[3] > 40


def test_one_long_name_does_not_squeeze_the_others() -> None:
    found = fit([NUMBER, NAME, TEXT, TEXT, TEXT], 60)
    assert found is not None
    assert found[0][1] >= NAME.usual


needs = st.builds(
    lambda heading, folded, usual, more: ColumnNeed(heading, min(folded, heading), usual, usual + more),
    st.integers(2, 20), st.integers(2, 20), st.integers(0, 60), st.integers(0, 60),
)  # fmt: skip


@given(st.lists(needs, min_size=1, max_size=12), st.integers(40, 200))
def test_it_fits_whenever_the_least_widths_fit(columns: list[ColumnNeed], room: int) -> None:
    found = fit(columns, room)
    if found is None:
        return
    widths, gap = found
    least = [max(n.folded, min(n.usual, 6 if n.usual > SHORT else SHORT)) for n in columns]
    if _taken(least, 1) <= room:
        assert _taken(widths, gap) <= room
        assert all(w >= n.folded for w, n in zip(widths, columns, strict=True))
        assert all(w >= n.usual for w, n in zip(widths, columns, strict=True) if n.usual <= SHORT)
    assert all(w > 0 for w in widths)


def test_codes_and_sums_stay_whole_beside_long_texts() -> None:
    long = ("conduct-for-managers", "行動指針を支える声かけの研修" * 2, 0)
    rows = [long, long, ("dx", "名", 198_000)]
    columns = (column("code", "研修コード", "code"), column("name", "研修名", "name"), number("cost", "費用", "cost"))
    table = Table("t", message("plan.list"), columns, rows)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("COLUMNS", "60")
        shown = _text(table, "ja")
    assert "conduct-for-managers" in shown
    assert "198,000" in shown
    assert all(width(line.rstrip()) <= 60 for line in shown.replace("─", "-").splitlines())
