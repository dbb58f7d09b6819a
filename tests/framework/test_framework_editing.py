"""Changing values by lines: what is meant is read back, and everything else stays as it was written."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from skillmap.errors import InputRefused
from skillmap.framework.editing import with_values
from skillmap.framework.yaml_files import parse
from trials import trials

TEXT = """# head
id: one
trainings:
  # the first
  - id: a
    name:
      ja: あ  # 覚え書き
      en: "A # no remark"
    hours: 3 # kept
    prerequisites:
      trainings:
        - x-one
        # between
        - y-two
      levels: {s-one: 1} # flow
    # about the levels taught
    teaches:
      s-one: 2

  - id: b
    name: {ja: い, en: B}
    summary: >
      folded
      text
    hours: 6
    # the end
"""
ENTRY: Any = parse(TEXT, "x.yaml")[0].data["trainings"]  # type: ignore[union-attr]


def _changed(number: int, **values: Any) -> str:
    return with_values(TEXT, "x.yaml", {("trainings", number): {**ENTRY[number], **values}})


def _differing(made: str) -> tuple[set[str], set[str]]:
    before, after = TEXT.splitlines(), made.splitlines()
    return set(before) - set(after), set(after) - set(before)


@pytest.mark.parametrize(
    ("number", "values", "gone", "come"),
    [
        (0, {"hours": 4}, {"    hours: 3 # kept"}, {"    hours: 4 # kept"}),
        (0, {"name": {"ja": "う", "en": "A # no remark"}}, {"      ja: あ  # 覚え書き"}, {"      ja: う  # 覚え書き"}),
        (0, {"name": {"ja": "あ", "en": "C"}}, {'      en: "A # no remark"'}, {"      en: C"}),
        (0, {"cost_yen": 100}, set(), {"    cost_yen: 100"}),
        (0, {"teaches": {"s-one": 2, "t-two": 1}}, set(), {"      t-two: 1"}),
        (1, {"hours": 7}, {"    hours: 6"}, {"    hours: 7"}),
        (
            1,
            {"name": {"ja": "い", "en": "D"}},
            {"    name: {ja: い, en: B}"},
            {"      ja: い", "      en: D"},
        ),
        (1, {"summary": "short"}, {"    summary: >", "      folded", "      text"}, {"    summary: short"}),
    ],
)
def test_only_the_lines_of_a_change_differ(number: int, values: Any, gone: set[str], come: set[str]) -> None:
    assert _differing(_changed(number, **values)) == (gone, come)


def test_items_of_a_list_and_pairs_in_one_line() -> None:
    needs = {"trainings": ["y-two", "z-three"], "levels": {"s-one": 2}}
    gone, come = _differing(_changed(0, prerequisites=needs))
    assert gone == {"        - x-one", "      levels: {s-one: 1} # flow"}
    assert come == {"        - z-three", "      levels: {s-one: 2} # flow"}


def test_a_key_that_goes_takes_its_lines_and_leaves_the_remarks_around_it() -> None:
    entry = {key: value for key, value in ENTRY[0].items() if key != "prerequisites"}
    made = with_values(TEXT, "x.yaml", {("trainings", 0): entry})
    assert "# about the levels taught" in made
    assert "x-one" not in made


def test_new_entries_come_after_the_last_one() -> None:
    made = with_values(TEXT, "x.yaml", {}, {"trainings": [{"id": "c", "hours": 1}]})
    assert made.splitlines()[-4:] == ["    hours: 6", "  - id: c", "    hours: 1", "    # the end"]


def test_what_cannot_be_edited_is_refused() -> None:
    with pytest.raises(InputRefused) as refused:
        with_values("trainings: [{id: a, hours: 3}]\n", "x.yaml", {("trainings", 0): {"id": "a", "hours": 4}})
    assert refused.value.code == "E_EDIT"


TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), min_size=1, max_size=20)
LEVELS = st.dictionaries(st.sampled_from(["s-one", "s-two", "s-three"]), st.integers(0, 4), min_size=1)
VALUES = st.fixed_dictionaries(
    {"name": st.fixed_dictionaries({"ja": TEXTS, "en": TEXTS}), "hours": st.integers(0, 9), "teaches": LEVELS},
    optional={
        "summary": TEXTS,
        "prerequisites": st.fixed_dictionaries(
            {"trainings": st.lists(st.sampled_from(["x-one", "y-two", "z-three"]), unique=True, min_size=1)},
            optional={"levels": LEVELS},
        ),
    },
)


@settings(max_examples=trials(80, 12))
@given(VALUES, VALUES)
def test_whatever_is_written_is_read_back(first: dict[str, Any], second: dict[str, Any]) -> None:
    wanted = {("trainings", 0): {"id": "a", **first}, ("trainings", 1): {"id": "b", **second}}
    made = with_values(TEXT, "x.yaml", wanted)  # type: ignore[arg-type]
    document, _ = parse(made, "x.yaml")
    assert document is not None
    assert document.data["trainings"] == list(wanted.values())
    assert made.startswith("# head")
