"""requirements.lock holds everything that pyproject.toml asks for, exactly, for every system."""

import re
import sys
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "tools"))

import lock  # noqa: E402

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
RUNNING = [*PROJECT["build-system"]["requires"], *PROJECT["project"]["dependencies"]]
EXTRAS = [need for extra in PROJECT["project"]["optional-dependencies"].values() for need in extra]


def pinned(text: str) -> list[Requirement]:
    """The requirements of a lock file, without their hashes."""
    return [Requirement(line.rstrip(" \\")) for line in text.splitlines() if line and line[0] not in " #"]


def missing(text: str, needs: list[str]) -> list[str]:
    """Which needs have no pinned version inside their range."""
    found = [(canonicalize_name(each.name), str(each.specifier).removeprefix("==")) for each in pinned(text)]
    asked = [(need, Requirement(need)) for need in needs]
    return [
        need
        for need, each in asked
        if not any(name == canonicalize_name(each.name) and each.specifier.contains(v) for name, v in found)
    ]


def test_everything_that_is_asked_for_is_locked() -> None:
    assert missing(lock.running(), RUNNING) == []
    assert missing(lock.LOCK.read_text("utf-8"), [*RUNNING, *EXTRAS]) == []


@pytest.mark.parametrize("need", ["not-there>=1", "pyyaml>=999", "Types_PyYAML>=999"])
def test_what_is_not_locked_is_found(need: str) -> None:
    assert missing(lock.LOCK.read_text("utf-8"), [*RUNNING, need]) == [need]


def test_what_a_locked_package_needs_is_locked_as_well() -> None:
    from importlib.metadata import PackageNotFoundError, requires

    text = lock.LOCK.read_text("utf-8")
    names = {canonicalize_name(each.name) for each in pinned(text)}
    for each in pinned(text):
        if each.marker and not each.marker.evaluate():
            continue
        try:
            needs = requires(each.name) or []
        except PackageNotFoundError:
            continue  # `make lowest`: what an older version of another package did without
        for need in map(Requirement, needs):
            if not need.marker or need.marker.evaluate({"extra": ""}):
                assert canonicalize_name(need.name) in names, f"{each.name} needs {need}"


def test_every_version_is_exact_hashed_and_from_anywhere() -> None:
    text = lock.LOCK.read_text("utf-8")
    for block in re.split(r"\n(?=\S)", text):
        if not block.startswith("#"):
            assert re.match(
                r"[a-z0-9-]+==\S+( ; [^\\]+)? \\\n( {4}--hash=sha256:[0-9a-f]{64}( \\)?\n?)+\n*\Z", block
            ), block
    assert "://" not in text
    assert not re.search(r"^ *--(?!hash=)", text, re.MULTILINE)


def test_other_systems_get_what_only_they_need() -> None:
    markers = {each.name: str(each.marker) for each in pinned(lock.LOCK.read_text("utf-8")) if each.marker}
    assert markers["colorama"] == 'sys_platform == "win32"'
