"""Numbers that name nobody are counted without reading names and seats: the same as counted from everything."""

from datetime import date

import pytest

from skillmap import office
from skillmap.days import FiscalYear
from skillmap.office import Office
from skillmap.office.reports import COUNTED, REPORTS, report


@pytest.mark.parametrize("name", COUNTED)
@pytest.mark.parametrize("asked", [(None, None), (FiscalYear(2025), None), (None, date(2026, 4, 15))])
def test_numbers_are_those_of_the_whole(ward: Office, name: str, asked: tuple[FiscalYear | None, date | None]) -> None:
    assert report(ward, name, *asked) == REPORTS[name](office.reports.snapshot(ward, *asked))


def test_who_is_only_counted_cannot_be_shown(ward: Office) -> None:
    with ward.read() as connection:
        found = office.reports.numbers.snapshot.counted(connection, ward.framework, *ward.report_times(None, None))
    with pytest.raises(LookupError):
        str(found.organisation.people[0].shown)
