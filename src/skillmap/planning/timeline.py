"""A plan over time: a row per training, a column per half of a fiscal year; and its revisions one below the other."""

from collections.abc import Iterable, Mapping, Sequence

from skillmap.framework.model import Framework
from skillmap.framework.naming import training_name
from skillmap.org.model import Person
from skillmap.planning.progress import Half, Progress, Stand, placed
from skillmap.planning.store import RecordedPlan
from skillmap.planning.tables import target
from skillmap.tables import Align, Column, Table, column, number
from skillmap.training.serving import ServingSeat
from skillmap.words import Bilingual, Fact, message

MARKS = {Stand.DONE: "●", Stand.BOOKED: "◎", Stand.AWAITED: "△", Stand.OPEN: "○"}
REVISION_COLUMNS = (
    number("no", "版", "revision"),
    column("made", "作成日", "made on"),
    column("purpose", "種類", "kind"),
    column("target", "目標", "aim"),
    column("status", "状態", "status"),
    number("trainings", "研修数", "trainings"),
    number("hours", "時間", "hours", unit=("時間", "h")),
    number("open", "残る不足", "left open", unit=("段階", "levels")),
)


def halves(places: Iterable[Half]) -> list[Half]:
    """The halves of fiscal years from the first to the last training, none left out."""
    used = sorted(set(places))
    if not used:
        return []
    first, last = used[0], used[-1]
    return [(fy, h) for fy in range(first[0], last[0] + 1) for h in (1, 2) if first <= (fy, h) <= last]


def half_column(fy: int, half: int) -> Column:
    """The column of a half: R8上, FY26/1."""
    # 令和 for every year of a plan, since none begins before the program is used (2019 = R1).
    title = Bilingual(f"R{fy - 2018}{'上' if half == 1 else '下'}", f"FY{fy % 100}/{half}")
    return Column(f"{fy}-{half}", title, align=Align.CENTER, width=6)


def timeline_table(
    framework: Framework, made: RecordedPlan, progress: Progress, seats: Mapping[str, ServingSeat]
) -> Table:
    """When each training comes (`placed`), with the marks of `MARKS`; below them the hours of each half."""
    places = placed(made, progress, seats)
    times = halves(places)
    rows = [
        (training_name(framework, item.course), *marks(place, times, stand))
        for item, place, stand in zip(made.plan.items, places, progress.stands, strict=True)
    ]
    spent: list[Fact] = []
    for time in times:
        names = [i.course for i, place in zip(made.plan.items, places, strict=True) if place == time]
        spent.append(sum(framework.trainings[c].hours for c in names if c in framework.trainings))
    columns = (column("training", "研修名", "training"), *(half_column(*time) for time in times))
    return Table(
        "timeline",
        message("plan.timeline"),
        columns,
        rows,
        (message("plan.timeline.note"),),
        total=(message("plan.timeline.hours"), *spent),
    )


def marks(place: Half, times: Sequence[Half], stand: Stand) -> tuple[str, ...]:
    """The marks of a training in the columns of the halves."""
    return tuple(MARKS[stand] if time == place else "" for time in times)


def revision_table(framework: Framework, person: Person, made: Iterable[RecordedPlan]) -> Table:
    """All revisions of a person's plans, oldest first."""
    rows: list[tuple[Fact, ...]] = []
    for one in made:
        kind, status = message(f"plan.purpose.{one.purpose}"), message(f"plan.status.{one.status}")
        head = (one.no, one.made_on, kind, target(framework, one), status)
        rows.append((*head, len(one.plan.items), one.plan.hours, one.gap_left))
    return Table("revisions", message("plan.revisions", person=person.shown), REVISION_COLUMNS, rows)
