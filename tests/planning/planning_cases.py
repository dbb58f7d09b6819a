"""Small catalogues and needs for tests: a catalogue in one line per course, greedy and brute force."""

from itertools import combinations, product
from random import Random

from hypothesis import strategies as st

from skillmap.planning.problem import Booking, Catalogue, Course, Goal, Limits, Minimise, PlanNeed, Step
from skillmap.planning.reach import can_take, learn, reach

FY = 2026


def step(text: str) -> Step:
    """`s:2` as a step."""
    skill, level = text.split(":")
    return Step(skill, int(level))


def course(
    name: str, teaches: str = "", hours: float = 6, cost: int = 1000, after: str = "", needs: str = ""
) -> Course:
    """A course: `teaches`, `after` (trainings) and `needs` (levels) are separated by blanks."""
    taught = tuple(step(t) for t in teaches.split())
    return Course(name, hours, cost, taught, tuple(after.split()), tuple(step(t) for t in needs.split()))


def catalogue(*courses: Course) -> Catalogue:
    """A catalogue of these courses."""
    return Catalogue({c.id: c for c in courses})


def need(
    requires: str,
    levels: str = "",
    *,
    prescribed: str = "",
    choose: int = 0,
    elective: str = "",
    completed: str = "",
    booked: tuple[Booking, ...] = (),
    limits: Limits | None = None,
) -> PlanNeed:
    """A need: levels as `s:2 t:1`."""
    goal = Goal(tuple(step(r) for r in requires.split()), tuple(prescribed.split()), choose, tuple(elective.split()))
    held = tuple(step(t) for t in levels.split())
    return PlanNeed(goal, limits or Limits(FY), held, frozenset(completed.split()), booked)


def made(seed: int, *, courses: int = 40, skills: int = 8, top: int = 3) -> tuple[PlanNeed, Catalogue]:
    """A made-up need of an office-like catalogue, the same for the same seed."""
    rng = Random(seed)
    names = [f"s{n}" for n in range(skills)]
    found: dict[str, Course] = {}
    for n in range(courses):
        taught = {s: rng.randint(1, top) for s in rng.sample(names, rng.randint(1, min(3, skills)))}
        earlier = rng.sample(sorted(found), 1) if found and rng.random() < 0.2 else []
        levels = [Step(rng.choice(names), rng.randint(1, top - 1))] if rng.random() < 0.2 else []
        steps = tuple(Step(s, level) for s, level in sorted(taught.items()))
        hours, cost = rng.choice((2, 3, 6, 12, 18)), rng.choice((0, 0, 3000, 12000))
        found[f"c{n:03}"] = Course(f"c{n:03}", hours, cost, steps, tuple(earlier), tuple(levels))
    held = tuple(Step(s, rng.randint(0, 2)) for s in names if rng.random() < 0.7)
    goal = Goal(tuple(Step(s, rng.randint(1, top)) for s in names), tuple(rng.sample(sorted(found), 2)))
    return PlanNeed(goal, Limits(FY), held), Catalogue(found)


@st.composite
def instances(draw: st.DrawFn, *, limited: bool = True) -> tuple[PlanNeed, Catalogue]:
    """Any small instance: circles, prerequisites nobody can meet, unknown trainings, limits, seats, electives."""
    names = ("a", "b", "c")
    ids = [f"c{n}" for n in range(draw(st.integers(1, 7)))]
    levels = st.builds(Step, st.sampled_from(names), st.integers(1, 3))
    found = {}
    for name in ids:
        taught = {s.skill: s for s in draw(st.lists(levels, max_size=2))}
        found[name] = Course(
            name,
            draw(st.sampled_from((0, 1, 2, 3, 5, 9))),
            draw(st.sampled_from((0, 10, 20, 50))),
            tuple(taught.values()),
            tuple(draw(st.lists(st.sampled_from([*ids, "gone"]), max_size=1))),
            tuple(draw(st.lists(levels, max_size=1))),
        )
    held = {s.skill: s for s in draw(st.lists(levels, max_size=2))}
    wanted = {s.skill: s for s in draw(st.lists(levels, min_size=1, max_size=3))}
    electives = draw(st.lists(st.sampled_from(ids), unique=True, max_size=3))
    goal = Goal(
        tuple(wanted.values()),
        tuple(draw(st.lists(st.sampled_from([*ids, "gone"]), unique=True, max_size=2))),
        draw(st.integers(0, 2)) if electives else 0,
        tuple(electives),
    )
    limits = Limits(FY, hours_per_year=8)
    booked: tuple[Booking, ...] = ()
    if limited:
        limits = Limits(
            FY,
            draw(st.integers(1, 2)),
            draw(st.sampled_from((4.0, 8.0, 30.0))),
            draw(st.sampled_from((None, 1, 2, 3))),
            draw(st.sampled_from((None, 0, 20, 60))),
            draw(st.sampled_from(Minimise)),
        )
        seats = draw(st.lists(st.sampled_from(ids), unique=True, max_size=2))
        booked = tuple(Booking(c, draw(st.integers(FY, FY + 2)), draw(st.integers(1, 2))) for c in sorted(seats))
    done = frozenset(draw(st.lists(st.sampled_from(ids), unique=True, max_size=1)))
    booked = tuple(b for b in booked if b.course not in done)
    return PlanNeed(goal, limits, tuple(sorted(held.values())), done, booked), Catalogue(found)


