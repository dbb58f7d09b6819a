"""Files that leave the office, at the terminal: the questions before, progress, what was written and what waits."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import typer

from skillmap import office
from skillmap.cli import state, talk
from skillmap.errors import Exit, NeedsAnswer, UsageRefused

_LISTED = 20


def hand_out(here: office.Office, handout: office.handout.Handout, working: str) -> office.handing_out.HandedOut:
    """Hand out a set: ask before another's files are replaced, write, name what waits.

    Raises NeedsAnswer (E_OUT_EXISTS, E_OUT_REASON), Exit (locked) when a file could not be replaced.
    """
    names = [office.handed_out.list_name(here, handout)] if handout.is_listed else []
    ask_before_replacing(office.handing_out.foreign(here, [*handout.paths, *(handout.folder / n for n in names)]))
    with talk.progress(working) as told:
        done = office.handing_out.hand_out(here, handout, told, _reason)
    list_waiting(done)
    open_written(done.paths)
    return done


def open_written(paths: Sequence[Path]) -> None:
    """With --open: the file that was written; of several their folder."""
    if not state.current().opens or not paths:
        return
    place = paths[0] if len(paths) == 1 else paths[0].parent
    # `launch` gives the exit code of the desktop's own opener; a server has none.
    if typer.launch(str(place)) != 0:
        talk.say("out.not_opened", file=str(place))


def list_waiting(done: office.handing_out.HandedOut) -> None:
    """Name the files that could not be replaced, each with whom it is for. Raises Exit (locked) when there are any."""
    if not done.left:
        return
    for one in done.left:
        talk.say("handout.left", file=one.file.name, about=one.file.about or "－", reason=one.reason)
    talk.say("handout.unfinished", number=done.number, count=len(done.left), done=len(done.paths))
    raise typer.Exit(int(Exit.LOCKED))


def list_files(paths: Sequence[Path]) -> None:
    """The names of the files written; of many only the first."""
    for path in paths[:_LISTED]:
        typer.echo(f"  {path.name}")
    if len(paths) > _LISTED:
        talk.say("out.more", count=len(paths) - _LISTED)


def ask_before_replacing(files: Sequence[Path]) -> None:
    """Ask before files are replaced that this program did not write as they are; --replace says yes beforehand.

    Raises NeedsAnswer (E_OUT_EXISTS) without a terminal, Exit when the answer is no.
    """
    if not files or state.current().replaces:
        return
    names = tuple(path.name for path in files[:_LISTED])
    if not sys.stdin.isatty():
        raise NeedsAnswer("E_OUT_EXISTS", count=len(files), found=names)
    talk.say("out.exists", count=len(files), found=names)
    talk.confirm()


def require_ending(path: Path | None, *endings: str) -> None:
    """The name of a file says what is in it. Raises UsageRefused (E_OUT_KIND) for one that ends in another way."""
    if path is not None and path.suffix.casefold() not in endings:
        raise UsageRefused("E_OUT_KIND", file=path.name, expected=endings)


def put(
    path: Path,
    content: office.handout.FileContent,
    *,
    kind: office.handout.HandoutKind | None = None,
    as_of: date | None = None,
) -> None:
    """Write one file and say so; within an office it is recorded who wrote it and how many people it names.

    Raises NeedsAnswer (E_OUT_EXISTS, E_OUT_REASON), Locked (E_TARGET_OPEN).
    """
    here = state.office_here()
    # Outside of an office no record says what is ours: whatever lies there is asked about.
    if here is None:
        ask_before_replacing([path] if path.exists() else [])
        content.write(path, "")
        talk.say("out.written", file=str(path))
        open_written([path])
        return
    ask_before_replacing(office.handing_out.foreign(here, [path]))
    meant = kind or office.handout.LISTING
    command = state.current().command.partition(" ")[2]
    handout = office.handout.one_file(command, path, content, kind=meant, as_of=as_of)
    done = office.handing_out.hand_out_one(here, handout, _reason)
    list_waiting(done)
    talk.say("out.written.number", file=str(path), number=done.number)
    open_written([path])


def put_beside(folder: Path, book: office.handout.BookToWrite) -> Path:
    """Write one workbook into a folder, beside whatever lies there under its name and was changed since; its path."""
    here = state.office_here()
    path = folder / book.name
    if here is not None:
        path = office.handing_out.beside(here, path)
    put(path, book.make())
    return path


def write(
    book: office.handout.BookToWrite, out: Path | None, *, kind: office.handout.HandoutKind | None = None
) -> None:
    """Write one file, under its usual name into the present folder unless told otherwise.

    Raises UsageRefused (E_OUT_KIND) for a name that ends otherwise than its usual one.
    """
    require_ending(out, Path(book.name).suffix)
    put(out or Path(book.name), book.make(), kind=kind)


def _reason(people: int) -> str:
    """Why so many names leave: --reason, or asked. Raises NeedsAnswer (E_OUT_REASON)."""
    given = state.current().reason.strip()
    if given:
        return given
    if not sys.stdin.isatty():
        return office.handing_out.no_reason(people)
    talk.say("out.reason", count=people)
    return talk.answer("").strip() or office.handing_out.no_reason(people)
