"""From the question to the answer: first greedy, then search until it is proven, good enough, or time is up."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from math import inf
from operator import attrgetter
from random import Random
from time import monotonic
from typing import TypeAlias

from skillmap import collector
from skillmap.allocation.bounds import Bounds, Score
from skillmap.allocation.check import check, unseated, values
from skillmap.allocation.chooser import Chooser
from skillmap.allocation.columns import SeatColumns
from skillmap.allocation.greedy import fill, greedy
from skillmap.allocation.grid import seat_table
from skillmap.allocation.grid_bounds import GridBounds
from skillmap.allocation.grid_search import TableSearch
from skillmap.allocation.model import Model, build
from skillmap.allocation.problem import PRIORITY_OF, GoalValue, Seat, SeatGoal, SeatProblem, Solution, StopReason
from skillmap.allocation.roll import Roll
from skillmap.allocation.rounds import LAST, IsOver, rounds, soonest
from skillmap.allocation.rules import kept
from skillmap.allocation.search import improve
from skillmap.allocation.shared import ORDER
from skillmap.allocation.state import NOWHERE, SearchState
from skillmap.allocation.turn import in_turn


@dataclass(frozen=True, slots=True)
class Effort:
    """How far the search goes. Without `seconds` the same problem and seed give the same answer on every machine."""

    seed: int = 0
    gap: float = 0.0001
    """Stop when every goal is this close to its bound (share)."""
    rounds: int = 2000
    patience: int = 60
    """Stop after so many rounds without progress, or as many as cover everybody twice if that is more."""
    seconds: float | None = None
    block: int = 200
    """People per block at most (`WIDER` times as many where only seats are counted); blocks shrink while the solver
    cannot finish them soon."""
    at_once: int = 600
    """People up to whom a question in which every rule bites goes to the solver whole; with more it seldom ends."""


@dataclass(frozen=True, slots=True)
class SearchStep:
    """Where the search stands: rounds done, demands seated of all, the first goal that is not settled and its gap."""

    rounds: int
    seated: int
    demands: int
    goal: SeatGoal | None
    gap: float | None
    """None = its bound is not known yet."""


Steps: TypeAlias = Callable[[SearchState, SeatColumns, Random, IsOver], Iterable[bool]]
SearchProgress: TypeAlias = Callable[[SearchStep], None]
Found: TypeAlias = Callable[[], None]
"""Called when the search has ended by itself and its answer is there: whoever stops it now must not lose that."""


class Search:
    """One run: the state, the best seating so far, its bounds."""

    def __init__(self, model: Model, effort: Effort, progress: SearchProgress) -> None:
        self.model, self.effort, self.progress = model, effort, progress
        self.seconds = inf if effort.seconds is None else effort.seconds
        self.begins = monotonic()
        self.table = seat_table(model)
        self.bounds: Bounds | GridBounds = GridBounds(self.table) if self.table else Bounds(model)
        self.state = SearchState(model)
        self.best: list[int] = list(self.state.choice)
        self.score: Score = self.state.score()
        self.rounds = 0
        self.random = Random(effort.seed)

    def run(self, found: Found = lambda: None) -> StopReason:
        """Searches; the result is in `best`. Ctrl-C ends it with the best so far, or with nothing before the first."""
        # An answer first: whoever stops the search after a second still gets a complete seating.
        table = self._begin()
        try:
            stopped = self._large(table) if table else self._plain() if self.bounds.is_plain else self._awkward()
            # Blocks leave seats that became free late; nobody may wait for a seat that stands empty.
            fill(self.state)
            in_turn(self.state)
            self._keep()
            found()
        except KeyboardInterrupt:
            return StopReason.USER
        return stopped

    def _keep(self) -> None:
        score = self.state.score()
        if score >= self.score:
            self.best, self.score = list(self.state.choice), score
            if isinstance(self.bounds, Bounds):
                self.bounds.choice = self.best

    def _begin(self) -> TableSearch | None:
        """The first answer; with the search over the table, where the question is a large plain one."""
        if self.table is None or not isinstance(self.bounds, GridBounds):
            self.state = greedy(self.model)
            self._keep()
            return None
        ends = self._until(0.85)
        table = TableSearch(self.table, self.bounds, self.effort.seed, lambda: monotonic() > ends)
        table.begin()
        self.state.restore(table.choice)
        self._keep()
        return table

    def _large(self, table: TableSearch) -> StopReason:
        """Large calendars of single days: chains of people who give way and prices, in turns."""
        while self.rounds < self.effort.rounds:
            self._prove(ORDER, 0.8)
            if (settled := self._settled(len(ORDER))) is not None:
                return settled
            if monotonic() > self._until(0.85):
                return StopReason.TIME
            self.rounds += 1
            goes_on = table.turn()
            self.state.restore(table.choice)
            self._keep()
            if not goes_on:
                break
        return StopReason.ROUNDS

    def _plain(self) -> StopReason:
        """Calendars on which one linear program says what there is to be had."""
        # What seats people comes before what proves how well; the last bounds belong to the user's time too.
        self._persons(rounds, 0.4)
        self._persons(soonest, 0.4)
        self._prove(ORDER, 0.7)
        return self._turns(ORDER, Chooser(self.model, self.effort.block, self.effort.seed), 0.85)

    def _awkward(self) -> StopReason:
        """Calendars on which every rule bites: by all goals but the last first, then by all of them."""
        most, seed = self.effort.block, self.effort.seed
        self._persons(rounds, 0.08)
        self._at_once(0.4)
        self._prove(LAST, 0.4)
        # How early everybody sits makes a block ten times as hard: it comes last, as it does among the goals.
        self._turns(LAST, Chooser(self.model, WIDER * most, seed, most, is_plain=False), 0.76)
        self._persons(soonest, 0.82)
        self._prove(ORDER, 0.9)
        return self._turns(ORDER, Chooser(self.model, most, seed, FIRST_SIZE, is_plain=False), 0.95)

    def _at_once(self, share: float) -> None:
        """A small office is asked about as a whole, goal by goal: what is solved to the end is proven."""
        bounds = self.bounds
        if not isinstance(bounds, Bounds):
            return
        people = [one.person for one in bounds.columns.people]
        if len(people) > self.effort.at_once or self._is_proven():
            return
        turn = improve(self.state, people, self._until(share) - monotonic(), ORDER, self._reached(), apart=True)
        self._keep()
        bounds.learn(turn.proven, self.score)
        self._tell()

    def _until(self, share: float) -> float:
        """When so much of the user's time is over."""
        return self.begins + share * self.seconds

    def _persons(self, steps: Steps, share: float) -> None:
        """Person after person, as long as that brings something."""
        if isinstance(self.bounds, GridBounds) or not self.bounds.columns.people or self._is_proven():
            return
        ends = self._until(share)
        for _ in steps(self.state, self.bounds.columns, self.random, lambda: monotonic() > ends):
            self._keep()
            self._tell()
        # Rounds end where chance led them; what follows goes on from the best.
        self.state.restore(self.best)

    def _prove(self, goals: Sequence[SeatGoal], share: float) -> None:
        """Bounds of these goals, the first of all, as far as the time goes; they hold for better scores too."""
        ends = self._until(share)
        for place in range(len(goals)):
            if self.bounds.quick(place, self.score) != self.score[place] and monotonic() < ends:
                self.bounds.solve(place, self.score, ends - monotonic())
                self._tell()

    def _is_proven(self) -> bool:
        return all(self.bounds.quick(place, self.score) == value for place, value in enumerate(self.score))

    def _tell(self) -> None:
        """Says where the search stands: the first goal that is not proven, by the bounds known so far."""
        for place, value_now in enumerate(self.score):
            bound = self.bounds.quick(place, self.score)
            if bound != value_now:
                seated = self.score[ORDER.index(SeatGoal.SEATED)]
                gap = abs(bound - value_now) / max(1, abs(bound))
                self.progress(SearchStep(self.rounds, seated, len(self.model.demands), ORDER[place], gap))
                return

    def _turns(self, goals: Sequence[SeatGoal], chooser: Chooser, share: float) -> StopReason:
        """Block after block, until these goals are proven or nothing more is to be expected."""
        ends = self._until(share)
        is_whole, idle = False, 0
        # Everybody twice: an office with many blocks must not end because some of them brought nothing.
        patience = max(self.effort.patience, 2 * len(chooser.people) // chooser.most)
        while True:
            settled = self._settled(len(goals))
            if settled is not None:
                return settled
            # One block of everybody that was solved to the end leaves nothing to try again.
            is_done = idle >= patience or (idle and is_whole)
            if self.rounds >= self.effort.rounds or is_done:
                return StopReason.ROUNDS
            if monotonic() > ends:
                return StopReason.TIME
            self.rounds, idle = self.rounds + 1, idle + 1
            reached = self._reached()
            open_goals = [goal for goal in goals if goal not in reached]
            persons = chooser.pick(self.state, PRIORITY_OF.get(open_goals[0], 0))
            turn = improve(self.state, persons, ends - monotonic(), goals, reached)
            is_whole = chooser.is_everybody and turn.is_exact
            chooser.fit(is_light=turn.is_light)
            if turn.is_better:
                idle = 0
                self._keep()
                self._tell()

    def _reached(self) -> list[SeatGoal]:
        """The first goals that no answer can have more of."""
        pairs = zip(ORDER, enumerate(self.score), strict=True)
        met = [goal for goal, (place, value) in pairs if self.bounds.quick(place, self.score) == value]
        return [goal for goal, of_all in zip(met, ORDER, strict=False) if goal == of_all]

    def _settled(self, count: int) -> StopReason | None:
        """Whether each of the first `count` goals is proven, or within the gap of its bound."""
        gaps = []
        for place, value_now in enumerate(self.score[:count]):
            bound = self.bounds.quick(place, self.score)
            gaps.append((bound - value_now) / max(1, abs(bound)))
        if max(gaps) > self.effort.gap:
            return None
        return StopReason.GAP if max(gaps) > 0 else StopReason.PROVEN


WIDER = 2
"""Times as many people in a block where only seats are counted: how early they sit is what makes blocks hard."""
FIRST_SIZE = 40
"""People in the first block by all goals where every rule bites: 200 of them took the solver half a minute."""


def allocate(
    problem: SeatProblem,
    effort: Effort | None = None,
    progress: SearchProgress = lambda _: None,
    found: Found = lambda: None,
) -> Solution:
    """Seats for a problem without errors (`inputs.problems`), checked without the solver.

    Raises:
        RuntimeError: the answer breaks a rule (a bug; nothing of it may be used).
    """
    keep = kept(problem)
    search, stopped, fixed = _searched(problem, keep, effort, progress, found)
    with collector.paused():
        seats, roll = _checked(problem, keep, search, fixed)
        reached = _goal_values(problem, search, roll, is_waiting=stopped is not StopReason.USER)
        return Solution(seats, reached, stopped, search.rounds, partial(unseated, problem, roll))


@dataclass(frozen=True, slots=True)
class Seated:
    """The seats alone, sorted, and why the search for them ended."""

    seats: tuple[Seat, ...]
    stopped: StopReason


def seated(problem: SeatProblem, effort: Effort | None = None, progress: SearchProgress = lambda _: None) -> Seated:
    """The seats of `allocate` without how good they are: for a question beside the real one. Raises as it does."""
    keep = kept(problem)
    search, stopped, fixed = _searched(problem, keep, effort, progress)
    with collector.paused():
        return Seated(_checked(problem, keep, search, fixed)[0], stopped)


def _searched(
    problem: SeatProblem,
    keep: tuple[Seat, ...],
    effort: Effort | None,
    progress: SearchProgress,
    found: Found = lambda: None,
) -> tuple[Search, StopReason, Roll]:
    """The search when it is over, why it is, and the roll of the seats that were fixed before."""
    fixed = Roll.of(problem, problem.fixed)
    search = Search(build(problem, keep, fixed), effort or Effort(), progress)
    return search, search.run(found), fixed


def _checked(
    problem: SeatProblem, keep: tuple[Seat, ...], search: Search, fixed: Roll
) -> tuple[tuple[Seat, ...], Roll]:
    """The best answer of a search, checked: no more than that, since whoever stopped the search waits for it."""
    # By the two texts themselves: a comparison of values costs ten times as much, and there are ten thousands.
    seats = tuple(sorted([*problem.fixed, *place(search.model, search.best)], key=attrgetter("person", "session")))
    roll = Roll.of(problem, seats)
    # The last word has a checker that knows neither solver nor model (ADR 6): a wrong answer must not leave here.
    if broken := check(problem, seats, roll, keep, fixed):
        raise RuntimeError(f"allocation breaks {len(broken)} rules, first: {broken[0]}")
    return seats, roll


def place(model: Model, choice: list[int]) -> list[Seat]:
    """Seats by session: within an offer everybody stays in the earlier session, the others fill up in order."""
    taken: dict[int, list[int]] = {}
    for demand, offer in enumerate(choice):
        if offer != NOWHERE:
            taken.setdefault(offer, []).append(demand)
    fixed: dict[str, int] = {}
    for seat in model.problem.fixed:
        fixed[seat.session] = fixed.get(seat.session, 0) + 1
    earlier = {(s.person, s.session) for s in model.problem.earlier}
    seats: list[Seat] = []
    for offer, demands in taken.items():
        sessions = model.offers[offer].sessions
        room = {s.code: max(0, s.capacity - fixed.get(s.code, 0)) for s in sessions}
        later = []
        for demand in demands:
            person = model.demands[demand].person
            # Interchangeable for the solver, not for people: who has been told a date keeps it.
            own = next((s.code for s in sessions if (person, s.code) in earlier and room[s.code] > 0), None)
            if own is None:
                later.append(person)
            else:
                room[own] -= 1
                seats.append(Seat(person, own))
        for person in later:
            code = next(s.code for s in sessions if room[s.code] > 0)
            room[code] -= 1
            seats.append(Seat(person, code))
    return seats


def _goal_values(problem: SeatProblem, search: Search, roll: Roll, *, is_waiting: bool) -> tuple[GoalValue, ...]:
    """Values from the seats; bounds from the search, moved by what the fixed seats and lost sessions add to both.

    Bounds that the search had no time for get what is left of it, at least two seconds each; when nobody waits for
    them any more they are counted without the solver, which is as true and says less.
    """
    found = []
    for goal, now in values(problem, roll).items():
        index = ORDER.index(goal)
        if is_waiting:
            bound = search.bounds.solve(index, search.score, max(2.0, search.begins + search.seconds - monotonic()))
        else:
            bound = search.bounds.quick(index, search.score)
        gain = bound - search.score[index]
        found.append(GoalValue(goal, now, now + gain if goal.is_most else now - gain))
    return tuple(found)