def gains(one: PlanNeed, courses: Catalogue, chosen: list[str] | tuple[str, ...]) -> tuple[int, int, int] | None:
    """Steps closed, prescribed courses and electives (as many as have to be chosen) of a set; None: not takeable."""
    levels = {s.skill: s.level for s in one.levels}
    taken = set(one.completed)
    waiting = set(chosen)
    while ready := [c for c in sorted(waiting) if can_take(courses.courses[c], levels, taken)]:
        for name in ready:
            waiting.remove(name)
            taken.add(name)
            learn(courses.courses[name], levels)
    if waiting:
        return None
    closed = sum(max(0, min(r, levels.get(s, 0)) - one.level(s)) for s, r in one.goal.requires)
    prescribed = sum(c in taken and c not in one.completed for c in one.goal.prescribed)
    done = sum(c in one.completed for c in one.goal.elective)
    choice = min(max(0, one.goal.choose - done), sum(c in taken and c not in one.completed for c in one.goal.elective))
    return closed, prescribed, choice


def brute_force(one: PlanNeed, courses: Catalogue) -> tuple[tuple[int, int, int], float, int]:
    """The best gains of any set of courses within the budget, then the fewest hours, then the lowest cost."""
    names = [c for c in courses.courses if c not in one.completed]
    best = None
    for size in range(len(names) + 1):
        for chosen in combinations(names, size):
            got = gains(one, courses, chosen)
            cost = sum(courses.courses[c].cost_yen for c in chosen)
            budget = one.limits.budget_yen
            if got is None or (budget is not None and cost > budget):
                continue
            value = (tuple(-g for g in got), sum(courses.courses[c].hours for c in chosen), cost)
            best = value if best is None or value < best else best
    assert best is not None
    return (-best[0][0], -best[0][1], -best[0][2]), best[1], best[2]


def greedy(one: PlanNeed, courses: Catalogue) -> float:
    """Hours of the plan of somebody who always takes the course with the most open steps per hour, then tidies up."""
    reached = reach(one, courses)
    chosen = sorted(reached.courses)
    goal = gains(one, courses, chosen)
    for name in sorted(chosen, key=lambda c: (-courses.courses[c].hours, c)):
        rest = [c for c in chosen if c != name]
        if gains(one, courses, rest) == goal:
            chosen = rest
    return sum(courses.courses[c].hours for c in chosen)


def covering(rows: list[list[str]]) -> tuple[PlanNeed, Catalogue]:
    """A set covering problem as a need: every row is a skill, every column a course of one hour."""
    teaches: dict[str, list[Step]] = {}
    for n, row in enumerate(rows):
        for column in row:
            teaches.setdefault(column, []).append(Step(f"row-{n}", 1))
    courses = {c: Course(c, 1, 0, tuple(steps)) for c, steps in teaches.items()}
    goal = Goal(tuple(Step(f"row-{n}", 1) for n in range(len(rows))))
    return PlanNeed(goal, Limits(FY, hours_per_year=1000)), Catalogue(courses)


def steiner(power: int) -> list[list[str]]:
    """The Steiner triple system of 3 ** power points: the lines of the affine space over three elements."""
    points = list(product(range(3), repeat=power))
    third = [(p, q, tuple((-a - b) % 3 for a, b in zip(p, q, strict=True))) for p in points for q in points if p != q]
    return [["".join(map(str, p)) for p in line] for line in sorted({tuple(sorted(line)) for line in third})]
