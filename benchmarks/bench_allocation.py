"""How close to the proven bound an allocation comes, how soon, and how much better than greedy it is.

Each size runs in a child process of its own (HiGHS with one thread). Printed: seconds until the first valid seating and
until the end (by the clock and of the processor), the highest memory, the load of the machine, and per goal what greedy
and the search reached, the bound and the gap.

    python benchmarks/bench_allocation.py [--seconds 60] [--only 30-days] [--full]

`30-days` and `15-days`: 3,000 people, 9,083 demands, 396 sessions on so many days. `awkward-*`: every rule bites.
`--full` adds 30,000 people, 90,000 demands, 4,000 sessions with five minutes each, and a metropolis of 170,000 people,
500,000 demands, 20,000 sessions on 60 and on 30 days with twenty.
"""

import argparse
import os
import resource
import subprocess
import sys
from collections.abc import Callable
from time import monotonic, process_time

import allocation_model as model
from skillmap.allocation.check import check, values
from skillmap.allocation.greedy import greedy
from skillmap.allocation.model import build
from skillmap.allocation.problem import SeatProblem
from skillmap.allocation.roll import Roll
from skillmap.allocation.rules import kept
from skillmap.allocation.run import Effort, allocate, place

SIZES: dict[str, Callable[[], SeatProblem]] = {
    "30-days": lambda: model.plain(days=30),
    "15-days": lambda: model.plain(days=15),
    "awkward-300": lambda: model.awkward(people=300),
    "awkward-1000": lambda: model.awkward(people=1000),
    "awkward-3000": lambda: model.awkward(people=3000),
    "full-30-days": lambda: model.plain(people=30_000, demands=90_000, sessions=4_000, days=30, courses=120),
    "full-15-days": lambda: model.plain(people=30_000, demands=90_000, sessions=4_000, days=15, courses=120),
    "metropolis": lambda: model.plain(people=170_000, demands=500_000, sessions=20_000, days=60, courses=125),
    "metropolis-30-days": lambda: model.plain(people=170_000, demands=500_000, sessions=20_000, days=30, courses=125),
}
LARGE = ("full", "metropolis")
FULL_SECONDS, METROPOLIS_SECONDS = 300.0, 1200.0


def measure(name: str, seconds: float) -> None:
    """One size, in this process."""
    problem = SIZES[name]()
    started, worked = monotonic(), process_time()
    frozen = build(problem, kept(problem))
    first = (*problem.fixed, *place(frozen, greedy(frozen).choice))
    instant = monotonic() - started
    assert not check(problem, first)
    started, worked = monotonic(), process_time()
    solution = allocate(problem, Effort(seconds=seconds))
    took, used = monotonic() - started, process_time() - worked
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"{name}: {len(problem.persons):,} people, {len(problem.demands):,} demands, {len(problem.sessions):,} sessions"
    )
    print(
        f"  first valid {instant:.2f} s; end {took:.1f} s (processor {used:.1f} s), stopped: {solution.stopped}, "
        f"{solution.rounds} rounds, {peak:,.0f} MB, load {os.getloadavg()[0]:.1f}"
    )
    print(f"  {'goal':8}{'greedy':>10}{'search':>10}{'bound':>10}{'gap':>11}")
    greedily = values(problem, Roll.of(problem, first))
    for (goal, begun), reached in zip(greedily.items(), solution.goals, strict=True):
        print(f"  {goal.value:8}{begun:>10,}{reached.value:>10,}{reached.bound:>10,}{reached.gap:>11.4%}")
    signs = [1 if goal.is_most else -1 for goal in greedily]
    rank = [
        [number * sign for number, sign in zip(found, signs, strict=True)]
        for found in (greedily.values(), [one.value for one in solution.goals])
    ]
    if rank[1] < rank[0]:
        sys.exit("worse than greedy")


def main() -> None:
    """All sizes, one child process after the other."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--seconds", type=float, default=60.0)
    parser.add_argument("--only", choices=SIZES)
    parser.add_argument("--full", action="store_true")
    parser.add_argument("--child", choices=SIZES, help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.child:
        measure(args.child, args.seconds)
        return
    names = [args.only] if args.only else [name for name in SIZES if args.full or not name.startswith(LARGE)]
    for name in names:
        large = METROPOLIS_SECONDS if name.startswith("metropolis") else FULL_SECONDS
        seconds = large if name.startswith(LARGE) else args.seconds
        subprocess.run([sys.executable, __file__, "--child", name, "--seconds", str(seconds)], check=True)


if __name__ == "__main__":
    main()
