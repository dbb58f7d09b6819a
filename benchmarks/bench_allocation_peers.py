"""Seats beside other solvers: the same question, rules, goals in the same order, and the same time by the clock.

OR-Tools' CP-SAT (two workers) and HiGHS get the whole model at once, every rule as rows, as our search's blocks have
them; each runs in an environment of its own that is made here and thrown away (`--peers FOLDER` keeps it). Every answer
is checked by our checker, and values are counted from the seats. The time of the peers includes building their model.
On a busy machine a second by the clock is less than one of the processor, for everybody: both are printed.

    python benchmarks/bench_allocation_peers.py [--seconds 60] [--only awkward-300 15-days]

A goal's bound holds given what the goals before it reached in the same run, so bounds of later goals can be compared
only where earlier values are equal.
"""

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
from pathlib import Path
from time import monotonic, process_time

import numpy as np

from bench_allocation import SIZES
from skillmap.allocation.block import Block
from skillmap.allocation.check import check, goals, value
from skillmap.allocation.model import Model, build
from skillmap.allocation.problem import PRIORITY_OF, Seat, SeatGoal, SeatProblem
from skillmap.allocation.rules import RULES, kept
from skillmap.allocation.run import Effort, allocate, place
from skillmap.allocation.solve import matrix
from skillmap.allocation.state import NOWHERE, SearchState

PINNED = ("ortools==9.15.6755", "highspy==1.16.0", "numpy==2.4.6")
PEERS = ("cp-sat", "highs")
USUAL = ("awkward-300", "awkward-1000", "15-days")


def installed(folder: Path) -> Path:
    """The Python of an environment with the peers; made when it is not there."""
    python = folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    if not python.exists():
        subprocess.run([sys.executable, "-m", "venv", folder], check=True)
        subprocess.run([python, "-m", "pip", "install", "-qq", "--disable-pip-version-check", *PINNED], check=True)
    return python


def whole(model: Model) -> Block:
    """Everybody as one block."""
    return Block(model, SearchState(model), tuple(d for d, options in enumerate(model.options) if options))


def worth(model: Model, block: Block, goal: SeatGoal) -> "np.ndarray[tuple[int], np.dtype[np.float64]]":
    """What each column adds to a goal, more being better."""
    found = np.zeros(block.width)
    for column, (demand, offer) in enumerate(block.pairs):
        match goal:
            case SeatGoal.FIRST | SeatGoal.RAISED | SeatGoal.AGAIN:
                found[column] = model.demands[demand].priority == PRIORITY_OF[goal]
            case SeatGoal.SEATED:
                found[column] = 1
            case SeatGoal.MOVED:
                found[column] = model.earlier[demand] == offer
            case SeatGoal.WEEKS:
                found[column] = -model.offers[offer].weeks
            case SeatGoal.WISHED | SeatGoal.RANKED:
                raise ValueError("the questions measured here have no wishes")
    return found


def question(problem: SeatProblem, model: Model, block: Block, file: Path) -> None:
    """The whole model as arrays."""
    rows = [row for rule in RULES for row in rule.rows(block)]
    kept_seats = [block.of_demand[d] for d in block.demands if model.keep[d]]
    program = matrix(rows)
    extra = np.array([c for columns in kept_seats for c in columns], dtype=np.int64)
    start = np.cumsum([len(columns) for columns in kept_seats]) + program.start[-1]
    np.savez(
        file,
        width=block.width,
        start=np.concatenate((program.start, start)).astype(np.int32),
        index=np.concatenate((program.index, extra)).astype(np.int32),
        value=np.concatenate((program.value, np.ones(len(extra)))),
        lower=np.concatenate((program.lower, np.ones(len(kept_seats)))),
        upper=np.concatenate((program.upper, np.full(len(kept_seats), np.inf))),
        goals=np.array([worth(model, block, goal) for goal in goals(problem)]),
    )


