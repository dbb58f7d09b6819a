"""needs.yaml changed by its lines: whatever is asked for stands in it afterwards, and comments stay."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from skillmap.errors import InputRefused
from skillmap.framework.need_file import Key, with_needs
from skillmap.framework.yaml_files import parse
from trials import trials

TEXT = """\
# 必要人数
- role: analyst
  grade: 1
  fy: 2026
  count: 3   # 三人
  by: train
# 次の年度
- {role: analyst, grade: 2, fy: 2026, count: 2, by: hire}

- role: leader
  grade: 1
  fy: 2027
  department: "福祉部: 特別"
  count: 1
# おわり
"""
KEYS: list[Key] = [
    ("analyst", 1, 2026, None, "train"), ("analyst", 2, 2026, None, "hire"),
    ("leader", 1, 2027, "福祉部: 特別", "train"),
    ("leader", 2, 2027, "no", "external"), ("analyst", 1, 2026, "総務部", "train"), ("other", 3, 2030, "#課", "train"),
]  # fmt: skip


@settings(max_examples=trials(60))
@given(st.dictionaries(st.sampled_from(KEYS), st.integers(0, 999)))
def test_any_needs_stand_in_the_file_and_comments_stay(wanted: dict[Key, int]) -> None:
    made = with_needs(TEXT, wanted)
    document, problems = parse(made, "needs.yaml")
    assert document is not None
    assert not problems
    found = {
        (n["role"], n["grade"], n["fy"], n.get("department"), n.get("by", "train")): n["count"]
        for n in document.data or []
    }
    assert found == wanted
    for comment in ("# 必要人数", "# 次の年度", "# おわり"):
        assert comment in made
    assert ("# 三人" in made) == (KEYS[0] in wanted)


def test_nothing_asked_for_nothing_changed() -> None:
    present = {KEYS[0]: 3, KEYS[1]: 2, KEYS[2]: 1}
    assert with_needs(TEXT, present) == TEXT


@pytest.mark.parametrize("text", ["", "[]\n", "# 空\n[]\n"])
def test_a_file_without_needs_gets_them(text: str) -> None:
    made = with_needs(text, {KEYS[0]: 5})
    assert parse(made, "needs.yaml")[0].data == [  # type: ignore[union-attr]
        {"role": "analyst", "grade": 1, "fy": 2026, "count": 5, "by": "train"}
    ]


@pytest.mark.parametrize("text", ["needs: 1\n", "- [role, x]\n  y\n- - -\n", "a: [\n"])
def test_a_file_that_is_no_list_is_refused(text: str) -> None:
    with pytest.raises(InputRefused, match="E_EDIT"):
        with_needs(text, {KEYS[0]: 5})
