"""What people type wrong in a definition file is named where they typed it, in their own words; mended it is gone."""

import re
import shutil
from pathlib import Path

import pytest
from framework_cases import GOOD

from skillmap.framework import yaml_files
from skillmap.framework.check import examine
from skillmap.framework.load import load
from skillmap.framework.reader import read
from skillmap.i18n.wording import problem_text

TEXT = """id: harbour
name:
  ja: 港の仕事
  en: Harbour work
needs:
  tide-tables: 2
  rope-work: 1
  2nd_mate: 1
ships:
  - "std:tug"
  - ferry
"""


def told(old: str, new: str) -> str:
    assert old in TEXT
    document, problems = yaml_files.parse(TEXT.replace(old, new, 1), "港.yaml")
    assert document is None
    [one] = problems
    return f"{one.place} {problem_text(one, 'ja')}"


@pytest.mark.parametrize(
    ("old", "new", "place", "words"),
    [
        ("tide-tables: 2", "tide-tables：2", "6:14", "全角"),
        ("2nd_mate: 1", "2nd_mate：1", "8:11", "全角"),
        ("tide-tables: 2", "tide-tables:2", "6:14", "空白がありません"),
        ("2nd_mate: 1", "2nd_mate:1", "8:11", "空白がありません"),
        ("  rope-work: 1", "\trope-work: 1", "7:1", "タブ"),
        ("ja: 港の仕事", 'ja: "港の仕事', "3:7", "引用符"),
        ("ja: 港の仕事", "ja: '港の仕事", "3:7", "引用符"),
        ("ja: 港の仕事", "ja: [新]港の仕事", "3:7", "囲みます"),
        ("ja: 港の仕事", "ja: {旧}港の仕事", "3:7", "囲みます"),
        ("ja: 港の仕事", "ja: *港の仕事", "3:8", "先頭"),
        ("ja: 港の仕事", "ja: - 港の仕事", "3:7", "「- 」"),
        ("ja: 港の仕事", 'ja: "C:\\港"', "3:10", "「\\」"),
        ("ja: 港の仕事", "ja: 港: 仕事", "3:8", "「: 」"),
        ("id: harbour", "id: harbour\n=======", "2:1", "======="),
        ("id: harbour", "id: harbour\n||||||| 3a7f", "2:1", "|||||||"),
        ("- ferry", "- ferry\n\x1a", "12:1", "制御文字"),
        ("ja: 港の仕事", "ja: 港の仕事\x00", "3:11", "制御文字"),
    ],
)
def test_a_slip_is_named_where_it_was_made(old: str, new: str, place: str, words: str) -> None:
    found = told(old, new)
    assert found.startswith(f"港.yaml:{place} ")
    assert words in found


def test_what_looks_like_a_slip_and_is_none_is_not_blamed() -> None:
    # The list above has a colon without a blank, and a text may rightly go over several lines.
    found = told("  - ferry\n", "  - ferry\n tug: 1\n")
    assert found.startswith("港.yaml:12:") and "空白がありません" not in found
    found = told('  - "std:tug"', '  - "two\n    lines"\n  tug: 1')
    assert found.startswith("港.yaml:12:") and "引用符" not in found
    assert yaml_files.parse(TEXT.replace("港の仕事", "[新]\n    港").replace("[新]", "新"), "x")[1] == []


@pytest.mark.parametrize(
    "broken",
    ["a: 'b", 'a: "b\\q"', "%x\na: 1", "a: >x", "a: |q\n b", "a: !<b", "? a\n? b: - c", ",a: 1", "a:\n- b\nc", "`a"],
)
def test_no_word_of_the_parser_reaches_a_japanese_reader(broken: str) -> None:
    _, problems = yaml_files.parse(broken, "x.yaml")
    assert problems
    for one in problems:
        inner = problem_text(one, "ja").partition("（")[2]
        assert not re.search("[a-z]{4,}", inner), inner


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    return Path(shutil.copytree(GOOD, tmp_path / "data"))


def edit(folder: Path, name: str, old: str, new: str) -> None:
    text = (folder / name).read_text("utf-8")
    assert old in text
    (folder / name).write_text(text.replace(old, new, 1), "utf-8")


