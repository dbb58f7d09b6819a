"""Mandatory trainings: who must have done what by when, and how far they are. Pure.

"Each year" means each year: a completion of last year does not count, unless the training says itself how long it is
held (`valid_years`) and lasts to the end of this one, or one completion is enough (`once`).
"""

from collections import Counter
from collections.abc import Collection, Container, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import TypeAlias

from skillmap.days import FOREVER, FiscalYear
from skillmap.framework.model import Mandate, Training
from skillmap.japanese import fold
from skillmap.org.model import Organisation, Person
from skillmap.org.store import LeavePeriod
from skillmap.training.holding import (
    ENDLESS,
    CompletionHistory,
    TrainingsById,
    days_of,
    held_until,
    last_day,
    months_after,
)


class DutyState(StrEnum):
    """How far somebody is with a mandatory training."""

    DONE = "done"
    OPEN = "open"
    OVERDUE = "overdue"
    POSTPONED = "postponed"
    """On leave: it waits for the return."""


@dataclass(frozen=True, slots=True)
class Past:
    """What is known of a person: completions, leaves that touch the year or the one before, roles of their plans."""

    history: CompletionHistory
    leaves: Sequence[LeavePeriod] = ()
    roles: Collection[str] = ()


NOTHING = Past({})


@dataclass(frozen=True, slots=True)
class Duty:
    """A mandatory training of a person in a fiscal year, as it stands on a day."""

    staff_id: int
    training: str
    due: date
    state: DutyState
    done_on: date | None = None
    back_on: date | None = None
    """POSTPONED: the day the leave ends; `FOREVER` = not known."""


@dataclass(frozen=True, slots=True)
class Year:
    """The fiscal year asked about, and the day on which it is looked at."""

    fy: FiscalYear
    today: date

    @property
    def seen(self) -> date:
        """The last day whose completions are known."""
        return min(self.today, self.fy.last)


def duties(
    catalogue: TrainingsById,
    people: Sequence[Person],
    past: Mapping[int, Past],
    year: Year,
    trainings: Container[str] | None = None,
) -> Iterator[Duty]:
    """Every mandatory training (or those given) of everybody, in catalogue order, then in the order of the people."""
    for staff_id, one in stands(catalogue, people, past, year, trainings):
        yield Duty(staff_id, one.training, one.due, one.state, one.done_on, one.back_on)


def stands(
    catalogue: TrainingsById,
    people: Sequence[Person],
    past: Mapping[int, Past],
    year: Year,
    trainings: Container[str] | None = None,
) -> Iterator[tuple[int, Duty]]:
    """The same, whose duty it is beside it: the duty itself is that of anybody who is alike."""
    # A duty depends on little of a person, and most people are alike in it: worked out once for all of them.
    kinds: dict[_Alike, int] = {}
    kind_of = [kinds.setdefault(_kind(p, past.get(p.id, NOTHING)), len(kinds)) for p in people]
    for training in catalogue.values():
        is_asked = trainings is None or training.id in trainings
        # A draft is not offered yet and a retired one no more: nobody can owe it.
        if training.status != "active" or not training.mandatory_for or not is_asked:
            continue
        alike: dict[_Alike, Duty | None] = {}
        by_role = any(mandate.aiming_at for mandate in training.mandatory_for)
        for person, kind in zip(people, kind_of, strict=True):
            own = past.get(person.id, NOTHING)
            days = days_of(catalogue, own.history, training.id) if own.history else ()
            key = (kind, days, tuple(own.roles) if by_role else ())
            if key not in alike:
                alike[key] = duty(catalogue, training, person, own, year)
            if (found := alike[key]) is not None:
                yield person.id, found


