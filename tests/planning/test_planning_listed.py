"""Plans as they are listed: without the page of detail that each of them has."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from skillmap.office import Office
from skillmap.planning.store import plans

Cli = Callable[..., Any]


def test_what_lists_plans_reads_everything_but_their_detail(workspace: Path, cli: Cli) -> None:
    (workspace / "staff.csv").write_text("職員番号,氏名,部,課\n000001,青木 一郎,総務部,総務課\n", "utf-8")
    cli("staff", "import", "staff.csv", "--as-of", "2026-04-01", "--yes")
    cli("career", "aim", "--staff", "000001", "--to", "product-manager/2", "--yes")
    cli("plan", "make", "--all", "--yes")
    here = Office.open(workspace)
    with here.read() as connection:
        whole, listed = (plans(connection, here.moment(), detailed=detailed) for detailed in (True, False))
    assert whole.keys() == listed.keys()
    for key, one in whole.items():
        assert one.plan.items
        assert one.limits.hours_per_year
        mine, its = listed[key], one.plan
        plan = replace(its, after=(), uncovered=(), left_out=(), hours_bound=0.0, choices_left=0, relief=None)
        assert mine == replace(one, plan=plan, start=mine.start, limits=mine.limits)
    here.engine.dispose()
