"""O*NET-like tables: the content model, occupations, and decimal ratings (IM, LV) that a table turns into levels."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from skillmap.framework.foreign import ForeignFramework, ForeignGrade, ForeignItem, ForeignRole
from skillmap.framework.foreign_read import ForeignRead, from_value, left_out, without_lost_parents, wrong_trees
from skillmap.framework.foreign_table import ForeignTable
from skillmap.framework.onet_out import GRADE, GROUP, OUR_ID, ROLE
from skillmap.problems import Problem, has_errors, problem

NATURAL = tuple((n - 0.5 if n else 0.0, n) for n in range(8))
"""Its scale of levels goes from 0 to 7 with two decimals; without a table of the office values are rounded."""


@dataclass(frozen=True)
class RatingRule:
    """How decimals become levels, and from which importance on an occupation asks for something at all."""

    table: Sequence[tuple[float, int]] = NATURAL
    least: float = 0.0
    """Of the importance (1 to 5); 0 = everything with a level."""


def is_onet(table: ForeignTable) -> bool:
    """Whether it is one of the tables read here."""
    return table.has("Element ID", "Element Name") or table.has("O*NET-SOC Code", "Title")


def read_onet(tables: Sequence[ForeignTable], title: str, source: str, rule: RatingRule) -> ForeignRead:
    """The framework of the tables, told apart by their headings.

    Problems: E_FOREIGN_VALUE, E_ONET_TABLES, W_ONET_SUPPRESS, N_ONET_SCALES, N_ONET_LEFT, those of the tree.
    """
    elements = [t for t in tables if t.has("Element ID", "Description") and not t.has("Scale ID")]
    ratings = [t for t in tables if t.has("Element ID", "Scale ID", "Data Value")]
    if not elements and not ratings:
        return ForeignRead(None, [problem("E_ONET_TABLES", tables[0].place(0) if tables else None)])
    told: list[Problem] = []
    rated = _Ratings(rule, told)
    for table in ratings:
        rated.read(table)
    items = _items(elements, rated.names, _anchors(tables, rule))
    used = _used(items, set(rated.names)) if ratings else {one.key for one in items}
    told += [problem("N_ONET_LEFT", None, count=len(items) - len(used))] if len(used) < len(items) else []
    items = [one for one in items if one.key in used]
    told += [*rated.told(), *wrong_trees(items, {})]
    ours = next((_our_ids(t) for t in elements if t.has(OUR_ID)), {})
    roles = _roles(tables, rated.levels, ours)
    titles = _titles(tables)
    told += left_out(
        [title for code, title in titles.items() if code not in rated.levels],
        [code for code in rated.levels if code not in titles],
    )
    if has_errors(told):
        return ForeignRead(None, told)
    highest = max((level for _, level in rule.table), default=7)
    named = next((names for t in tables if (names := _level_names(t))), {n: f"レベル{n}" for n in range(highest + 1)})
    made = ForeignFramework(
        id="onet",
        title=title,
        items=[_ours(one, ours) for one in without_lost_parents(items)],
        roles=roles,
        scale=named,
        source=source,
        group_prefix=GROUP if ours else "",
    )
    return ForeignRead(made, told, sum(len(t.rows) for t in tables))


class _Ratings:
    """Levels that occupations ask for, element by element."""

    def __init__(self, rule: RatingRule, problems: list[Problem]) -> None:
        self.rule = rule
        self.problems = problems
        self.names: dict[str, str] = {}
        self.levels: dict[str, dict[str, int]] = {}
        self.other: Counter[str] = Counter()
        self.suppressed = 0

    def read(self, table: ForeignTable) -> None:
        """One table of ratings; importance counts wherever in it it stands."""
        values: dict[tuple[str, str], dict[str, float]] = {}
        rows = table.records(
            job="O*NET-SOC Code", element="Element ID", name="Element Name", scale="Scale ID", value="Data Value",
            suppress="Recommend Suppress", beside="Not Relevant",
        )  # fmt: skip
        for number, row in enumerate(rows):
            scale = row["scale"].upper()
            if scale not in ("IM", "LV"):
                self.other[scale] += 1
                continue
            try:
                value = float(row["value"])
            except ValueError:
                self.problems.append(problem("E_FOREIGN_VALUE", table.place(number), found=row["value"] or "－"))
                continue
            self.names.setdefault(row["element"], row["name"])
            # O*NET marks what does not matter for a job; its level says nothing then.
            if row["beside"].upper() == "Y":
                continue
            # Used and counted: O*NET itself advises against them (low precision), and the office decides.
            self.suppressed += row["suppress"].upper() == "Y"
            values.setdefault((row["job"], row["element"]), {})[scale] = value
        for (job, element), found in values.items():
            level = from_value(self.rule.table, found["LV"]) if "LV" in found else None
            # A level of 0 asks for nothing.
            if level and found.get("IM", self.rule.least) >= self.rule.least:
                self.levels.setdefault(job, {})[element] = level

    def told(self) -> Iterable[Problem]:
        """What people must know of what was read."""
        if self.suppressed:
            yield problem("W_ONET_SUPPRESS", None, count=self.suppressed)
        if self.other:
            yield problem(
                "N_ONET_SCALES", None, what=tuple(f"{k or '－'} × {n}" for k, n in sorted(self.other.items()))
            )


def _items(
    elements: Iterable[ForeignTable], rated: Mapping[str, str], anchors: Mapping[str, Mapping[int, str]]
) -> list[ForeignItem]:
    found: dict[str, tuple[str, str]] = {}
    for table in elements:
        for row in table.records(key="Element ID", name="Element Name", text="Description"):
            found[row["key"]] = row["name"], row["text"]
    for key, name in rated.items():
        found.setdefault(key, (name or key, ""))
    return [
        ForeignItem(key, name or key, text, _above(key, found), code=key, levels=anchors.get(key, {}))
        for key, (name, text) in found.items()
        if key
    ]


def _above(key: str, known: Mapping[str, object]) -> tuple[str, ...]:
    """The element of which the outline number is a part: 2.A.1.a stands under 2.A.1."""
    while "." in key:
        key = key.rpartition(".")[0]
        if key in known:
            return (key,)
    return ()


def _used(items: Sequence[ForeignItem], rated: set[str]) -> set[str]:
    """What is rated, and everything above it."""
    by_key = {one.key: one for one in items}
    found: set[str] = set()
    for key in rated:
        here = key
        while here in by_key and here not in found:
            found.add(here)
            here = next(iter(by_key[here].parents), "")
    return found


def _anchors(tables: Iterable[ForeignTable], rule: RatingRule) -> dict[str, dict[int, str]]:
    """What a level looks like: examples that the source gives for points of its scale."""
    found: dict[str, dict[int, str]] = {}
    for table in tables:
        if not table.has("Element ID", "Anchor Value", "Anchor Description"):
            continue
        for row in table.records(key="Element ID", value="Anchor Value", text="Anchor Description"):
            # An anchor whose place is no number explains no level.
            try:
                level = from_value(rule.table, float(row["value"]))
            except ValueError:
                continue
            if level is not None and row["text"]:
                here = found.setdefault(row["key"], {})
                here[level] = f"{here[level]} / {row['text']}" if level in here else row["text"]
    return found


def _level_names(table: ForeignTable) -> dict[int, str]:
    """The names of levels that our own file of scales gives; the source has none."""
    if not table.has("Scale ID", "Level", "Level Name"):
        return {}
    rows = table.records(level="Level", name="Level Name")
    return {int(row["level"]): row["name"] for row in rows if row["level"].isdecimal() and len(row["level"]) < 3}


def _our_ids(table: ForeignTable) -> dict[str, str]:
    return {row["key"]: row["ours"] for row in table.records(key="Element ID", ours=OUR_ID) if row["ours"]}


def _ours(one: ForeignItem, ours: Mapping[str, str]) -> ForeignItem:
    """An item under the id that it had in our files."""
    if not ours:
        return one
    named = [ours.get(key, key) for key in (one.key, *one.parents)]
    return one._replace(key=named[0], parents=named[1:], code="")


def _titles(tables: Sequence[ForeignTable]) -> dict[str, str]:
    """Code -> title of every occupation that is listed."""
    listed = (t for t in tables if t.has("O*NET-SOC Code", "Title") and not t.has("Element ID"))
    return {row["code"]: row["title"] for t in listed for row in t.records(code="O*NET-SOC Code", title="Title")}


def _roles(
    tables: Sequence[ForeignTable], levels: Mapping[str, Mapping[str, int]], ours: Mapping[str, str]
) -> list[ForeignRole]:
    """Occupations; of our own files the grades of a role are several."""
    found: dict[str, ForeignRole] = {}
    for table in tables:
        if not table.has("O*NET-SOC Code", "Title") or table.has("Element ID"):
            continue
        rows = table.records(code="O*NET-SOC Code", title="Title", text="Description", role=ROLE, grade=GRADE)
        for row in rows:
            asked = {ours.get(key, key): level for key, level in levels.get(row["code"], {}).items()}
            if not asked:
                continue
            # Our own occupations are grades (role/2) and come back together as one role.
            key = row["code"].rpartition("/")[0] if row["role"] else row["code"]
            before = found.get(key)
            grade = ForeignGrade(row["grade"], row["text"], asked)
            grades = (*before.grades, grade) if before else (grade,)
            text = "" if row["role"] else row["text"]
            found[key] = ForeignRole(key, row["role"] or row["title"], text, grades)
    return list(found.values())
