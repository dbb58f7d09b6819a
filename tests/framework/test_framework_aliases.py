"""Other names of trainings: each means one of them."""

import shutil
from pathlib import Path

import pytest
from framework_cases import GOOD

from skillmap.framework.check import examine
from skillmap.framework.reader import read
from skillmap.revision.former_names import EarlierNames, former_names, names_of


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return Path(shutil.copytree(GOOD, tmp_path / "data"))


def add(folder: Path, training: str, *aliases: str) -> None:
    path = folder / "trainings" / "all.yaml"
    text = path.read_text("utf-8")
    assert f"  - id: {training}\n" in text
    listed = ", ".join(f'"{one}"' for one in aliases)
    path.write_text(text.replace(f"  - id: {training}\n", f"  - id: {training}\n    aliases: [{listed}]\n"), "utf-8")


def told(folder: Path) -> list[tuple[object, object]]:
    found = examine(read(folder), advise=True)
    return [(p.facts["found"], p.facts["other"]) for p in found if p.code == "W_NAME_TWICE"]


def test_a_name_that_two_trainings_bear_is_told_at_the_second_one(data: Path) -> None:
    add(data, "data-first", "数字の会", "ＡＩ入門の会")
    add(data, "ai-first", "数字の　会")
    assert told(data) == [("数字の　会", "data-first")]


def test_another_trainings_own_name_or_id_is_told_too(data: Path) -> None:
    own = read(data).framework.trainings["ai-online"].name.ja
    add(data, "data-first", own, "ai-first")
    assert told(data) == [(own, "ai-online"), ("ai-first", "ai-first")]


def test_its_own_name_once_more_is_nothing_to_tell(data: Path) -> None:
    own = read(data).framework.trainings["data-first"].name.ja
    add(data, "data-first", own)
    assert told(data) == []


def test_a_name_goes_before_an_alias_when_former_names_are_asked(data: Path) -> None:
    before = read(data).framework
    own = before.trainings["ai-online"].name.ja
    add(data, "data-first", own)
    add(data, "data-second", own)
    # It is the name of ai-online, as it was: an older list means no other one.
    assert former_names(names_of(read(data).framework), [EarlierNames(names_of(before), [])])["training"] == {}
