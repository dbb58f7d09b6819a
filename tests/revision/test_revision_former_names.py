"""Lists without a version have names of before: read under those of today and told, or refused with these named."""

import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from skillmap import own_cache
from skillmap.framework.transition import Fate, Transition, TransitionStep
from skillmap.revision.former_names import EarlierNames, VersionNames, former_names

Cli = Callable[..., Any]
STAFF = """職員番号,氏名,フリガナ,部,課,職名
000301,渡 汐里,ワタリ シオリ,総務部,総務課,主事
000302,港 大地,ミナト ダイチ,総務部,総務課,主任
"""


def version(skills: dict[str, str], levels: tuple[int, ...] = (0, 1, 2), **others: dict[str, str]) -> VersionNames:
    kinds = {"skill": skills, **{kind: others.get(kind, {}) for kind in ("role", "training", "qualification")}}
    return VersionNames(
        {kind: {key: (ja, f"{key} en") for key, ja in own.items()} for kind, own in kinds.items()}, levels
    )


def step(kind: str, old: str, fate: Fate, *new: str) -> TransitionStep:
    return TransitionStep(kind, old, fate, new)


OLD = version({"rope": "縄", "knot": "結び", "sail": "帆", "oar": "櫂", "tide": "潮"}, role={"mate": "航海士"})
NEW = version({"rope": "綱", "knots": "結索", "rig": "帆装", "jib": "前帆", "tide": "潮"}, role={"officer": "船長候補"})
CHANGE = Transition(
    (
        step("skill", "knot", Fate.RENAMED, "knots"),
        step("skill", "sail", Fate.SPLIT, "rig", "jib"),
        step("skill", "oar", Fate.WITHDRAWN),
        step("role", "mate", Fate.RENAMED, "officer"),
        step("grade", "mate/1", Fate.RENAMED, "officer/1"),
    )
)


def test_what_became_of_a_name() -> None:
    found = former_names(NEW, [EarlierNames(OLD, [CHANGE])])
    skills = {one.text: (one.why, one.key, [name.ja for name in one.now]) for one in found["skill"].values()}
    assert skills["縄"] == ("", "rope", ["綱"])
    assert skills["結び"] == ("", "knots", ["結索"])
    assert skills["knot"] == ("", "knots", ["結索"])
    assert skills["帆"] == ("split", "", ["帆装", "前帆"])
    assert skills["櫂"] == ("withdrawn", "", [])
    assert "潮" not in skills
    assert [(one.text, one.why) for one in found["role"].values() if one.text == "航海士"] == [("航海士", "")]


def test_merged_skills_other_levels_and_other_grades_are_in_doubt() -> None:
    merged = Transition((step("skill", "knot", Fate.MERGED, "rope"), step("skill", "rope", Fate.MERGED, "rope")))
    assert former_names(NEW, [EarlierNames(OLD, [merged])])["skill"]["結び"].why == "merged"
    moved = Transition((step("level", "2", Fate.MOVED, "1"),))
    assert former_names(NEW, [EarlierNames(OLD, [moved])])["skill"]["縄"].why == "scale"
    finer = version({"rope": "縄"}, levels=(0, 1, 2, 3))
    assert former_names(NEW, [EarlierNames(finer, [])])["skill"]["縄"].why == "scale"
    renumbered = Transition((
        step("role", "mate", Fate.RENAMED, "officer"), step("grade", "mate/1", Fate.RENAMED, "officer/2"),
    ))  # fmt: skip
    assert former_names(NEW, [EarlierNames(OLD, [renumbered])])["role"]["航海士"].why == "grades"


def test_a_name_of_today_that_was_anothers_is_said_and_the_newest_version_counts() -> None:
    swapped = version({"rope": "結索", "knots": "綱"})
    found = former_names(NEW, [EarlierNames(swapped, [])])["skill"]
    assert {(one.text, one.why, one.key) for one in found.values()} >= {("結索", "reused", "knots")}
    assert [name.ja for name in found["結索"].now] == ["綱"]
    older = version({"tide": "波"})
    newer = version({"knots": "波"})
    assert former_names(NEW, [EarlierNames(newer, []), EarlierNames(older, [])])["skill"]["波"].key == "knots"


