"""A folder of lists: taken in in the order in which they speak of each other, as one entry of the journal."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection

from skillmap.changes import ChangeSet, merge
from skillmap.documents.comparison import check_number
from skillmap.errors import InputRefused, NeedsAnswer, Refusal, UsageRefused
from skillmap.office import definition_texts
from skillmap.office.draft import Draft
from skillmap.office.intake import checks
from skillmap.office.intake.engine import Answers, compare, file_known, judged, options_of
from skillmap.office.intake.kind import Comparison
from skillmap.office.intake.kinds import ForFolder, of_folder
from skillmap.office.intake.recognition import RecognisedFile, recognise, refuse
from skillmap.office.office import Office
from skillmap.org.two_lists import disagreements
from skillmap.problems import Problem, has_errors
from skillmap.storage.database import reading
from skillmap.storage.facts import head
from skillmap.storage.journal import moved_on, new_entry, write_changes
from skillmap.storage.rehearsal import rehearsal
from skillmap.words import message


def look_through(
    office: Office, folder: Path, said: ForFolder = ForFolder()
) -> tuple[list[RecognisedFile], list[Problem]]:
    """The lists of a folder in the order in which they are taken in, and what is told of its other files.

    Raises UsageRefused (E_FOLDER), and as `recognition.recognise` does.
    """
    if not folder.is_dir():
        raise UsageRefused("E_FOLDER", found=str(folder))
    return recognise(office, folder, of_folder(said))


def take_in(office: Office, folder: Path, files: Sequence[RecognisedFile], answers: Answers = Answers()) -> Draft:
    """All lists of a folder as one draft; recorded it is one entry, and undone as one. Raises as `recognise` does."""
    work = FolderWork(office, answers, folder, files)
    changes, problems = work.rehearse()
    return Draft("import", changes, problems, backup=True, perform=lambda: work.perform(changes))


@dataclass
class FolderWork:
    """A folder on its way into the journal."""

    office: Office
    answers: Answers
    folder: Path
    files: Sequence[RecognisedFile]

    def rehearse(self) -> tuple[ChangeSet, list[Problem]]:
        """What all files together do, and every problem of theirs; nothing stays written.

        A later file may speak of what an earlier one brings. Bad rows are left out here, so that one mistake does not
        make the files after it look wrong. Raises as `recognise` does.
        """
        parts: list[Comparison] = []
        problems: list[Problem] = []
        refused: list[tuple[str, Refusal]] = []
        self.office.texts = {}
        with self.office.read() as connection:
            totals = checks.totals(self.office, connection)
        with rehearsal(self.office.engine) as (connection, number):
            # The rehearsal writes an entry of its own and takes it back: what was seen is the state before it.
            self.office.seen_head = head(connection) - 1
            for one in self.files:
                try:
                    options = options_of(self.office, one.kind, self.answers, one.file)
                    part, wrong = compare(self.office, connection, one.file, options, one.kind, patient=True)
                except Refusal as refusal:
                    refused.append((one.name, refusal))
                    continue
                parts.append(part)
                problems += [*(p for found in wrong.values() for p in found), *part.told]
                problems += file_known(connection, part.reading.file, part.reading.sha256, before=number)
                # Later files are compared with what this one would bring, so that a new person may stand in both.
                if not has_errors(part.all_problems):
                    write_changes(connection, part.changes, number)
                    self.office.texts |= part.changes.texts
            refuse(refused)
            # Two lists of one folder that say different things of one person: only the office knows which is newer.
            asked = list(disagreements([part.people for part in parts if part.people]))
            if asked:
                raise NeedsAnswer("E_FOLDER_ASK", asked, count=len({str(one.place).partition(" ")[0] for one in asked}))
            broken = checks.broken(self.office, connection, totals)
        return self._whole(parts), [*problems, *judged(broken, ignore=self.answers.ignore_checks)]

    def perform(self, shown: ChangeSet) -> int:
        """Write what was shown, in one transaction; gives the number of the entry.

        What somebody else has recorded since does not matter as long as the same would be written: everything is
        compared again here. Raises InputRefused (E_FOLDER_CHANGED, E_DB_MOVED_ON) when it would not.
        """
        summary = {kind.value: n for kind, n in shown.counts().items()}
        arguments: Mapping[str, object] = {"folder": self.folder.name, "files": [one.name for one in self.files]}
        texts = definition_texts.as_arguments(self.office.workspace.data, shown.texts)
        who, seen = self.office.who, self.office.seen_head
        parts: list[Comparison] = []
        self.office.texts = {}
        with definition_texts.beside(
            self.office.workspace.data, lambda: self.office.engine, self.office.seen_head or 0, shown.texts, texts
        ) as last_step, new_entry(
            self.office.engine, summary, "import", {**arguments, **texts}, who,
            framework=self.office.framework.digest, expected_head=seen if texts else None,
        ) as (connection, number):  # fmt: skip
            for one in self.files:
                parts.append(self._compared(connection, one))
                write_changes(connection, parts[-1].changes, number)
                self.office.texts |= parts[-1].changes.texts
            whole = self._whole(parts)
            # Somebody agreed to what was shown; anything else must be shown again, however small it is.
            is_same = check_number(whole) == check_number(shown) and whole.texts == shown.texts
            if number - 1 != seen and not (is_same and not any(has_errors(part.all_problems) for part in parts)):
                with reading(self.office.engine) as before:
                    raise moved_on(before)
            if not is_same:
                raise InputRefused("E_FOLDER_CHANGED")
            # Definition files are written just before the commit: whatever fails until then leaves them as they were.
            last_step()
        return number

    def _compared(self, connection: Connection, one: RecognisedFile) -> Comparison:
        options = options_of(self.office, one.kind, self.answers, one.file)
        compared, _ = compare(self.office, connection, one.file, options, one.kind, patient=False)
        return compared

    def _whole(self, parts: Sequence[Comparison]) -> ChangeSet:
        title = message("folder.title", folder=self.folder.name, count=len(parts))
        return merge(title, [part.changes for part in parts])
