"""A new version of the definitions, and an office that has changed the former one: nothing of either is lost."""

import shlex
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from skillmap.framework import merging, three_way
from skillmap.framework.reader import read
from skillmap.office import versions
from trials import trials

OWN_SKILL = """  - id: mooring
    name: {ja: 係留, en: Mooring}
    definition: {ja: 船をつなぐ力。, en: Making ships fast.}
    descriptors: {}
"""
NEW_ROLE = """id: pilot
name: {ja: 水先人, en: Pilot}
purpose: {ja: 船を導く。, en: Guides ships.}
duties: []
origin: ours
grades:
  "1":
    summary: {ja: 導く。, en: Guides.}
    requires: {planning: 1}
"""


def edit(folder: Path, file: str, old: str, new: str) -> None:
    path = folder / file
    text = path.read_text("utf-8")
    assert old in text, old
    path.write_text(text.replace(old, new, 1), "utf-8")


@pytest.fixture
def three(workspace: Path) -> tuple[Path, Path, Path]:
    """The former version, the new one, and the office's own."""
    base, new, own = workspace / "元", workspace / "新", workspace / "data"
    shutil.copytree(own, base)
    shutil.copytree(own, new)
    edit(new, "framework.yaml", 'version: "1.0"', 'version: "1.1"')
    edit(new, "trainings/basic.yaml", "hours: 6", "hours: 7.5")
    edit(new, "skills/basics.yaml", "企画の力。", "企てて形にする力。")
    (new / "roles" / "pilot.yaml").write_text(NEW_ROLE, "utf-8")
    edit(own, "trainings/basic.yaml", "cost_yen: 12000", "cost_yen: 15000")
    edit(own, "roles/product-manager.yaml", "使われるサービス", "港で使われるサービス")
    skills = own / "skills" / "basics.yaml"
    skills.write_text(skills.read_text("utf-8") + OWN_SKILL, "utf-8")
    edit(own, "roles/product-manager.yaml", "{planning: 1, data-use: 1}", "{planning: 1, data-use: 1, mooring: 0}")
    return base, new, own


def test_both_sides_changes_come_together_and_go_over_with_people(
    three: tuple[Path, Path, Path], cli: Callable[..., Any]
) -> None:
    done = cli("framework", "merge", "新", "--base", "元", "--out", "合", "--yes")
    assert "自庁のまま残すもの" in done.text and "skillmap framework migrate 合" in done.text
    made = read(three[2].parent / "合").framework
    assert made.header.version == "1.1"
    practice = made.trainings["planning-practice"]
    assert (practice.hours, practice.cost_yen) == (7.5, 15000)
    assert made.skills["planning"].definition.ja == "企てて形にする力。"
    assert made.roles["product-manager"].purpose.ja.startswith("港で")
    assert "mooring" in made.skills and "pilot" in made.roles
    assert list(made.skills) == ["planning", "data-use", "security", "bpr", "mooring"]
    assert "mooring" in done.out and "cost_yen" in done.out and "hours" not in done.out
    # What is advised then takes the office over, and nothing of its own is lost on the way.
    cli("framework", "migrate", "合", "--accept-proposals", "--yes")
    assert read(three[2]).framework == made


def test_what_both_have_changed_is_asked_and_decided_by_either(
    three: tuple[Path, Path, Path], cli: Callable[..., Any]
) -> None:
    base, _, own = three
    edit(own, "trainings/basic.yaml", "hours: 6", "hours: 5")
    asked = cli("framework", "merge", "新", "--base", "元", "--out", "合", "--yes", expect=4)
    key = "trainings/basic.yaml.trainings.planning-practice.hours"
    assert key in asked.out and "7.5" in asked.out and f"--theirs {key}" in asked.err
    assert not (base.parent / "合").exists()
    for option, hours in (("--theirs", 7.5), ("--ours", 5)):
        cli("framework", "merge", "新", "--base", "元", "--out", f"合{hours}", option, key, "--yes")
        assert read(base.parent / f"合{hours}").framework.trainings["planning-practice"].hours == hours
    told = cli("framework", "merge", "新", "--base", "元", "--out", "合2", "--ours", "trainings", "--yes", expect=4).err
    assert "W_FOLLOW_UNUSED" in told, "a beginning that is no part of a key decides nothing"