def codes(folder: Path) -> list[str]:
    return [p.code for p in load(folder)[1]]


def test_a_name_of_full_width_blanks_is_none(copied: Path) -> None:
    edit(copied, "roles/analyst.yaml", "ja: 分析担当", 'ja: "　　"')
    [one] = load(copied)[1]
    assert one.code == "E_VALUE_SHAPE" and "一文字以上" in problem_text(one, "ja")


def test_a_number_of_full_width_digits_is_followed(copied: Path) -> None:
    edit(copied, "roles/analyst.yaml", '"1":', '"１":')
    [one] = load(copied)[1]
    assert (one.code, one.facts["key"], one.facts["example"]) == ("E_KEY_NUMBER", "grades", '"1": …')
    edit(copied, "roles/analyst.yaml", '"１":', '"1":')
    assert codes(copied) == []


def test_a_copy_of_a_file_is_told_once_at_the_copy(copied: Path) -> None:
    for folder, name in (("skills", "basic"), ("roles", "analyst"), ("trainings", "all")):
        shutil.copy(copied / folder / f"{name}.yaml", copied / folder / f"{name} - コピー.yaml")
    found = load(copied)[1]
    assert [p.code for p in found] == ["E_ID_TWICE"] * 3
    assert all(" - コピー.yaml:" in str(p.place) for p in found)
    assert [p.facts["other"] for p in found] == [
        "data/roles/analyst.yaml",
        "data/skills/basic.yaml",
        "data/trainings/all.yaml",
    ]
    for path in copied.rglob("* - コピー.yaml"):
        path.unlink()
    assert codes(copied) == []


def test_one_cause_is_told_once(copied: Path) -> None:
    edit(copied, "roles/analyst.yaml", '  "2":', '  "1":')
    assert codes(copied) == ["E_YAML_DUPLICATE"]
    edit(copied, "roles/analyst.yaml", '  "1":\n    summary: {ja: 一人', '  "2":\n    summary: {ja: 一人')
    shutil.move(copied / "skills", copied.parent / "skills")
    assert codes(copied) == ["E_NONE_DEFINED"]
    shutil.move(copied.parent / "skills", copied / "skills")
    edit(copied, "framework.yaml", "level: 2", "level: 1")
    assert codes(copied) == ["E_SCALE_STEPS"]


def test_a_file_with_another_ending_is_told_beside_what_is_missing_for_it(copied: Path) -> None:
    (copied / "roles" / "analyst.yaml").rename(copied / "roles" / "analyst.yml")
    found = examine(read(copied), advise=True)
    assert {p.code for p in found} == {"E_NONE_DEFINED", "W_FILE_NOT_READ"}


@pytest.mark.parametrize("name", ["needs.yaml", "careers.yaml", "conduct.yaml", "qualifications.yaml"])
def test_an_empty_file_may_be_removed_as_it_is_advised(copied: Path, name: str) -> None:
    (copied / name).write_text("# 未定\n", "utf-8")
    assert "E_FILE_EMPTY" in codes(copied)
    (copied / name).unlink()
    assert "E_FILE_EMPTY" not in codes(copied)


def test_a_workbook_under_the_name_of_a_definition_is_called_one(copied: Path) -> None:
    for head in (b"PK\x03\x04", b"\xd0\xcf\x11\xe0"):
        (copied / "needs.yaml").write_bytes(head + bytes(range(256)))
        assert codes(copied) == ["E_YAML_NOT_TEXT"]


@pytest.mark.parametrize(("key", "rest"), [("teaches", "{data: 1}"), ("prescribed", "[data-first]")])
def test_what_is_left_of_a_last_line_that_was_taken_out_is_written_as_advised(
    copied: Path, key: str, rest: str
) -> None:
    file = "trainings/all.yaml" if key == "teaches" else "roles/analyst.yaml"
    edit(copied, file, f"{key}: {rest}", f"{key}:")
    [one] = load(copied)[1]
    assert one.code == "E_VALUE_SHAPE"
    edit(copied, file, f"{key}:\n", f"{one.facts['example']}\n")
    assert codes(copied) == []
