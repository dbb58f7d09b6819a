"""Who holds a training on a day: validity, renewal, and the same answer as a slow look at every day."""

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from skillmap.framework.model import Training
from skillmap.training.holding import (
    ENDLESS,
    CompletionHistory,
    TrainingsById,
    held,
    held_until,
    last_day,
    months_after,
    still_held,
)
from trials import trials

DAY = date(2023, 4, 1)


def training(name: str, **more: object) -> Training:
    text = {"ja": name, "en": name}
    return Training.model_validate(
        {"id": name, "name": text, "format": "e-learning", "hours": 1, "provider": text, "audience": text,
         "summary": text, **more}
    )  # fmt: skip


CATALOGUE: TrainingsById = {
    t.id: t
    for t in (
        training("endless"),
        training("three", valid_years=3, renewed_by=("short",)),
        training("half", valid_years=0.5),
        training("yearly", valid_to_year_end=True),
        training("two-years", valid_to_year_end=True, valid_years=2, renewed_by=("short", "endless")),
        training("short"),
    )
}


def test_the_last_day_on_which_a_completion_counts() -> None:
    done = date(2024, 2, 29)
    assert last_day(CATALOGUE["endless"], done) == ENDLESS
    assert last_day(None, done) == ENDLESS  # no longer in the catalogue
    assert last_day(CATALOGUE["three"], done) == date(2027, 2, 28)
    assert last_day(CATALOGUE["half"], done) == date(2024, 8, 29)
    assert last_day(CATALOGUE["yearly"], done) == date(2024, 3, 31)
    assert last_day(CATALOGUE["yearly"], date(2024, 4, 1)) == date(2025, 3, 31)
    assert last_day(CATALOGUE["two-years"], done) == date(2025, 3, 31)
    assert months_after(date(2026, 8, 31), 6) == date(2027, 2, 28)


def test_a_shorter_training_renews_what_was_completed_once() -> None:
    past: CompletionHistory = {"three": (date(2022, 5, 10),), "short": (date(2021, 1, 5), date(2025, 4, 20))}
    assert held_until(CATALOGUE, past, "three", date(2025, 4, 1)) == date(2025, 5, 10)
    assert held_until(CATALOGUE, past, "three", date(2026, 4, 1)) == date(2028, 4, 20)
    assert held_until(CATALOGUE, {"short": (date(2025, 4, 20),)}, "three", date(2026, 4, 1)) is None
    assert still_held(CATALOGUE, past, date(2025, 4, 1), date(2025, 5, 11)) == {"short"}


def _slowly(history: CompletionHistory, name: str, on: date) -> bool:
    """Walks from the first completion day by day, with the rule in words of one syllable."""
    known = CATALOGUE[name]
    good_to, has_begun = None, False
    day = min((d for days in history.values() for d in days), default=on)
    while day <= on:
        own = day in history.get(name, ())
        has_begun = has_begun or own
        if own or (has_begun and any(day in history.get(other, ()) for other in known.renewed_by)):
            good_to = last_day(known, day)
        day += timedelta(days=1)
    return good_to is not None and on <= good_to


days = st.integers(0, 900).map(lambda n: DAY + timedelta(days=n))
histories = st.dictionaries(
    st.sampled_from(sorted(CATALOGUE)), st.sets(days, max_size=3).map(lambda d: tuple(sorted(d)))
).map(lambda h: {name: found for name, found in h.items() if found})


@settings(max_examples=trials(500))
@given(history=histories, on=st.integers(0, 1500).map(lambda n: DAY + timedelta(days=n)))
def test_any_history_is_held_as_a_slow_walk_says(history: CompletionHistory, on: date) -> None:
    assert held(CATALOGUE, history, on) == {name for name in history if _slowly(history, name, on)}
