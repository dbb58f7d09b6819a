"""New definitions: sound at once, comments of the file kept, nothing written that would not load."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from skillmap.framework.load import load
from skillmap.framework.model import Framework


def _loaded(workspace: Path) -> Framework:
    framework, problems = load(workspace / "data")
    assert framework is not None, problems
    return framework


@pytest.mark.parametrize(
    ("kind", "more", "file"),
    [
        ("人材像", (), "roles/my-own.yaml"),
        ("role", ("--like", "プロダクトマネージャー"), "roles/my-own.yaml"),
        ("skill", ("--file", "design"), "skills/design.yaml"),
        ("skill", ("--like", "データ分析"), "skills/data-ai.yaml"),
        ("training", ("--file", "common.yaml"), "trainings/common.yaml"),
        ("training", ("--like", "genai-basics"), "trainings/data-ai.yaml"),
    ],
)
def test_a_draft_is_sound(
    cli: Callable[..., Any], shipped_workspace: Path, kind: str, more: tuple[str, ...], file: str
) -> None:
    path = shipped_workspace / "data" / file
    before = path.read_text("utf-8") if path.exists() else ""
    arguments = ("framework", "new", kind, "my-own", "--ja", "私たちの案", "--en", "Our own", *more)
    shown = cli(*arguments, "--dry-run").out
    assert (path.read_text("utf-8") if path.exists() else "") == before
    cli(*arguments, expect=4)
    cli(*arguments, "--yes")
    after = path.read_text("utf-8")
    assert after == before + shown
    framework = _loaded(shipped_workspace)
    found = {**framework.roles, **framework.skills, **framework.trainings}["my-own"]
    assert (found.name.ja, found.name.en) == ("私たちの案", "Our own")
    assert not list(path.parent.glob(".*"))


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("role", "product-manager"), "が使っています"),
        (("skill", "my-own"), "書き加えるファイルが分かりません"),
        (("skill", "my-own", "--file", "nowhere"), "書き加えるファイルが分かりません"),
        (("role", "Not An Id"), "E_VALUE_PATTERN"),
        (("training", "my-own", "--like", "zzzzz"), "という研修はありません"),
        (("level", "my-own"), "という種類はありません"),
    ],
)
def test_what_would_be_wrong_is_refused(
    cli: Callable[..., Any], shipped_workspace: Path, arguments: tuple[str, ...], told: str
) -> None:
    before = _loaded(shipped_workspace).digest
    refused = cli("framework", "new", *arguments, "--ja", "案", "--en", "Draft", "--yes", expect=3)
    assert told in refused.err
    assert _loaded(shipped_workspace).digest == before


def test_a_list_in_the_middle_of_its_file_is_added_to_at_its_end(
    cli: Callable[..., Any], shipped_workspace: Path
) -> None:
    path = shipped_workspace / "data" / "skills" / "design.yaml"
    _, rest = path.read_text("utf-8").split("skills:\n", 1)
    name = "name:\n  ja: デザイン\n  en: Design\n"
    path.write_text("id: design\nskills:\n" + rest + name, "utf-8")
    cli("framework", "new", "skill", "mine", "--ja", "案", "--en", "Mine", "--file", "design", "--yes")
    text = path.read_text("utf-8")
    assert text.startswith("id: design\nskills:\n" + rest)
    assert text.endswith(name)
    framework, _ = load(shipped_workspace / "data")
    assert framework is not None
    assert framework.skills["mine"].category == "design"


@pytest.mark.parametrize(
    ("kind", "more", "count"),
    [("role", (), 3), ("skill", ("--file", "design"), 1), ("training", ("--file", "common"), 2)],
)
def test_a_draft_is_unfinished_until_its_sentences_are_written(
    cli: Callable[..., Any], shipped_workspace: Path, kind: str, more: tuple[str, ...], count: int
) -> None:
    assert cli("framework", "check").code == 0
    cli("framework", "new", kind, "my-own", "--ja", "私たちの案", "--en", "Our own", *more, "--yes")
    told = cli("framework", "check", expect=1).out
    assert told.count("下書きの文のままです") == count
    assert ("E_GRADE_ASKS_NOTHING" in told) is (kind == "role")
    for path in (shipped_workspace / "data").rglob("*.yaml"):
        text = path.read_text("utf-8")
        for ja in ("を書きます。", "書きます。"):
            text = text.replace(ja, "がある。")
        for en in (
            "What Our own is",
            "Write the duties one by one.",
            "This grade in short.",
            "Who holds it.",
            "What is",
        ):
            text = text.replace(en, "Ours")
        path.write_text(text.replace("summary: {ja: この段階の姿", "summary: {ja: 姿"), "utf-8")
    assert "下書きの文のままです" not in cli("framework", "check", expect=None).out


def test_nobody_is_ready_for_a_role_that_asks_for_nothing(cli: Callable[..., Any], shipped_workspace: Path) -> None:
    cli("framework", "new", "role", "my-own", "--ja", "私たちの案", "--en", "Our own", "--yes")
    (shipped_workspace / "staff.csv").write_text("職員番号,氏名,部,課\n000101,青木 一郎,総務部,人事課\n", "utf-8")
    cli("staff", "import", "staff.csv", "--as-of", "2026-04-01", "--yes")
    cli("career", "aim", "--staff", "000101", "--to", "my-own/1", "--yes")
    assert "青木" not in cli("career", "ready").out
    assert "認定できません" in cli("career", "recognise", "--staff", "000101", "--yes", expect=3).err
    assert "充足 0 人" in cli("assess", "gap").out
