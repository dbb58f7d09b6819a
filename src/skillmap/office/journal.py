"""What was recorded: listed, taken back; the database checked, backed up, restored, brought to the present format."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from skillmap import temporary
from skillmap.errors import InputRefused, NeedsAnswer, Refusal
from skillmap.office import definition_texts
from skillmap.office.office import Office
from skillmap.office.waiting_files import unrecorded
from skillmap.problems import Problem, problem
from skillmap.revision.change_store import built_on
from skillmap.storage import backup, database
from skillmap.storage.backup import JournalLine
from skillmap.storage.check import MOST_LISTED, check_records
from skillmap.storage.journal import Entry, entries
from skillmap.storage.listing import journal_table, local_time, summary
from skillmap.storage.redaction import erased, label
from skillmap.storage.undo import undo as take_back
from skillmap.storage.undo import undo_preview
from skillmap.tables import Table
from skillmap.words import Fact, message

_NAMED = 5  # entries that are named in one sentence, the newest ones


def journal(office: Office, most: int = 20) -> Table:
    """What was recorded, when and by whom, the newest first."""
    with office.read() as connection:
        return journal_table(entries(connection, limit=most))


@dataclass(frozen=True)
class Undo:
    """An entry that would be taken back: what it was, what goes and what returns with it."""

    entry: Entry
    goes: int
    returns: int
    texts: dict[str, str | None]
    """Definition files as they were before it."""

    @property
    def at(self) -> str:
        """When it was recorded, in Japan."""
        return local_time(self.entry)

    @property
    def summary(self) -> Fact:
        """What it changed, counted by kind: 新規 12、異動 3."""
        return summary(self.entry)


def undo(office: Office, number: int | None = None) -> Undo:
    """An entry to take back whole; None = the last one, if the same person recorded it.

    Raises as `undo_preview`, InputRefused (E_UNDO_TEXT), NeedsAnswer (E_UNDO_OTHERS).
    """
    with office.read() as connection:
        known = {one.id: one for one in entries(connection)}
    planned = undo_preview(office.engine, number)
    # Whoever takes the last one back means their own: somebody else may have recorded another one since.
    if number is None and planned.entry.by != office.who.by:
        last = planned.entry
        raise NeedsAnswer("E_UNDO_OTHERS", entry=last.id, command=last.command, by=last.by, at=local_time(last))
    with office.read() as connection:
        # What was recorded since stands in the words of the new version: the old one would not know them.
        if later := built_on(connection, planned.entry.id):
            raise InputRefused("E_UNDO_BUILT_ON", entry=planned.entry.id, later=later)
    texts = definition_texts.texts_before(office.workspace.data, planned.entry, known)
    return Undo(planned.entry, planned.goes, planned.returns, texts)


def record_undo(office: Office, planned: Undo) -> int:
    """Take the entry back; gives the number of the new entry."""
    head, mark = office.seen_head, {"entry": planned.entry.id}
    folder = office.workspace.data
    with definition_texts.beside(folder, lambda: office.engine, head or 0, planned.texts, mark) as last_step:
        # Texts of definitions have no history of their own: they go back only from the very state that was shown.
        # Facts need no such care: entries that do not build on this one do not matter.
        seen = head if planned.texts else None
        return take_back(office.engine, planned.entry.id, office.who, expected_head=seen, before_commit=last_step)


def check_file(office: Office) -> Sequence[str]:
    """Damage of the database itself, as the database words it."""
    return database.check_integrity(office.engine)


def check(office: Office) -> Sequence[Problem]:
    """Records that do not fit each other or the definitions, and files that killed commands have left."""
    root = office.workspace.root
    # A set may have been cut off in any folder; what is in its files names people.
    cleared, left = temporary.clear(root, below=True), [*temporary.unfinished(root, below=True), *unrecorded(office)]
    told = [
        problem(code, count=len(paths), found=tuple(sorted(str(p.relative_to(root)) for p in paths)[:MOST_LISTED]))
        for code, paths in (("N_CHECK_CLEARED", cleared), ("W_CHECK_LEFT_BEHIND", left))
        if paths
    ]
    told += [one.problem for one in office.words.unknown]
    with office.read() as connection:
        return [*check_records(connection), *told]


def newest_backup(office: Office) -> Path:
    """The newest snapshot. Raises InputRefused (E_DB_SERVER, E_DB_NO_BACKUP)."""
    if office.settings.database:
        raise InputRefused("E_DB_SERVER")
    known = backup.backups(office.workspace.backups)
    if not known:
        raise InputRefused("E_DB_NO_BACKUP", folder=str(office.workspace.backups))
    return known[0]


def returning(office: Office, file: Path, *, other: bool = False) -> Sequence[Problem]:
    """What a snapshot brings back and takes away.

    Problems: W_RESTORE_ERASED when it is older than an erasure (who was erased since comes back with it);
    W_RESTORE_APART when both went on by themselves, N_RESTORE_GOES when entries recorded since go. Raises as `restore`.
    """
    if not other:
        _refuse_another(office, file)
    return (*_erased(office, file), *_apart(office, file))


def _apart(office: Office, file: Path) -> Sequence[Problem]:
    here, there = backup.journal_of(office.workspace.database_file), backup.journal_of(file)
    if here is None or there is None:
        return ()  # damaged: the very reason to restore; or told by the restoring itself
    common = _common(here, there)
    going, coming = here[common:], there[common:]
    if not going:
        return ()
    facts: dict[str, Fact] = {"count": len(going), "found": tuple(_named(one) for one in going[-_NAMED:])}
    if not coming:
        return (problem("N_RESTORE_GOES", **facts),)
    since: Fact = going[0].number
    theirs = tuple(_named(one) for one in coming[-_NAMED:])
    return (problem("W_RESTORE_APART", entry=since, others=len(coming), theirs=theirs, **facts),)


def _common(here: Sequence[JournalLine], there: Sequence[JournalLine]) -> int:
    """So many entries, from the first, both journals have."""
    pairs = enumerate(zip(here, there, strict=False))
    apart = (at for at, (mine, theirs) in pairs if (mine.number, mine.at) != (theirs.number, theirs.at))
    return next(apart, min(len(here), len(there)))


def _named(one: JournalLine) -> Fact:
    return message("restore.entry", entry=one.number, command=one.command, by=one.by)


def _refuse_another(office: Office, file: Path) -> None:
    if _is_another_offices(office, file):
        raise NeedsAnswer("E_RESTORE_OTHER", file=str(file))


def _is_another_offices(office: Office, file: Path) -> bool:
    """Whether a snapshot and the present database have not one entry in common, although both have some."""
    here, there = backup.journal_of(office.workspace.database_file), backup.journal_of(file)
    return bool(here and there) and _common(here or (), there or ()) == 0


def _erased(office: Office, file: Path) -> Sequence[Problem]:
    try:
        with office.read() as connection:
            gone = erased(connection)
    except Refusal:
        return ()  # damaged: the very reason to restore
    known = backup.staff_numbers(file) or {}
    # Whom the snapshot does not know, or knows as erased, does not come back with it.
    back = sorted(known[one] for one in gone if known.get(one) not in (None, label(one)))
    return (problem("W_RESTORE_ERASED", count=len(back), found=tuple(back[:MOST_LISTED])),) if back else ()


def restore(office: Office, file: Path, *, other: bool = False) -> Path | None:
    """A snapshot in the place of the database; gives where the present one was set aside.

    Raises NeedsAnswer (E_RESTORE_OTHER) for one with another history from the first entry on, unless `other`.
    """
    if not other:
        _refuse_another(office, file)
    return backup.restore(file, office.workspace.database_file, office.workspace.backups)


def older_format(office: Office) -> str | None:
    """The format of a database that an older program made (0000 = a server's that is still empty), None = today's.

    Raises InputRefused (E_DB_…) for every other database that cannot be used.
    """
    try:
        database.open_database(office.workspace.database_url).dispose()
    except InputRefused as refusal:
        if refusal.code not in ("E_DB_OLD", "E_DB_UNMADE"):
            raise
        return str(refusal.facts.get("found", "0000"))
    return None


def upgrade(office: Office) -> Path | None:
    """Bring the database to this program's format, after a snapshot; gives its file, None on a server."""
    kept = office.backup()
    engine = database.connect(office.workspace.database_url)
    database.upgrade(engine)
    engine.dispose()
    return kept


def version() -> str:
    """The database format of this program."""
    return database.HEAD
