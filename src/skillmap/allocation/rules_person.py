"""Rules of one person: a seat per training, clashes, leave, hours, what comes before in time, earlier seats kept."""

from collections.abc import Iterator
from datetime import date
from itertools import combinations

from skillmap.allocation.block import Block, SolverRow, at_most
from skillmap.allocation.problem import Learner, Seat
from skillmap.allocation.roll import Roll
from skillmap.allocation.rule import Case, Seating, Violation
from skillmap.training.model import Session, can_follow
from skillmap.words import Fact, Message, message


class OneSeat:
    """A person has one seat of a training, and only of one that is demanded."""

    code = "seated"
    ease = 9

    def check(self, seating: Seating) -> Iterator[Violation]:
        """Second seats of a training, and seats that nobody demanded."""
        # Seats by hand need no demand: HR may seat somebody whom no plan and no request speaks of.
        demanded = {(d.person, d.training) for d in seating.problem.demands}
        for person, sessions in seating.roll.sessions_of.items():
            for session in sessions:
                if (person, session.training) not in demanded and not seating.fixed.has(person, session.code):
                    yield Violation(
                        self.code,
                        message("allocation.broken.undemanded", person=person, session=session.code),
                        (Seat(person, session.code),),
                    )
            if len({s.training for s in sessions}) == len(sessions):
                continue
            for one, other in combinations(sessions, 2):
                if one.training == other.training and not (
                    seating.fixed.has(person, one.code) and seating.fixed.has(person, other.code)
                ):
                    seats = (Seat(person, one.code), Seat(person, other.code))
                    yield Violation(
                        self.code,
                        message("allocation.broken.twice", person=person, session=one.code, other=other.code),
                        seats,
                    )

    def against(self, case: Case) -> Message | None:
        """The person has a seat of this training already."""
        held = case.roll.session_for(case.demand.person, case.demand.training)
        return message("allocation.against.seated", session=held.code) if held else None

    def remedy(self, _case: Case) -> Message:
        """Nothing needs doing."""
        return message("allocation.remedy.seated")

    def rows(self, block: Block) -> Iterator[SolverRow]:
        """For each demand: sum of its offers <= 1, = 1 where an earlier seat is kept."""
        for demand, columns in block.of_demand.items():
            # A kept seat without any offer left has been lost before (session cancelled, leave): asking for it would
            # leave the whole block without an answer.
            kept = block.model.keep[demand] and len(columns) > 0
            yield SolverRow(columns, [1.0] * len(columns), 1.0 if kept else 0.0, 1.0)


class NoReturn:
    """Nobody gets a seat again that they gave back, unless they asked for it since."""

    code = "given-back"
    ease = 9

    def check(self, seating: Seating) -> Iterator[Violation]:
        """Seats that their owners gave back."""
        for seat in sorted(seating.problem.given_back):
            if seating.roll.has(seat.person, seat.session) and not seating.fixed.has(seat.person, seat.session):
                facts = message("allocation.broken.given-back", person=seat.person, session=seat.session)
                yield Violation(self.code, facts, (seat,))

    def against(self, case: Case) -> Message | None:
        """The person gave this very seat back."""
        gone = case.problem.given_back
        if not gone or Seat(case.demand.person, case.session.code) not in gone:
            return None
        return message("allocation.against.given-back", session=case.session.code)

    def remedy(self, case: Case) -> Message:
        """Asking for the session again, or another session."""
        return message(
            "allocation.remedy.given-back",
            training=case.session.training, staff=case.demand.person, session=case.session.code,
        )  # fmt: skip

    def rows(self, _block: Block) -> Iterator[SolverRow]:
        """Nothing: what was given back is no option."""
        yield from ()


