"""Rules that many people share: seats, minimum and quota of a session, absence of a section."""

from collections.abc import Iterator
from math import inf

from skillmap.allocation.block import Block, SolverRow, at_most
from skillmap.allocation.problem import Seat, SeatLimit, SeatProblem
from skillmap.allocation.roll import Roll
from skillmap.allocation.rule import Case, Seating, Violation
from skillmap.words import Fact, Message, message


def _seats(roll: Roll, session: str) -> tuple[Seat, ...]:
    return tuple(Seat(p, session) for p in roll.people_in.get(session, ()))


class Open:
    """New seats are given only in sessions that are planned, not begun, and whose deadline is not over."""

    code = "closed"
    ease = 0

    def check(self, seating: Seating) -> Iterator[Violation]:
        """New seats in sessions that are closed."""
        for code, people in seating.roll.people_in.items():
            if seating.problem.is_open(seating.problem.session[code]):
                continue
            for person in people:
                if not seating.fixed.has(person, code):
                    yield Violation(
                        self.code,
                        message("allocation.broken.closed", session=code, person=person),
                        (Seat(person, code),),
                    )

    def against(self, case: Case) -> Message | None:
        """Over, deadline or first day."""
        if case.problem.is_open(case.session):
            return None
        if not case.session.is_held:
            return message("allocation.against.session-cancelled")
        if case.problem.is_over(case.session):
            return message("allocation.against.over", day=case.session.last_day)
        if case.session.deadline is not None and case.session.deadline < case.problem.today:
            return message("allocation.against.deadline", day=case.session.deadline)
        return message("allocation.against.begun", day=case.session.first_day)

    def remedy(self, case: Case) -> Message:
        """By hand, if the organiser agrees; another session when it is over."""
        if case.problem.is_over(case.session):
            label = case.problem.course[case.session.training].label
            return message("allocation.remedy.no-session", training=label)
        return message("allocation.remedy.closed", session=case.session.code)

    def rows(self, _block: Block) -> Iterator[SolverRow]:
        """Nothing: closed sessions are no options."""
        yield from ()


class Capacity:
    """A session holds no more people than it has seats."""

    code = "full"
    ease = 1

    def check(self, seating: Seating) -> Iterator[Violation]:
        """Sessions with more people than seats, unless all were put there by hand."""
        for code, people in seating.roll.people_in.items():
            # More people by hand than seats: the organiser agreed (an extra chair). Nobody comes on top of them.
            limit = max(seating.problem.session[code].capacity, seating.fixed.count(code))
            if len(people) > limit:
                yield Violation(
                    self.code,
                    message("allocation.broken.full", session=code, count=len(people), limit=limit),
                    _seats(seating.roll, code),
                )

    def against(self, case: Case) -> Message | None:
        """No seat left."""
        if case.roll.count(case.session.code) < case.session.capacity:
            return None
        return message("allocation.against.full", capacity=case.session.capacity)

    def remedy(self, case: Case) -> Message:
        """More seats."""
        return message("allocation.remedy.full", session=case.session.code, capacity=case.session.capacity)

    def rows(self, block: Block) -> Iterator[SolverRow]:
        """For each offer: sum of takers <= seats left (× held, where there is a switch)."""
        for offer, columns in block.of_offer.items():
            room = block.state.room[offer]
            if len(columns) > room:
                yield at_most(columns, room)


class Minimum:
    """A session that is held has at least its minimum of people, or somebody was put there by hand."""

    code = "minimum"
    ease = 3

    def check(self, seating: Seating) -> Iterator[Violation]:
        """Sessions with some people, but too few."""
        for code, people in seating.roll.people_in.items():
            minimum = seating.problem.session[code].minimum
            # Whoever was put there by hand was told so; the session is held for them however few they are.
            if 0 < len(people) < minimum and not seating.fixed.count(code):
                yield Violation(
                    self.code,
                    message("allocation.broken.minimum", session=code, count=len(people), minimum=minimum),
                    _seats(seating.roll, code),
                )

    def against(self, case: Case) -> Message | None:
        """Nobody else is there, and one is not enough."""
        # With somebody there already the session is held, so its minimum stands in nobody's way.
        if case.roll.count(case.session.code) + 1 >= case.session.minimum or case.roll.count(case.session.code):
            return None
        return message("allocation.against.minimum", minimum=case.session.minimum)

    def remedy(self, case: Case) -> Message:
        """More participants, or a lower minimum."""
        return message("allocation.remedy.minimum", session=case.session.code, more=case.session.minimum - 1)

    def rows(self, block: Block) -> Iterator[SolverRow]:
        """Held by people outside: enough inside to keep it. Not held yet: minimum × held <= takers <= room × held."""
        state = block.state
        for offer, columns in block.of_offer.items():
            need, outside = block.model.offers[offer].need, state.seated[offer]
            # One person always reaches a minimum of one; and people outside of the block who suffice hold it without
            # us.
            if need <= 1 or outside >= need:
                continue
            if outside:
                yield SolverRow(columns, [1.0] * len(columns), need - outside, inf)
                continue
            # Nobody or enough: a sum alone cannot say that, so a column says whether it is held at all.
            held = block.switch(offer)
            ones = [1.0] * len(columns)
            yield SolverRow([*columns, held], [*ones, -float(need)], 0, inf)
            # The tighter this factor, the less a fraction of "held" can carry: no more can sit there than fit or ask.
            yield SolverRow([*columns, held], [*ones, -float(min(state.room[offer], len(columns)))], -inf, 0)


