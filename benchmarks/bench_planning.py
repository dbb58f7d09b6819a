"""Plans: one from the shell against a process that imports the same libraries; many against HiGHS alone; known optima.

`--full` plans 30,000 people. `data/` holds scp41 of the OR-Library (J. E. Beasley, Brunel University),
with one row to a line; `--scp FILE…` plans further ones (scp42.txt … scpe5.txt). `--covering 456abcde` makes 50 of
their sizes, densities and costs: other numbers, so their optima are what HiGHS alone finds.
CPU time of the process, so that other work on the machine does not count.
"""

import argparse
import math
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from itertools import product
from pathlib import Path
from typing import Any

import numpy as np

from covering_model import CLASSES, as_matrix, as_need, made, or_library, published
from planning_model import Reference, catalogue, distinct, needs
from skillmap.planning.batch import Planner
from skillmap.planning.check import check
from skillmap.planning.engine import MOST_NODES, Quiet
from skillmap.planning.solve import Solver

SHELL_ROUNDS = 15
LOADED = """
import atexit, pathlib, sys
ours = {"skillmap", "__main__", *sys.stdlib_module_names}
@atexit.register
def note():
    loaded = [name for name, module in list(sys.modules.items()) if getattr(module, "__spec__", None)]
    pathlib.Path("libraries.txt").write_text(" ".join(n for n in loaded if n.split(".")[0] not in ours))
from skillmap.cli.app import main
main()
"""
"""Runs a command and notes which modules of libraries it loaded."""
IMPORTS = """
import importlib, pathlib
for name in pathlib.Path("libraries.txt").read_text().split():
    importlib.import_module(name)
"""
"""Only imports them."""


PEER: tuple[tuple[str, bool | int | float], ...] = (
    ("output_flag", False),
    ("threads", 1),
    ("random_seed", 0),
    ("mip_rel_gap", 0.0),
    ("mip_abs_gap", 1e-6),
    ("mip_max_nodes", MOST_NODES),
)
"""HiGHS as it is, one thread, exact, with our limit of branches."""

ENVIRONMENT = {**os.environ, "SKILLMAP_LANG": "ja"}
# As on a user's machine: modules are compiled once, not at every start.
ENVIRONMENT.pop("PYTHONDONTWRITEBYTECODE", None)


