"""ESCO-like CSV: concepts with several names in a cell, in a file per language, broader and narrower, occupations."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from skillmap.framework.esco_out import GROUP, OURS, address
from skillmap.framework.foreign import ForeignFramework, ForeignGrade, ForeignItem, ForeignRole
from skillmap.framework.foreign_read import ForeignRead, left_out, without_lost_parents, wrong_trees
from skillmap.framework.foreign_table import ForeignTable
from skillmap.problems import Problem, has_errors, problem

_LANGUAGE = re.compile(r"_([a-z]{2})\.[a-z]+\Z", re.IGNORECASE)
_OCCUPATIONS = ("Occupation", "ISCOGroup")
RELATIONS: Mapping[str, int] = {"essential": 1, "optional": 0}
"""The level that an occupation asks for: the source knows none, only whether it must or may be there."""

Row = Mapping[str, str]


def is_esco(table: ForeignTable) -> bool:
    """Whether it is one of the tables read here."""
    return table.has("conceptUri") or table.has("occupationUri", "skillUri")


def read_esco(
    tables: Sequence[ForeignTable], title: str, source: str, relations: Mapping[str, int] = RELATIONS
) -> ForeignRead:
    """The framework of the tables.

    Problems: E_ESCO_TABLES, W_ESCO_STATUS, E_ESCO_RELATION, N_ESCO_RELATIONS, N_ESCO_LANGUAGES, those of the tree.
    """
    concepts = [t for t in tables if t.has("conceptUri", "preferredLabel")]
    if not concepts:
        return ForeignRead(None, [problem("E_ESCO_TABLES", tables[0].place(0) if tables else None)])
    told: list[Problem] = []
    languages = sorted({_language(t) for t in concepts})
    first, second = _chosen(languages)
    if left := tuple(one for one in languages if one not in (first, second)):
        told.append(problem("N_ESCO_LANGUAGES", None, found=left, first=first))
    rows, old = _concepts(t for t in concepts if _language(t) == first)
    told += [problem("W_ESCO_STATUS", None, count=old)] if old else []
    other = _concepts(t for t in concepts if _language(t) == second)[0] if second != first else {}
    broader = _broader(tables)
    ours = any(uri.startswith(OURS) for uri in rows)
    items = [
        _item(uri, row, other.get(uri, {}), broader.get(uri, ()), ours=ours)
        for uri, row in rows.items()
        if row["type"] not in _OCCUPATIONS
    ]
    told += wrong_trees(items, {})
    roles, lost = _roles(tables, rows, other, broader, relations, told)
    told += [problem("N_ESCO_RELATIONS", None, count=lost)] if lost else []
    if has_errors(told):
        return ForeignRead(None, told)
    highest = max(relations.values(), default=1)
    made = ForeignFramework(
        id="esco",
        title=title,
        items=without_lost_parents(items),
        roles=roles,
        scale={n: f"レベル{n}" for n in range(highest + 1)} if highest > 1 else {},
        source=source,
        group_prefix=GROUP if ours else "",
    )
    return ForeignRead(made, told, sum(len(t.rows) for t in tables))


def _language(table: ForeignTable) -> str:
    found = _LANGUAGE.search(table.file)
    return found[1].lower() if found else "en"


def _chosen(languages: Sequence[str]) -> tuple[str, str]:
    """The language of Japanese columns and of English ones: themselves where they are there, else what there is."""
    first = "ja" if "ja" in languages else "en" if "en" in languages else languages[0]
    return first, "en" if "en" in languages else first


def _concepts(tables: Iterable[ForeignTable]) -> tuple[dict[str, Row], int]:
    """Address -> what is said of it, and how many are no longer in use and left out. The same twice counts once."""
    found: dict[str, Row] = {}
    old = 0
    for table in tables:
        rows = table.records(
            type="conceptType", uri="conceptUri", name="preferredLabel", other="altLabels", status="status",
            text="description", meaning="definition", code="code", above="broaderConceptUri",
        )  # fmt: skip
        for row in rows:
            if not row["uri"] or row["uri"] in found:
                continue
            # ESCO keeps concepts that are no longer in use, under another status.
            if row["status"] and row["status"].casefold() != "released":
                old += 1
                continue
            found[row["uri"]] = row
    return found, old


def _broader(tables: Iterable[ForeignTable]) -> dict[str, tuple[str, ...]]:
    """Address -> the addresses it stands under, each once, in the order of the file."""
    found: dict[str, list[str]] = {}
    for table in tables:
        if table.has("conceptUri", "broaderUri"):
            for row in table.records(uri="conceptUri", above="broaderUri"):
                found.setdefault(row["uri"], []).append(row["above"])
    return {uri: tuple(dict.fromkeys(one for one in above if one)) for uri, above in found.items()}


def _item(uri: str, row: Row, other: Row, parents: Sequence[str], *, ours: bool) -> ForeignItem:
    several = [part.strip() for part in row["above"].split("|")] if row["above"] else []
    key = address(uri) if ours else uri
    above = [address(one) if ours else one for one in parents or several]
    return ForeignItem(
        key=key,
        name=row["name"] or uri,
        text=row["text"] or row["meaning"],
        parents=above,
        source="" if ours else uri,
        code=row["code"],
        # ESCO writes all other names into one cell, a line each.
        other_names=tuple(dict.fromkeys(one.strip() for one in row["other"].splitlines() if one.strip())),
        name_en=other.get("name", ""),
        text_en=other.get("text", "") or other.get("meaning", ""),
    )


def _roles(
    tables: Iterable[ForeignTable],
    rows: Mapping[str, Row],
    other: Mapping[str, Row],
    broader: Mapping[str, Sequence[str]],
    relations: Mapping[str, int],
    told: list[Problem],
) -> tuple[list[ForeignRole], int]:
    """Occupations with what they ask for, and how many relations between skills there is no place for."""
    asked: dict[str, dict[str, int]] = {}
    unknown: list[str] = []
    lost = 0
    for table in tables:
        lost += len(table.rows) if table.has("originalSkillUri") else 0
        if not table.has("occupationUri", "skillUri"):
            continue
        for number, row in enumerate(table.records(job="occupationUri", how="relationType", skill="skillUri")):
            if row["how"] not in relations:
                expected = tuple(relations)
                told.append(
                    problem("E_ESCO_RELATION", table.place(number), found=row["how"] or "－", expected=expected)
                )
            elif row["skill"] not in rows or row["job"] not in rows:
                unknown.append(row["skill"] if row["skill"] not in rows else row["job"])
            elif relations[row["how"]]:
                asked.setdefault(row["job"], {})[row["skill"]] = relations[row["how"]]
    jobs = {uri: row["name"] for uri, row in rows.items() if row["type"] == "Occupation" and not uri.startswith(OURS)}
    told += left_out([name for uri, name in jobs.items() if uri not in asked], unknown)
    found: dict[str, ForeignRole] = {}
    for uri, needs in asked.items():
        job = rows[uri]
        in_english = other.get(uri, {})
        ours = uri.startswith(OURS)
        levels = {address(skill) if ours else skill: level for skill, level in needs.items()}
        # Of its own tree occupations stand under groups that nobody can be; of ours, grades under roles.
        above = next(iter(broader.get(uri, ())), "") if ours else ""
        name = "" if above else job["name"]
        english = in_english.get("name", "") if above else "", in_english.get("text", "")
        grade = ForeignGrade(job["name"] if above else "", job["text"] or job["name"], levels, *english)
        key = above or uri
        head, head_en = rows.get(key, job), other.get(key, {})
        before = found.get(key)
        found[key] = ForeignRole(
            address(key) if ours else key, head["name"] or name, head["text"],
            (*before.grades, grade) if before else (grade,), "" if ours else uri,
            head_en.get("name", ""), head_en.get("text", ""),
        )  # fmt: skip
    return list(found.values()), lost