@pytest.fixture
def office(workspace: Path, cli: Cli) -> Path:
    (workspace / "staff.csv").write_text(STAFF, "utf-8")
    cli("staff", "import", "staff.csv", "--as-of", "2026-04-01", "--yes")
    return workspace


def edit(file: Path, *pairs: tuple[str, str]) -> None:
    text = file.read_text("utf-8")
    for old, new in pairs:
        assert old in text, old
        text = text.replace(old, new)
    file.write_text(text, "utf-8")


def renamed(office: Path) -> None:
    """Names edited in the files, under the same ids."""
    edit(office / "data/skills/basics.yaml", ("ja: 業務改善,", "ja: 仕事の見直し,"))
    edit(office / "data/trainings/basic.yaml", ("ja: 企画の実践,", "ja: 企画づくり演習,"))
    edit(office / "data/roles/product-manager.yaml", ("ja: プロダクトマネージャー,", "ja: 事業責任者,"))


@pytest.mark.parametrize(
    ("text", "cells", "levels"),
    [
        ("職員番号,業務改善,企画\n000301,2,1\n", ["B1"], ["仕事の見直し 2", "企画 1"]),
        ("職員番号,スキル,レベル\n000301,業務改善,2\n000301,企画,1\n", ["B2"], ["仕事の見直し 2", "企画 1"]),
        ("スキル,000301\n業務改善,2\n企画,1\n", ["A2"], ["仕事の見直し 2", "企画 1"]),
        ("職員番号,業務改善,業務改善\n,自己,上司\n000301,2,1\n", ["B2", "C2"], ["仕事の見直し 2", "仕事の見直し 1"]),
    ],
)
def test_levels_under_a_name_of_before(office: Path, cli: Cli, text: str, cells: list[str], levels: list[str]) -> None:
    renamed(office)
    Path("評価.csv").write_text(text, "utf-8")
    told = cli("assess", "import", "評価.csv", "--as-of", "2026-05-01", "--yes").err
    (line,) = re.findall(r"評価.csv (.+): W_FORMER_NAME 「業務改善」.*今の「仕事の見直し」", told)
    assert line.split(", ") == cells
    assert all(level in told for level in levels)
    assert "変更なし" in cli("assess", "import", "評価.csv", "--as-of", "2026-05-01", "--yes").err


def test_both_names_in_one_list_are_named(office: Path, cli: Cli) -> None:
    renamed(office)
    Path("評価.csv").write_text("職員番号,業務改善,仕事の見直し\n000301,2,1\n", "utf-8")
    told = cli("assess", "import", "評価.csv", "--as-of", "2026-05-01", "--yes", expect=3).text
    assert "E_HEADER_DUPLICATE" in told
    assert "業務改善、仕事の見直し" in told


def test_trainings_and_roles_under_names_of_before(office: Path, cli: Cli) -> None:
    renamed(office)
    for name, text, command, cell in (
        ("日程.csv", "研修名,開催コード,開催日,時間帯,定員\n企画の実践,K1,2026-07-06,終日,9\n", "session import", "A2"),
        ("修了.csv", "職員番号,研修名,修了日,結果\n000301,企画の実践,2026-05-20,修了\n", "result import", "B2"),
        ("横の修了.csv", "職員番号,企画の実践\n000302,2026-05-20\n", "result import", "B2"),
        ("申込.csv", "職員番号,研修名\n000301,企画の実践\n", "enrol request import", "B2"),
        ("目標.csv", "職員番号,人材像\n000301,プロダクトマネージャー/2\n", "career aim --file", "B2"),
        ("必要.csv", "年度,人材像,段階,必要人数\n2026,プロダクトマネージャー,1,3\n", "need import", "B2"),
        ("横の必要.csv", "部,年度,プロダクトマネージャー 1\n総務部,2027,3\n", "need import", "C2"),
    ):
        Path(name).write_text(text, "utf-8")
        told = cli(*command.split(), name, "--yes").err
        assert re.search(rf"{name} {cell}: W_FORMER_NAME", told), told
    assert "企画づくり演習" in cli("session", "list", "--format", "csv").out
    assert "事業責任者" in cli("career", "show", "--staff", "000301").out


