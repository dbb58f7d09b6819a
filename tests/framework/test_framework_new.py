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
