"""What is left to choose of a need when everything has to be reached: forced courses are taken, hopeless ones dropped.

A course is dropped when others do all that it does for no more, and can be taken wherever it can. A course that alone
teaches what is asked is taken, with all that it needs. One decision makes room for the next, until nothing changes.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from skillmap.planning.bits import ones
from skillmap.planning.case import PlanCase, choices_open
from skillmap.planning.problem import Minimise


@dataclass(frozen=True)
class CourseChoice:
    """What is left to choose. Courses are numbers of the catalogue's bits, sets of them and of steps are bits.

    At least one course of each set in `one_of` must be chosen, and `count` of the `electives`; `opens` are the steps
    that nobody asks for and that some course needs, each with those that teach it.
    """

    courses: tuple[int, ...]
    price: tuple[tuple[int, int], ...]
    """Per course: what there should be least of and what comes second, in whole units."""
    one_of: tuple[int, ...]
    opens: tuple[tuple[int, int], ...]
    needs: tuple[int, ...]
    """Per course: the steps of `opens` that it needs."""
    after: tuple[int, ...]
    """Per course: the courses among `courses` that come before it."""
    electives: int
    count: int


def reduce(case: PlanCase) -> tuple[int, CourseChoice]:
    """The courses (bits) that belong to a best plan whatever else is chosen, and the choice that is left."""
    work = _Work(case)
    while work.open_up() or work.drop():
        pass
    return work.taken, work.left()


@dataclass
class _Work:
    """The state of the reduction. Numbers are courses, whole sets are bits."""

    case: PlanCase
    taken: int = 0
    alive: list[int] = field(default_factory=list)
    """Courses that may still be chosen, cheapest first."""

    def __post_init__(self) -> None:
        case = self.case
        bits = case.catalogue.bits
        held = bits.standing(case.need.levels)
        useful = bits.courses(case.courses)
        self.teaches = {n: bits.teaches[n] & ~held for n in ones(useful)}
        self.needs = {n: bits.needs[n] & ~held for n in self.teaches}
        self.after = {n: bits.after[n] & useful for n in self.teaches}
        first, second = prices(case)
        self.price = {n: (first[n], second[n]) for n in self.teaches}
        self.alive = sorted(self.price, key=lambda n: (self.price[n], n))
        self.asked, self.follows = 0, 0
        for step in case.need.gap:
            if case.reached.has(step):
                self.asked |= bits.step(*step)
        names, self.count = choices_open(case)
        self.electives = bits.courses(names)
        forced = (*case.need.goal.prescribed, *case.need.booked_courses)
        self._take(ones(bits.courses(name for name in forced if name in case.reached.courses)))

    def _take(self, courses: Iterable[int]) -> None:
        """Take courses with all that comes before them."""
        waiting = list(courses)
        while waiting:
            n = waiting.pop()
            if not self.taken >> n & 1:
                self.taken |= 1 << n
                self.asked |= self.needs[n]
                waiting.extend(ones(self.after[n] & ~self.taken))

    @property
    def still_to_choose(self) -> int:
        """How many electives are to be chosen beside those that are taken."""
        return max(0, self.count - (self.electives & self.taken).bit_count())

    @property
    def still_electives(self) -> int:
        """The electives among which there is still a choice."""
        return self.electives & ~self.taken if self.still_to_choose else 0

    def open_up(self) -> bool:
        """Work out who teaches what is still open; take single providers. Whether anything was taken."""
        taught = 0
        for n in ones(self.taken):
            taught |= self.teaches[n]
        self.open = self.asked & ~taught & ~self.follows
        self.settled = self.asked | taught
        self._forget_the_useless()
        teachers: dict[int, int] = dict.fromkeys(ones(self.wanted), 0)
        for n in self.alive:
            for step in ones(self.teaches[n]):
                teachers[step] |= 1 << n
        alone = {teachers[step] for step in ones(self.open) if teachers[step].bit_count() == 1}
        if alone:
            self._take(one.bit_length() - 1 for one in alone)
            return True
        self.teachers = teachers
        self._merge()
        return False

    def _forget_the_useless(self) -> None:
        """Keep the courses that lead to something open, and of what they teach and need only what is open."""
        alive = 0
        for n in self.alive:
            alive |= 1 << n
        alive &= ~self.taken
        useful = courses = self.still_electives
        seen, steps = 0, self.open
        teachers = self.case.catalogue.bits.teachers
        while steps or courses:
            seen |= steps
            for step in ones(steps):
                courses |= teachers[step] & alive & ~useful
            useful |= courses
            steps, later = 0, 0
            for n in ones(courses):
                steps |= self.needs[n]
                later |= self.after[n]
            steps &= ~(seen | self.settled)
            courses = later & alive & ~useful
        self.wanted = seen
        self.alive = [n for n in self.alive if useful >> n & 1]
        for n in self.alive:
            self.teaches[n] &= seen
            self.needs[n] &= ~self.settled
            self.after[n] &= ~self.taken

    def _merge(self) -> None:
        """Of what is asked, leave out what follows: whoever teaches the one step always teaches the other."""
        for step in ones(self.open):
            if self.follows >> step & 1:
                continue
            same = self.open
            for n in ones(self.teachers[step]):
                same &= self.teaches[n]
                if same & (same - 1) == 0:
                    break  # only the step itself is left
            for other in ones(same & ~self.follows & ~(1 << step)):
                self.follows |= 1 << other
                del self.teachers[other]
        self.open &= ~self.follows
        self.wanted &= ~self.follows
        for n in self.alive:
            self.teaches[n] &= self.wanted

    def drop(self) -> bool:
        """Drop courses that others make unnecessary, the dearest first. Whether any was dropped."""
        kept_for = self.still_electives
        for n in self.alive:
            kept_for |= self.after[n]
        ranked: dict[int, list[int]] = {step: [] for step in self.teachers}
        for n in self.alive:
            for step in ones(self.teaches[n]):
                ranked[step].append(n)
        gone = 0
        for n in reversed(self.alive):
            if not kept_for >> n & 1 and self._is_unnecessary(n, ranked, gone):
                gone |= 1 << n
        self.alive = [n for n in self.alive if not gone >> n & 1]
        return gone != 0

    def _is_unnecessary(self, n: int, ranked: dict[int, list[int]], gone: int) -> bool:
        """Whether others that are left teach all that the course teaches, need no more and together cost no more."""
        taught, needed, before, price = self.teaches[n], self.needs[n], self.after[n], self.price[n]
        chosen: set[int] = set()
        for step in ones(taught):
            cheapest = -1
            for other in ranked[step]:
                if self.price[other] > price:
                    break
                if other == n or gone >> other & 1 or self.needs[other] & ~needed or self.after[other] & ~before:
                    continue
                if taught & ~self.teaches[other] == 0:
                    return True
                if cheapest < 0:
                    cheapest = other
                    if chosen:
                        # One that teaches everything would have stood at the first step already.
                        break
            if cheapest < 0:
                return False
            chosen.add(cheapest)
        first, second = (sum(self.price[other][k] for other in chosen) for k in (0, 1))
        return (first, second) <= price

    def left(self) -> CourseChoice:
        """What is left, as a value."""
        teachers = self.teachers
        return CourseChoice(
            tuple(self.alive),
            tuple(self.price[n] for n in self.alive),
            tuple(teachers[step] for step in ones(self.open)),
            tuple((step, teachers[step]) for step in ones(self.wanted & ~self.open)),
            tuple(self.needs[n] for n in self.alive),
            tuple(self.after[n] for n in self.alive),
            self.still_electives,
            self.still_to_choose,
        )


def prices(case: PlanCase) -> tuple[list[int], list[int]]:
    """What there should be least of and what comes second, in whole units, by the numbers of the courses."""
    hours, cost = case.catalogue.hours_in_units.multiples, case.catalogue.cost_in_units.multiples
    return (cost, hours) if case.need.limits.minimise is Minimise.COST else (hours, cost)
