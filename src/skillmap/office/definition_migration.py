"""Going over to another version of the definitions: a table of what becomes of what, then everything in one entry."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from skillmap import sheets
from skillmap.changes import Change, ChangeKind, ChangeSet, SourceFile
from skillmap.commands import command_line
from skillmap.documents import transition_table
from skillmap.documents.transition_table import TransitionRead, name_of, read_transition, version_of
from skillmap.errors import InputRefused, UsageRefused
from skillmap.framework import keeping, transition_told
from skillmap.framework.load import sound
from skillmap.framework.model import Framework
from skillmap.framework.reader import FrameworkSource
from skillmap.framework.transition import KINDS, Combine, Fate, Transition, TransitionStep, ids_of, packed
from skillmap.framework.transition_check import check
from skillmap.framework.transition_proposal import propose
from skillmap.i18n import sentence, word
from skillmap.office import versions
from skillmap.office.definitions import shipped_framework
from skillmap.office.draft import Draft
from skillmap.office.handout import BookContent, BookToWrite
from skillmap.office.intake.kind import source_of
from skillmap.office.office import Office
from skillmap.problems import Problem, has_errors, problem
from skillmap.revision import carried_ratings, carry_store, carrying, change_store
from skillmap.revision.carried_table import told_of, what_is_carried
from skillmap.revision.facts import DefinitionChange
from skillmap.revision.in_force import former_names
from skillmap.storage.facts import key_ids
from skillmap.storage.ledger import Ledger
from skillmap.storage.schema import skill as skill_key
from skillmap.storage.trace import NEW_WORDS
from skillmap.tables import Table
from skillmap.words import Bilingual, Fact, message

_OF_NEW = ("level", "skill", "role", "grade")
"""Kinds that the new version decides by itself, whatever the office keeps of its own."""


@dataclass(frozen=True)
class MigrationAsked:
    """What the officer says."""

    new: Path | None = None
    """The folder of the new version; None = the definitions in the workspace were put there by hand."""
    old: Path | None = None
    """The folder of the old one; None = the workspace's, or the version that was recorded under last."""
    table: Path | None = None
    """The table of what becomes of what, as it came back; None = the proposals."""
    combine: str = "lowest"
    on: date | None = None
    """The first day of the new version; None = today."""
    keep: tuple[str, ...] = ()
    """Parts of the office's own that are kept (`keeping.PARTS`); what the new version lacks is kept anyhow."""

    def again(self, *table: str) -> str:
        """The command that asks the same, with `--out FILE` or `--table FILE` for the table."""
        words = [str(self.new)] if self.new is not None else []
        words += ["--from", str(self.old)] if self.old is not None else []
        words += ["--merged", self.combine] if self.combine != Combine.LOWEST else []
        words += ["--on", self.on.isoformat()] if self.on is not None else []
        kept = [word for part in self.keep for word in ("--keep", part)]
        return command_line("framework", "migrate", *words, *kept, *table)


@dataclass(frozen=True)
class Migration:
    """Two versions, what becomes of what, and everything there is to say of it."""

    asked: MigrationAsked
    old: Framework
    new: Framework
    """With what the office keeps of its own."""
    given: Framework
    """The new version as it was given."""
    files: Mapping[str, bytes]
    """The definition files as they will be."""
    old_files: Mapping[str, bytes]
    transition: Transition
    told: Sequence[Problem]
    came_back: TransitionRead | None = None

    @property
    def sums(self) -> Table:
        """How many of each kind have which fate."""
        return transition_table.sums_table(self.transition)

    @property
    def proposals(self) -> Table | None:
        """What nobody has decided yet; None when all is decided."""
        found = self.transition.proposals
        return transition_table.steps_table(self.old, self.new, found) if found else None


@dataclass(frozen=True)
class _Side:
    """One version: its values, where everything stands, its files."""

    framework: Framework
    source: FrameworkSource
    files: Mapping[str, bytes]