def test_the_advice_about_a_key_with_blanks_can_be_typed(workspace: Path, cli: Callable[..., Any]) -> None:
    need = "- role: product-manager\n  grade: 1\n  fy: 2026\n  count: {}\n"
    for folder, count in (("元", 2), ("新", 3), ("data", 4)):
        if folder != "data":
            shutil.copytree(workspace / "data", workspace / folder)
        (workspace / folder / "needs.yaml").write_text(need.format(count), "utf-8")
    merge = ("framework", "merge", "新", "--base", "元", "--out", "合", "--yes")
    asked = cli(*merge, expect=4).err
    [advice] = [line for line in asked.splitlines() if "例 --theirs" in line]
    option, key = shlex.split(advice.partition("例 ")[2].partition("）")[0])
    assert (option, key) == ("--theirs", "needs.yaml.product-manager 1 2026.count")
    cli(*merge, option, key)
    assert "count: 3" in (workspace / "合" / "needs.yaml").read_text("utf-8")


def test_what_one_has_taken_out_and_the_other_changed_is_one_question(
    three: tuple[Path, Path, Path], cli: Callable[..., Any]
) -> None:
    base, new, own = three
    head, *rest = (new / "trainings" / "basic.yaml").read_text("utf-8").split("  - id: ")
    kept = [one for one in rest if not one.startswith("data-basics")]
    (new / "trainings" / "basic.yaml").write_text("  - id: ".join([head, *kept]), "utf-8")
    edit(own, "trainings/basic.yaml", "hours: 2\n", "hours: 2.5\n")
    asked = cli("framework", "merge", "新", "--base", "元", "--out", "合", "--yes", expect=4)
    assert "（1" in asked.err or " 1 件" in asked.err
    key = "trainings/basic.yaml.trainings.data-basics"
    cli("framework", "merge", "新", "--base", "元", "--out", "残", "--ours", key, "--yes")
    assert read(base.parent / "残").framework.trainings["data-basics"].hours == 2.5
    cli("framework", "merge", "新", "--base", "元", "--out", "外", "--theirs", key, "--yes")
    assert "data-basics" not in read(base.parent / "外").framework.trainings


def test_what_does_not_fit_together_is_told_and_nothing_is_written(
    three: tuple[Path, Path, Path], cli: Callable[..., Any]
) -> None:
    base, new, own = three
    head, *rest = (new / "trainings" / "basic.yaml").read_text("utf-8").split("  - id: ")
    kept = [one for one in rest if not one.startswith("data-basics")]
    (new / "trainings" / "basic.yaml").write_text("  - id: ".join([head, *kept]), "utf-8")
    edit(own, "roles/section-ict-leader.yaml", "[bpr-basics]", "[bpr-basics, data-basics]")
    told = cli("framework", "merge", "新", "--base", "元", "--out", "合", "--yes", expect=3).err
    assert "E_ID_UNKNOWN" in told and "data-basics" in told
    assert not (base.parent / "合").exists()
    # As advised: what the new version no longer has goes from the own definitions.
    edit(own, "roles/section-ict-leader.yaml", "[bpr-basics, data-basics]", "[bpr-basics]")
    cli("framework", "merge", "新", "--base", "元", "--out", "合", "--yes")


def test_files_that_nobody_else_touched_are_those_of_their_side_to_the_byte(
    three: tuple[Path, Path, Path], cli: Callable[..., Any]
) -> None:
    base, new, own = three
    path = own / "leaders.yaml"
    path.write_text("# 港湾部と相談済み\n" + path.read_text("utf-8").replace("各課1名", "各課一名"), "utf-8")
    cli("framework", "merge", "新", "--base", "元", "--out", "合", "--yes")
    out = base.parent / "合"
    assert (out / "leaders.yaml").read_bytes() == path.read_bytes()
    assert (out / "roles" / "pilot.yaml").read_bytes() == (new / "roles" / "pilot.yaml").read_bytes()
    assert (out / "careers.yaml").read_bytes() == (base / "careers.yaml").read_bytes()


def test_without_a_former_version_it_is_asked_for_and_a_new_workspace_keeps_it(
    three: tuple[Path, Path, Path], cli: Callable[..., Any], tmp_path: Path
) -> None:
    for one in (three[2].parent / "framework").glob("shipped-*"):
        one.unlink()
    assert "--base" in cli("framework", "merge", "新", "--out", "合", "--yes", expect=3).err
    cli("init", tmp_path / "新しい庁")
    [kept] = (tmp_path / "新しい庁" / "framework").glob("shipped-*.zip")
    with versions.unpacked(kept) as folder:
        assert read(folder).framework == read(tmp_path / "新しい庁" / "data").framework
    same = cli("--workspace", tmp_path / "新しい庁", "framework", "merge", "--out", tmp_path / "合", "--yes", expect=3)
    assert "同じです" in same.err


