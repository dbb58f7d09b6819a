"""From the question to the answer: first greedy, then search until it is proven, good enough, or time is up."""

from collections.abc import Callable
from dataclasses import dataclass
from math import inf
from random import Random
from time import monotonic
from typing import TypeAlias

from skillmap.allocation.bounds import Bounds, Score
from skillmap.allocation.check import check, goals, unseated, value
from skillmap.allocation.greedy import fill, greedy
from skillmap.allocation.model import Model, build
from skillmap.allocation.problem import GoalValue, Seat, SeatGoal, SeatProblem, Solution, StopReason
from skillmap.allocation.rounds import rounds
from skillmap.allocation.rules import kept
from skillmap.allocation.search import FIRST_SIZE, Chooser, improve
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
    """People per block at most; blocks shrink while the solver cannot finish them soon."""


@dataclass(frozen=True, slots=True)
class SearchStep:
    """Where the search stands: rounds done, demands seated of all, the first goal that is not settled and its gap."""

    rounds: int
    seated: int
    demands: int
    goal: SeatGoal | None
    gap: float | None
    """None = its bound is not known yet."""


SearchProgress: TypeAlias = Callable[[SearchStep], None]


class Search:
    """One run: the state, the best seating so far, its bounds."""

    def __init__(self, model: Model, effort: Effort, progress: SearchProgress) -> None:
        self.model, self.effort, self.progress = model, effort, progress
        self.seconds = inf if effort.seconds is None else effort.seconds
        begins = monotonic()
        # What seats people comes before what proves how well; the last bounds belong to the user's time too.
        self.seats_end, self.bounds_end, self.ends, self.over = (
            begins + share * self.seconds for share in (0.4, 0.7, 0.85, 1.0)
        )
        self.bounds = Bounds(model)
        self.state = SearchState(model)
        self.best: list[int] = list(self.state.choice)
        self.score: Score = self.state.score()
        self.rounds = self.idle = 0

    def run(self) -> StopReason:
        """Searches; the result is in `best`. Ctrl-C ends it with the best so far, or with nothing before the first."""
        # An answer first: whoever stops the search after a second still gets a complete seating.
        self.state = greedy(self.model)
        self._keep()
        try:
            self._persons()
            self._prove()
            stopped = self._blocks()
            # Blocks leave seats that became free late; nobody may wait for a seat that stands empty.
            fill(self.state)
            in_turn(self.state)
            self._keep()
        except KeyboardInterrupt:
            return StopReason.USER
        return stopped

    def _keep(self) -> None:
        score = self.state.score()
        if score > self.score:
            self.idle = 0
        if score >= self.score:
            self.best, self.score = list(self.state.choice), score

    def _persons(self) -> None:
        """Person after person, as long as that brings something."""
        if not self.bounds.columns.people or self._is_proven():
            return
        for _ in rounds(
            self.state, self.bounds.columns, Random(self.effort.seed), lambda: monotonic() > self.seats_end
        ):
            self._keep()
            self._tell()
        # Rounds end where chance led them; blocks go on from the best.
        self.state.restore(self.best)

    def _prove(self) -> None:
        """Bounds of all goals in order, as far as the time goes; they hold for better scores too."""
        for place in range(len(ORDER)):
            if self.bounds.quick(place, self.score) != self.score[place] and monotonic() < self.bounds_end:
                self.bounds.solve(place, self.score, self.bounds_end - monotonic())
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

    def _blocks(self) -> StopReason:
        chooser = Chooser(self.model, self.effort.block, self.effort.seed)
        if not self.bounds.is_plain:
            chooser.size = min(chooser.size, FIRST_SIZE)
        is_whole = False
        # Everybody twice: an office with many blocks must not end because some of them brought nothing.
        patience = max(self.effort.patience, 2 * len(chooser.people) // self.effort.block)
        while True:
            settled = self._settled()
            if settled is not None:
                return settled
            # One block of everybody that was solved to the end leaves nothing to try again.
            is_done = self.idle >= patience or (self.idle and is_whole)
            if self.rounds >= self.effort.rounds or is_done:
                return StopReason.ROUNDS
            if monotonic() > self.ends:
                return StopReason.TIME
            self.rounds, self.idle = self.rounds + 1, self.idle + 1
            turn = improve(self.state, chooser.pick(self.state), self.ends - monotonic())
            is_whole = chooser.is_everybody and turn.is_exact
            chooser.fit(is_light=turn.is_light)
            if turn.is_better:
                self._keep()
                self._tell()

    def _settled(self) -> StopReason | None:
        """Whether every goal is proven, or within the gap of its bound."""
        gaps = []
        for place, value_now in enumerate(self.score):
            bound = self.bounds.quick(place, self.score)
            gaps.append((bound - value_now) / max(1, abs(bound)))
        if max(gaps) > self.effort.gap:
            return None
        return StopReason.GAP if max(gaps) > 0 else StopReason.PROVEN


def allocate(problem: SeatProblem, effort: Effort | None = None, progress: SearchProgress = lambda _: None) -> Solution:
    """Seats for a problem without errors (`inputs.problems`), checked without the solver; reasons for missing ones.

    Raises:
        RuntimeError: the answer breaks a rule (a bug; nothing of it may be used).
    """
    effort = effort or Effort()
    model = build(problem, kept(problem))
    search = Search(model, effort, progress)
    stopped = search.run()
    seats = tuple(sorted([*problem.fixed, *place(model, search.best)]))
    # The last word has a checker that knows neither solver nor model (ADR 6): a wrong answer must not leave here.
    if broken := check(problem, seats):
        raise RuntimeError(f"allocation breaks {len(broken)} rules, first: {broken[0]}")
    values = _goal_values(problem, search, seats, is_waiting=stopped is not StopReason.USER)
    return Solution(seats, values, stopped, search.rounds, unseated(problem, seats))


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


def _goal_values(
    problem: SeatProblem, search: Search, seats: tuple[Seat, ...], *, is_waiting: bool
) -> tuple[GoalValue, ...]:
    """Values from the seats; bounds from the search, moved by what the fixed seats and lost sessions add to both.

    Bounds that the search had no time for get what is left of it, at least two seconds each; when nobody waits for
    them any more they are counted without the solver, which is as true and says less.
    """
    values = []
    for goal in goals(problem):
        index = ORDER.index(goal)
        now = value(problem, seats, goal)
        if is_waiting:
            bound = search.bounds.solve(index, search.score, max(2.0, search.over - monotonic()))
        else:
            bound = search.bounds.quick(index, search.score)
        gain = bound - search.score[index]
        values.append(GoalValue(goal, now, now + gain if goal.is_most else now - gain))
    return tuple(values)