class InTerm:
    """The leaders' programme is for who leads a section when the session begins."""

    code = "term"
    ease = 8

    def check(self, seating: Seating) -> Iterator[Violation]:
        """Seats demanded for a reason that holds no more, or not yet, when the session begins."""
        bound = [d for d in seating.problem.demands if d.within]
        for demand in bound:
            session = seating.roll.session_for(demand.person, demand.training)
            if session is None or seating.fixed.has(demand.person, session.code):
                continue
            if not demand.holds_for(session, seating.problem.today):
                facts = message("allocation.broken.term", person=demand.person, session=session.code)
                yield Violation(self.code, facts, (Seat(demand.person, session.code),))

    def against(self, case: Case) -> Message | None:
        """The term that is over by then, or has not begun."""
        if case.demand.holds_for(case.session, case.problem.today):
            return None
        return message("allocation.against.term", day=max(case.session.first_day or date.max, case.problem.today))

    def remedy(self, _case: Case) -> Message:
        """A session within the term."""
        return message("allocation.remedy.term")

    def rows(self, _block: Block) -> Iterator[SolverRow]:
        """Nothing: sessions outside the term are no options."""
        yield from ()


class Clash:
    """Nobody sits in two sessions on one half day, or in one while busy elsewhere."""

    code = "clash"
    ease = 5

    def check(self, seating: Seating) -> Iterator[Violation]:
        """Pairs of sessions of one person that share a half day; seats on blocked half days."""
        for person, sessions in seating.roll.sessions_of.items():
            blocked = seating.problem.person[person].blocked
            for session in sessions if blocked else ():
                if blocked.intersection(session.slots) and not seating.fixed.has(person, session.code):
                    yield Violation(
                        self.code,
                        message("allocation.broken.blocked", person=person, session=session.code),
                        (Seat(person, session.code),),
                    )
            if sum(len(s.slots) for s in sessions) == len(seating.roll.slots(person)):
                continue  # no half day twice
            for one, other in combinations(sessions, 2):
                both_fixed = seating.fixed.has(person, one.code) and seating.fixed.has(person, other.code)
                if not both_fixed and set(one.slots) & set(other.slots):
                    seats = (Seat(person, one.code), Seat(person, other.code))
                    yield Violation(
                        self.code,
                        message("allocation.broken.clash", person=person, session=one.code, other=other.code),
                        seats,
                    )

    def against(self, case: Case) -> Message | None:
        """The seat, or the other engagement, that lies on the first shared half day."""
        # The first half day that is taken is told: one reason is enough to look for another date.
        for slot in case.session.slots:
            facts: dict[str, Fact] = {"day": slot.day, "half": message(f"half.{slot.half}")}
            for other in case.roll.sessions_of.get(case.demand.person, ()):
                if slot in other.slots:
                    return message(
                        "allocation.against.clash",
                        other=case.problem.course[other.training].label,
                        session=other.code,
                        **facts,
                    )
            if slot in case.person.blocked:
                return message("allocation.against.blocked", **facts)
        return None

    def remedy(self, case: Case) -> Message:
        """Another day for one of the two."""
        return message("allocation.remedy.clash", session=case.session.code)

    def rows(self, block: Block) -> Iterator[SolverRow]:
        """For each person and half day on which several demands could meet: their sum <= 1."""
        offers = block.model.offers
        for _, demands in block.persons():
            if len(demands) < 2:
                continue
            found: dict[int, list[int]] = {}
            for demand in demands:
                for column in block.of_demand[demand]:
                    for bit in offers[block.pairs[column][1]].bits:
                        found.setdefault(bit, []).append(column)
            for columns in found.values():
                if len({block.pairs[c][0] for c in columns}) > 1:
                    yield at_most(columns, 1.0)