def counted(
    catalogue: TrainingsById, organisation: Organisation, past: Mapping[int, Past], year: Year
) -> dict[str, Counter[DutyState]]:
    """How many people have which mandatory training in which state, by training, in catalogue order."""
    # Whoever has completed something is looked at alone; of all others the duty is that of anybody who is alike.
    by_role = any(m.aiming_at for t in catalogue.values() for m in t.mandatory_for)
    apart = {one for one, own in past.items() if own.history or own.leaves or (by_role and own.roles)}
    often: dict[_Alike, list[int]] = {}
    for staff_id, *kind in zip(organisation.each("id"), *map(organisation.each, _LISTED), strict=True):
        key: _Alike = (*kind,)
        if staff_id in apart:
            own = past[staff_id]
            key = (*kind, tuple(own.leaves), tuple(own.roles), staff_id if own.history else 0)
        if (one := often.get(key)) is None:
            often[key] = [staff_id, 1]
        else:
            one[1] += 1
    one_of = [(organisation.person_by_id[staff_id], times) for staff_id, times in often.values()]
    found: dict[str, Counter[DutyState]] = {}
    for training in catalogue.values():
        if training.status == "active" and training.mandatory_for:
            states = found[training.id] = Counter()
            for person, times in one_of:
                own = past[person.id] if person.id in apart else NOTHING
                owed = duty(catalogue, training, person, own, year)
                if owed is not None:
                    states[owed.state] += times
    return found


_Alike: TypeAlias = tuple[Hashable, ...]
"""Something of a person on which a duty depends."""


_LISTED = ("grade", "job_kind", "employment", "hired_on")
"""What the staff list says of it."""


def _kind(person: Person, past: Past) -> _Alike:
    return *(getattr(person, name) for name in _LISTED), tuple(past.leaves)


def duty(catalogue: TrainingsById, training: Training, person: Person, past: Past, year: Year) -> Duty | None:
    """A training as the strictest of its mandates asks for it; None when none concerns the person this year."""
    found = [
        _stand(catalogue, training, mandate, person, past, year)
        for mandate in training.mandatory_for
        if _concerns(mandate, person, past, year.fy)
    ]
    # Two mandates may ask for one training (everybody by March, managers by June): what is most urgent is told.
    order = {DutyState.OVERDUE: 0, DutyState.OPEN: 1, DutyState.POSTPONED: 2, DutyState.DONE: 3}
    return min(found, key=lambda d: (order[d.state], d.due), default=None)


def _concerns(mandate: Mandate, person: Person, past: Past, fy: FiscalYear) -> bool:
    return (
        _is_one_of(person.grade, mandate.staff_grades)
        and _is_one_of(person.job_kind, mandate.job_kinds)
        and _is_one_of(person.employment, mandate.employment)
        # Roles of the person's plan, not of the grade: what is prescribed on the way to a role is owed by whoever is
        # on it.
        and (not mandate.aiming_at or any(role in mandate.aiming_at for role in past.roles))
        and (not mandate.new_staff or _is_new(mandate, person, past, fy))
        # Without a hiring day in the list somebody counts as here already.
        and (person.hired_on is None or person.hired_on <= fy.last)
        and (not mandate.fiscal_years or fy.year in mandate.fiscal_years or _was_away(mandate, past, fy))
    )


def _is_one_of(held: str, asked: Sequence[str]) -> bool:
    """Whether a value is among those that a mandate asks for, spaces and width apart; true where it asks for none."""
    return not asked or held in asked or fold(held) in {fold(one) for one in asked}


def _is_new(mandate: Mandate, person: Person, past: Past, fy: FiscalYear) -> bool:
    """Joined in the year, or with time that reaches into it; who has let the time pass in the last year still owes."""
    if person.hired_on is None or person.hired_on > fy.last:
        return False
    if person.hired_on >= fy.first:
        return True
    # Joined in an earlier year: a mandate of new staff without a time limit ended with that year.
    if mandate.within_months is None:
        return False
    return (
        _extended(person.hired_on, months_after(person.hired_on, mandate.within_months), past)
        >= FiscalYear(fy.year - 1).first
    )