def test_a_kept_version_that_todays_checks_would_refuse_is_compared_with_all_the_same(
    cli: Callable[..., Any], tmp_path: Path
) -> None:
    own = tmp_path / "港"
    cli("init", own)
    shutil.copytree(own / "data", tmp_path / "次")
    edit(tmp_path / "次", "framework.yaml", "version:", "# 次の版\nversion:")
    [kept] = (own / "framework").glob("shipped-*.zip")
    with versions.unpacked(kept) as folder:
        files = versions.definition_files(folder)
    kept.write_bytes(versions.archive({**files, "framework.yaml": files["framework.yaml"] + b"formerly: 1\n"}))
    done = cli("--workspace", own, "framework", "merge", tmp_path / "次", "--out", tmp_path / "合", "--yes")
    assert "E_FRAMEWORK" not in done.err and (tmp_path / "合" / "framework.yaml").is_file()


LEAVES = st.one_of(st.integers(0, 3), st.sampled_from(["a", "b"]), st.lists(st.integers(0, 2), max_size=2))
ENTRIES = st.dictionaries(st.sampled_from(["p", "q", "r"]), st.dictionaries(st.sampled_from("xy"), LEAVES), max_size=3)


def file_of(entries: dict[str, dict[str, Any]]) -> dict[str, Any]:
    return {"f.yaml": {"id": "f", "list": [{"id": key, **values} for key, values in entries.items()]}}


@settings(max_examples=trials(200))
@given(ENTRIES, ENTRIES)
def test_who_changed_alone_gets_all_of_it(before: dict[str, Any], after: dict[str, Any]) -> None:
    base, changed = file_of(before), file_of(after)

    def content(data: Any) -> Any:
        return {one["id"]: one for one in data["f.yaml"].get("list", [])}

    theirs = merging.merged(base, changed, base)
    ours = merging.merged(base, base, changed)
    both = merging.merged(base, changed, changed)
    for found in (theirs, ours, both):
        assert not found.values.conflicts
        assert content(found.data) == content(changed)


BERTH = {"role": "pilot", "grade": 1, "count": 2}
QUAY = {"role": "pilot", "grade": 2, "count": 4}


@pytest.mark.parametrize(
    ("base", "theirs", "ours", "after"),
    [
        (None, [], [BERTH], [BERTH]),
        (None, [BERTH], [], [BERTH]),
        ([], [], [BERTH], [BERTH]),
        ([], [QUAY], [], [QUAY]),
        ([], [QUAY], [BERTH], [BERTH, QUAY]),
        ([BERTH, QUAY], [QUAY], [BERTH], []),
        ([BERTH], [], [BERTH], []),
        ([BERTH], [BERTH], [], []),
        ([BERTH], [], [], []),
        ([], [], [], []),
    ],
)
def test_a_list_that_is_empty_on_one_side_loses_no_entry_of_another_one(
    base: list[Any] | None, theirs: list[Any], ours: list[Any], after: list[Any]
) -> None:
    sides = [{"needs.yaml": {"needs": one}} if one is not None else {} for one in (base, theirs, ours)]
    found = merging.merged(*sides)
    assert found.data == {"needs.yaml": {"needs": after}}
    assert not found.values.conflicts
    # The two lists together name what differs from the former version, and nothing twice.
    changed = [*found.values.kept, *found.values.taken]
    assert len({*changed}) == len(changed)
    assert not any(one != other and other[: len(one)] == one for one in changed for other in changed)


def test_a_list_that_one_side_emptied_while_the_other_changed_it_is_asked() -> None:
    sides = [{"needs.yaml": {"needs": one}} for one in ([BERTH], [{**BERTH, "count": 3}], [])]
    [asked] = merging.merged(*sides).values.conflicts
    assert asked.key == "needs.yaml.needs" and [str(asked.theirs), str(asked.ours)] == ["…", "[]"]
    assert merging.merged(*sides, ["needs.yaml"]).data == sides[1]
    assert merging.merged(*sides, [], ["needs.yaml"]).data == sides[2]


@pytest.mark.parametrize("turned", [False, True])
def test_what_one_side_emptied_keeps_what_the_other_has_added(*, turned: bool) -> None:
    emptied, added = {"teaches": {}}, {"teaches": {"knots": 1, "charts": 2}}
    theirs, ours = (added, emptied) if turned else (emptied, added)
    found = three_way.merge({"teaches": {"knots": 1}}, theirs, ours)
    assert found.merged == {"teaches": {"charts": 2}} and not found.conflicts
    assert emptied == {"teaches": {}}
