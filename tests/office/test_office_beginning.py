"""The first day: what needs doing is told without judging anything, and is what the whole listing would say."""

from datetime import date
from pathlib import Path

from skillmap import office
from skillmap.office import Office


def test_an_empty_office_is_told_what_the_whole_listing_says(workspace: Path) -> None:
    here = Office.open(workspace, today=date(2026, 6, 15))
    told = office.beginning.todo(here, here.moment())
    assert told == office.todo.todo(here, here.moment())
    assert told is not None
    assert [row[2] for row in told.rows] == ["skillmap staff import FILE"]
    here.engine.dispose()


def test_once_anything_is_recorded_everything_is_looked_at(small: Office) -> None:
    assert office.beginning.todo(small, small.moment()) is None
