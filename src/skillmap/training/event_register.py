"""The desk on which lines of results meet recorded events: which event a line means, and what it changes. Pure."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from skillmap.training.corrections import Corrections
from skillmap.training.events import NEAR_DAYS, Attempts, Event, LineVerdict, Near, Said, Verdict, event_of
from skillmap.training.model import Outcome, Session
from skillmap.training.session_days import day_of, fits, is_within
from skillmap.training.store import RecordedResult


@dataclass(slots=True)
class _Place:
    """An event on the desk, its number, and whether a line of this file has spoken of it."""

    event: Event
    said: Said | None = None
    no: int = -1


@dataclass
class EventRegister:
    """Recorded events, and the sessions in which people have a seat: what lines are compared with."""

    sessions: Mapping[int, Session]
    """By number."""
    near: Near | None = None
    near_days: int = NEAR_DAYS
    seats: Mapping[int, frozenset[int]] = field(default_factory=dict)
    """Staff id -> numbers of their sessions."""
    attempts: Attempts | None = None
    corrections: Corrections = field(default_factory=lambda: Corrections((), {}))
    """What was corrected by hand, which no list takes back."""
    _spoken: list[_Place] = field(default_factory=list)
    """Events of which a line spoke, in the order of their numbers."""
    _places: dict[tuple[int, str], list[_Place]] = field(default_factory=lambda: defaultdict(list))

    def add(self, recorded: Iterable[RecordedResult]) -> None:
        """Lays recorded results on the desk."""
        for r in recorded:
            self._places[r.staff_id, r.training].append(_Place(event_of(r)))

    def judge(self, lines: Sequence[Said]) -> list[LineVerdict]:
        """The answer to each line, in their order.

        Lines that are sure go first, so that what one of them speaks of is no candidate for the others.
        """
        answers: dict[int, LineVerdict] = {}
        unsure: list[int] = []
        # An e-learning may be tried several times in its window: in the order of days the last one counts.
        for no in sorted(range(len(lines)), key=lambda n: lines[n].day or date.max):
            found = self._surely(lines[no])
            if found is None:
                unsure.append(no)
            else:
                answers[no] = found
        for no in unsure:
            # A line before it may have brought the event that it speaks of.
            answers[no] = self._surely(lines[no]) or self._perhaps(lines[no])
        return [answers[no] for no in range(len(lines))]

    # Which event

    def _surely(self, said: Said) -> LineVerdict | None:
        """The answer where the event is certain; None where it may be a new one, or one that is near."""
        places = self._places.get((said.staff_id, said.training), [])
        if said.session is not None:
            own = [p for p in places if p.event.session_id == said.session.id]
            day = said.day or day_of(said.session.session)
            # A list without codes may have brought this session's result before: then its event has a day and no
            # session.
            own = own or [
                p for p in places if p.event.session_id is None
                and (p.event.day == day or fits(said.session.session, p.event.day))
            ]  # fmt: skip
            return self._one_of(said, own)
        if said.day is None:
            return self._without_day(said, places)
        own = [p for p in places if p.event.day == said.day]
        if own:
            return self._one_of(said, own)
        # Somebody who sat in two sessions on one day (morning and afternoon) may have completed either.
        fitting = {s for s in self._sessions_of(said, places) if fits(self.sessions[s], said.day)}
        if len(fitting) > 1:
            return LineVerdict(Verdict.EITHER, others=self._codes(fitting))
        if fitting:
            (number,) = fitting
            found = next((p for p in places if p.event.session_id == number), None)
            return self._merge(said, found) if found else self._begin(said, number)
        return None

    def _one_of(self, said: Said, places: Sequence[_Place]) -> LineVerdict | None:
        if not places:
            return None
        if len(places) > 1:
            return LineVerdict(Verdict.EITHER, others=self._names(places))
        return self._merge(said, places[0])

    def _without_day(self, said: Said, places: Sequence[_Place]) -> LineVerdict:
        """Neither session nor day: only what was recorded can be meant, and only to take it back."""
        if said.outcome is not Outcome.TAKEN_BACK:
            return LineVerdict(Verdict.NO_DAY)
        # Taken back once already, the line repeats it; else it means the one that still counts.
        standing = [p for p in places if p.event.outcome is not Outcome.TAKEN_BACK] or places
        return self._one_of(said, standing) or LineVerdict(Verdict.NOTHING)

    def _perhaps(self, said: Said) -> LineVerdict:
        """The answer for an event that nothing surely stands for: a new one, unless one is near."""
        places = self._places.get((said.staff_id, said.training), [])
        number = said.session.id if said.session else None
        new = self._new(said, number)
        if new is not None and (corrected := self.corrections.against_new(new)):
            return LineVerdict(Verdict.CORRECTED, entry=corrected)
        # What another line of the file has spoken of is that line's; the file lists each completion once.
        near = [p for p in places if p.said is None and self._is_near(said, p.event)]
        sessions = set() if said.session else {
            s for s in self._sessions_of(said, []) if said.day and self._is_near_session(s, said.day)
            and not any(p.event.session_id == s for p in places)
        }  # fmt: skip
        if near or sessions:
            others = (*self._names(near), *self._codes(sessions))
            if self.near is None:
                return LineVerdict(Verdict.NEAR, others=others)
            # "The same" is no answer where there are two that it could be the same as.
            if self.near is Near.SAME and len(others) > 1:
                return LineVerdict(Verdict.EITHER, others=others)
            if self.near is Near.SAME:
                return self._merge(said, near[0]) if near else self._begin(said, *sessions)
        return self._begin(said, number)

    def _is_near(self, said: Said, event: Event) -> bool:
        if said.session is not None:
            # Another session of the same training is another event, however near.
            return event.session_id is None and is_within(said.session.session, event.day, self.near_days)
        session = self.sessions.get(event.session_id) if event.session_id is not None else None
        if session is not None and said.day is not None and is_within(session, said.day, self.near_days):
            return True
        return said.day is not None and abs((said.day - event.day).days) <= self.near_days

    def _is_near_session(self, number: int, day: date) -> bool:
        return is_within(self.sessions[number], day, self.near_days)

    def _sessions_of(self, said: Said, places: Iterable[_Place]) -> Iterator[int]:
        """Sessions of the training in which the person has a seat or a result."""
        for number in self.seats.get(said.staff_id, ()):
            session = self.sessions.get(number)
            if session is not None and session.training == said.training and session.is_held:
                yield number
        recorded = (p.event.session_id for p in places)
        yield from (number for number in recorded if number is not None and number in self.sessions)

    def _names(self, places: Iterable[_Place]) -> tuple[date | str, ...]:
        named: list[date | str] = []
        for event in (p.event for p in places):
            session = self.sessions.get(event.session_id) if event.session_id is not None else None
            named.append(session.code if session else event.day)
        return tuple(sorted(named, key=str))

    def _codes(self, numbers: Iterable[int]) -> tuple[str, ...]:
        return tuple(sorted(self.sessions[n].code for n in numbers))

    # What it says

    def _begin(self, said: Said, session_id: int | None) -> LineVerdict:
        if said.outcome is Outcome.TAKEN_BACK:
            return LineVerdict(Verdict.NOTHING)
        event = self._new(said, session_id)
        if event is None:
            return LineVerdict(Verdict.NO_DAY)
        if corrected := self.corrections.against_new(event):
            return LineVerdict(Verdict.CORRECTED, entry=corrected)
        place = _Place(event, said)
        self._places[said.staff_id, said.training].append(place)
        return LineVerdict(Verdict.NEW, None, event, no=self._number(place))

    def _new(self, said: Said, session_id: int | None) -> Event | None:
        """The event of a line that begins one; None when nobody says its day."""
        session = self.sessions.get(session_id) if session_id is not None else None
        if session is None and said.session is not None:
            session = said.session.session
        day = said.day
        if session is not None and (said.session is None or day is None):
            # A list without codes says when it was told, not when it was: the session knows its day, once it is over.
            ended = day_of(session)
            day = ended if ended is not None and (day is None or ended <= day) else day
            if day is None and said.outcome is Outcome.NOT_COMPLETED and session.window is not None:
                day = session.window.last  # whoever has not completed an e-learning has had all of its window
        if day is None:
            return None
        return Event(said.staff_id, said.training, session_id, day, said.outcome, said.hours, said.score, said.remark)

    def _number(self, place: _Place) -> int:
        if place.no < 0:
            place.no = len(self._spoken)
            self._spoken.append(place)
        return place.no

    def event(self, no: int) -> Event:
        """How an event will be, once all lines of the file have spoken."""
        return self._spoken[no].event

    def _merge(self, said: Said, place: _Place) -> LineVerdict:
        """The event with what the line says of it; what a line leaves blank stays."""
        old = place.event
        # A platform's export of last week arrives after the result: what ended does not get under way again.
        if self._is_from_before(said, old):
            return LineVerdict(Verdict.UNCHANGED, old, old)
        # The centre's list of completions goes on naming whoever it was taken back from.
        if old.outcome is Outcome.TAKEN_BACK and said.outcome is not Outcome.TAKEN_BACK:
            return LineVerdict(Verdict.STAYS, old, old)
        new = replace(
            old,
            session_id=said.session.id if said.session else old.session_id,
            day=self._day(said, old),
            outcome=said.outcome,
            hours=old.hours if said.hours is None else said.hours,
            score=old.score if said.score is None else said.score,
            remark=said.remark or old.remark,
        )
        if new == old:
            place.said = said
            return LineVerdict(Verdict.UNCHANGED, old, old)
        if corrected := self.corrections.against_change(old, new):
            return LineVerdict(Verdict.CORRECTED, old, old, entry=corrected)
        if contradicted := self._contradiction(said, place, new):
            return contradicted
        place.event, place.said = new, said
        return LineVerdict(
            Verdict.CHANGED if old.row is not None else Verdict.UNCHANGED, old, new, no=self._number(place)
        )

    def _is_from_before(self, said: Said, old: Event) -> bool:
        """Whether a line speaks of a time before what is recorded: before the end, or of an earlier attempt."""
        if said.outcome is Outcome.IN_PROGRESS and old.outcome is not Outcome.IN_PROGRESS:
            return True
        return said.day is not None and said.day < old.day and self._is_attempt(said, old)

    def _day(self, said: Said, old: Event) -> date:
        if said.session is not None:
            ended = day_of(said.session.session)
            is_early = ended is not None and old.day < ended  # told by a list without codes, before the end
            implied = ended if old.session_id != said.session.id or is_early else None
            return said.day or implied or old.day
        if said.day is None:
            return old.day
        counts = old.session_id is None or (self._is_attempt(said, old) and said.outcome is not old.outcome)
        # A session's event keeps its day: a list without codes prints when it was told. Of an e-learning another
        # attempt that ends otherwise has a day of its own.
        return said.day if counts else old.day

    def _is_attempt(self, said: Said, old: Event) -> bool:
        """Whether a line without a code speaks of the event of an e-learning, where every day of the window may be."""
        session = self.sessions.get(old.session_id) if old.session_id is not None else None
        return said.session is None and session is not None and not session.meetings

    def _contradicts(self, earlier: Said, said: Said, old: Event) -> bool:
        """Whether two lines of one file cannot both be true: another outcome, or another day in lists of one kind."""
        if earlier.outcome is Outcome.IN_PROGRESS:
            return False
        # A line with a code and one without say different days of one event: the meeting's, and when it was told.
        is_same_kind = (earlier.session is None) == (said.session is None)
        both = earlier.day is not None and said.day is not None
        if said.outcome is old.outcome and not (both and is_same_kind and said.day != earlier.day):
            return False
        is_later = earlier.day is not None and said.day is not None and said.day > earlier.day
        return not (is_later and self._is_attempt(said, old))

    def _contradiction(self, said: Said, place: _Place, new: Event) -> LineVerdict | None:
        """The answer to a line that says otherwise than one before it; None where it does not, or where it counts."""
        old, earlier = place.event, place.said
        if earlier is None or not self._contradicts(earlier, said, old):
            return None
        # A completion and a failure of one day are a test taken twice, or a slip of the pen.
        ends = {Outcome.COMPLETED, Outcome.NOT_COMPLETED}
        if earlier.day != said.day or {earlier.outcome, said.outcome} != ends:
            return LineVerdict(Verdict.TWICE, old, new, earlier=earlier.at)
        if self.attempts is None:
            return LineVerdict(Verdict.ATTEMPTS, old, new, earlier=earlier.at)
        is_less = self.attempts is Attempts.BEST and said.outcome is not Outcome.COMPLETED
        return LineVerdict(Verdict.UNCHANGED, old, old) if is_less else None

    def events(self) -> Iterator[Event]:
        """All events on the desk that a line of the file spoke of."""
        return (p.event for own in self._places.values() for p in own if p.said is not None)
