"""What is lost when an office is allocated bureau by bureau, the seats of shared sessions divided by exchanged prices.

The office is split by department. Every bureau first gets its share of each session by what its people ask for, and is
allocated alone by the program. Then each says which seats stay empty, how many people wait, and at which price it would
take one more seat of a session; empty seats go where they are dearest, and everybody is allocated again. Printed per
round: the sum of all bureaus beside the whole office's answer and its bound, and the processor time of the longest
bureau, which is what the work takes on as many PCs.

    python benchmarks/bench_bureaus.py [--people 9000] [--bureaus 4] [--rounds 2] [--days 20]
"""

import argparse
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from time import process_time

import numpy as np

import allocation_model as model
from skillmap.allocation.check import check, values
from skillmap.allocation.grid import seat_table
from skillmap.allocation.grid_prices import PriceSearch
from skillmap.allocation.model import build
from skillmap.allocation.problem import Seat, SeatProblem, Solution
from skillmap.allocation.roll import Roll
from skillmap.allocation.run import allocate

STEPS = 200
"""Steps of a bureau's own prices."""


def bureau_of(problem: SeatProblem, count: int) -> Mapping[str, int]:
    """The bureau of every person: departments one after the other, about as many people in each bureau."""
    people = Counter(p.department for p in problem.persons)
    found, before = {}, 0
    for department in sorted(people):
        found[department] = before * count // len(problem.persons)
        before += people[department]
    return {p.id: found[p.department] for p in problem.persons}


def divided(seats: int, weights: Sequence[float]) -> list[int]:
    """Whole seats by weight, the largest remainders first."""
    total = sum(weights) or 1.0
    exact = [seats * weight / total for weight in weights]
    found = [int(share) for share in exact]
    for n in sorted(range(len(exact)), key=lambda n: found[n] - exact[n])[: seats - sum(found)]:
        found[n] += 1
    return found


def alone(problem: SeatProblem, of: Mapping[str, int], bureau: int, share: Mapping[str, int]) -> SeatProblem:
    """A bureau's own question with its share of the seats."""
    persons = tuple(p for p in problem.persons if of[p.id] == bureau)
    sections = {p.section for p in persons}
    return replace(
        problem,
        persons=persons,
        demands=tuple(d for d in problem.demands if of[d.person] == bureau),
        sections=tuple(s for s in problem.sections if s.id in sections),
        sessions=tuple(replace(s, capacity=share[s.code]) for s in problem.sessions if share[s.code]),
    )


def prices(problem: SeatProblem) -> Mapping[str, float]:
    """What one more seat of a session is worth to a bureau: weeks, a seat more counting twice the longest wait."""
    table = seat_table(build(problem, ()), 1)
    assert table is not None
    search = PriceSearch(table, np.full(len(table.demand), 2.0 * max(table.weeks)), 1.0)
    search.step(STEPS)
    assert search.best is not None
    found = {}
    for training, cells in enumerate(table.offer):
        for cell, offer in enumerate(cells):
            if offer >= 0:
                price = float(search.best.room[training, cell])
                found.update(dict.fromkeys((s.code for s in table.model.offers[offer].sessions), price))
    return found


def exchanged(
    training_of: Mapping[str, str],
    shares: Sequence[dict[str, int]],
    asked: Sequence[Mapping[str, float]],
    answers: Sequence[Solution],
) -> None:
    """Seats that stayed empty go to the bureaus where people wait for the training, first where one is worth most.

    A bureau gets no more of them than people wait there: it would let the others stand empty.
    """
    taken = [Counter(seat.session for seat in answer.seats) for answer in answers]
    waiting = [Counter(one.demand.training for one in answer.unseated) for answer in answers]
    for code, training in training_of.items():
        for n, share in enumerate(shares):
            while (empty := share[code] - taken[n][code]) > 0:
                others = [other for other, own in enumerate(waiting) if other != n and own[training]]
                if not others:
                    break
                dear = max(others, key=lambda other: asked[other].get(code, 0.0))
                gives = min(empty, waiting[dear][training])
                share[code] -= gives
                shares[dear][code] += gives
                taken[dear][code] += gives
                waiting[dear][training] -= gives


def main() -> None:
    """The whole office, then round after round of its bureaus."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--people", type=int, default=9000)
    parser.add_argument("--bureaus", type=int, default=4)
    parser.add_argument("--rounds", type=int, default=2)
    parser.add_argument("--days", type=int, default=20)
    args = parser.parse_args()
    problem = model.plain(
        people=args.people, demands=args.people * 3, sessions=args.people * 2 // 15, days=args.days, courses=60
    )
    begun = process_time()
    whole = allocate(problem)
    print(f"whole: {process_time() - begun:.1f} s of processor time")
    for one in whole.goals:
        print(f"  {one.goal.value:8}{one.value:>10,} bound {one.bound:>10,}")
    of = bureau_of(problem, args.bureaus)
    wanted = Counter((of[d.person], d.training) for d in problem.demands)
    shares: list[dict[str, int]] = [{} for _ in range(args.bureaus)]
    for session in problem.sessions:
        weights = [wanted[n, session.training] for n in range(args.bureaus)]
        for own, count in zip(shares, divided(session.capacity, weights), strict=True):
            own[session.code] = count
    for number in range(1, args.rounds + 1):
        seats: list[Seat] = []
        took, asked, answers = [], [], []
        for bureau, share in enumerate(shares):
            part = alone(problem, of, bureau, share)
            begun = process_time()
            answer = allocate(part)
            asked.append(prices(part))
            took.append(process_time() - begun)
            answers.append(answer)
            seats += answer.seats
        assert not check(problem, sorted(seats))
        found = values(problem, Roll.of(problem, seats)).values()
        told = " ".join(
            f"{one.goal.value} {now:,} ({now / max(1, one.value) - 1:+.2%})"
            for one, now in zip(whole.goals, found, strict=True)
        )
        print(f"round {number}: {told}; longest bureau {max(took):.1f} s", flush=True)
        exchanged({s.code: s.training for s in problem.sessions}, shares, asked, answers)


if __name__ == "__main__":
    main()
