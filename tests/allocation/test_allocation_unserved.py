"""Who waits and what was asked for since: the same questions on both databases."""

from datetime import date

import pytest
from sqlalchemy import Engine

from skillmap.allocation.problem import StopReason
from skillmap.allocation.store import Run, waiting
from skillmap.allocation.unserved import asked_since
from skillmap.days import FiscalYear
from skillmap.storage.database import reading
from skillmap.storage.facts import Moment


@pytest.mark.parametrize("needs_approval", [False, True])
@pytest.mark.parametrize("run_no", [None, 1])
def test_nobody_asks_in_an_empty_office(engine: Engine, run_no: int | None, needs_approval: bool) -> None:
    with reading(engine) as connection:
        moment = Moment(date(2026, 6, 15))
        found = asked_since(connection, moment, FiscalYear(2026), run_no, ["a"], needs_approval=needs_approval)
        assert found == (0, 0)
        assert waiting(connection, moment, Run(1, 2026, 0, 0, StopReason.PROVEN, (), moment.as_of)) == []
