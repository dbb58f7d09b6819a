"""Everything that can be wrong in definition files: one folder of examples per code, and the whole of good files."""

import re
import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random
from typing import Any

import pytest
import yaml
from framework_cases import BAD, GOOD, laid_over_good
from hypothesis import given, settings
from hypothesis import strategies as st

from skillmap.framework import check, reach
from skillmap.framework.check import examine
from skillmap.framework.load import load, shipped
from skillmap.framework.reader import read
from skillmap.i18n.wording import problem_text

ROOM = Path(check.__file__).parent
CODE = re.compile(r'"([EWN]_[A-Z0-9_]+)"')
FINDERS = {
    "yaml_files.py",
    "yaml_mistakes.py",
    "reader.py",
    "shape.py",
    "references.py",
    "soundness.py",
    "advice.py",
    "reach.py",
}


@pytest.mark.parametrize("case", sorted(BAD.iterdir()), ids=lambda case: case.name)
def test_every_mistake_is_found_at_its_place(case: Path, tmp_path: Path) -> None:
    folder = laid_over_good(case, tmp_path)
    problems = examine(read(folder), advise=True, deep=True)
    lines = [f"{str(p.place).removeprefix(f'{tmp_path}/')}: {p.code} {problem_text(p, 'ja')}" for p in problems]
    assert lines == (case / "expected.txt").read_text("utf-8").splitlines()
    assert case.name in {p.code for p in problems}


def test_every_code_has_its_folder_and_every_folder_its_code() -> None:
    codes = {code for name in FINDERS for code in CODE.findall((ROOM / name).read_text("utf-8"))}
    assert codes == {case.name for case in BAD.iterdir()}


def test_good_files_are_good(tmp_path: Path) -> None:
    framework, problems = load(GOOD)
    assert problems == ()
    assert framework is not None
    assert examine(read(GOOD), advise=True, deep=True) == ()
    assert list(framework.trainings) == ["data-first", "data-second", "ai-first", "ai-online"]
    assert framework.skills["ai"].category == "basic"


def test_what_is_shipped_has_no_errors_and_is_within_reach() -> None:
    source = read(shipped())
    problems = examine(source, advise=True, deep=True)
    assert {p.code for p in problems} <= {"W_LEVEL_UNTAUGHT", "N_ON_THE_JOB"}
    assert sum(p.code == "N_ON_THE_JOB" for p in problems) == 2
    proven, total = reach.provable_grades(source.framework)
    assert (total - proven, total) == (2, sum(len(r.grades) for r in source.framework.roles.values()))


def test_an_order_of_trainings_is_one_in_which_they_can_be_taken() -> None:
    framework = read(shipped()).framework
    found = reach.reach(framework)
    seen: set[str] = set()
    for name in found.order:
        assert seen.issuperset(framework.trainings[name].prerequisites.trainings)
        seen.add(name)
    assert seen == {t.id for t in framework.trainings.values() if t.status == "active"}


def test_all_files_are_told_of_at_once(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    shutil.copytree(GOOD, folder)
    for code in ("E_VALUE_RANGE", "E_KEY_UNKNOWN", "E_NEED_TWICE", "E_FILE_SHAPE"):
        shutil.copytree(BAD / code, folder, dirs_exist_ok=True)
    codes = [p.code for p in load(folder)[1]]
    assert sorted(codes) == ["E_FILE_SHAPE", "E_KEY_UNKNOWN", "E_NEED_TWICE", "E_VALUE_RANGE"]


def typed(tmp_path: Path, old: str, new: str) -> list[str]:
    folder = tmp_path / "data"
    shutil.copytree(GOOD, folder, dirs_exist_ok=True)
    file = folder / "framework.yaml"
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), "utf-8")
    return [f"{p.place}: {problem_text(p, 'ja')}".partition("framework.yaml:")[2] for p in load(folder)[1]]


def test_what_an_input_method_types_is_named_where_it_stands(tmp_path: Path) -> None:
    lines = (GOOD / "framework.yaml").read_text("utf-8").splitlines()
    at = next(i for i, line in enumerate(lines, 1) if line.startswith("version:"))
    assert typed(tmp_path, "version:", "version：") == [
        f"{at}:8: YAML として読めません（項目名の後のコロンが全角です）。"
    ]
    inner = next(i for i, line in enumerate(lines, 1) if line.startswith("  "))
    shown = typed(tmp_path, f"\n{lines[inner - 1]}", f"\n　{lines[inner - 1].lstrip()}")
    assert shown == [f"{inner}:1: YAML として読めません（字下げに全角の空白があります）。"]
    [tab] = typed(tmp_path, f"\n{lines[inner - 1]}", f"\n\t{lines[inner - 1].lstrip()}")
    assert "タブ" in tab