class OnLeave:
    """Nobody sits in a session on a day of leave; an e-learning needs a day of its window without leave."""

    code = "leave"
    ease = 8

    def check(self, seating: Seating) -> Iterator[Violation]:
        """Seats of people who are on leave then."""
        for person, sessions in seating.roll.sessions_of.items():
            learner = seating.problem.person[person]
            if not (learner.leave or learner.gone_from):
                continue
            for session in sessions:
                if not seating.fixed.has(person, session.code) and learner.is_away_from(session):
                    yield Violation(
                        self.code,
                        message("allocation.broken.leave", person=person, session=session.code),
                        (Seat(person, session.code),),
                    )

    def against(self, case: Case) -> Message | None:
        """On leave, or gone before it is over."""
        if not case.person.is_away_from(case.session):
            return None
        if case.person.is_gone_by(case.session):
            return message("allocation.against.gone", day=case.person.gone_from)
        return message("allocation.against.leave", day=case.session.first_day)

    def remedy(self, case: Case) -> Message:
        """Another time, after the leave; who leaves for good comes to nothing later."""
        return message("allocation.remedy.gone" if case.person.is_gone_by(case.session) else "allocation.remedy.leave")

    def rows(self, _block: Block) -> Iterator[SolverRow]:
        """Nothing: sessions on days of leave are no options."""
        yield from ()


class Hours:
    """A person's trainings of the year take no more hours than are allowed."""

    code = "hours"
    ease = 7

    def check(self, seating: Seating) -> Iterator[Violation]:
        """People with more hours than allowed."""
        for person, sessions in seating.roll.sessions_of.items():
            hours, limit = seating.roll.hours(seating.problem, person), seating.problem.person[person].hours
            if hours <= limit + 1e-6:
                continue
            # Seats by hand may go beyond the hours; they raise the limit to themselves, so that nothing comes on top.
            limit = max(limit, seating.fixed.hours(seating.problem, person))
            if hours > limit + 1e-6:
                seats = tuple(Seat(person, s.code) for s in sessions)
                yield Violation(
                    self.code, message("allocation.broken.hours", person=person, hours=hours, limit=limit), seats
                )

    def against(self, case: Case) -> Message | None:
        """Not enough hours left."""
        limit = case.person.hours
        left, hours = (
            limit - case.roll.hours(case.problem, case.demand.person),
            case.problem.course[case.session.training].hours,
        )
        if hours <= left + 1e-6:
            return None
        return message("allocation.against.hours", hours=hours, left=max(0.0, left), limit=limit)

    def remedy(self, case: Case) -> Message:
        """More hours, or next year."""
        return message("allocation.remedy.hours", hours=case.problem.course[case.session.training].hours)

    def rows(self, block: Block) -> Iterator[SolverRow]:
        """For each person who could exceed them: sum of hours × seats <= hours left."""
        offers = block.model.offers
        for person, demands in block.persons():
            # Trainings without hours (a talk, a film) never fill a year.
            columns = [c for d in demands for c in block.of_demand[d] if offers[block.pairs[c][1]].hours > 0]
            most = sum(max((offers[block.pairs[c][1]].hours for c in block.of_demand[d]), default=0.0) for d in demands)
            # Where even the longest offers of all demands fit, a row would only slow the solver down.
            if most > block.state.hours[person] + 1e-9:
                values = [offers[block.pairs[c][1]].hours for c in columns]
                yield SolverRow(columns, values, 0.0, block.state.hours[person])


