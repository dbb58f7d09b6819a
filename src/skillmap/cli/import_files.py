"""A folder's files: which document each is, in which order they are taken in, and how they become one entry."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from skillmap.changes import merge
from skillmap.cli import import_checks, state
from skillmap.cli.import_run import compare, file_known, judged, options_of
from skillmap.cli.returned_forms import FORMS
from skillmap.errors import InputRefused, NeedsAnswer, Refusal
from skillmap.problems import CellPlace, Problem, has_errors, problem
from skillmap.words import Fact, message

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy import Connection

    from skillmap.changes import ChangeSet
    from skillmap.cli.context import Context
    from skillmap.cli.import_run import Compared, Given, Import
    from skillmap.sheets import Identified

_SPREADSHEETS = (".xlsx", ".xlsm", ".xls", ".xlsb", ".ods", ".csv", ".tsv", ".txt")


@dataclass(frozen=True, slots=True)
class Recognised:
    """A file of the folder and the document that it is."""

    file: Path
    name: str
    """Its path within the folder."""
    kind: Import
    title: Fact
    as_of: date | None
    order: int


def kinds(staff: Import, as_of: str | None, fy: str | None, stage: str) -> tuple[Import, ...]:
    """All kinds in the order in which they are taken in: units, people, then what speaks of them."""
    from skillmap.cli import import_kinds as known
    from skillmap.cli.enrol_import import EnrolImport
    from skillmap.cli.enrol_request import RequestImport
    from skillmap.cli.need_import import NeedImport
    from skillmap.cli.qualification_import import QualificationImport

    return (
        known.UnitImport(as_of),
        staff,
        known.LeaveImport(as_of),
        known.RatingImport(as_of, stage),
        known.LeaderImport(fy),
        known.AimImport(),
        QualificationImport(),
        NeedImport(),
        known.SessionImport(fy),
        RequestImport(fy),
        EnrolImport(),
        known.ResultImport(),
    )


def recognise(context: Context, folder: Path, among: Sequence[Import]) -> tuple[list[Recognised], list[Problem]]:
    """The files that are documents, in the order in which they are taken in, and what is told of the others.

    Raises InputRefused (E_FOLDER_EMPTY, E_FOLDER_FILES), NeedsAnswer (E_FOLDER_ASK) with all files at once.
    """
    found: list[Recognised] = []
    told: list[Problem] = []
    refused: list[tuple[str, Refusal]] = []
    for file, name in _files(folder):
        if file.suffix.lower() not in _SPREADSHEETS:
            told.append(problem("N_FILE_OTHER", CellPlace(name)))
            continue
        try:
            one = _recognised(context, file, name, among)
        except Refusal as refusal:
            refused.append((name, refusal))
            continue
        if isinstance(one, Recognised):
            found.append(one)
        else:
            told.append(one)
    _refuse(refused)
    if not found:
        raise InputRefused("E_FOLDER_EMPTY", told, found=str(folder))
    # Several lists of one kind: the older state first.
    return sorted(found, key=lambda one: (one.order, one.as_of is not None, one.as_of or context.today, one.name)), told


def _files(folder: Path) -> Iterator[tuple[Path, str]]:
    """The files of a folder and of those in it, by path; without hidden ones and the locks of open workbooks."""
    for file in sorted(folder.rglob("*")):
        parts = file.relative_to(folder).parts
        if file.is_file() and not any(part.startswith((".", "~$")) for part in parts):
            yield file, "/".join(parts)


def _recognised(context: Context, file: Path, name: str, among: Sequence[Import]) -> Recognised | Problem:
    from skillmap.documents.reading import identify

    layouts = [(order, kind, layout) for order, kind in enumerate(among) for layout in kind.layouts(context)]
    seen = identify(file, [layout for _, _, layout in layouts], context.settings.headings)
    fitting = [
        (score, order, kind, layout)
        for order, kind, layout in layouts
        if (score := _score(seen, layout.id, kind)) is not None
    ]
    if not fitting:
        if seen.fingerprint is not None and seen.fingerprint.layout in FORMS:
            title, command = FORMS[seen.fingerprint.layout]
            return problem("W_FILE_FORM", CellPlace(name), found=title, command=command)
        if seen.fingerprint is not None:
            return problem("N_FILE_OURS", CellPlace(name), found=seen.fingerprint.layout)
        return problem("W_FILE_UNKNOWN", CellPlace(name), found=seen.headings)
    best = max(score for score, *_ in fitting)
    hits = {kind.command: (order, kind, layout) for score, order, kind, layout in reversed(fitting) if score == best}
    if len(hits) > 1:
        titles = tuple(layout.title for _, _, layout in hits.values())
        question = problem("E_FILE_SEVERAL", CellPlace(name), expected=titles, commands=tuple(hits))
        raise NeedsAnswer("E_FOLDER_ASK", [question], count=1)
    order, kind, layout = next(iter(hits.values()))
    return Recognised(file, name, kind, layout.title, seen.as_of if layout.as_of else None, order)


def better_fit(context: Context, file: Path, kind: Import, known: int) -> tuple[Fact, str] | None:
    """Title and command of the kind that has a field for more than `known` of the columns; None without one."""
    from skillmap.cli.import_kinds import StaffImport
    from skillmap.documents.reading import identify

    others = [one for one in kinds(StaffImport(), None, None, "approved") if one.command != kind.command]
    layouts = [(one, layout) for one in others for layout in one.layouts(context)]
    seen = identify(file, [layout for _, layout in layouts], context.settings.headings)
    scores = [(_score(seen, layout.id, one) or 0, layout.title, one.command) for one, layout in layouts]
    best = max(scores, key=lambda score: score[0])
    return best[1:] if best[0] > known else None


def _score(seen: Identified, layout: str, kind: Import) -> int | None:
    """How well a kind fits: the number of headings it knows; None when it does not, or lacks what tells it apart."""
    keys = seen.fits.get(layout)
    if keys is None:
        return None
    is_own = seen.fingerprint is not None
    return len(keys) if is_own or not keys <= kind.ordinary else None


def _refuse(refused: Sequence[tuple[str, Refusal]]) -> None:
    """Raises what is wrong with all files at once; questions only when nothing is wrong."""
    if not refused:
        return
    problems = [one for name, refusal in refused for one in _as_problems(name, refusal)]
    if all(isinstance(refusal, NeedsAnswer) for _, refusal in refused):
        raise NeedsAnswer("E_FOLDER_ASK", problems, count=len(refused))
    raise InputRefused("E_FOLDER_FILES", problems, count=len(refused))


def _as_problems(name: str, refusal: Refusal) -> list[Problem]:
    inner = [one for one in refusal.problems if isinstance(one, Problem)]
    if refusal.code == "E_FOLDER_ASK":
        return inner
    return [Problem(refusal.code, CellPlace(name), refusal.facts), *inner]


@dataclass
class Job:
    """A folder on its way into the journal."""

    context: Context
    given: Given
    folder: Path
    files: Sequence[Recognised]

    def rehearse(self) -> tuple[ChangeSet, list[Problem]]:
        """What all files together do, and every problem of theirs; nothing stays written.

        A later file may speak of what an earlier one brings. Bad rows are left out here, so that one mistake does not
        make the files after it look wrong. Raises as `recognise` does.
        """
        from skillmap.storage.facts import head
        from skillmap.storage.journal import write_changes
        from skillmap.storage.rehearsal import rehearsal

        parts: list[Compared] = []
        problems: list[Problem] = []
        refused: list[tuple[str, Refusal]] = []
        self.context.texts = {}
        with self.context.reading() as connection:
            totals = import_checks.totals(self.context, connection)
        with rehearsal(self.context.engine) as (connection, number):
            self.context.seen_head = head(connection) - 1
            for one in self.files:
                try:
                    options = options_of(self.context, one.kind, self.given)
                    part, wrong = compare(self.context, connection, one.file, options, one.kind, patient=True)
                except Refusal as refusal:
                    refused.append((one.name, refusal))
                    continue
                parts.append(part)
                problems += [*(p for found in wrong.values() for p in found), *part.told]
                problems += file_known(connection, part.reading, before=number)
                if not has_errors(part.all_problems):
                    write_changes(connection, part.changes, number)
                    self.context.texts |= part.changes.texts
            _refuse(refused)
            broken = import_checks.broken(self.context, connection, totals)
        return self._whole(parts), [*problems, *judged(broken, ignore=self.given.ignore_checks)]

    def perform(self, shown: ChangeSet) -> int:
        """Write what was shown, in one transaction; gives the number of the entry.

        Raises InputRefused (E_FOLDER_CHANGED) when the files no longer say what was shown, E_DB_MOVED_ON when somebody
        else has written since.
        """
        from skillmap.cli.definition_texts import as_arguments, beside
        from skillmap.documents.comparison import check_number
        from skillmap.storage.author import author
        from skillmap.storage.journal import new_entry, write_changes

        summary = {kind.value: n for kind, n in shown.counts().items()}
        arguments: Mapping[str, object] = {"folder": self.folder.name, "files": [one.name for one in self.files]}
        texts = as_arguments(self.context.workspace.data, shown.texts)
        who = author(state.current().by)
        parts: list[Compared] = []
        self.context.texts = {}
        with beside(self.context, shown.texts, texts) as last_step, new_entry(
            self.context.engine, summary, "import", {**arguments, **texts}, who,
            framework=self.context.framework.digest, expected_head=self.context.seen_head,
        ) as (connection, number):  # fmt: skip
            for one in self.files:
                parts.append(self._compared(connection, one))
                write_changes(connection, parts[-1].changes, number)
                self.context.texts |= parts[-1].changes.texts
            whole = self._whole(parts)
            if check_number(whole) != check_number(shown) or whole.texts != shown.texts:
                raise InputRefused("E_FOLDER_CHANGED")
            last_step()
        return number

    def _compared(self, connection: Connection, one: Recognised) -> Compared:
        return one.kind.compare(self.context, connection, one.file, options_of(self.context, one.kind, self.given))

    def _whole(self, parts: Sequence[Compared]) -> ChangeSet:
        title = message("folder.title", folder=self.folder.name, count=len(parts))
        return merge(title, [part.changes for part in parts])