def test_what_an_editor_calls_a_text_is_not_passed_over(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    shutil.copytree(GOOD, folder)
    for name in ("新しい研修.yaml.txt", "more.YML", "plain.txt"):
        (folder / "trainings" / name).write_text("id: more\n", "utf-8")
    told = [str(p.place) for p in examine(read(folder), advise=True, deep=True) if p.code == "W_FILE_NOT_READ"]
    assert [Path(one).name for one in told] == ["more.YML", "新しい研修.yaml.txt"]


def test_what_may_stand_in_an_unreadable_file_is_not_called_unknown(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    shutil.copytree(GOOD, folder)
    (folder / "trainings" / "all.yaml").write_text("id: [", "utf-8")
    assert [p.code for p in load(folder)[1]] == ["E_YAML_SYNTAX"]


def test_problems_are_in_the_order_of_lines(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    shutil.copytree(GOOD, folder)
    needs = "".join(f"- {{role: nobody, grade: 1, fy: 2026, department: d{i}, count: 1}}\n" for i in range(12))
    (folder / "needs.yaml").write_text(needs, "utf-8")
    assert [p.place.line for p in load(folder)[1]] == list(range(1, 13))  # type: ignore[union-attr]


def test_several_circles_are_each_told_once(tmp_path: Path) -> None:
    folder = laid_over_good(BAD / "E_CIRCLE", tmp_path)
    path = folder / "trainings" / "all.yaml"
    text = path.read_text("utf-8")
    for name, other in (("ai-first", "ai-online"), ("ai-online", "ai-first")):
        at = text.index("    teaches: {ai", text.index(f"id: {name}"))
        text = f"{text[:at]}    prerequisites: {{trainings: [{other}]}}\n{text[at:]}"
    path.write_text(text, "utf-8")
    assert [p.code for p in load(folder)[1]] == ["E_CIRCLE", "E_CIRCLE"]


def test_mistakes_of_shape_and_unknown_names_of_one_file_come_in_one_pass(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    shutil.copytree(GOOD, folder)
    path = folder / "trainings" / "all.yaml"
    text = path.read_text("utf-8")
    for old, new in (
        ("hours: 3\n    half_days: 1", "hours: three\n    half_days: 1"),
        ("conduct: [curious]", "conduct: [curios]\n    colour: red"),
        ("    summary: {ja: 問いの立て方。, en: How to ask.}\n", ""),
        ("trainings: [data-first], levels", "trainings: [data-frist], levels"),
        ("format: e-learning", "format: video"),
        ("teaches: {ai: 1}", "teaches: {ai: 1, aii: 1}"),
    ):
        assert old in text
        text = text.replace(old, new, 1)
    path.write_text(text, "utf-8")
    role = folder / "roles" / "analyst.yaml"
    role.write_text(role.read_text("utf-8").replace("prescribed: [data-second]", "prescribed: [data-secund]"), "utf-8")
    _, found = load(folder)
    assert sorted((p.code, p.place.path.rpartition("/")[2]) for p in found) == [  # type: ignore[union-attr]
        ("E_ID_UNKNOWN", "all.yaml"), ("E_ID_UNKNOWN", "all.yaml"), ("E_ID_UNKNOWN", "all.yaml"),
        ("E_ID_UNKNOWN", "analyst.yaml"), ("E_KEY_MISSING", "all.yaml"), ("E_KEY_UNKNOWN", "all.yaml"),
        ("E_VALUE_CHOICE", "all.yaml"), ("E_VALUE_SHAPE", "all.yaml"),
    ]  # fmt: skip
    assert {str(p.facts["found"]) for p in found if p.code == "E_ID_UNKNOWN"} == {
        "curios", "data-frist", "aii", "data-secund",
    }  # fmt: skip


def test_an_entity_without_an_id_makes_no_other_one_unknown(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    shutil.copytree(GOOD, folder)
    path = folder / "trainings" / "all.yaml"
    path.write_text(path.read_text("utf-8").replace("- id: data-second\n    name", "- name", 1), "utf-8")
    assert [p.code for p in load(folder)[1]] == ["E_KEY_MISSING"]
    path.write_text("id: all\nname: {ja: すべて, en: All}\ntrainings: none\n", "utf-8")
    assert [p.code for p in load(folder)[1]] == ["E_VALUE_SHAPE"]


SHAPE = {"E_KEY_MISSING", "E_KEY_UNKNOWN", "E_VALUE_SHAPE", "E_VALUE_CHOICE", "E_VALUE_PATTERN", "E_VALUE_RANGE"}


@settings(max_examples=25)
@given(st.randoms(use_true_random=False), st.sampled_from(["drop", "key", [[]], {"q": {}}, "!! ?", -7.5]))
def test_one_mistake_of_shape_makes_nothing_else_look_wrong(chance: Random, how: object) -> None:
    with tempfile.TemporaryDirectory() as home:
        folder = Path(home) / "data"
        shutil.copytree(GOOD, folder)
        file = chance.choice(sorted(folder.rglob("*.yaml")))
        data = yaml.safe_load(file.read_text("utf-8"))
        parent, key = chance.choice(list(_values(data)))
        if how == "drop" and isinstance(parent, dict):
            del parent[key]
        elif how == "key" and isinstance(parent, dict):
            parent["zzz"] = parent.pop(key)
        elif how not in ("drop", "key"):
            parent[key] = how
        file.write_text(yaml.safe_dump(data, allow_unicode=True), "utf-8")
        codes = {p.code for p in load(folder)[1]}
        assert not codes & SHAPE or codes <= SHAPE


def _values(data: Any) -> Iterator[tuple[Any, Any]]:
    pairs = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for key, value in list(pairs):
        yield data, key
        yield from _values(value)


def test_a_copied_file_with_other_skills_is_told_and_a_half_written_one_is_not_read(
    workspace: Path, cli: Callable[..., Any]
) -> None:
    skills = workspace / "data" / "skills"
    text = (skills / "basics.yaml").read_text("utf-8")
    (skills / ".skillmap-pc.1.basics.yaml").write_text(text, "utf-8")
    cli("framework", "check")
    (skills / "more.yaml").write_text(
        text.replace("- id: bpr", "- id: bpr-2").replace("- id: planning", "- id: p-2"), "utf-8"
    )
    told = cli("framework", "check", expect=1).text
    [twice] = [line for line in told.splitlines() if "E_ID_TWICE" in line]
    assert twice.startswith("data/skills/more.yaml:") and "data/skills/basics.yaml" in twice
    assert "E_ID_FILE_NAME" not in told
