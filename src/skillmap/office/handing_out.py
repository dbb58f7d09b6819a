"""Handing out: everything is prepared beside, recorded under one number, then put in its place.

A set is one thing. Before its record exists nothing has left; from then on every file stands prepared in a folder
beside its place, so that whatever cannot be replaced (open in Excel) or is cut short (a kill) is finished by `again`.
"""

from __future__ import annotations

import hashlib
import shutil
import tempfile
from collections.abc import Callable, Iterable, Mapping, Set
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeAlias

from sqlalchemy import Connection

from skillmap import collector, temporary
from skillmap.changes import ChangeSet
from skillmap.days import on_paper
from skillmap.errors import InputRefused, Locked, NeedsAnswer, Refusal, reason_of
from skillmap.i18n import sentence
from skillmap.office import handed_out
from skillmap.office.handout import FileContent, Handout
from skillmap.office.office import Office
from skillmap.office.waiting_files import AGAIN, READY, ready_folder, unfinished
from skillmap.org.everybody import latest_names, named_in
from skillmap.sheets.writing.replacing import free_name, put, require_ordinary
from skillmap.storage import handouts, journal
from skillmap.storage.database import reading
from skillmap.storage.handouts import FileRecord, SetRecord
from skillmap.words import Fact

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Left:
    """A file that could not be put in its place, and why."""

    file: FileRecord
    reason: Fact


@dataclass(frozen=True, slots=True)
class HandedOut:
    """What has left, under which number, and what still waits."""

    number: str
    folder: Path
    files: tuple[FileRecord, ...]
    left: tuple[Left, ...] = ()

    @property
    def paths(self) -> list[Path]:
        """The files that are in their places."""
        waiting = {one.file.name for one in self.left}
        return [self.folder / one.name for one in self.files if one.name not in waiting]


def foreign(office: Office, paths: Iterable[Path]) -> list[Path]:
    """Files that are there and not as this program wrote them: another's, or changed since."""
    present = {path: _digest(path) for path in paths if path.is_file()}
    if not present:
        return []
    with reading(office.engine) as connection:
        ours = handouts.written(connection, set(present.values()))
    return [path for path, digest in present.items() if digest not in ours]


def beside(office: Office, path: Path) -> Path:
    """The path, or one beside it where somebody else's file lies there."""
    return free_name(path) if foreign(office, [path]) else path


def no_reason(people: int) -> str:
    """Nobody is there to give a reason. Raises NeedsAnswer (E_OUT_REASON)."""
    raise NeedsAnswer("E_OUT_REASON", count=people)


def hand_out(
    office: Office,
    handout: Handout,
    progress: Progress = lambda _done, _of: None,
    reason: Callable[[int], str] = no_reason,
) -> HandedOut:
    """Prepare all files, record the set, put them in their places.

    Args:
        office: The office.
        handout: What goes out.
        progress: Gets the number of files prepared and of all.
        reason: Gives the reason when more people are named than leave without one (`reason_above` of the settings).

    Raises:
        InputRefused: E_CANNOT_WRITE (disk full, folder not writable): nothing has left and nothing is recorded;
            E_DB_MOVED_ON when people would count as told of what is another thing by now.
        NeedsAnswer: E_OUT_REASON.
        Locked: Somebody else is writing.
    """
    for path in handout.paths:
        require_ordinary(path)
    making = _making(handout.folder)
    try:
        with reading(office.engine) as connection:
            no, known = handouts.next_number(connection), _who(office, connection, handout)
        with on_paper(office.settings.dates):
            files, people = _prepare(office, handout, making, no, known, progress)
        asked = office.settings.reason_above
        # Asked when all is prepared, because only then it is known how many people the files really name.
        why = reason(people) if asked and people > asked else ""
        ready = handout.folder / f"{READY}{handouts.shown(no)}"
        one = SetRecord(
            number=no, kind=handout.kind, as_of=handout.as_of,
            stage=handout.stage, folder=str(handout.folder.resolve()), reason=why, people=people, files=files,
        )  # fmt: skip
        _record(office, handout, one, lambda: _stand_ready(making, ready))
    finally:
        # Also after an error: a prepared file full of names must not lie about.
        shutil.rmtree(making, ignore_errors=True)
    return _put_all(office, HandedOut(one.shown, handout.folder, files), ready)


def hand_out_one(office: Office, handout: Handout, reason: Callable[[int], str] = no_reason) -> HandedOut:
    """The same of a single file; one that cannot be replaced is kept beside under another name, or waits as in a set.

    Raises as `hand_out`, and Locked (E_TARGET_OPEN) when it lies beside.
    """
    done = hand_out(office, handout, reason=reason)
    if not done.left:
        return done
    # Open in Excel, it goes beside under a free name, and the refusal says which.
    ready = handout.folder / f"{READY}{done.number}"
    try:
        put(ready / done.files[0].name, handout.paths[0])
    except OSError:
        return done
    # It lies beside now: nothing waits any more.
    except Locked:
        shutil.rmtree(ready, ignore_errors=True)
        raise
    shutil.rmtree(ready, ignore_errors=True)
    return replace(done, left=())


def again(office: Office) -> HandedOut:
    """Finish the newest set of which files still wait. Raises InputRefused (E_HANDOUT_NOTHING)."""
    found = unfinished(office)
    if found is None:
        raise InputRefused("E_HANDOUT_NOTHING")
    done = _put_all(office, HandedOut(found.shown, Path(found.folder), found.files), ready_folder(found))
    office.note(AGAIN.partition(" ")[2], {"set": found.shown, "files": [path.name for path in done.paths]})
    return done


