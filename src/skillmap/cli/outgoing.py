"""Workbooks that leave the office: their names, the question before files are replaced, what the journal notes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from skillmap.cli import output, state
from skillmap.cli.context import confirm

if TYPE_CHECKING:
    from skillmap.cli.context import Context

_LISTED = 20


def targets(folder: Path, titles: Iterable[str]) -> list[Path]:
    """A file for each title, in their order, all different."""
    from skillmap import sheets

    taken: list[str] = []
    for title in titles:
        taken.append(sheets.safe_file_name(title, taken))
    return [folder / name for name in taken]


def ask_before_replacing(paths: Sequence[Path], *, yes: bool, key: str = "roster.exists") -> None:
    """Asks when some of the files are there already. Raises NeedsAnswer (E_CONFIRM), Exit when the answer is no."""
    existing = sum(path.exists() for path in paths)
    if existing and not yes:
        output.say(key, count=existing)
        confirm()


def list_files(paths: Sequence[Path]) -> None:
    """The names of the files written; of many only the first."""
    for path in paths[:_LISTED]:
        typer.echo(f"  {path.name}")
    if len(paths) > _LISTED:
        output.say("out.more", count=len(paths) - _LISTED)


def note(context: Context, command: str, arguments: Mapping[str, object]) -> None:
    """Handing out personal data is recorded: which files, about how many people, when and by whom."""
    from skillmap.changes import ChangeSet
    from skillmap.storage.journal import author, record

    who, digest = author(state.current().by), context.framework.digest
    record(context.engine, ChangeSet(None), command=command, arguments=arguments, who=who, framework=digest)
