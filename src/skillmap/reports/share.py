"""Totals for another office or the prefecture (統計資料): what is counted, and which counts may be told. Pure."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from skillmap.reports.disclosure import CountTable, withhold
from skillmap.reports.snapshot import Snapshot
from skillmap.words import Bilingual

ALL = "*"
"""The id of a total."""
OUTSIDE = "outside"
"""People outside all departments."""
Topic = Literal["levels", "recognised", "completions", "leaders"]
_TOTAL = Bilingual("計", "total")


@dataclass(frozen=True)
class SharedCell:
    """A count, or None where it is withheld; ids by which offices are put together, names to read."""

    topic: Topic
    row: str
    row_name: str
    column: str
    column_name: str
    value: int | None

    @property
    def key(self) -> tuple[str, str, str]:
        """What it counts, as it is recorded: table, row, column."""
        return self.topic, self.row, self.column


@dataclass(frozen=True)
class _Counted:
    topic: Topic
    rows: Sequence[tuple[str, str]]
    columns: Sequence[tuple[str, str]]
    counts: CountTable


def cells(
    snapshot: Snapshot, lang: Literal["ja", "en"], threshold: int, earlier: Sequence[Mapping[tuple[str, str, str], int]]
) -> tuple[list[SharedCell], int]:
    """Every count of the year, and how many were withheld.

    Withheld are counts from 1 to below the threshold, those that differ by so little from what an `earlier` release of
    the same year told, and what would give them away. A total over a column that counts people more than once is not
    among them.
    """
    found: list[SharedCell] = []
    held_back = 0
    for counted in _counted(snapshot, lang):
        keys = {
            (r, c): (counted.topic, row, column)
            for r, (row, _) in enumerate(counted.rows)
            for c, (column, _) in enumerate(counted.columns)
        }
        near = {
            at
            for at, key in keys.items()
            for told in earlier
            # Of two releases of a year one can be subtracted from the other: the difference is a count as well.
            if key in told and 0 < abs(told[key] - counted.counts.cells[at]) < threshold
        }
        withheld = withhold(counted.counts, threshold, near)
        for at, key in keys.items():
            if at in counted.counts.untold:
                continue
            held_back += at in withheld
            value = None if at in withheld else counted.counts.cells[at]
            names = counted.rows[at[0]][1], counted.columns[at[1]][1]
            found.append(SharedCell(counted.topic, key[1], names[0], key[2], names[1], value))
    return found, held_back


def _counted(snapshot: Snapshot, lang: Literal["ja", "en"]) -> Iterator[_Counted]:
    framework, standing = snapshot.framework, snapshot.standing
    people = {person.id for person in snapshot.organisation.people}
    levels = [str(step.level) for step in framework.header.scale]
    skills = [(skill.id, skill.name.text.text(lang)) for skill in framework.skills.values()]
    rated = Counter((s, str(n)) for i in people for s, n in standing.levels.get(i, {}).items())
    rated.update({(s, "none"): len(people) - sum(rated[s, n] for n in levels) for s, _ in skills})
    columns = [*((n, n) for n in levels), ("none", "未評価" if lang == "ja" else "not assessed")]
    # Over the skills everybody would be counted as often as there are skills.
    yield _table("levels", skills, columns, rated, lang, has_column_totals=False)
    outside = (OUTSIDE, "部の外" if lang == "ja" else OUTSIDE)
    departments = [(d.code, d.full_name) if d else outside for d in snapshot.departments]
    names = {role.id: role.name.text.text(lang) for role in framework.roles.values()}
    roles = [(f"{role.id}/{g}", f"{names[role.id]}/{g}") for role in framework.roles.values() for g in role.grades]
    recognised = Counter(
        (where, f"{r.role}/{r.grade}") for where, i in _people(snapshot) for r in standing.recognitions.get(i, ())
    )
    yield _table("recognised", departments, roles, recognised, lang)
    trainings = [(t.id, t.name.text.text(lang)) for t in framework.trainings.values()]
    home = {i: d for d, i in _people(snapshot)}
    done = {
        (r.staff_id, r.training)
        for r in snapshot.results
        if r.outcome == "completed" and snapshot.fy.first <= r.completed_on < snapshot.fy.end and r.staff_id in home
    }
    yield _table("completions", departments, trainings, Counter((home[i], t) for i, t in done), lang)
    leading = {seat.person.id for seat in snapshot.seats if seat.is_covered and seat.person}
    both = [("leader", "リーダー" if lang == "ja" else "leader"), ("other", "その他" if lang == "ja" else "other")]
    led = Counter((d, "leader" if i in leading else "other") for d, i in _people(snapshot))
    yield _table("leaders", departments, both, led, lang)


def _people(snapshot: Snapshot) -> Iterator[tuple[str, int]]:
    for department in snapshot.departments:
        for person in snapshot.people(department):
            yield department.code if department else OUTSIDE, person.id


def _table(
    topic: Topic, rows: Iterable[tuple[str, str]], columns: Iterable[tuple[str, str]],
    counted: Mapping[tuple[str, str], int], lang: Literal["ja", "en"], *, has_column_totals: bool = True,
) -> _Counted:  # fmt: skip
    """Rows and columns in which anybody is counted, with their totals last."""
    used = [row for row in rows if any(n and at[0] == row[0] for at, n in counted.items())]
    across = [one for one in columns if any(n and at[1] == one[0] for at, n in counted.items())]
    counts = tuple(tuple(counted.get((row, column), 0) for column, _ in across) for row, _ in used)
    height, width = len(used), len(across)
    untold = frozenset() if has_column_totals else frozenset((height, c) for c in range(width + 1))
    total = (ALL, _TOTAL.text(lang))
    return _Counted(topic, [*used, total], [*across, total], CountTable(counts, untold))
