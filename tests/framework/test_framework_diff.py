"""Comparisons: nothing for the same definitions, a line for every change, in people's words."""

import json
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from framework_cases import GOOD
from hypothesis import given, settings
from hypothesis import strategies as st

from skillmap.framework.diff import compare
from skillmap.framework.load import load, shipped
from skillmap.framework.model import Framework
from skillmap.framework.yaml_files import parse
from skillmap.i18n import word
from trials import trials


def loaded(folder: Path) -> Framework:
    framework, problems = load(folder)
    assert framework is not None, problems
    return framework


@pytest.fixture(scope="module")
def good() -> Framework:
    return loaded(GOOD)


def changed(tmp_path: Path, file: str, *edits: tuple[str, str]) -> Framework:
    """The good framework with texts of one file replaced, each once."""
    folder = tmp_path / "data"
    if not folder.exists():
        shutil.copytree(GOOD, folder)
    path = folder / file
    text = path.read_text("utf-8")
    for old, new in edits:
        assert old in text
        text = text.replace(old, new, 1)
    path.write_text(text, "utf-8")
    return loaded(folder)


def lines(old: Framework, new: Framework) -> list[tuple[str, str, str, str, str]]:
    return [
        (word(d.change, "ja"), word(d.name, "ja"), word(d.item, "ja"), word(d.before, "ja"), word(d.after, "ja"))
        for d in compare(old, new)
    ]


@pytest.mark.parametrize("folder", [GOOD, shipped()], ids=["good", "shipped"])
def test_nothing_differs_from_itself(folder: Path) -> None:
    assert compare(loaded(folder), loaded(folder)) == ()


def test_a_requirement_is_raised_lowered_asked_and_dropped(good: Framework, tmp_path: Path) -> None:
    new = changed(tmp_path, "roles/analyst.yaml", ("requires: {data: 1}", "requires: {data: 2, ai: 1}"))
    assert lines(good, new) == [
        ("raised", "分析担当 段階1", "求めるレベル：データ分析", "1", "2"),
        ("asked", "分析担当 段階1", "求めるレベル：AIの活用", "", "1"),
    ]
    assert [line[0] for line in lines(new, good)] == ["lowered", "dropped"]


def test_names_ids_and_texts(good: Framework, tmp_path: Path) -> None:
    new = changed(
        tmp_path, "skills/basic.yaml", ("ja: データ分析", "ja: データ活用"), ("数字を見ていない", "数字を見ない")
    )
    assert lines(good, new) == [
        ("renamed", "データ活用", "名称", "データ分析", "データ活用"),
        ("changed", "データ活用", "レベル0の説明", "数字を見ていない。", "数字を見ない。"),
    ]


def test_a_new_id_is_no_removal(good: Framework, tmp_path: Path) -> None:
    folder = tmp_path / "data"
    shutil.copytree(GOOD, folder)
    for path in folder.rglob("*.yaml"):
        path.write_text(path.read_text("utf-8").replace("ai-online", "ai-video"), "utf-8")
    found = compare(good, loaded(folder))
    assert [(d.change, d.kind, d.before, d.after) for d in found if d.kind == "training"] == [
        ("new_id", "training", "ai-online", "ai-video")
    ]
    assert not [d for d in found if d.change in ("added", "removed")]


def test_a_skill_is_split_and_merged_again(good: Framework, tmp_path: Path) -> None:
    folder = tmp_path / "data"
    shutil.copytree(GOOD, folder)
    skills = folder / "skills" / "basic.yaml"
    text = skills.read_text("utf-8")
    start = text.index("  - id: data\n")
    one = text[start : text.index("  - id: ai\n")]
    halves = [
        one.replace("id: data", f"id: data-{n}").replace("データ分析", name).replace("Data analysis", name)
        for n, name in (("read", "数字を読む力"), ("ask", "問いを立てる力"))
    ]
    skills.write_text(text.replace(one, "".join(halves)), "utf-8")
    for path in folder.rglob("*.yaml"):
        if path != skills:
            path.write_text(path.read_text("utf-8").replace("{data:", "{data-read:"), "utf-8")
    new = loaded(folder)
    split = [d for d in compare(good, new) if d.kind == "skill"]
    assert [(d.change, word(d.before, "ja"), word(d.after, "ja")) for d in split] == [
        ("split", "データ分析", "数字を読む力、問いを立てる力")
    ]
    merged = [d for d in compare(new, good) if d.kind == "skill"]
    assert [(d.change, word(d.before, "ja"), word(d.after, "ja")) for d in merged] == [
        ("merged", "数字を読む力、問いを立てる力", "データ分析")
    ]


def leaves(data: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    if isinstance(data, dict | list):
        for key, value in data.items() if isinstance(data, dict) else enumerate(data):
            yield from leaves(value, (*path, key))
    else:
        yield path


PLACES = [
    (path.relative_to(GOOD).as_posix(), place)
    for path in sorted(GOOD.rglob("*.yaml"))
    for place in leaves(parse(path.read_text("utf-8"), "x")[0].data)  # type: ignore[union-attr]
]


@settings(max_examples=trials(50))
@given(st.sampled_from(PLACES), st.booleans())
def test_no_change_of_any_value_goes_unnoticed(place: tuple[str, tuple[Any, ...]], remove: bool) -> None:
    import tempfile

    file, path = place
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made) / "data"
        shutil.copytree(GOOD, folder)
        document, _ = parse((folder / file).read_text("utf-8"), file)
        assert document is not None
        inner = document.data
        for key in path[:-1]:
            inner = inner[key]
        if remove:
            del inner[path[-1]]
        else:
            value = inner[path[-1]]
            inner[path[-1]] = value + 1 if isinstance(value, int | float) else f"{value}変"
        (folder / file).write_text(json.dumps(document.data, ensure_ascii=False), "utf-8")
        old, (new, _) = loaded(GOOD), load(folder)
        if new is None:
            return
        found, back = compare(old, new), compare(new, old)
        assert bool(found) == bool(back) == (old.digest != new.digest), (file, path)
        assert all(word(fact, "en") is not None for d in found for fact in (d.name, d.item, d.before, d.after))


def test_comparison_at_the_command_line(cli: Callable[..., Any], shipped_workspace: Path) -> None:
    same = cli("framework", "diff")
    assert "違いはありません" in same.out
    role = shipped_workspace / "data" / "roles" / "section-ict-leader.yaml"
    role.write_text(role.read_text("utf-8").replace("ai-use: 1", "ai-use: 2", 1), "utf-8")
    found = json.loads(cli("framework", "diff", "--format", "json", expect=1).out)
    assert [(f["change"], f["name"], f["before"], f["after"]) for f in found] == [
        ("引上げ", "課のICTリーダー 段階1", 1, 2)
    ]
    assert "影響を受ける職員はいません" in cli("framework", "diff", "--who", expect=1).out
    book = shipped_workspace / "diff.xlsx"
    cli("framework", "diff", "--who", "--format", "xlsx", "--out", book, expect=1)
    assert book.stat().st_size > 5000
