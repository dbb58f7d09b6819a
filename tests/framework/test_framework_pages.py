"""Listings and pages: what they say is what the files say, complete in both languages, no wider than the terminal."""

import json
import re
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from skillmap.documents import page_text, role_page
from skillmap.framework.definition import Named
from skillmap.framework.entities import entities, find_entity, page_of
from skillmap.framework.entity_pages import rule_page
from skillmap.framework.listing import KINDS, overview, table_of
from skillmap.framework.load import load, shipped
from skillmap.framework.model import Framework, LeaderRule
from skillmap.i18n import word
from skillmap.japanese import width
from trials import first_here


@pytest.fixture(scope="module")
def framework() -> Framework:
    loaded, _ = load(shipped())
    assert loaded is not None
    return loaded


@pytest.mark.parametrize("kind", KINDS)
def test_listings_have_a_row_for_each(framework: Framework, kind: str) -> None:
    table = table_of(framework, kind)
    counted = {str(row[2]).split()[-1]: row[1] for row in overview(framework).rows}
    assert len(table.rows) == counted[kind] > 0
    assert all(len(row) == len(table.columns) for row in table.rows)
    assert all(word(fact, "ja") is not None for row in table.rows for fact in row)


OTHER = Named(ja="別", en="other")
OF_ANOTHER_RULE: dict[str, object] = {
    "name": OTHER, "title": OTHER, "note": OTHER, "conditions": (OTHER,), "source": "別", "verified": False,
    "role": "product-manager", "grade": 2, "programme": ("system-map-class",), "seats_per_section": 7,
    "share_of_section": Decimal("0.5"), "term_fiscal_years": 9, "target_total": 77, "on_transfer": "ask",
    "routes": ("appointed",), "exempt_units": ("別",), "eligible_employment": ("別",), "excluded_grades": ("別",),
    "one_section_only": False, "acting_counts": True, "nomination_deadline": "07-07", "programme_from": "08-08",
    "programme_to": "09-09",
}  # fmt: skip
"""A value for every key, unlike those of the rule in force."""


def test_the_page_of_a_leader_rule_says_everything_that_an_office_can_decide(framework: Framework) -> None:
    # A key without a value here has come since: `entity_pages.rule_page` must say it, and this test must try it.
    assert set(LeaderRule.model_fields) == {"id", *OF_ANOTHER_RULE}
    rule = next(rule for rule in framework.leaders.rules if rule.id == framework.leaders.use)
    page = rule_page(framework, rule)
    others = {key: rule.model_copy(update={key: value}) for key, value in OF_ANOTHER_RULE.items()}
    assert [key for key, other in others.items() if rule_page(framework, other) == page] == []


@pytest.mark.parametrize("columns", first_here([60, 80, 100]))
def test_every_page_fits_the_terminal_in_both_languages(framework: Framework, columns: int) -> None:
    for entity in entities(framework):
        page = page_of(framework, entity)
        ja = page_text.plain(page, "ja", columns)
        en = page_text.plain(page, "en", columns)
        heads = [line for line in ja.splitlines() if line.startswith(("■", "  ▸", entity.name.ja))]
        # One wide character may hang over: closing marks never begin a line.
        assert max(width(line) for line in ja.splitlines() if line not in heads) <= columns + 4, entity.id
        assert en.count("■") == ja.count("■")
        assert "None" not in ja + en
        assert "{" not in ja + en


def test_a_role_page_says_everything_of_the_role(framework: Framework) -> None:
    for role in framework.roles.values():
        text = page_text.markdown(page_of(framework, find_entity(framework, role.id)), "ja")
        parts = text.split("\n## ")
        for number, grade in role.grades.items():
            part = next(p for p in parts if p.startswith(f"段階{number} "))
            for skill, level in grade.requires.items():
                assert f"{framework.skills[skill].name.ja}：レベル{level}（" in part
            for training in (*grade.prescribed, *(grade.elective.from_ if grade.elective else ())):
                assert framework.trainings[training].name.ja in part
        for duty in role.duties:
            assert duty.ja in text


