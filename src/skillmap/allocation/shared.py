"""What people share (seats, quotas, absence of a section) and what an answer is worth, as arrays over the columns."""

from dataclasses import dataclass

import numpy as np

from skillmap.allocation.columns import Floats, Ints, SeatColumns, ragged, spans
from skillmap.allocation.model import Model
from skillmap.allocation.problem import PRIORITY_OF, SeatGoal

ORDER = tuple(SeatGoal)


@dataclass(frozen=True)
class Shared:
    """Limits by number: seats of each offer, quotas of offers and departments, seats of departments in the year, people
    of a section on a half day.

    The numbers are the same for everybody and for a part of the people.
    """

    limit: Floats
    """Per row: how many may take a column of it."""
    rows: Ints
    """Rows of all columns, one behind the other."""
    start: Ints
    """Per column: where its rows begin; one more at the end."""
    sessions: int
    """Rows of seats, quotas and departments; those of sections follow."""

    def prices(self, price: Floats) -> Floats:
        """Per column: what it takes from others at these prices of the rows."""
        return np.add.reduceat(price[self.rows], self.start[:-1])

    def entries(self, taken: Ints) -> tuple[Ints, Ints]:
        """For these columns their rows, and for each of these the place in `taken`."""
        count = self.start[taken + 1] - self.start[taken]
        return self.rows[spans(self.start[taken], count)], np.repeat(np.arange(len(taken)), count)


def shared(columns: SeatColumns) -> Shared:
    """The limits, and the columns that count for each."""
    model = columns.model
    quotas = {
        (offer, department): left
        for offer, one in enumerate(model.offers)
        for department, left in sorted(one.quotas.items())
    }
    sections = np.array(model.limits, dtype=np.float64).reshape(len(model.limits), -1)
    limit = np.concatenate(
        (
            [float(o.room) for o in model.offers],
            [float(q) for q in quotas.values()],
            [float(left) for left in model.allowance],
            sections.ravel(),
        )
    )
    count = np.diff(columns.bits_from)[columns.offer]
    quota = _quota_rows(columns, {pair: len(model.offers) + n for n, pair in enumerate(quotas)})
    has = quota >= 0
    years, years_from = ragged([model.limits_of[demand] for demand in columns.demand.tolist()])
    year = np.diff(years_from)[columns.of]
    # Per column: a row of seats, perhaps one of a quota, those of the year, and one for each half day.
    start = np.concatenate(([0], np.cumsum(1 + has + year + count)))
    rows = np.empty(int(start[-1]), dtype=np.int64)
    rows[start[:-1]] = columns.offer
    rows[start[:-1][has] + 1] = quota[has]
    section = np.array([model.section[one.person] for one in columns.people], dtype=np.int64)[columns.person]
    own = years[spans(years_from[columns.of], year)]
    rows[spans(start[:-1] + 1 + has, year)] = len(model.offers) + len(quotas) + own
    before = len(model.offers) + len(quotas) + len(model.allowance)
    first = before + section * sections.shape[1]
    bits = columns.bits[spans(columns.bits_from[columns.offer], count)]
    rows[spans(start[:-1] + 1 + has + year, count)] = np.repeat(first, count) + bits
    return Shared(limit, rows, start, before)


def _quota_rows(columns: SeatColumns, rows: dict[tuple[int, str], int]) -> Ints:
    """Per column the row of its department's quota, or -1."""
    found = np.full(len(columns.offer), -1, dtype=np.int64)
    limited = np.array([bool(o.quotas) for o in columns.model.offers], dtype=np.bool_)
    where = np.flatnonzero(limited[columns.offer]) if len(limited) else np.array([], dtype=np.int64)
    people = [columns.model.department[one.person] for one in columns.people]
    owners = columns.person[where].tolist()
    pairs = zip(columns.offer[where].tolist(), (people[p] for p in owners), strict=True)
    found[where] = [rows.get(pair, -1) for pair in pairs]
    return found


def gains(columns: SeatColumns, goal: SeatGoal) -> Floats:
    """What each column adds to a goal; with `constant` these add up to its place in the score (larger is better)."""
    model = columns.model
    demand = columns.demand[columns.of]
    match goal:
        case SeatGoal.FIRST | SeatGoal.RAISED | SeatGoal.AGAIN:
            priorities = np.array([d.priority for d in model.demands])
            own: Floats = (priorities[demand] == PRIORITY_OF[goal]).astype(np.float64)
            return own
        case SeatGoal.SEATED:
            return np.ones(len(demand))
        case SeatGoal.MOVED:
            stays: Floats = (np.array(model.earlier)[demand] == columns.offer).astype(np.float64)
            return stays
        case SeatGoal.WISHED:
            return (_ranks(columns) >= 0).astype(np.float64)
        case SeatGoal.RANKED:
            # To whoever has no wish every session is as good as a first choice.
            return -np.maximum(_ranks(columns), 0).astype(np.float64)
        case SeatGoal.WEEKS:
            return -np.array([o.weeks for o in model.offers], dtype=np.float64)[columns.offer]


def _ranks(columns: SeatColumns) -> Ints:
    """Per column the rank of the wish it fulfils, from 0, or -1."""
    model = columns.model
    found = np.full(len(columns.offer), -1, dtype=np.int64)
    for place, demand in enumerate(columns.demand.tolist()):
        wishes = model.wished[demand]
        # Few wish for a session of their own: all others keep -1.
        if wishes:
            first, last = columns.start[place : place + 2].tolist()
            own = columns.offer[first:last].tolist()
            found[first:last] = [wishes.index(o) if o in wishes else -1 for o in own]
    return found


def constant(model: Model, goal: SeatGoal) -> int:
    """What the score has of a goal before any seat is given."""
    return -sum(offer != -1 for offer in model.earlier) if goal is SeatGoal.MOVED else 0
