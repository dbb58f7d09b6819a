"""How levels are distributed, over three years: how many of everybody's skills stand at each level, or at none."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from skillmap.assessment.model import Levels
from skillmap.days import FiscalYear, fiscal_year
from skillmap.framework.model import Framework
from skillmap.tables import Chart, Table, column, number
from skillmap.words import Bilingual, Fact, message

YEARS = 3


@dataclass(frozen=True)
class LevelsOnDay:
    """How many people had a skill at a level on a day, by skill and level, and how many people there were."""

    day: date
    counts: Mapping[tuple[str, int], int]
    people: int


def of_people(day: date, levels: Mapping[int, Levels], people: Collection[int]) -> LevelsOnDay:
    """The same of levels that are read already. People with equal levels share one value."""
    profiles: dict[int, Levels] = {}
    shared: Counter[int] = Counter()
    for staff_id in people:
        own = levels.get(staff_id)
        if own:
            profiles[id(own)] = own
            # A metropolis has fewer profiles than people: each is counted once and multiplied.
            shared[id(own)] += 1
    counts: Counter[tuple[str, int]] = Counter()
    for at, times in shared.items():
        for one in profiles[at].items():
            counts[one] += times
    return LevelsOnDay(day, counts, len(people))


def days(as_of: date) -> tuple[date, ...]:
    """The ends of the two fiscal years before the day's, and the day."""
    this = fiscal_year(as_of).year
    return (*(FiscalYear(this - back).last for back in range(YEARS - 1, 0, -1)), as_of)


def level_year_table(framework: Framework, states: Sequence[LevelsOnDay], skills: Collection[str] = ()) -> Table:
    """A row per day: people, then how many of their skills stand at each level of the scale, and how many are unrated.

    A skill that nobody rated is not at level 0: it is in the last column. The mean is that of the rated ones, blank
    where there is none. `skills` narrows it to some; empty = all of the framework.
    """
    wanted = [s for s in framework.skills if not skills or s in skills]
    asked, scale = {*wanted}, [step.level for step in framework.header.scale]
    rows: list[tuple[Fact, ...]] = []
    for state in states:
        counts: Counter[int] = Counter()
        for (skill, level), people in state.counts.items():
            counts[level] += people if skill in asked else 0
        rated = sum(counts[n] for n in scale)
        mean = round(sum(n * counts[n] for n in scale) / rated, 2) if rated else None
        # Everybody's skills, so that people who were never assessed are seen, too.
        unrated = state.people * len(wanted) - rated
        name = message("levels.day", fy=fiscal_year(state.day).text, day=state.day)
        rows.append((name, state.people, *(counts[n] for n in scale), unrated, mean))
    columns = (
        column("day", "時点", "day"),
        number("people", "職員", "people", unit=("人", "people")),
        *(number(f"level-{n}", f"レベル{n}", f"level {n}") for n in scale),
        number("unrated", "未評価", "not assessed"),
        number("mean", "評価済みの平均", "mean of those assessed"),
    )
    chart = Chart("columns", "day", (*(f"level-{n}" for n in scale), "unrated"))
    title = Bilingual("レベルの分布（3年）", "Levels over three years")
    notes = (message("levels.note", skills=len(wanted)),)
    return Table("levels", title, columns, rows, notes, states[-1].day if states else None, chart=chart)
