"""Nobody works out a small count: an attacker with a linear program, who sees everything that is given, tries."""

import highspy
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from skillmap.reports.disclosure import Cell, CountTable, bounds, is_safe, withhold
from trials import trials

TABLES = (
    st.integers(1, 6)
    .flatmap(
        lambda width: st.lists(
            st.lists(st.one_of(st.integers(0, 4), st.integers(0, 60)), min_size=width, max_size=width),
            min_size=1,
            max_size=6,
        )
    )
    .map(lambda lines: CountTable(tuple(map(tuple, lines))))
)


def attacked(table: CountTable, withheld: frozenset[Cell], cell: Cell) -> tuple[float, float]:
    """The least and the most that a cell can be for all who see the others, by a linear program of its own."""
    height, width = len(table.counts), len(table.counts[0])
    found = []
    for sense in (highspy.ObjSense.kMinimize, highspy.ObjSense.kMaximize):
        model = highspy.Highs()
        # All solvers of a process share one set of threads, and plans ask for a single one.
        model.setOptionValue("threads", 1)
        model.setOptionValue("output_flag", False)
        x = {
            one: model.addVariable(*((0, highspy.kHighsInf) if one in withheld else (value, value)))
            for one, value in table.cells.items()
        }
        for r in range(height + 1):
            model.addConstr(sum(x[r, c] for c in range(width)) - x[r, width] == 0)
        for c in range(width):
            model.addConstr(sum(x[r, c] for r in range(height)) - x[height, c] == 0)
        model.changeObjectiveSense(sense)
        model.changeColCost(x[cell].index, 1.0)
        model.run()
        status = model.getModelStatus()
        unbounded = status in (
            highspy.HighsModelStatus.kUnbounded, highspy.HighsModelStatus.kUnboundedOrInfeasible
        )  # fmt: skip
        found.append(float("inf") if unbounded else model.getInfo().objective_function_value)
    return found[0], found[1]


@given(TABLES, st.integers(2, 6))
@settings(max_examples=trials(300))
def test_no_small_count_can_be_worked_out(table: CountTable, threshold: int) -> None:
    withheld = withhold(table, threshold)
    for cell, value in table.cells.items():
        if 0 < value < threshold:
            least, most = attacked(table, withheld, cell)
            assert cell in withheld and most - least >= threshold
        elif cell not in withheld:
            assert value == 0 or value >= threshold


@given(TABLES, st.integers(2, 6))
@settings(max_examples=trials(300))
def test_the_bounds_are_those_of_a_linear_program(table: CountTable, threshold: int) -> None:
    withheld = withhold(table, threshold)
    for cell in sorted(withheld)[:6]:
        least, most = attacked(table, withheld, cell)
        mine = bounds(table, withheld, cell, 10_000)
        assert mine[0] == round(least) and (mine[1] == round(most) if most < 1e9 else mine[1] >= 10_000)


def test_a_small_count_alone_is_given_away_by_its_totals() -> None:
    table = CountTable(((2, 30), (40, 50)))
    assert not is_safe(table, {(0, 0)}, (0, 0), 5)
    withheld = withhold(table, 5)
    assert len(withheld) == 4 and not any(table.is_total(cell) for cell in withheld)


def test_the_cheapest_others_are_withheld() -> None:
    table = CountTable(((3, 90, 20), (80, 95, 10), (70, 60, 85)))
    assert withhold(table, 5) == {(0, 0), (0, 2), (1, 0), (1, 2)}


def test_two_small_counts_that_hide_only_each_other_are_not_enough() -> None:
    table = CountTable(((1, 1, 50), (30, 40, 60)))
    withheld = withhold(table, 5)
    for cell in ((0, 0), (0, 1)):
        assert is_safe(table, withheld, cell, 5)


@pytest.mark.parametrize("counts", [((3,),), ((0,),), ((3,), (9,)), ((0, 0), (0, 0)), ((4, 0), (0, 0))])
def test_the_smallest_tables(counts: tuple[tuple[int, ...], ...]) -> None:
    table = CountTable(counts)
    withheld = withhold(table, 5)
    assert all(is_safe(table, withheld, cell, 5) for cell, n in table.cells.items() if 0 < n < 5)
    assert all(cell in withheld for cell, n in table.cells.items() if 0 < n < 5)