def test_an_answer_about_a_course_goes_before_what_its_name_was(office: Path, cli: Cli) -> None:
    renamed(office)
    Path("修了.csv").write_text("職員番号,研修名,修了日,結果\n000301,企画の実践,2026-05-20,修了\n", "utf-8")
    told = cli("result", "import", "修了.csv", "--course", "企画の実践=企画の基礎", "--yes").err
    assert "W_FORMER_NAME" not in told
    assert "企画の基礎 修了" in told


def test_names_of_before_a_change_of_the_version(office: Path, cli: Cli) -> None:
    shutil.copytree("data", "next")
    for file in Path("next").rglob("*.yaml"):
        file.write_text(file.read_text("utf-8").replace("bpr:", "redesign:"), "utf-8")
    edit(Path("next/skills/basics.yaml"), ("id: bpr", "id: redesign"), ("ja: 業務改善,", "ja: 仕事の見直し,"))
    edit(Path("next/framework.yaml"), ('version: "1.0"', 'version: "2.0"'))
    cli("framework", "migrate", "next", "--accept-proposals", "--yes")
    Path("評価.csv").write_text("職員番号,業務改善\n000301,2\n", "utf-8")
    told = cli("assess", "import", "評価.csv", "--yes", "--as-of", "2026-06-15").err
    assert "W_FORMER_NAME" in told
    assert "仕事の見直し 2" in told


def test_what_is_no_longer_there_is_refused_at_its_cell(office: Path, cli: Cli) -> None:
    text = Path("data/trainings/basic.yaml").read_text("utf-8")
    start = text.index("  - id: bpr-basics")
    end = text.index("  - id: leader-kickoff")
    Path("data/trainings/basic.yaml").write_text(text[:start] + text[end:], "utf-8")
    for file in Path("data").rglob("*.yaml"):
        edited = re.sub(r",? ?\bbpr-basics\b", "", file.read_text("utf-8"))
        file.write_text(edited, "utf-8")
    Path("修了.csv").write_text("職員番号,研修名,修了日,結果\n000301,業務改善の基礎,2026-05-20,修了\n", "utf-8")
    told = cli("result", "import", "修了.csv", "--yes", expect=3).err
    assert re.search(r"修了.csv B2: E_FORMER_WITHDRAWN", told), told


def test_names_that_another_program_kept_are_read_anew(
    office: Path, cli: Cli, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    for name in ("XDG_CACHE_HOME", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(tmp_path / "cache"))
    renamed(office)
    Path("評価.csv").write_text("職員番号,業務改善\n000301,2\n", "utf-8")
    command = ("assess", "import", "評価.csv", "--as-of", "2026-05-01", "--dry-run")
    said = cli(*command).err
    assert "W_FORMER_NAME" in said
    (kept,) = (tmp_path / "cache").rglob("*.names")
    names, levels = json.loads(own_cache.find(kept) or b"")
    for other in ({"skill": names["skill"]}, {}, {**names, "office": {}}):
        own_cache.keep(kept, json.dumps([other, levels]).encode(), 9)
        assert cli(*command).err == said


def test_names_of_before_behind_options_say_the_name_of_today(office: Path, cli: Cli) -> None:
    renamed(office)
    manager = "プロダクトマネージャー"
    for line, old, new in (
        (("training", "show", "企画の実践"), "企画の実践", "企画づくり演習"),
        (("session", "add", "企画の実践", "--day", "2026-09-10", "--capacity", 9), "企画の実践", "企画づくり演習"),
        (("report", "mandatory", "--training", "企画の実践"), "企画の実践", "企画づくり演習"),
        (("report", "levels", "--skill", "業務改善"), "業務改善", "仕事の見直し"),
        (("career", "aim", "--staff", "000301", "--to", f"{manager}/2"), manager, "事業責任者"),
        (("framework", "show", "企画の実践"), "企画の実践", "企画づくり演習"),
    ):
        told = cli(*line, expect=3).err
        assert f"「{old}」という" in told and f"今は「{new}」です" in told, told
        assert cli(*(str(one).replace(old, new) for one in line), expect=None).code in (0, 4)
    assert "という研修はありません" in cli("training", "show", "港の歩き方", expect=3).err
