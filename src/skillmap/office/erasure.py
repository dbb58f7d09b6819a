"""Erasing people who have left (ADR 20): who may be, what is erased of them, which files hold them."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path

from sqlalchemy import Connection

from skillmap import storage
from skillmap.changes import Change, ChangeKind, ChangeSet, Erase
from skillmap.errors import InputRefused, UsageRefused, reason_of
from skillmap.office import person_copies
from skillmap.office.draft import Draft
from skillmap.office.office import Office
from skillmap.office.person_copies import FilesNaming
from skillmap.office.retention import Leaver, leavers
from skillmap.org.everybody import everyone
from skillmap.org.leavers import find_ever
from skillmap.problems import Problem, has_errors, problem
from skillmap.storage import redaction, schema
from skillmap.storage.facts import Moment, key_ids
from skillmap.storage.named import PersonNames
from skillmap.storage.personal import GONE
from skillmap.words import message

_LISTED = 20


@dataclass(frozen=True)
class Erasure:
    """What would be erased, and the files that hold the people besides."""

    draft: Draft
    files: FilesNaming


def erase(
    office: Office, staff: str | None = None, left_before: date | None = None, *, keep_copies: bool = False
) -> Erasure:
    """Erase somebody who has left, or everybody who left before a day and whose records have passed their 保存年限.

    Files of the program that name them go with it unless `keep_copies`. Recording it takes nothing back ever.

    Raises:
        UsageRefused: E_ERASE_WHO: neither or both are given.
        InputRefused: E_STAFF_UNKNOWN, E_ERASE_PRESENT, E_ERASE_DONE.
        NeedsAnswer: E_STAFF_AMBIGUOUS.
    """
    if (staff is None) == (left_before is None):
        raise UsageRefused("E_ERASE_WHO")
    with office.read() as connection:
        numbers = {i: number for number, i in key_ids(connection, schema.staff).items()}
        shown = numbers | everyone(connection, Moment(office.today))
        if staff is not None:
            chosen = [_one(office, connection, staff)]
            problems = [p for one in chosen for p in _kept(shown[one.staff_id], one, office.today)]
        else:
            listed = [one for one in leavers(office, connection) if one.gone_on <= (left_before or one.gone_on)]
            chosen = [one for one in listed if one.is_due(office.today)]
            problems = list(_left_alone(shown, listed, office.today))
        changes, files = _changes(office, connection, chosen, shown, keep_copies=keep_copies)
    if chosen and not has_errors(problems):
        problems.append(problem("N_ERASE_FINAL", None))
    changes = ChangeSet(changes.title, changes.changes, writes=changes.writes, problems=[*problems, *changes.problems])
    noted: dict[str, object] = {"people": len(chosen)}
    if left_before:
        noted["left_before"] = left_before.isoformat()
    draft = Draft("privacy erase", changes, arguments=noted, is_final=True)
    gone = () if keep_copies else files.own
    return Erasure(replace(draft, perform=lambda: _perform(office, draft, gone)), files)


def _one(office: Office, connection: Connection, text: str) -> Leaver:
    """Somebody who has left, by number, name or kana; also a number under which nothing holds any more."""
    numbers = key_ids(connection, schema.staff)
    # Typed full-width or without its leading zeros it is the same number.
    wanted = unicodedata.normalize("NFKC", text).strip()
    if wanted.isdecimal():
        wanted = wanted.rjust(office.settings.staff_number_width, "0")
    moment = Moment(office.today)
    if wanted in numbers:
        # A number that was given up leads to the one under which its record goes on (`staff join`).
        staff_id = redaction.goes_on_as(connection, numbers[wanted])
    else:
        staff_id = find_ever(connection, moment, office.organisation(connection, moment), text).id
    if (by := redaction.erased(connection).get(staff_id)) is not None:
        raise InputRefused("E_ERASE_DONE", found=wanted, entry=by)
    found = next(leavers(office, connection, [staff_id]), None)
    if found is None:
        raise InputRefused("E_ERASE_PRESENT", person=everyone(connection, moment).get(staff_id, wanted))
    return found


def _kept(person: str, one: Leaver, today: date) -> Iterator[Problem]:
    """What is still to be kept of somebody: each kind with its last day, or without a rule."""
    for kept in one.keeping:
        if kept.is_over(today):
            continue
        kind = message(f"privacy.kind.{kept.kind}")
        if not kept.is_set:
            yield problem("E_ERASE_NO_RULE", None, kind=kind, key=kept.kind)
        elif kept.until is None:
            yield problem("E_ERASE_PERMANENT", None, person=person, kind=kind, key=kept.kind)
        else:
            yield problem("E_ERASE_RETAINED", None, person=person, kind=kind, until=kept.until - timedelta(days=1))


def _left_alone(shown: dict[int, str], listed: Sequence[Leaver], today: date) -> Iterator[Problem]:
    """Who left before the day and stays, counted by the reason."""
    kept = [one for one in listed if not one.is_due(today)]
    missing = sorted({k.kind for one in kept for k in one.keeping if not k.is_set})
    for kind in missing:
        yield problem("E_ERASE_NO_RULE", None, kind=message(f"privacy.kind.{kind}"), key=kind)
    # Where a kind has no rule nobody is due for that reason: the rule is what is told, not the people.
    if kept and not missing:
        names = tuple(shown[one.staff_id] for one in kept[:_LISTED])
        yield problem("W_ERASE_LEFT_ALONE", None, count=len(kept), found=names)


def _changes(
    office: Office, connection: Connection, chosen: Sequence[Leaver], shown: dict[int, str], *, keep_copies: bool
) -> tuple[ChangeSet, FilesNaming]:
    groups = tuple(redaction.ids_of(connection, one.staff_id) for one in chosen)
    people = redaction.names_of(connection, groups)
    # Somebody may have borne several numbers: the rows of all of them go.
    counts = redaction.counts(connection, [key for ids in groups for key in ids])
    changes = []
    for one, ids in zip(chosen, groups, strict=True):
        rows = sum(sum(counts.get(key, {}).values()) for key in ids)
        changes.append(
            Change(ChangeKind.REMOVE, shown[one.staff_id], message("erase.rows", count=rows), one.gone_on, GONE)
        )
    named, doubtful = _mentions(connection, people)
    if named:
        changes.append(Change(ChangeKind.REMOVE, "－", message("erase.mentions", count=named), None, GONE))
    files = person_copies.find(office, connection, people) if people else FilesNaming((), ())
    root = office.workspace.root
    if not keep_copies:
        changes += [Change(ChangeKind.REMOVE, _shown(path, root), message("erase.file")) for path in files.own]
    writes = [Erase(groups)] if groups else []
    problems = [*_files_told(files, root, keep_copies=keep_copies), *_doubts(doubtful)]
    return ChangeSet(message("erase.title"), changes, writes=writes, problems=problems), files


def _mentions(connection: Connection, people: Sequence[PersonNames]) -> tuple[int, int]:
    """Rows about something else that name them, and that may mean somebody else of the same name."""
    named = sum(one.rows for one in redaction.mentions(connection, people))
    doubtful = sum(one.rows for one in redaction.mentions(connection, people, doubtful=True))
    return named, doubtful


def _doubts(rows: int) -> Iterator[Problem]:
    if rows:
        yield problem("W_ERASE_SAME_NAME", None, count=rows)


def _files_told(files: FilesNaming, root: Path, *, keep_copies: bool) -> Iterator[Problem]:
    def told(code: str, paths: Sequence[Path]) -> Iterator[Problem]:
        if paths:
            yield problem(code, None, count=len(paths), found=tuple(_shown(path, root) for path in paths[:_LISTED]))

    if keep_copies:
        yield from told("W_ERASE_COPIES", files.own)
    yield from told("W_ERASE_OTHERS", files.others)
    yield from told("W_ERASE_UNREAD", (*files.unread, *(files.closed if keep_copies else ())))
    # What cannot be taken back is not done while copies may stay that nobody has seen.
    if not keep_copies:
        yield from told("E_ERASE_CLOSED", files.closed)


def _shown(path: Path, root: Path) -> str:
    return path.relative_to(root).as_posix() if root in path.parents else str(path)


def _perform(office: Office, draft: Draft, gone: Sequence[Path]) -> int:
    """Erase in one transaction, the files as its last step; then no free space holds them, and there is a snapshot."""

    def last_step() -> None:
        # Before the commit: cut short here, the database still knows whom the remaining files are about.
        try:
            person_copies.remove(gone)
        except OSError as error:
            file = str(error.filename or "")
            raise InputRefused("E_ERASE_FILE", file=file, reason=reason_of(error)) from error

    number = storage.journal.record(
        office.engine, draft.changes, command=draft.command, arguments=draft.arguments, who=office.who,
        expected_head=office.seen_head, before_commit=last_step,
    )  # fmt: skip
    # Rows that are deleted stay readable in the file until it is written anew (ADR 20).
    is_compact = redaction.compact(office.engine)
    # Snapshots that named them went with the files: an office must not be left without any.
    office.backup()
    if not is_compact:
        raise InputRefused("E_ERASE_COMPACT", entry=number)
    return number
