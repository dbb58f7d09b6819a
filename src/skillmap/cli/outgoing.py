"""Workbooks that leave the office, at the terminal: the question before files are replaced, progress, their names."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import typer

from skillmap import office
from skillmap.cli import desk, output

_LISTED = 20


def hand_out(
    here: office.Office, handout: office.handout.Handout, working: str, *, yes: bool, exists: str = "roster.exists"
) -> None:
    """Ask when files would be replaced, and write. Raises NeedsAnswer (E_CONFIRM), Exit when the answer is no."""
    if handout.existing and not yes:
        output.say(exists, count=handout.existing)
        desk.confirm()
    with desk.progress(working) as told:
        office.handout.write(here, handout, told)


def list_files(paths: Sequence[Path]) -> None:
    """The names of the files written; of many only the first."""
    for path in paths[:_LISTED]:
        typer.echo(f"  {path.name}")
    if len(paths) > _LISTED:
        output.say("out.more", count=len(paths) - _LISTED)


def ask_before_replacing(path: Path, *, yes: bool) -> None:
    """Ask when the file is there already. Raises NeedsAnswer (E_CONFIRM), Exit when the answer is no."""
    if path.exists() and not yes:
        output.say("page.exists", file=str(path))
        desk.confirm()


def write(book: office.handout.Workbook, out: Path | None, *, yes: bool) -> None:
    """Write one workbook, under its usual name into the present folder unless told otherwise."""
    path = out or Path(book.name)
    ask_before_replacing(path, yes=yes)
    book.write(path)
    output.say("out.written", file=str(path))
