"""The shipped standards, examinations and ready rules are what the collected facts say, item for item, and no more.

`data/framework_facts/` holds the two lists of items as they were collected, each row with how well it is known.
"""

import csv
import re
from datetime import date
from pathlib import Path

import pytest

from skillmap.framework.load import load, shipped
from skillmap.framework.model import Framework

FACTS = Path(__file__).parents[1] / "data" / "framework_facts"
PRESENT = {
    "ip": (1, "secondary"), "sg": (2, "unverified"), "fe": (2, "secondary"), "ap": (3, "secondary"),
    "sc": (4, "unverified"),
    **dict.fromkeys(("st", "sa", "pm", "nw", "db", "es", "sm", "au"), (4, "secondary")),
}  # fmt: skip
"""Examinations of today: the level they stand for, and how well it is known."""
SUCCESSORS = {
    "st": "pd-management", "pm": "pd-management", "sm": "pd-management", "au": "pd-management",
    "db": "pd-data-ai", "sa": "pd-system", "nw": "pd-system", "es": "pd-system",
}  # fmt: skip
OFFICIAL_EXAMPLES = ("江東区", "野洲市", "荒川区", "甲佐町・中泊町", "墨田区", "浜松市")
NOT_ONLY_OFFICIAL = ("金沢市", "松山市", "四日市市")


def rows(name: str) -> list[dict[str, str]]:
    with (FACTS / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def framework() -> Framework:
    loaded, _ = load(shipped())
    assert loaded is not None
    return loaded


@pytest.mark.parametrize(("standard", "version", "count"), [("dss-p-2.0", "2.0", 67), ("dss-p-1.2", "1.0-1.2", 49)])
def test_items_of_dss_p(framework: Framework, standard: str, version: str, count: int) -> None:
    facts = [r for r in rows("dss-p-skills.csv") if r["version"] == version]
    assert len(facts) == count
    known = [
        (r["category"], r["subcategory"], r["name_ja"], r["name_en"], r["confidence"].split(" ")[0]) for r in facts
    ]
    shown = [
        (i.category, i.subcategory or "", i.name, i.name_en or "", i.confidence)
        for i in framework.standards[standard].items
    ]
    assert shown == known


def test_categories_of_dss_p_2(framework: Framework) -> None:
    items = framework.standards["dss-p-2.0"].items
    assert len({i.category for i in items}) == 5
    assert len({(i.category, i.subcategory) for i in items}) == 13
    sizes = [sum(i.category == c for i in items) for c in dict.fromkeys(i.category for i in items)]
    assert sorted(sizes) == sorted([28, 14, 13, 6, 6])


def test_items_of_dss_l(framework: Framework) -> None:
    known = [
        (r["area"], r["group"] or None, r["name_ja"], r["confidence"].split(" ")[0]) for r in rows("dss-l-items.csv")
    ]
    items = framework.standards["dss-l"].items
    assert [(i.category, i.subcategory, i.name, i.confidence) for i in items] == known
    assert all(i.name_en is None for i in items)


def test_examinations_and_the_reform(framework: Framework) -> None:
    items = {i.id: (i.level, i.confidence) for i in framework.standards["ipa-exams"].items}
    provisional = {"data-management", "pd-management", "pd-data-ai", "pd-system"}
    assert items == PRESENT | dict.fromkeys(provisional, (None, "secondary"))
    qualifications = framework.qualifications
    assert set(qualifications) == set(items)
    for name, q in qualifications.items():
        assert q.level == items[name][0]
        assert q.valid_years is None
        assert not q.verified
        assert ("仮称" in q.name.ja) == (name in provisional)
        ends = name in SUCCESSORS or name == "ap"
        assert q.ends_on == (date(2027, 3, 31) if ends else None)
    assert {k: q.replaced_by for k, q in qualifications.items() if len(q.replaced_by) == 1} == {
        k: (v,) for k, v in SUCCESSORS.items()
    }


def test_levels_of_the_it_skill_standards(framework: Framework) -> None:
    items = framework.standards["itss"].items
    assert [i.level for i in items] == list(range(1, 8))
    assert {i.confidence for i in items} == {"secondary"}


def test_letters_of_importance_and_roles_are_marked_for_what_they_are(framework: Framework) -> None:
    standard = framework.standards["dss-p-1.2"]
    assert [i.letter for i in standard.importance] == ["a", "b", "c", "d", "z"]
    assert {(i.confidence, i.verified, i.level_origin) for i in standard.importance} == {("unverified", False, "ours")}
    levels = [i.level or 0 for i in standard.importance[:4]]
    assert levels == sorted(levels, reverse=True)
    assert standard.importance[-1].level is None
    assert len({role.talent_type for role in standard.roles}) == 5
    assert len({role.name for role in standard.roles}) == len(standard.roles) == 15
    assert sum(role.confidence == "unverified" for role in standard.roles) == 5
    assert not any(role.verified for role in standard.roles)
    assert not any(s.importance or s.roles for name, s in framework.standards.items() if name != "dss-p-1.2")


def test_nothing_else_is_shipped_as_a_standard(framework: Framework) -> None:
    assert set(framework.standards) == {"dss-p-2.0", "dss-p-1.2", "dss-l", "itss", "ipa-exams"}
    text = "".join(p.read_text("utf-8") for p in shipped().rglob("*.yaml"))
    # Its texts may not be redistributed, and the metropolis's own lists are not at hand.
    assert not re.search(r"SFIA|ESCO|O\*NET|DigComp|デジタルスキルマップ", text)
    assert not re.search(r"重要度[：:]\s*[a-dz]\b", text)


def test_examples_of_leader_rules_carry_the_mark_of_their_source(framework: Framework) -> None:
    for rule in framework.leaders.rules:
        official, other = (rule.source.startswith(names) for names in (OFFICIAL_EXAMPLES, NOT_ONLY_OFFICIAL))
        assert (official, other) in {(True, False), (False, True)}, rule.id
        assert rule.verified == official
        assert rule.note is not None
    rules = {r.id: r for r in framework.leaders.rules}
    assert rules["three-years-across-transfers"].term_fiscal_years == 3
    assert rules["three-years-across-transfers"].on_transfer == "continues"
    assert len(rules["three-years-across-transfers"].conditions) == 3
    assert rules["a-fifth-of-each-section"].share_of_section == 0.2
    assert rules["thirty-from-departments"].target_total == 30
    assert rules["mentors-in-three-years"].target_total == 75
    assert rules["yearly-cohort-to-hundred"].target_total == 100
    assert rules["nine-months-within-the-year"].target_total == 40


def test_keywords_of_the_code_of_conduct_are_the_published_ones(framework: Framework) -> None:
    assert framework.conduct is not None
    assert [a.keyword.ja for a in framework.conduct.articles] == [
        "顧客視点", "シンプル", "アクセシビリティ", "データ利活用", "セキュリティ",
        "オール東京", "オープン", "共創", "チャレンジ", "ラーニング",
    ]  # fmt: skip


def test_requirements_are_marked_as_ours(framework: Framework) -> None:
    assert {role.origin for role in framework.roles.values()} == {"ours"}
    assert {q.evidence_origin for q in framework.qualifications.values()} == {"ours"}


def test_numerals_are_written_as_offices_write_them() -> None:
    for path in (*shipped().glob("roles/*"), *shipped().glob("trainings/*"), *shipped().glob("skills/*")):
        text = path.read_text("utf-8")
        assert not re.search(r"[二三四五六七八九十]+(か月|週間|日間|分間|時間)", text), path.name
