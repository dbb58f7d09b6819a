"""Names instead of ids: whatever people type finds the one that is meant, or a list to choose from."""

import pytest

from skillmap.errors import InputRefused, NeedsAnswer
from skillmap.framework import find
from skillmap.framework.load import load, shipped
from skillmap.framework.model import Framework
from skillmap.i18n import refusal_text


@pytest.fixture(scope="module")
def framework() -> Framework:
    loaded, _ = load(shipped())
    assert loaded is not None
    return loaded


@pytest.mark.parametrize(
    ("text", "role", "grade"),
    [
        ("product-manager/2", "product-manager", 2),
        ("プロダクトマネージャー/2", "product-manager", 2),
        ("ﾌﾟﾛﾀﾞｸﾄﾏﾈｰｼﾞｬｰ／２", "product-manager", 2),
        ("PRODUCT MANAGER", "product-manager", None),
        ("ICTリーダー", "section-ict-leader", None),
        ("課のICTリーダー/実践リーダー", "section-ict-leader", 2),
        ("section-ict-leader/practising leader", "section-ict-leader", 2),
    ],
)
def test_role_grades_are_found(framework: Framework, text: str, role: str, grade: int | None) -> None:
    assert find.find_role_grade(framework, text) == find.RoleChoice(role, grade)


def test_an_exact_name_wins_over_longer_ones(framework: Framework) -> None:
    for training in framework.trainings.values():
        assert find.find_training(framework, training.name.ja) is training
        assert find.find_training(framework, training.name.en) is training
    for skill in framework.skills.values():
        assert find.find_skill(framework, skill.id) is skill
    for qualification in framework.qualifications.values():
        assert find.find_qualification(framework, qualification.name.en) is qualification


def test_several_hits_are_a_numbered_list(framework: Framework) -> None:
    with pytest.raises(NeedsAnswer) as refused:
        find.find_role(framework, "データ")
    text = refusal_text(refused.value, "ja")
    assert "  1. データエンジニア (data-engineer)\n  2. データスペシャリスト" in text
    assert int(str(refused.value.facts["count"])) == 2


def test_no_hit_names_the_nearest(framework: Framework) -> None:
    with pytest.raises(InputRefused) as refused:
        find.find_role_grade(framework, "プロダクトマネジャー/2")
    assert refused.value.facts["nearest"] == "プロダクトマネージャー (product-manager)"
    with pytest.raises(InputRefused) as far:
        find.find_skill(framework, "zzzzzz")
    assert (far.value.code, "nearest" in far.value.facts) == ("E_NOT_DEFINED", False)


@pytest.mark.parametrize("text", ["product-manager/9", "product-manager/", "product-manager/x", "product-manager/0"])
def test_a_grade_that_is_not_there_names_those_that_are(framework: Framework, text: str) -> None:
    with pytest.raises(InputRefused) as refused:
        find.find_role_grade(framework, text)
    assert refused.value.facts["expected"] == ("1", "2", "3", "4")


def test_nothing_typed_finds_nothing(framework: Framework) -> None:
    for text in ("", "  ", "　"):
        with pytest.raises(InputRefused):
            find.find_role(framework, text)
