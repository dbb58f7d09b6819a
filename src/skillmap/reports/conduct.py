"""How far the code of conduct has come: per grade, with a line for managers. Each number is defined here, once.

Somebody has taken the whole code when the completed trainings together teach every article of it (`conduct` of the
catalogue). People on leave count: the code is theirs, too.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import lru_cache

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


def _uptake(snapshot: Snapshot, people: int, staff: Iterable[int]) -> Uptake:
    """The uptake among so many people on the snapshot's day; `staff` (ids) are those of them in `_concerned`."""
    conduct = snapshot.framework.conduct
    articles = frozenset(a.id for a in conduct.articles) if conduct else frozenset()
    taught = {t.id: articles.intersection(t.conduct) for t in snapshot.framework.trainings.values() if t.conduct}
    seats = _seats(snapshot)
    counts = [people, 0, 0, 0]
    # What was completed is the same for thousands, and mostly nothing.
    known: dict[frozenset[str], frozenset[str]] = {}
    for staff_id in staff:
        completed = snapshot.standing.completed.get(staff_id, _NOTHING)
        if (done := known.get(completed)) is None:
            done = known[completed] = _articles(taught, completed)
        # Without a code nobody has taken the whole of it.
        is_whole = bool(articles) and done == articles
        counts[1] += is_whole
        counts[2] += bool(done) and not is_whole
        # By the seats that people hold, so that managers see what the year will still bring.
        if articles and not is_whole and (own := seats.get(staff_id)):
            counts[3] += done | _articles(taught, own) == articles
    return Uptake(*counts)


_NOTHING: frozenset[str] = frozenset()


def _concerned(snapshot: Snapshot) -> Set[int]:
    """Who has completed anything or has a seat that teaches an article (ids): of others nothing is counted."""
    return snapshot.standing.completed.keys() | _seats(snapshot).keys()


# Asked for every grade of the office: looked through once.
@lru_cache(maxsize=1)
def _seats(snapshot: Snapshot) -> Mapping[int, Set[str]]:
    """The trainings that teach an article of the code and that people's seats of the year may still bring."""
    teaching = {t.id for t in snapshot.framework.trainings.values() if t.conduct}
    found: dict[int, frozenset[str]] = {}
    # Thousands have the same.
    both: dict[tuple[frozenset[str], str], frozenset[str]] = {}
    for name, staff in snapshot.served_in(teaching):
        for staff_id in staff:
            key = (found.get(staff_id, _NOTHING), name)
            found[staff_id] = both.get(key) or both.setdefault(key, key[0] | {name})
    return found


def _articles(taught: dict[str, frozenset[str]], trainings: Collection[str]) -> frozenset[str]:
    return frozenset().union(*(taught.get(t, frozenset()) for t in trainings))


def conduct_table(snapshot: Snapshot, grades: Sequence[str], managers: Collection[str]) -> Table:
    """Per grade from the highest, then a line for managers (those grades together), then everybody."""
    # The office's grades in their order, then whatever else a list calls somebody.
    count = Counter(dict.fromkeys(grades, 0))
    count.update(snapshot.organisation.each("grade"))
    concerned, by_grade = _concerned(snapshot), defaultdict[str, list[int]](list)
    each = snapshot.organisation.each
    for staff_id, grade in zip(each("id"), each("grade"), strict=True) if concerned else ():
        if staff_id in concerned:
            by_grade[grade].append(staff_id)

    def of(*asked: str) -> Uptake:
        return _uptake(snapshot, sum(count[g] for g in asked), (one for g in asked for one in by_grade.get(g, ())))

    rows: list[tuple[Fact, ...]] = [
        _row(grade or message("conduct.no_grade"), of(grade)) for grade, people in count.items() if people
    ]
    # A grade may be named twice.
    if (heads := of(*dict.fromkeys(managers))).people:
        rows.append(_row(message("conduct.managers", grades=tuple(managers)), heads))
    total = _row(message("conduct.everybody"), of(*count))
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
    articles = len(conduct.articles) if conduct else 0
    notes = (message("conduct.note_whole", count=articles), message("conduct.note_booked"))
    return Table("conduct", title, columns, rows, notes, snapshot.organisation.day, total)


def _row(label: Fact, found: Uptake) -> tuple[Fact, ...]:
    return (label, found.people, found.whole, found.share, found.part, found.none, found.booked)
