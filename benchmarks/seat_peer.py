"""A whole question of seats solved by another solver, in the solver's own environment: knows nothing of skillmap.

    python seat_peer.py cp-sat|highs QUESTION.npz ANSWER.json SECONDS

Goals one after the other in their order, each with an equal share of the time that is left; what a goal reached is a
row for those after it, and the answer so far is the start of the next.
"""

import json
import resource
import sys
from importlib import import_module
from pathlib import Path
from time import monotonic

import numpy as np


def main() -> None:
    """All goals within the time."""
    name, question_file, answer_file, seconds = sys.argv[1:]
    ends = monotonic() + float(seconds)
    begun = monotonic()
    question = np.load(question_file)
    solver = import_module(f"seat_peer_{name.replace('-', '_')}").Peer(question)
    built = monotonic() - begun
    answer: list[int] | None = None
    bounds: list[float | None] = []
    goals = question["goals"]
    for place, costs in enumerate(goals):
        found, bound, is_proven = solver.best(costs, answer, max(1.0, (ends - monotonic()) / (len(goals) - place)))
        if found is None and answer is None and ends > monotonic():
            # Without any answer there is nothing for later goals to keep: the first one gets all the time that is left.
            found, bound, is_proven = solver.best(costs, answer, ends - monotonic())
        if found is None:
            break
        answer = found
        bounds.append(float(sum(costs[c] for c in found)) if is_proven else bound)
    took = monotonic() - begun
    used = resource.getrusage(resource.RUSAGE_SELF)
    told = {"columns": answer, "bounds": bounds, "seconds": took, "built": built}
    told |= {"processor": used.ru_utime + used.ru_stime, "mb": used.ru_maxrss / 1024}
    Path(answer_file).write_text(json.dumps(told), "utf-8")


if __name__ == "__main__":
    main()