class Prerequisite:
    """What must come before a training is completed, or has its last meeting before the first one of the session."""

    code = "prerequisite"
    ease = 6

    def check(self, seating: Seating) -> Iterator[Violation]:
        """Seats whose prerequisite is neither completed nor seated in time."""
        for person, sessions in seating.roll.sessions_of.items():
            for session in sessions:
                if not (after := seating.problem.course[session.training].after):
                    continue
                if seating.fixed.has(person, session.code):
                    continue
                learner = seating.problem.person[person]
                for training in after:
                    if learner.has_done(training, session) or _in_time(seating.roll, learner, training, session):
                        continue
                    seats = (Seat(person, session.code),)
                    yield Violation(
                        self.code,
                        message(
                            "allocation.broken.prerequisite", person=person, session=session.code, training=training
                        ),
                        seats,
                    )

    def against(self, case: Case) -> Message | None:
        """The first prerequisite that is missing or too late."""
        for training in case.problem.course[case.session.training].after:
            if case.person.has_done(training, case.session):
                continue
            label = case.problem.course[training].label if training in case.problem.course else training
            own = _held(case.roll, case.person, training, case.session)
            before = next((one for one in own if can_follow(case.session, one)), own[0] if own else None)
            # It was completed, but will have expired by then: to take it again is another advice than to take it.
            if before is None and training in case.person.done:
                last = case.person.ends.get(training)
                return message("allocation.against.prerequisite-expires", training=label, day=last)
            if before is None:
                return message("allocation.against.prerequisite-missing", training=label)
            if not can_follow(case.session, before):
                return message(
                    "allocation.against.prerequisite-late", training=label, session=before.code, day=before.last_day
                )
        return None

    def remedy(self, case: Case) -> Message:
        """The prerequisite earlier, or this session later."""
        return message("allocation.remedy.prerequisite", session=case.session.code)

    def rows(self, block: Block) -> Iterator[SolverRow]:
        """For each demand, each prerequisite and each day t on which one of its offers begins.

        sum of its offers that begin until t <= sum of the prerequisite's offers that are finished before t.
        """
        offers = block.model.offers
        inside = set(block.demands)
        for demand in block.demands:
            for first in block.model.before[demand]:
                if first not in inside:
                    continue
                for begins in sorted({offers[block.pairs[c][1]].begins for c in block.of_demand[demand]}):
                    own = [c for c in block.of_demand[demand] if offers[block.pairs[c][1]].begins <= begins]
                    # Written per day on which an offer begins instead of per pair of sessions: fewer rows, and they
                    # hold the solver's fractions tighter.
                    theirs = [c for c in block.of_demand[first] if offers[block.pairs[c][1]].ready < begins]
                    yield SolverRow([*own, *theirs], [1.0] * len(own) + [-1.0] * len(theirs), -float(len(theirs)), 0.0)


class LevelInTime:
    """A level that a training asks for is there, or what leads to it is over before the session begins."""

    code = "levels"
    ease = 6

    def check(self, seating: Seating) -> Iterator[Violation]:
        """Seats whose owners will not have a level that the training asks for."""
        for person in seating.problem.persons:
            for session in seating.roll.sessions_of.get(person.id, ()) if person.first or person.missing else ():
                if seating.fixed.has(person.id, session.code):
                    continue
                steps = person.first.get(session.training, ())
                late = [step for step in steps if not _in_time(seating.roll, person, step, session)]
                if session.training in person.missing or late:
                    what = message("allocation.broken.levels", person=person.id, session=session.code)
                    yield Violation(self.code, what, (Seat(person.id, session.code),))

    def against(self, case: Case) -> Message | None:
        """The levels that are missing, or the training that leads to one and comes too late."""
        training = case.session.training
        if training in case.person.missing:
            return message("allocation.against.levels-missing", levels=case.person.missing[training])
        for step in case.person.first.get(training, ()):
            if not _in_time(case.roll, case.person, step, case.session):
                label = case.problem.course[step].label if step in case.problem.course else step
                return message("allocation.against.levels-late", training=label)
        return None

    def remedy(self, case: Case) -> Message:
        """To record the level that is there, or to have the training that leads to it earlier."""
        return message("allocation.remedy.levels", session=case.session.code)

    def rows(self, _block: Block) -> Iterator[SolverRow]:
        """None of its own: what comes first stands in `Model.before` with the prerequisites, whose rows hold both."""
        yield from ()


def _in_time(roll: Roll, person: Learner, step: str, session: Session) -> bool:
    return any(can_follow(session, one) for one in _held(roll, person, step, session))


def _held(roll: Roll, person: Learner, step: str, session: Session) -> list[Session]:
    """The person's sessions of what comes before one, or of what serves as well, but none that was cancelled."""
    ways = person.ways(session.training, step)
    return [one for one in roll.sessions_of.get(person.id, ()) if one.training in ways and one.is_held]
