"""The year of the seat that serves somebody, counted from columns: the one that the seats themselves give."""

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from skillmap.days import HalfDay
from skillmap.training.model import Enrolment, Meeting, Session, SessionStatus, Window
from skillmap.training.outstanding import Outstanding
from skillmap.training.serving import serving, serving_years
from skillmap.training.store import HeldSession, TakenSeat
from skillmap.training.taken_seats import TakenSeats
from trials import trials

DAY = date(2026, 12, 1)
DAYS = [date(2026, 6, 1), date(2026, 12, 1), date(2027, 2, 3), date(2027, 5, 7)]


@st.composite
def offices(draw: st.DrawFn) -> tuple[dict[str, HeldSession], list[TakenSeat]]:
    """Sessions of two trainings in two years, days gone by and to come, and who sits in them."""
    held = {}
    for no in range(1, draw(st.integers(1, 6)) + 1):
        day, cancelled = draw(st.sampled_from(DAYS)), draw(st.booleans()) and draw(st.booleans())
        meetings = (Meeting(day, HalfDay.MORNING),) if draw(st.booleans()) else ()
        window = None if meetings or draw(st.booleans()) else Window(day, day)
        session = Session(
            f"S{no}", draw(st.sampled_from(["rhetoric", "logic"])), 2026 if day < date(2027, 4, 1) else 2027, 9,
            window=window, meetings=meetings, status=SessionStatus.CANCELLED if cancelled else SessionStatus.PLANNED,
        )  # fmt: skip
        held[session.code] = HeldSession(no, no, (), session)
    pairs = draw(st.sets(st.tuples(st.integers(1, 4), st.sampled_from(sorted(held)))))
    seats = [
        TakenSeat(n, staff, held[code].id, Enrolment(f"00000{staff}", code))
        for n, (staff, code) in enumerate(sorted(pairs, key=lambda pair: (pair[1], pair[0])))
    ]
    return held, seats


@settings(max_examples=trials(300))
@given(offices())
def test_years_are_those_of_the_seats(office: tuple[dict[str, HeldSession], list[TakenSeat]]) -> None:
    held, seats = office
    over = {h.id for h in held.values() if h.session.is_held and (h.session.last_day or DAY) < DAY}
    waiting = [
        Outstanding(one.session, tuple(t for t in seats if t.session_id == one.id))
        for one in held.values()
        if one.id in over
    ]
    taken = TakenSeats.of_seats(seats)
    each = {
        (staff, training): seat.session.fy
        for staff, own in serving(held, taken, waiting, DAY).items()
        for training, seat in own.items()
    }
    found = {
        (staff, training): fy
        for training, whose in serving_years(held, taken, waiting, DAY)
        for staff, fy in whose.items()
    }
    assert found == each