def test_the_page_of_the_section_leader_says_where_to_start(framework: Framework) -> None:
    text = page_text.plain(page_of(framework, find_entity(framework, "ICTリーダー", "role")), "ja", 80)
    start = text.index("■ どこから始めるか")
    assert "最初の一歩" in text[start:].split("■")[1]
    assert "どの職員でも" not in text[start:].split("■")[1]


def test_a_level_is_described_once_unless_it_rises(framework: Framework) -> None:
    text = page_text.plain(page_of(framework, find_entity(framework, "section-ict-leader")), "ja", 10_000)
    described = framework.skills["information-security"].descriptors[1].ja
    assert text.count(described) == 1
    assert "情報セキュリティ：レベル1（基礎、下の段階と同じ）" in text
    alone = page_text.plain(page_of(framework, find_entity(framework, "section-ict-leader/2")), "ja", 10_000)
    assert described in alone
    assert "■ 段階1" not in alone


def test_japanese_lines_never_begin_with_a_closing_mark(framework: Framework) -> None:
    for skill in framework.skills.values():
        for line in page_text.wrap(skill.definition.ja, 30, "  "):
            assert not re.match(r"\s*[、。」）]", line)
    assert "".join(page_text.wrap("abc def 研修の計画", 12, "")).replace(" ", "") == "abcdef研修の計画"


def test_markdown_keeps_what_people_wrote(framework: Framework) -> None:
    page = page_of(framework, find_entity(framework, "section-ict-leader"))
    text = page_text.markdown(page, "ja")
    assert text.startswith("# 課のICTリーダー\n")
    assert "\n1. 着任した週に" in text
    assert text.endswith("\n")


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_the_workbook_has_a_column_per_grade(framework: Framework, lang: Any) -> None:
    for role in framework.roles.values():
        sheet = role_page.role_sheet(framework, role, lang)
        assert len(sheet.columns) == 1 + len(role.grades)
        assert all(len(row) == len(sheet.columns) for row in sheet.rows)
        asked = {s for g in role.grades.values() for s, level in g.requires.items() if level}
        names = {row[0] for row in sheet.rows}
        assert {framework.skills[s].name.text.text(lang) for s in asked} <= names
        assert sheet.one_page


def test_names_across_kinds(framework: Framework) -> None:
    assert find_entity(framework, "プロダクトマネージャー／２").grade == 2
    assert find_entity(framework, "データ分析").kind == "skill"
    assert find_entity(framework, "dss-p-2.0").kind == "standard"
    assert find_entity(framework, "アクセシビリティ", "article").kind == "article"
    assert len({(e.kind, e.id) for e in entities(framework)}) == len(list(entities(framework)))


def test_pages_and_listings_at_the_command_line(cli: Callable[..., Any], shipped_workspace: Path) -> None:
    listed = cli("framework", "list", "スキル", "--format", "json")
    assert len(json.loads(listed.out)) == 22
    shown = cli("framework", "show", "product-manager/2", "--format", "json")
    assert json.loads(shown.out)["id"] == "product-manager"
    book = shipped_workspace / "page.xlsx"
    assert cli("framework", "show", "データエンジニア", "--format", "xlsx", "--out", str(book)).code == 0
    book.write_bytes(b"somebody else's")
    again = cli("framework", "show", "product-manager", "--format", "xlsx", "--out", str(book), expect=4)
    assert (again.code, book.read_bytes()) == (4, b"somebody else's")
    for wrong in (("list", "nonsense"), ("show", "zzzzzz"), ("show", "データ分析", "--format", "xlsx")):
        refused = cli("framework", *wrong, expect=3)
        assert "→" in refused.err
    assert "1. " in cli("framework", "show", "データ", expect=4).err