def _making(folder: Path) -> Path:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        temporary.clear(folder)
        # Within the folder, not among the system's: a rename from disk to disk is a copy that can be cut short.
        return Path(tempfile.mkdtemp(prefix=temporary.name(""), dir=folder))
    except OSError as error:
        raise InputRefused("E_CANNOT_WRITE", file=str(folder), reason=reason_of(error)) from error


def _prepare(
    office: Office, handout: Handout, making: Path, no: int, known: _Who, progress: Progress
) -> tuple[tuple[FileRecord, ...], int]:  # fmt: skip
    """Write every file beside its place, and the list of the set when there are several; how many people they name."""
    key = "handout.stamp.draft" if handout.stage == handouts.DRAFT else "handout.stamp"
    stamp = sentence(key, office.lang, number=handouts.shown(no))
    found: list[FileRecord] = []
    everybody: set[str] = set()

    def write(name: str, content: FileContent, about: str) -> None:
        content.write(making / name, stamp)
        texts = set(content.texts())
        named = people_in(texts, known(texts))
        everybody.update(named)
        found.append(FileRecord(name, about, len(named), content.pages, _digest(making / name)))

    for done, (name, book) in enumerate(handout.jobs, 1):
        # Of a file nothing goes before it is written: whoever looked through its cells for it would take a third of
        # the time. What it leaves is looked through once, before the next begins.
        with collector.paused():
            write(name, book.make(), book.about)
        progress(done, len(handout.jobs))
    if handout.is_listed:
        write(handed_out.list_name(office, handout), handed_out.list_of(office, handout, no, found), "")
    return tuple(found), len(everybody)


_Who: TypeAlias = Callable[[Set[str]], Mapping[str, str]]
"""By the texts of a file the names, by number, of those whom they may name."""


def _who(office: Office, connection: Connection, handout: Handout) -> _Who:
    """Of a set everybody, known once for all its files; of one file those alone whom it may name."""
    moment = office.moment()
    if len(handout.jobs) > 1 or handout.is_listed:
        everybody = latest_names(connection, moment)
        return lambda _texts: everybody

    def those_in(texts: Set[str]) -> Mapping[str, str]:
        with reading(office.engine) as again:
            return latest_names(again, moment, named_in(again, moment, texts))

    return those_in


def people_in(texts: Set[str], names: Mapping[str, str]) -> set[str]:
    """Staff numbers of those who are named: by number, by number and name, or by the name alone.

    Two of one name count once where nothing else tells them apart. `names` are those of people by their numbers.
    """
    found = texts & names.keys()
    # Where a text has no blank its rest is empty, and nobody's name is.
    parts = (text.partition(" ") for text in texts)
    found |= {number for number, _, name in parts if name and names.get(number) == name}
    named = set({name: number for number, name in names.items() if name in texts}.values())
    # Where numbers stand, names repeat them; more names than numbers = there are sheets without numbers.
    return found if len(found) >= len(named) else found | named


def _record(office: Office, handout: Handout, one: SetRecord, before_commit: Callable[[], None]) -> None:
    told = handout.changes
    changes = replace(told, writes=[*told.writes, *handouts.writes(one)])

    def same() -> ChangeSet:
        with reading(office.engine) as connection:
            # The number stands on every sheet by now, and who counts as told was worked out from what was read.
            if told.writes or handouts.next_number(connection) != one.number:
                raise journal.moved_on(connection)
        return changes

    if office.words.are_read:
        # What goes out now may come back after a name in the definitions has changed: it is read in its own words.
        office.words.keep()
    journal.record(
        office.engine,
        changes,
        command=handout.command,
        arguments={**handout.noted, "set": one.shown, "files": [f.name for f in one.files], "people": one.people},
        who=office.who,
        # A listing of people needs no definitions, and they take long to read.
        framework=office.words.own.digest if office.words.are_read else "",
        expected_head=office.seen_head,
        renew=same,
        before_commit=before_commit,
    )


def _stand_ready(making: Path, ready: Path) -> None:
    """The prepared files from now on wait under the number of their set."""
    shutil.rmtree(ready, ignore_errors=True)  # of a run that was cut short before its record
    making.rename(ready)


def _put_all(office: Office, done: HandedOut, ready: Path) -> HandedOut:
    """Put every file in its place; those that cannot be are noted in the journal and wait."""
    # From here on it is recorded: nothing but the files themselves may keep them from their places.
    with suppress(OSError):
        _forget_older(done, ready)
    left = []
    for one in done.files:
        try:
            (ready / one.name).replace(done.folder / one.name)
        except OSError as error:
            left.append(Left(one, reason_of(error)))
    if left:
        # What waits is known by lying there; that it is noted too is not worth hiding it behind another accident.
        with suppress(OSError, Refusal):
            office.note("roster export", {"set": done.number, "not_replaced": [one.file.name for one in left]})
    else:
        shutil.rmtree(ready, ignore_errors=True)
    return replace(done, left=tuple(left))


def _forget_older(done: HandedOut, ready: Path) -> None:
    """What waits from older sets under the names of this one has been overtaken."""
    for other in done.folder.glob(f"{READY}*"):
        if other == ready or not other.is_dir():
            continue
        for one in done.files:
            (other / one.name).unlink(missing_ok=True)
        if not any(other.iterdir()):
            shutil.rmtree(other, ignore_errors=True)


def _digest(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
