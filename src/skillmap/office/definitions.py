"""The definition files: checked, loaded, listed."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from skillmap import collector
from skillmap.errors import InputRefused
from skillmap.framework.check import examine
from skillmap.framework.counts import counts
from skillmap.framework.kept import load
from skillmap.framework.listing import KINDS, overview, table_of
from skillmap.framework.load import shipped
from skillmap.framework.model import Framework
from skillmap.framework.reach import provable_grades
from skillmap.framework.reader import FrameworkSource, read
from skillmap.i18n import sentence
from skillmap.office.office import Office
from skillmap.problems import Problem, has_errors
from skillmap.tables import Table
from skillmap.words import Fact


@dataclass(frozen=True)
class DefinitionsChecked:
    """Everything wrong in definition files, and what was counted and proven when nothing is."""

    problems: Sequence[Problem]
    counts: Mapping[str, Fact] | None
    """None while errors stand in the way."""
    proven: tuple[int, int] | None = None
    """With `deep`: role grades that trainings lead to, and all."""


def check(folder: Path, *, deep: bool = False) -> DefinitionsChecked:
    """Everything wrong in all files of a folder at once; `deep` proves that trainings lead to every role grade."""
    with collector.paused():
        return _checked(read(folder), deep=deep)


def _checked(source: FrameworkSource, *, deep: bool) -> DefinitionsChecked:
    problems = examine(source, advise=True, deep=deep)
    framework = source.framework
    if has_errors(problems):
        return DefinitionsChecked(problems, None)
    return DefinitionsChecked(problems, counts(framework), provable_grades(framework) if deep else None)


def check_own(office: Office, *, deep: bool = False) -> DefinitionsChecked:
    """The same of the workspace's definitions, with what is recorded in words that they lack."""
    # To the end: with the values of a large framework alive, loading the database library alone took twice its time.
    with collector.paused():
        # From the files, never from what is kept of them (ADR 17): whoever checks asks what stands there now.
        source = read(office.workspace.data)
        found = _checked(source, deep=deep)
        if found.counts is None:
            return found
        lacking = [one.problem for one in office.words.lacking(source.framework)]
        return replace(found, problems=(*found.problems, *lacking))


def load_from(folder: Path) -> Framework:
    """The framework of a folder. Raises InputRefused (E_FRAMEWORK) with every problem."""
    framework, problems = load(folder)
    if framework is None:
        raise InputRefused("E_FRAMEWORK_FOLDER", list(problems), folder=str(folder))
    return framework


def of(folder: Path | None, open_office: Callable[[], Office]) -> Framework:
    """The framework of a folder, or of the workspace. Raises InputRefused (E_FRAMEWORK) with every problem."""
    return load_from(folder) if folder else open_office().framework


def shipped_framework() -> Framework:
    """The definitions that come with the program."""
    return load_from(shipped())


def listing(framework: Framework, kind: str | None = None) -> Table:
    """The definitions of a kind; without a kind how many there are of each."""
    return table_of(framework, known_kind(kind, KINDS)) if kind else overview(framework)


def known_kind(text: str, kinds: tuple[str, ...]) -> str:
    """The kind meant by its English or Japanese word, singular or plural. Raises InputRefused (E_FRAMEWORK_KIND)."""
    wanted = text.strip().casefold()
    for one in kinds:
        if wanted in (one, f"{one}s", sentence(f"entity.{one}", "ja"), sentence(f"entity.{one}", "en")):
            return one
    raise InputRefused("E_FRAMEWORK_KIND", found=text, expected=kinds)