def prepare(office: Office, asked: MigrationAsked) -> Migration:
    """What becomes of every definition: proposed, or as the table that came back says, and checked.

    Raises:
        InputRefused: E_FRAMEWORK for errors in either version, E_MIGRATE_SAME, E_MIGRATE_NO_OLD, E_VERSION_LOST,
            E_TRANSITION_OTHER for a table that was made for other versions, E_INPUT for mistakes in it.
        UsageRefused: E_OPTION_VALUE.
    """
    for part in asked.keep:
        if part not in keeping.PARTS:
            raise UsageRefused("E_OPTION_VALUE", name="--keep", found=part)
    if asked.combine not in list(Combine):
        raise UsageRefused("E_OPTION_VALUE", name="--merged", found=asked.combine)
    old, new = _sides(office, asked)
    if old.framework.digest == new.framework.digest:
        raise InputRefused("E_MIGRATE_SAME")
    keep = [p for p in keeping.PARTS if p in asked.keep or _lacks(new, old, p)]
    came_back = read_transition(asked.table) if asked.table else None
    if came_back is not None:
        told = _taken_back(asked, came_back, old.framework, new.framework, keep)
        steps = came_back.steps
    else:
        told, steps = [], _proposed(old, new.framework, asked)
    made, files = _composed(old, new, Transition(steps), keep)
    if came_back is None:
        # What the office keeps stands in the new version only now: its proposals are made once more.
        again = _proposed(old, made, asked)
        steps = (*(s for s in steps if s.kind in _OF_NEW), *(s for s in again if s.kind not in _OF_NEW))
    transition = Transition(steps)
    told += _kept(old.source, transition, keep)
    told += transition_told.other_meanings(old.framework, made, transition)
    if asked.new is not None:
        # What was put into the folder by hand is the office's own change.
        before = "data" if asked.old is None and Path("data").resolve() == office.workspace.data.resolve() else None
        sides = str(before or asked.old or office.workspace.data), str(asked.new)
        told += transition_told.other_values(old.framework, made, command_line("framework", "diff", *sides))
    return Migration(asked, old.framework, made, new.framework, files, old.files, transition, told, came_back)


def _proposed(old: _Side, new: Framework, asked: MigrationAsked) -> tuple[TransitionStep, ...]:
    return propose(old.framework, new, Combine(asked.combine), shipped_framework()).steps


def _kept(old: FrameworkSource, transition: Transition, keep: Sequence[str]) -> list[Problem]:
    told = [problem("N_MIGRATE_KEPT", parts=tuple(message(f"transition.part.{p}") for p in keep))] if keep else []
    if "needs" in keep and (lost := keeping.lost_needs(old, transition)):
        told.append(problem("W_MIGRATE_NEEDS", count=lost))
    return told


def _lacks(new: _Side, old: _Side, part: str) -> bool:
    return part != "leaders" and keeping.is_empty(new.source, part) and not keeping.is_empty(old.source, part)


def _sides(office: Office, asked: MigrationAsked) -> tuple[_Side, _Side]:
    data = office.workspace.data
    by_hand = asked.new is None or asked.new.resolve() == data.resolve()
    new = _side(data) if asked.new is None else _side(asked.new, is_other=not by_hand)
    if asked.old is not None:
        return _side(asked.old, is_other=True), new
    if not by_hand:
        return _side(data), new
    with versions.folder_of(office.workspace, _recorded_under(office, new.framework.digest)) as kept:
        return _side(kept), new


def _recorded_under(office: Office, present: str) -> str:
    """The digest of the definitions that anything was recorded under last. Raises InputRefused (E_MIGRATE_NO_OLD)."""
    with office.read() as connection:
        digests = change_store.digests(connection)
    kept = next((d for d in digests if d != present and versions.find(office.workspace, d)), None)
    if kept is None:
        raise InputRefused("E_MIGRATE_NO_OLD")
    return kept


def _side(folder: Path, *, is_other: bool = False) -> _Side:
    source = sound(folder, is_other=is_other)
    return _Side(source.framework, source, versions.definition_files(folder))


def _taken_back(
    asked: MigrationAsked, table: TransitionRead, old: Framework, new: Framework, keep: Sequence[str]
) -> list[Problem]:
    """Problems of a table that came back. Raises InputRefused: E_TRANSITION_OTHER, E_INPUT."""
    mark = table.reading.fingerprint
    if mark is not None and (mark.framework, mark.extra.get("new", "")) != (old.digest, new.digest):
        raise InputRefused("E_TRANSITION_OTHER", file=table.reading.file, command=asked.again("--out", "FILE"))
    # What the office keeps keeps its ids: only the words inside it change.
    wanted = {kind: frozenset(ids_of(old if f"{kind}s" in keep else new, kind)) for kind in KINDS}
    told = list(table.reading.problems)
    told += check(table.steps, old, wanted, table.places(), table.unread)
    if has_errors(told):
        raise InputRefused("E_INPUT", told)
    return told


def _composed(
    old: _Side, new: _Side, transition: Transition, keep: Sequence[str]
) -> tuple[Framework, dict[str, bytes]]:
    """The new version with what the office keeps of its own. Raises InputRefused (E_FRAMEWORK)."""
    files = dict(new.files)
    lowest = new.framework.header.lowest
    for part in keep:
        for name in keeping.files_of(new.source, part):
            files.pop(name, None)
        for name in keeping.files_of(old.source, part):
            text = old.files[name].decode("utf-8").removeprefix("\ufeff")
            data = old.source.documents[name].data
            made = keeping.kept_text(part, name, text, data, transition, lowest)
            # To the byte where nothing of it is in other words.
            files[name] = old.files[name] if made == text else made.encode()
    if not keep:
        return new.framework, files
    if "qualifications" in keep:
        # The office's examinations speak of the list they stand in; it comes along where the new version lacks it.
        named = {one.standard for one in old.framework.qualifications.values() if one.standard}
        for name in (f"standards/{one}.yaml" for one in sorted(named - new.framework.standards.keys())):
            files[name] = old.files[name]
    with tempfile.TemporaryDirectory() as trial:
        folder = Path(trial) / "data"
        for name, content in files.items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_bytes(content)
        return _side(folder).framework, files


