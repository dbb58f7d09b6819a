"""An allocation's facts as they are recorded: the run, and everybody without a seat."""

from dataclasses import dataclass

from skillmap.storage.ledger import TableFact


@dataclass(frozen=True, slots=True, kw_only=True)
class RunFact(TableFact):
    """A run over a fiscal year; `detail`: how it stopped, goals with value and bound, as JSON."""

    table = "allocation_run"
    no: int
    fy: int
    demands: int
    seated: int
    detail: str


@dataclass(frozen=True, slots=True, kw_only=True)
class UnseatedFact(TableFact):
    """Somebody without a seat in a run; `detail`: the reason in words and the nearest remedy, as JSON."""

    table = "unseated"
    run_no: int
    staff_id: int
    training: str
    why: str
    reason: str
    detail: str