def _was_away(mandate: Mandate, past: Past, fy: FiscalYear) -> bool:
    """Whether the year before was a year of the mandate that leave kept the person from to its end."""
    before = FiscalYear(fy.year - 1)
    return before.year in mandate.fiscal_years and _leave_on(past, before.last) is not None


def _stand(
    catalogue: TrainingsById, training: Training, mandate: Mandate, person: Person, past: Past, year: Year
) -> Duty:
    since, due = _time(mandate, person, past, year.fy)
    # A past year is judged by what had been completed by its end, the present one by today.
    days = [day for day in days_of(catalogue, past.history, training.id) if day <= year.seen]
    done = max((day for day in days if day >= since), default=None)
    if done is None and days and _lasts(catalogue, training, mandate, past, year):
        done = days[-1]
    if done is not None:
        return Duty(person.id, training.id, due, DutyState.DONE, done)
    # Of a year that has not begun nobody knows the leaves of later days: its first day stands for it.
    back = _leave_on(past, year.seen if year.today >= year.fy.first else year.fy.first)
    if back is not None:
        return Duty(person.id, training.id, due, DutyState.POSTPONED, back_on=back)
    state = DutyState.OVERDUE if year.today > due else DutyState.OPEN
    return Duty(person.id, training.id, due, state)


def _lasts(catalogue: TrainingsById, training: Training, mandate: Mandate, past: Past, year: Year) -> bool:
    """Whether an earlier completion is enough: held to the end of the year, or once will do."""
    until = held_until(catalogue, past.history, training.id, year.seen)
    if until is None:
        return False
    # What expires is renewed for as long as it is held; what never expires is owed each year again (security
    # training), unless the mandate says once.
    expires = last_day(training, year.seen) != ENDLESS
    return (mandate.once and not expires) or (expires and until >= year.fy.last)


def _time(mandate: Mandate, person: Person, past: Past, fy: FiscalYear) -> tuple[date, date]:
    """The first day whose completion counts, and the day by which it is due; leave postpones it."""
    if mandate.new_staff and person.hired_on is not None:
        within = mandate.within_months
        due = months_after(person.hired_on, within) if within else fy.last
        return person.hired_on, _extended(person.hired_on, due, past)
    since = fy.first
    # Left over from the year before, because of leave: what was completed then counts too.
    if mandate.fiscal_years and fy.year not in mandate.fiscal_years:
        since = FiscalYear(fy.year - 1).first
    due = _in_year(mandate.due, fy) if mandate.due else fy.last
    # Hired after the day by which it was due: it cannot have been done, so the whole year is given.
    if person.hired_on is not None and person.hired_on > due:
        due = fy.last
    return since, min(fy.last, _extended(max(fy.first, person.hired_on or fy.first), due, past))


def _in_year(month_day: str, fy: FiscalYear) -> date:
    month, day = (int(part) for part in month_day.split("-"))
    # January to March belong to the fiscal year that began the April before.
    return date(fy.year if month >= 4 else fy.year + 1, month, day)


def _extended(since: date, due: date, past: Past) -> date:
    """The day due, later by the days on leave up to it; a leave without a known end puts it off for ever."""
    for leave in sorted(past.leaves, key=lambda one: one.since):
        begins = max(leave.since, since)
        if begins <= due and leave.until > begins:
            # 育休 and 派遣 often stand in lists without an end: nobody is overdue while away.
            if leave.until >= FOREVER:
                return FOREVER
            due += timedelta(days=(leave.until - begins).days)
            since = leave.until
    return due


def _leave_on(past: Past, day: date) -> date | None:
    """The day on which a leave that covers the day ends, leaves that follow at once included."""
    back: date | None = None
    for leave in sorted(past.leaves, key=lambda one: one.since):
        if leave.since <= (back or day) < leave.until:
            back = leave.until
    return back


def is_away_for_the_rest(past: Past, year: Year) -> bool:
    """Whether leave covers everything from the day (or the year's first day) to the end of the fiscal year."""
    back = _leave_on(past, max(year.today, year.fy.first))
    return back is not None and back > year.fy.last