def workbook(office: Office, found: Migration) -> BookToWrite:
    """The table for HR to decide on and bring back."""
    with office.read() as connection:
        people = carry_store.people(connection)
    lang, mark = office.lang, transition_table.fingerprint(found.old, found.given)
    pages = transition_table.transition_sheets(found.old, found.new, found.transition, people, lang)
    name = sheets.safe_file_name(sentence("transition.file", lang))
    return BookToWrite(name, lambda: BookContent(tuple(pages), mark, lang))


@dataclass(frozen=True)
class MigrationDraft:
    """What would be recorded, and the numbers of what is carried."""

    draft: Draft
    carried: Table


def draft(office: Office, found: Migration) -> MigrationDraft:
    """Everything recorded in the words of the new version, and its files in the place of the old ones: one entry.

    Raises InputRefused (E_MIGRATE_DAY) for a day to come, or before the last change of the definitions.
    """
    day = found.asked.on or office.today
    # A day is answered in the words of one version, so versions follow each other in the order of days.
    last = max((row.fact.day for row, taken in office.words.changes if taken is None), default=date.min)
    if not last <= day <= office.today:
        raise InputRefused("E_MIGRATE_DAY", day=day, last=office.today)
    transition, ledger = found.transition, Ledger()
    with office.read() as connection:
        facts = carrying.carry(carry_store.facts(connection), transition, ledger)
        ratings = carried_ratings.carry(
            carry_store.ratings(connection, transition),
            transition,
            key_ids(connection, skill_key),
            carry_store.readable(connection, transition),
        )
    ledger.begin(
        DefinitionChange(
            day=day, old_digest=found.old.digest, new_digest=found.new.digest, old_name=_name(found.old),
            new_name=_name(found.new), steps=packed(_named(found)),
        )
    )  # fmt: skip
    title = message("transition.change", old=version_of(found.old), new=version_of(found.new), day=day)
    changes = ChangeSet(
        title,
        _changes(found),
        sum(s.fate is Fate.KEPT for s in transition.steps),
        [*ratings.writes, *ledger.writes()],
        told_of(facts, ratings),
        _sources(found),
        texts=_texts(office, found),
    )
    made = Draft(
        NEW_WORDS, changes, found.told, {"day": day.isoformat()}, backup=True, definitions=_knowing(office, found),
        versions=((found.old, found.old_files), (found.new, found.files)),
    )  # fmt: skip
    return MigrationDraft(made, what_is_carried(facts, ratings))


def _knowing(office: Office, found: Migration) -> Framework:
    """The new version, with what is no longer defined by its name."""
    named = Transition(tuple(_named(found))).former_names()
    return found.new.remembering(former_names(office.words.changes) | named)


def _sources(found: Migration) -> tuple[SourceFile, ...]:
    return (source_of(found.came_back.reading),) if found.came_back else ()


def _texts(office: Office, found: Migration) -> dict[str, str | None]:
    """The files that become other ones; None for those that go."""
    present = versions.definition_files(office.workspace.data)
    texts: dict[str, str | None] = {
        # The whole text: the entry must be able to put the old files back to the byte.
        name: data.decode("utf-8")
        for name, data in found.files.items()
        if present.get(name) != data
    }
    return texts | {name: None for name in present if name not in found.files}


def _named(found: Migration) -> Iterator[TransitionStep]:
    """The steps with the names of what the new version does not define: records go on speaking of it."""
    defined = {kind: frozenset(ids_of(found.new, kind)) for kind in KINDS}
    for step in found.transition.steps:
        name = None if step.old in defined[step.kind] else name_of(found.old, step.kind, step.old)
        yield replace(step, name=name) if isinstance(name, Bilingual) else step


def _name(framework: Framework) -> Bilingual:
    named = version_of(framework)
    return Bilingual(word(named, "ja"), word(named, "en"))


def _changes(found: Migration) -> list[Change]:
    """A line for every definition that becomes something else."""
    return [_change(found, step) for step in found.transition.steps if step.fate is not Fate.KEPT]


def _change(found: Migration, step: TransitionStep) -> Change:
    old = word(name_of(found.old, step.kind, step.old), "ja")
    new: Fact = tuple(name_of(found.new, step.kind, one) for one in step.new)
    kind = ChangeKind.REMOVE if step.fate is Fate.WITHDRAWN else ChangeKind.CHANGE
    kind_name, fate = message(f"transition.kind.{step.kind}"), message(f"transition.fate.{step.fate}")
    item = message("transition.item", kind=kind_name, fate=fate)
    return Change(kind, old, item, None if step.fate is Fate.WITHDRAWN else step.old, new or None)
