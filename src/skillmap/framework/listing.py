"""The framework's entities as listings: one table per kind, and an overview of the kinds."""

from collections.abc import Callable, Mapping
from typing import TypeAlias

from skillmap.commands import command_line
from skillmap.framework.model import Framework
from skillmap.framework.naming import grade_name, skill_level
from skillmap.tables import Column, Table, column, number
from skillmap.words import Bilingual, Fact, message

Rows: TypeAlias = list[tuple[Fact, ...]]

_ID = column("id", "id", "id")
_NAME = column("name", "名称", "name")


def overview(framework: Framework) -> Table:
    """How many of each kind there are, and how to list them."""
    sizes = {
        "level": len(framework.header.scale),
        "skill": len(framework.skills),
        "role": len(framework.roles),
        "training": len(framework.trainings),
        "career": len(framework.careers),
        "qualification": len(framework.qualifications),
        "standard": len(framework.standards),
        "article": len(framework.conduct.articles) if framework.conduct else 0,
        "rule": len(framework.leaders.rules),
        "need": len(framework.needs),
    }
    rows: Rows = [
        (message(f"entity.{kind}"), size, command_line("framework", "list", kind)) for kind, size in sizes.items()
    ]
    header = framework.header
    title = Bilingual(f"{header.name.ja} {header.version}", f"{header.name.en} {header.version}")
    columns = (column("kind", "種類", "kind"), number("count", "件数", "count"), column("command", "一覧", "list"))
    return Table("framework", title, columns, rows)


def table_of(framework: Framework, kind: str) -> Table:
    """The listing of a kind of KINDS, in file order (needs by year). KeyError for any other kind."""
    columns, rows = _TABLES[kind]
    return Table(f"framework-{kind}", message(f"entity.{kind}"), columns, rows(framework))


def _levels(framework: Framework) -> Rows:
    return [(step.level, step.name.text, step.description.text) for step in framework.header.scale]


def _skills(framework: Framework) -> Rows:
    return [
        (s.id, s.name.text, framework.categories[s.category].name.text, s.definition.text)
        for s in framework.skills.values()
    ]


def _roles(framework: Framework) -> Rows:
    return [(r.id, r.name.text, len(r.grades), r.purpose.text) for r in framework.roles.values()]


def _trainings(framework: Framework) -> Rows:
    return [
        (
            t.id,
            t.name.text,
            message(f"training.format.{t.format}"),
            t.hours,
            t.cost_yen,
            tuple(skill_level(framework, skill, level) for skill, level in t.teaches.items()),
        )
        for t in framework.trainings.values()
    ]


def _careers(framework: Framework) -> Rows:
    return [
        (
            grade_name(framework, step.from_) if step.from_ else message("framework.anybody"),
            grade_name(framework, step.to),
            step.years or None,
            step.note.text if step.note else None,
        )
        for step in framework.careers
    ]


def _qualifications(framework: Framework) -> Rows:
    known = framework.qualifications
    return [
        (q.id, q.name.text, q.level, q.ends_on, tuple(known[r].name.text for r in q.replaced_by), q.verified)
        for q in known.values()
    ]


def _standards(framework: Framework) -> Rows:
    return [
        (s.id, s.name.text, s.version, s.published_on, len(s.items), sum(item.verified for item in s.items))
        for s in framework.standards.values()
    ]


def _articles(framework: Framework) -> Rows:
    articles = framework.conduct.articles if framework.conduct else ()
    return [(a.number, a.id, a.keyword.text, a.explanation.text, len(a.taught_by)) for a in articles]


def _rules(framework: Framework) -> Rows:
    return [
        (r.id, r.name.text, r.title.text, r.id == framework.leaders.use, r.term_fiscal_years, r.verified)
        for r in framework.leaders.rules
    ]


def _needs(framework: Framework) -> Rows:
    return [
        (
            str(n.fy),
            n.department or message("framework.whole"),
            grade_name(framework, f"{n.role}/{n.grade}"),
            n.count,
            message(f"need.by.{n.by}"),
        )
        # The file keeps the order in which the office wrote them; a list is read year by year.
        for n in sorted(framework.needs, key=lambda n: n.fy)
    ]


_TABLES: Mapping[str, tuple[tuple[Column, ...], Callable[[Framework], Rows]]] = {
    "level": ((number("level", "レベル", "level"), _NAME, column("description", "説明", "description")), _levels),
    "skill": (
        (_ID, _NAME, column("category", "分野", "category"), column("definition", "定義", "definition")),
        _skills,
    ),
    "role": ((_ID, _NAME, number("grades", "段階", "grades"), column("purpose", "目的", "purpose")), _roles),
    "training": (
        (
            _ID,
            _NAME,
            column("format", "形式", "format", is_minor=True),
            number("hours", "時間", "hours", unit=("時間", "h")),
            number("cost", "費用", "cost", unit=("円", "yen")),
            column("teaches", "身に付くスキル", "teaches"),
        ),
        _trainings,
    ),
    "career": (
        (
            column("from", "現在の段階", "from"),
            column("to", "次の段階", "to"),
            number("years", "年数の目安", "years", unit=("年", "years")),
            column("note", "補足", "note"),
        ),
        _careers,
    ),
    "qualification": (
        (
            _ID,
            _NAME,
            number("level", "水準", "level"),
            column("ends_on", "終了日", "ends on"),
            column("replaced_by", "後継", "replaced by"),
            column("verified", "公式確認", "verified"),
        ),
        _qualifications,
    ),
    "standard": (
        (
            _ID,
            _NAME,
            column("version", "版", "version"),
            column("published_on", "公表日", "published on"),
            number("items", "項目数", "items"),
            number("verified", "うち公式確認", "verified"),
        ),
        _standards,
    ),
    "article": (
        (
            number("number", "番号", "number"),
            _ID,
            column("keyword", "キーワード", "keyword"),
            column("explanation", "説明", "explanation"),
            number("trainings", "研修数", "trainings"),
        ),
        _articles,
    ),
    "rule": (
        (
            _ID,
            _NAME,
            column("title", "呼び名", "title"),
            column("in_force", "適用中", "in force"),
            number("term", "任期", "term", unit=("年度", "fiscal years")),
            column("verified", "公式確認", "verified"),
        ),
        _rules,
    ),
    "need": (
        (
            column("fy", "年度", "fiscal year"),
            column("department", "部署", "department"),
            column("grade", "人材像・段階", "role grade"),
            number("count", "人数", "people", unit=("人", "people")),
            column("by", "確保の方法", "how"),
        ),
        _needs,
    ),
}

KINDS: tuple[str, ...] = tuple(_TABLES)
"""Kinds that can be listed."""
