"""Who holds a completed training on a day: the one definition for plans, seats, gaps, recognition and reports. Pure."""

from calendar import monthrange
from collections.abc import Mapping
from datetime import date
from typing import TypeAlias

from skillmap.days import FiscalYear, fiscal_year
from skillmap.framework.model import Training

TrainingsById: TypeAlias = Mapping[str, Training]
CompletionHistory: TypeAlias = Mapping[str, tuple[date, ...]]
"""A person's completions: training -> days, ascending, each once."""
ENDLESS = date.max


def months_after(day: date, months: int) -> date:
    """The same day of a later month; its last day where the month is shorter (Civil Code, article 143)."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def last_day(training: Training | None, done: date) -> date:
    """The last day on which a completion of `done` counts; `ENDLESS` when the training does not expire."""
    # A training that left the catalogue goes on being held: nobody says any more when it ends.
    if training is None or not (training.valid_years or training.valid_to_year_end):
        return ENDLESS
    years = training.valid_years or 1
    if training.valid_to_year_end:
        # "Two fiscal years" begin with the one it was completed in; a part of one counts whole.
        return FiscalYear(fiscal_year(done).year + max(1, round(years)) - 1).last
    # Half years occur (valid_years: 0.5), and months are what the calendar counts in.
    return months_after(done, max(1, round(years * 12)))


def days_of(trainings: TrainingsById, history: CompletionHistory, training: str) -> tuple[date, ...]:
    """Days on which somebody completed or renewed a training, ascending.

    A training that renews it (`renewed_by`) counts from the first completion of the training itself on.
    """
    own = history.get(training, ())
    known = trainings.get(training)
    if not own or known is None or not known.renewed_by:
        return own
    # A renewal course alone does not make somebody hold what it renews: the training itself comes first.
    renewed = (day for other in known.renewed_by for day in history.get(other, ()) if day >= own[0])
    return tuple(sorted({*own, *renewed}))


def ways_to_hold(trainings: TrainingsById, history: CompletionHistory, training: str) -> tuple[str, ...]:
    """What somebody completes to hold a training: the training, and what renews it once they have completed it."""
    known = trainings.get(training)
    return (training, *(known.renewed_by if known is not None and history.get(training) else ()))


def held_until(trainings: TrainingsById, history: CompletionHistory, training: str, on: date) -> date | None:
    """The last day up to which a training is held as things stand on a day; None when it is not held on it."""
    done = max((day for day in days_of(trainings, history, training) if day <= on), default=None)
    if done is None:
        return None
    last = last_day(trainings.get(training), done)
    return last if on <= last else None


def held(trainings: TrainingsById, history: CompletionHistory, on: date) -> frozenset[str]:
    """The trainings that somebody holds on a day: completed up to it, and not expired on it."""
    return frozenset(one for one in history if held_until(trainings, history, one, on) is not None)


def still_held(trainings: TrainingsById, history: CompletionHistory, known_on: date, day: date) -> frozenset[str]:
    """Trainings that will be held on a later day if nothing more is completed after `known_on`."""
    found = ((one, held_until(trainings, history, one, known_on)) for one in history)
    return frozenset(one for one, last in found if last is not None and day <= last)


def is_served(trainings: TrainingsById, history: CompletionHistory, training: str, day: date) -> bool:
    """Whether a seat on a day would be one too many: the training is held then, and not due once more in that year."""
    if held_until(trainings, history, training, day) is None:
        return False
    known = trainings.get(training)
    # What is due each year is taken each year, though the last completion is still good.
    if known is None or all(mandate.once for mandate in known.mandatory_for):
        return True
    first = fiscal_year(day).first
    return any(first <= done <= day for done in days_of(trainings, history, training))
