"""How far the code of conduct has come: per grade, with a line for managers. Each number is defined here, once.

Somebody has taken the whole code when the completed trainings together teach every article of it (`conduct` of the
catalogue). People on leave count: the code is theirs, too.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import lru_cache

from skillmap.org.model import Person
from skillmap.reports.snapshot import Snapshot
from skillmap.tables import Table, column, number
from skillmap.words import Bilingual, Fact, message


@dataclass(frozen=True, slots=True)
class Uptake:
    """People, and how many of them took the whole code, a part of it, or nothing."""

    people: int = 0
    whole: int = 0
    part: int = 0
    booked: int = 0
    """Of those without the whole code: with the seats they hold in the year they would have it."""

    @property
    def none(self) -> int:
        """People who took no training that teaches an article."""
        return self.people - self.whole - self.part

    @property
    def share(self) -> float | None:
        """Per cent with the whole code; None without people."""
        return round(100 * self.whole / self.people, 1) if self.people else None


def uptake(snapshot: Snapshot, people: Iterable[Person]) -> Uptake:
    """The uptake among some people on the snapshot's day."""
    conduct = snapshot.framework.conduct
    articles = frozenset(a.id for a in conduct.articles) if conduct else frozenset()
    taught = {t.id: articles.intersection(t.conduct) for t in snapshot.framework.trainings.values() if t.conduct}
    seats = _seats(snapshot)
    counts = [0, 0, 0, 0]
    # What was completed is the same for thousands, and mostly nothing.
    known: dict[frozenset[str], frozenset[str]] = {}
    for person in people:
        completed = snapshot.standing.completed.get(person.id, _NOTHING)
        if (done := known.get(completed)) is None:
            done = known[completed] = _articles(taught, completed)
        # Without a code nobody has taken the whole of it.
        is_whole = bool(articles) and done == articles
        counts[0] += 1
        counts[1] += is_whole
        counts[2] += bool(done) and not is_whole
        # By the seats that people hold, so that managers see what the year will still bring.
        if articles and not is_whole and (own := seats.get(person.id)):
            counts[3] += done | _articles(taught, own) == articles
    return Uptake(*counts)


_NOTHING: frozenset[str] = frozenset()


# Asked for every grade of the office: looked through once.
@lru_cache(maxsize=1)
def _seats(snapshot: Snapshot) -> Mapping[int, Set[str]]:
    """The trainings that teach an article of the code and that people's seats of the year may still bring."""
    teaching = {t.id for t in snapshot.framework.trainings.values() if t.conduct}
    found: dict[int, Set[str]] = {}
    for staff_id, seats in snapshot.serving.items():
        of_year = {name for name in teaching & seats.keys() if seats[name].session.fy == snapshot.fy.year}
        if of_year:
            found[staff_id] = of_year
    return found


def _articles(taught: dict[str, frozenset[str]], trainings: Collection[str]) -> frozenset[str]:
    return frozenset().union(*(taught.get(t, frozenset()) for t in trainings))


def conduct_table(snapshot: Snapshot, grades: Sequence[str], managers: Collection[str]) -> Table:
    """Per grade from the highest, then a line for managers (those grades together), then everybody."""
    # The office's grades in their order, then whatever else a list calls somebody.
    by_grade: dict[str, list[Person]] = {grade: [] for grade in grades}
    for person in snapshot.organisation.people:
        by_grade.setdefault(person.grade, []).append(person)
    rows: list[tuple[Fact, ...]] = [
        _row(grade or message("conduct.no_grade"), uptake(snapshot, own)) for grade, own in by_grade.items() if own
    ]
    # Counted from people, not added up: a grade may be named twice.
    heads = [p for p in snapshot.organisation.people if p.grade in managers]
    if heads:
        rows.append(_row(message("conduct.managers", grades=tuple(managers)), uptake(snapshot, heads)))
    total = _row(message("conduct.everybody"), uptake(snapshot, snapshot.organisation.people))
    columns = (
        column("grade", "職名", "grade", width=22),
        number("people", "職員", "people", unit=("人", "people")),
        number("whole", "全条を修了", "whole code", unit=("人", "people")),
        number("share", "修了の割合", "share", unit=("%", "%")),
        number("part", "一部を修了", "part of it", unit=("人", "people")),
        number("none", "未受講", "nothing", unit=("人", "people")),
        number("booked", "受講予定", "booked", unit=("人", "people")),
    )
    conduct = snapshot.framework.conduct
    name: Fact = conduct.name.text if conduct else Bilingual("行動規範", "code of conduct")
    title = message("conduct.title", name=name)
    count = len(conduct.articles) if conduct else 0
    notes = (message("conduct.note_whole", count=count), message("conduct.note_booked"))
    return Table("conduct", title, columns, rows, notes, snapshot.organisation.day, total)


def _row(label: Fact, found: Uptake) -> tuple[Fact, ...]:
    return (label, found.people, found.whole, found.share, found.part, found.none, found.booked)