class Quota:
    """A department holds no more seats of a session than its quota."""

    code = "quota"
    ease = 2

    def check(self, seating: Seating) -> Iterator[Violation]:
        """Departments with more people in a session than their quota."""
        for (code, department), count in seating.roll.departments.items():
            quota = seating.problem.session[code].quotas.get(department)
            if quota is not None and count > max(quota, seating.fixed.departments[code, department]):
                seats = tuple(
                    s for s in _seats(seating.roll, code) if seating.problem.person[s.person].department == department
                )
                yield Violation(
                    self.code,
                    message("allocation.broken.quota", session=code, department=department, count=count, limit=quota),
                    seats,
                )

    def against(self, case: Case) -> Message | None:
        """The department's seats are taken."""
        department = case.person.department
        quota = case.session.quotas.get(department)
        if quota is None or case.roll.departments[case.session.code, department] < quota:
            return None
        return message("allocation.against.quota", quota=quota)

    def remedy(self, case: Case) -> Message:
        """A seat of another department."""
        return message("allocation.remedy.quota", session=case.session.code)

    def rows(self, block: Block) -> Iterator[SolverRow]:
        """For each offer and department with a quota: sum of its takers <= seats left."""
        for offer, columns in block.of_offer.items():
            for department, left in block.state.quotas[offer].items():
                own = [
                    c for c in columns if block.model.department[block.model.person[block.pairs[c][0]]] == department
                ]
                if len(own) > left:
                    yield at_most(own, max(0, left))


class PerDepartment:
    """A department has no more seats in the year than the office allows it: of some trainings, or of all together."""

    code = "department"
    ease = 2

    def check(self, seating: Seating) -> Iterator[Violation]:
        """Departments with more seats than they may have; seats by hand count, and nothing comes on top of them."""
        problem = seating.problem
        for limit in problem.limits:
            count = seating.roll.within(limit)
            if count > max(limit.seats, seating.fixed.within(limit)):
                seats = tuple(
                    Seat(person, session.code)
                    for person, sessions in seating.roll.sessions_of.items()
                    for session in sessions
                    if limit.counts(problem.person[person].department, session.training)
                )
                yield Violation(self.code, self._message("broken", problem, limit, count=count), seats)

    def against(self, case: Case) -> Message | None:
        """The department's seats of the year are used up."""
        for limit in case.problem.limits_of.get(case.person.department, ()):
            if limit.counts(limit.department, case.session.training) and case.roll.within(limit) >= limit.seats:
                return self._message("against", case.problem, limit)
        return None

    def remedy(self, _case: Case) -> Message:
        """More seats for the department."""
        return message("allocation.remedy.department")

    def rows(self, block: Block) -> Iterator[SolverRow]:
        """For each limit: sum of the seats that count for it <= seats left."""
        found: dict[int, list[int]] = {}
        for column, (demand, _) in enumerate(block.pairs):
            for no in block.model.limits_of[demand]:
                found.setdefault(no, []).append(column)
        for no, columns in found.items():
            left = block.state.allowance[no]
            if len({block.pairs[c][0] for c in columns}) > left:
                yield at_most(columns, max(0, left))

    @staticmethod
    def _message(key: str, problem: SeatProblem, limit: SeatLimit, **facts: Fact) -> Message:
        """Of all trainings, or of those that are named."""
        facts |= {"department": limit.department, "limit": limit.seats}
        if not limit.trainings:
            return message(f"allocation.{key}.department", **facts)
        names = tuple(
            problem.course[training].label if training in problem.course else training
            for training in sorted(limit.trainings)
        )
        return message(f"allocation.{key}.department-trainings", trainings=names, **facts)


class SectionAbsence:
    """On a half day at most max(1, floor(share × present members)) of a section are away."""

    code = "absence"
    ease = 4

    def check(self, seating: Seating) -> Iterator[Violation]:
        """Half days on which too many of a section are away."""
        for (section, slot), count in seating.roll.away.items():
            limit = max(seating.problem.absence_limit(section, slot.day), seating.fixed.away[section, slot])
            if count > limit:
                seats = tuple(
                    Seat(p, s.code)
                    for p, sessions in seating.roll.sessions_of.items()
                    if seating.problem.person[p].section == section
                    for s in sessions
                    if slot in s.slots
                )
                facts = message(
                    "allocation.broken.absence",
                    section=section,
                    day=slot.day,
                    half=message(f"half.{slot.half}"),
                    count=count,
                    limit=limit,
                )
                yield Violation(self.code, facts, seats)

    def against(self, case: Case) -> Message | None:
        """The first half day on which the section has nobody to spare."""
        section = case.person.section
        for slot in case.session.slots:
            limit = case.problem.absence_limit(section, slot.day)
            if case.roll.away[section, slot] >= limit:
                return message(
                    "allocation.against.absence", day=slot.day, half=message(f"half.{slot.half}"), limit=limit
                )
        return None

    def remedy(self, case: Case) -> Message:
        """The head of the section spares one more, or a session on another day."""
        return message("allocation.remedy.absence", session=case.session.code)

    def rows(self, block: Block) -> Iterator[SolverRow]:
        """For each section and half day: sum of its people who sit in a session then <= people who may still go."""
        model = block.model
        found: dict[tuple[int, int], list[int]] = {}
        for column, (demand, offer) in enumerate(block.pairs):
            section = model.section[model.person[demand]]
            for bit in model.offers[offer].bits:
                found.setdefault((section, bit), []).append(column)
        for (section, bit), columns in found.items():
            left = block.state.limits[section][bit]
            # Clash lets each of them sit there once; with no more people than may go the row could never bind.
            people = {model.person[block.pairs[c][0]] for c in columns}
            if len(people) > left:
                yield at_most(columns, left)