def cpu(command: list[str], folder: Path) -> float:
    """CPU seconds of a child process."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, check=True, capture_output=True, cwd=folder, env=ENVIRONMENT)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def from_the_shell() -> None:
    python = sys.executable
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        skillmap = [python, "-m", "skillmap"]
        cpu([*skillmap, "init", str(folder / "ward")], folder)
        ward = folder / "ward"
        (ward / "staff.csv").write_text("職員番号,氏名,部,課\n000001,青木 一郎,総務部,総務課\n", "utf-8")
        cpu([*skillmap, "staff", "import", "staff.csv", "--as-of", "2026-04-01", "--yes"], ward)
        asked = ["plan", "make", "--staff", "000001", "--to", "product-manager/2", "--dry-run"]
        plan, imports = [*skillmap, *asked], [python, "-c", IMPORTS]
        cpu([python, "-c", LOADED, *asked], ward)
        times: list[tuple[float, float]] = [(cpu(plan, ward), cpu(imports, ward)) for _ in range(SHELL_ROUNDS)]
    ours, bare = (statistics.median(t[n] for t in times) for n in (0, 1))
    # Round by round: how fast the processor is changes within seconds on a shared machine.
    ratios = sorted(one / other for one, other in times)
    middle, spread = statistics.median(ratios), f"{ratios[0]:.2f}-{ratios[-1]:.2f}"
    print(f"one plan from the shell     {ours * 1000:6.0f} ms CPU")
    print(f"a process that imports them {bare * 1000:6.0f} ms CPU   ratio {middle:4.2f} x ({spread}; aim 1.5)")


def many(people: int, courses: int) -> None:
    offered = catalogue(courses)
    wanted = needs(people, offered)
    start = time.process_time()
    planner = Planner(offered)
    plans = {key: planner.plan(need) for key, need in wanted.items()}
    ours = time.process_time() - start
    different = distinct(wanted, offered)
    peer, sizes, hours = 0.0, [], {}
    highs = Quiet()
    for option, value in PEER:
        highs.setOptionValue(option, value)
    for need in different:
        model = Reference(need, offered)
        sizes.append((model.columns, len(model.rows)))
        if not model.free:
            continue
        spent, extra = 0.0, []
        for terms in (model.hours, model.cost):
            lp = model.matrix(terms, extra)
            start = time.process_time()
            highs.clearModel()
            highs.passModel(lp)
            highs.run()
            spent += time.process_time() - start
            found = float(np.round(np.asarray(highs.getSolution().col_value), 0)[: model.free] @ terms[: model.free])
            extra.append((-np.inf, found + 1e-6, {n: t for n, t in enumerate(terms[: model.free]) if t}))
            hours.setdefault(need, found)
        peer += spent
    unlike = sum(abs(hours.get(need, 0.0) - planner.plan(need).hours) > 1e-6 for need in different)
    unsound = sum(bool(check(need, offered, plans[key])) for key, need in list(wanted.items())[:2000])
    columns, rows = (statistics.median(s[n] for s in sizes) for n in (0, 1))
    print(
        f"{people:,} people, {courses} courses: {planner.solved:,} distinct needs, "
        f"median model {columns:.0f} x {rows:.0f}"
    )
    print(f"  ours, everything          {ours:6.2f} s CPU")
    print(f"  HiGHS alone, reference    {peer:6.2f} s CPU   ratio {ours / peer:4.2f} x (aim 0.6)")
    print(f"  plans with other hours than the reference: {unlike}; refused by the checker (first 2,000): {unsound}")


def alone(lp: Any) -> tuple[float, float, float]:
    """HiGHS on a model as it stands, with the same limit of branches: its value, its bound, CPU seconds."""
    highs = Quiet()
    for option, value in PEER:
        highs.setOptionValue(option, value)
    start = time.process_time()
    highs.passModel(lp)
    highs.run()
    info = highs.getInfo()
    return info.objective_function_value, info.mip_dual_bound, time.process_time() - start


def covering(name: str, costs: list[int], rows: list[list[int]], optimum: int | None) -> tuple[float, float]:
    """A set covering instance planned, and solved by HiGHS alone: CPU seconds of both."""
    need, offered = as_need(costs, rows)
    start = time.process_time()
    plan = Solver().plan(need, offered)
    ours = time.process_time() - start
    value, bound, peer = alone(as_matrix(costs, rows))
    # What is called proven must be the published optimum, or be no more than what HiGHS alone found and no less than
    # its bound.
    least = math.ceil(bound - 1e-6)
    right = least <= plan.hours and plan.hours_bound <= round(value) and not check(need, offered, plan)
    if optimum is not None:
        right = right and plan.hours_bound <= optimum <= plan.hours
    if plan.proven:
        right = right and plan.hours == (optimum if optimum is not None else min(plan.hours, round(value)))
    told = "" if optimum is None else f"published {optimum}"
    print(
        f"  {name:7} {len(rows):4} x {len(costs):4}  ours {plan.hours:4.0f} bound {plan.hours_bound:4.0f} {ours:7.2f} s"
        f"   HiGHS {value:4.0f} bound {least:4d} {peer:7.2f} s   ratio {ours / peer:5.2f}"
        f"  {'right' if right else 'WRONG'}{'' if plan.proven else ', not proven'}  {told}",
        flush=True,
    )
    return ours, peer


def coverings(classes: str, files: list[Path]) -> None:
    """Published instances, then made ones of the classes of the OR-Library."""
    print("Set covering, CPU seconds (aim: all right, 1.2 x HiGHS alone)")
    instances: list[tuple[str, list[int], list[list[int]], int | None]] = [
        (f"A{3**power}", [1] * 3**power, steiner(power), optimum) for power, optimum in ((2, 5), (3, 18))
    ]
    instances += [(file.stem, *or_library(file), published(file.stem)) for file in files]
    numbers = [(name, n) for name in classes for n in range(1, CLASSES[name][0] + 1)]
    instances += [(f"{name}.{n}", *made(name, n), None) for name, n in numbers]
    times = [covering(*instance) for instance in instances]
    ours, peer = (sum(t[n] for t in times) for n in (0, 1))
    middle = statistics.median(one / other for one, other in times)
    print(f"  {len(times)} instances: ours {ours:.1f} s, HiGHS alone {peer:.1f} s, ratio {ours / peer:.2f}", end=" ")
    print(f"(median {middle:.2f})")


def steiner(power: int) -> list[list[int]]:
    """Lines of the affine space of 3 ** power points: the Steiner triple systems A9, A27 (Fulkerson et al., 1974)."""
    points = list(product(range(3), repeat=power))
    number = {p: n for n, p in enumerate(points)}
    lines = {
        tuple(sorted((number[p], number[q], number[tuple((-a - b) % 3 for a, b in zip(p, q, strict=True))])))
        for p in points
        for q in points
        if p != q
    }
    return [list(line) for line in sorted(lines)]


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--full", action="store_true")
    parser.add_argument("--people", type=int, default=150)
    parser.add_argument("--covering", default="", help="classes of made set covering instances: 456abcde for all 50")
    parser.add_argument("--scp", nargs="*", type=Path, default=[])
    args = parser.parse_args()
    from_the_shell()
    many(30_000 if args.full else args.people, 300)
    coverings(args.covering, [*sorted(Path(__file__).with_name("data").glob("scp*.txt")), *args.scp])


if __name__ == "__main__":
    main()