def seats_of(problem: SeatProblem, model: Model, block: Block, columns: list[int]) -> list[Seat]:
    """The seats of the columns that a peer took, fixed ones included."""
    choice = [NOWHERE] * len(model.demands)
    for column in columns:
        if column < len(block.pairs):
            demand, offer = block.pairs[column]
            choice[demand] = offer
    return [*problem.fixed, *place(model, choice)]


def told(problem: SeatProblem, name: str, seats: list[Seat], bounds: list[int | None], note: str) -> None:
    """The table of one solver."""
    broken = check(problem, seats)
    print(f"  {name:8} {note}{f', BREAKS {len(broken)} RULES' if broken else ''}, load {os.getloadavg()[0]:.1f}")
    for goal, bound in zip(goals(problem), [*bounds, *[None] * len(SeatGoal)], strict=False):
        reached = value(problem, seats, goal)
        gap = "" if bound is None else f"{abs(bound - reached) / max(1, abs(bound)):10.3%}"
        print(f"    {goal.value:8}{reached:>10,}{'-' if bound is None else f'{bound:,}':>10}{gap}", flush=True)


def ours(name: str, seconds: float) -> None:
    """Our own search, in this process."""
    problem = SIZES[name]()
    begun, worked = monotonic(), process_time()
    solution = allocate(problem, Effort(seconds=seconds))
    took, used = monotonic() - begun, process_time() - worked
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    bounds: list[int | None] = [goal.bound for goal in solution.goals]
    told(problem, "skillmap", list(solution.seats), bounds, f"{took:.1f} s (processor {used:.1f} s), {peak:,.0f} MB")


def peer(name: str, solver: str, seconds: float, python: Path) -> None:
    """One other solver, in a process of its own."""
    problem = SIZES[name]()
    model = build(problem, kept(problem))
    block = whole(model)
    with tempfile.TemporaryDirectory() as folder:
        asked, answered = Path(folder) / "question.npz", Path(folder) / "answer.json"
        question(problem, model, block, asked)
        script = Path(__file__).with_name("seat_peer.py")
        subprocess.run([python, script, solver, asked, answered, str(seconds)], check=True, stdout=subprocess.DEVNULL)
        answer = json.loads(answered.read_text("utf-8"))
    note = (
        f"{answer['seconds']:.1f} s, {answer['built']:.1f} s of them building the model "
        f"(processor {answer['processor']:.1f} s), {answer['mb']:,.0f} MB"
    )
    if answer["columns"] is None:
        print(f"  {solver:8} {note}: no answer")
        return
    base = {SeatGoal.MOVED: len(problem.earlier)}
    bounds: list[int | None] = []
    for goal, bound in zip(goals(problem), answer["bounds"], strict=False):
        fixed = value(problem, problem.fixed, goal) if goal is not SeatGoal.MOVED else 0
        most = int(np.floor(bound + 1e-4)) if np.isfinite(bound) else None
        if most is None:
            bounds.append(None)
        else:
            bounds.append(most + fixed if goal.is_most else base.get(goal, 0) + fixed - most)
    told(problem, solver, seats_of(problem, model, block, answer["columns"]), bounds, note)


def main() -> None:
    """Every question, ours and the peers' one after the other."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--seconds", type=float, default=60.0)
    parser.add_argument("--only", nargs="*", choices=SIZES, default=USUAL)
    parser.add_argument("--peers", type=Path, help="a folder in which the peers' environment stays")
    parser.add_argument("--child", choices=SIZES, help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.child:
        ours(args.child, args.seconds)
        return
    with tempfile.TemporaryDirectory() as folder:
        python = installed(args.peers or Path(folder) / "peers")
        print(f"{', '.join(PINNED)}; {args.seconds:.0f} s each")
        for name in args.only:
            problem = SIZES[name]()
            counts = (len(problem.persons), len(problem.demands), len(problem.sessions))
            print("{}: {:,} people, {:,} demands, {:,} sessions".format(name, *counts), flush=True)
            subprocess.run([sys.executable, __file__, "--child", name, "--seconds", str(args.seconds)], check=True)
            for solver in PEERS:
                peer(name, solver, args.seconds, python)


if __name__ == "__main__":
    main()
