"""In whose words an office is asked: the definitions in force at a moment, and what is recorded in words they lack."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from skillmap import framework, revision, storage
from skillmap.errors import InputRefused
from skillmap.office import former_names, versions
from skillmap.problems import errors_of
from skillmap.revision.former_names import names_of
from skillmap.revision.version import Version

if TYPE_CHECKING:
    from sqlalchemy import Engine

    from skillmap.config import Workspace
    from skillmap.framework.model import Framework
    from skillmap.framework.transition import Transition
    from skillmap.revision.facts import DefinitionChange
    from skillmap.revision.in_force import Changes
    from skillmap.revision.unknown import Unknown
    from skillmap.sheets.options import FormerName
    from skillmap.storage.facts import Moment


@dataclass
class WordsInForce:
    """The versions of one office's definitions; `version` is that of the moment last asked for."""

    workspace: Workspace
    today: date
    engine: Callable[[], Engine]
    version: Version = field(default_factory=Version)
    _loaded: dict[str, Framework] = field(default_factory=dict)
    """Definitions by digest; "" = the workspace's own."""
    _remembering: set[str] = field(default_factory=set)
    """Digests of those that know what was called how before."""
    _has_told: bool = False
    _files: str = ""
    """The digest of the definition files as they were read; "" = not read, or not to be told."""

    def of(self, moment: Moment) -> Moment:
        """The moment with facts in the words of its day; from now on its version answers."""
        self.version = revision.in_force.in_force(self.changes, moment.as_of, moment.known)
        return replace(moment, words=self.version.words)

    @property
    def framework(self) -> Framework:
        """The definitions that answer. Raises InputRefused (E_FRAMEWORK, E_VERSION_LOST)."""
        key = self.version.digest
        found = self.kept(key) if key else self.own
        # Whoever asks for no moment reads no records; these alone speak of what is no longer defined.
        if "changes" in self.__dict__ and self.changes and key not in self._remembering:
            self._remembering.add(key)
            found = self._loaded[key] = found.remembering(revision.in_force.former_names(self.changes))
        return found

    def kept(self, digest: str) -> Framework:
        """A version by its digest. Raises InputRefused (E_VERSION_LOST)."""
        if digest not in self._loaded:
            self._loaded[digest] = versions.load(self.workspace, digest)
        return self._loaded[digest]

    def made_with(self, digest: str) -> Framework | None:
        """The definitions that a file says it was made with, where they are others than today's and are kept."""
        # A digest out of a file may be anything.
        if digest == self.own.digest or not re.fullmatch("[0-9a-f]{64}", digest):
            return None
        with suppress(InputRefused):
            return self.kept(digest)
        return None

    @property
    def are_read(self) -> bool:
        """Whether the workspace's definitions have been asked for: a listing of people needs none."""
        return "" in self._loaded

    @property
    def own(self) -> Framework:
        """The workspace's definitions. Raises InputRefused (E_FRAMEWORK) with every problem at once."""
        if "" not in self._loaded:
            # Before they are read: a file that is saved meanwhile is noticed when something is recorded.
            self._files = framework.kept.key_of(self.workspace.data)
            found, problems = framework.kept.load(self.workspace.data)
            if found is None:
                raise InputRefused("E_FRAMEWORK", errors_of(problems))
            self._loaded[""] = found
        return self._loaded[""]

    def refuse_edited(self) -> None:
        """Raises InputRefused (E_FRAMEWORK_MOVED_ON) when the files say something else than when they were read."""
        if not self._files or framework.kept.key_of(self.workspace.data) == self._files:
            return
        found, _ = framework.kept.load(self.workspace.data)
        # Comments and the order of lines say nothing: the same definitions have the same digest.
        if found is None or found.digest != self.own.digest:
            # Whoever goes on with this office asks anew, in the new words.
            self.forget()
            raise InputRefused("E_FRAMEWORK_MOVED_ON")

    @cached_property
    def changes(self) -> Changes:
        """When the office went over to other versions, and what became of what."""
        with storage.database.reading(self.engine()) as connection:
            return revision.change_store.definition_changes(connection)

    @property
    def unknown(self) -> tuple[Unknown, ...]:
        """What counts today and is recorded in words that the workspace's definitions lack."""
        with storage.database.reading(self.engine()) as connection:
            recorded = revision.change_store.recorded_under(connection)
        # Everything was recorded under these very definitions: no reason to look at every fact.
        return () if not recorded or recorded == {self.own.digest} else self.lacking(self.own)

    def lacking(self, own: Framework) -> tuple[Unknown, ...]:
        """The same, asked of the records whatever they were recorded under.

        For whoever needs no digest otherwise: of 2,000 skills it takes longer (0.2 s) than the questions (0.05 s).
        """
        settled = revision.in_force.settled(self.changes)
        with storage.database.reading(self.engine()) as connection:
            moment = storage.facts.Moment(self.today)
            found = revision.unknown.unknown(connection, own, moment, settled)
            brought = revision.change_store.brought(connection)
            recorded = revision.change_store.recorded_under(connection)
            # Where everything was recorded under these very definitions no number can have gone elsewhere.
            if not recorded or recorded == {own.digest}:
                return found
            names = names_of(own)
            moved = revision.renumbered.renumbered(
                connection, names, moment, brought, lambda one: former_names.of_version(one, self.kept), own.digest
            )
        return (*found, moved) if moved is not None else found

    def tell_unknown(self, tell: Callable[[tuple[Unknown, ...]], None]) -> None:
        """Say it once, as soon as facts are read beside the workspace's definitions."""
        # Once, and only where facts meet the definitions: a listing of people reads none and has nothing to say.
        if not self._has_told and self.are_read and not self.version.digest:
            self._has_told = True
            if found := self.unknown:
                tell(found)

    def refuse(self, day: date) -> None:
        """Raises InputRefused (E_BEFORE_CHANGE) for a day before the definitions in force: it has other words."""
        now = (row.fact for row, taken in self.changes if taken is None)
        last = max(now, key=lambda one: one.day, default=None)
        if last is not None and day < last.day:
            raise InputRefused("E_BEFORE_CHANGE", day=last.day, version=last.old_name)

    @cached_property
    def former(self) -> dict[str, dict[str, FormerName]]:
        """What names of earlier versions mean today, by kind and folded text: for lists that name no version."""
        with storage.database.reading(self.engine()) as connection:
            last = revision.change_store.last_entries(connection)
        return former_names.of(self.own, last, self.changes, self.kept)

    def former_texts(self, kind: str) -> tuple[str, ...]:
        """The names of before of one kind, as they were written."""
        return tuple(one.text for one in self.former.get(kind, {}).values())

    def since(self, entry: int) -> tuple[DefinitionChange, ...]:
        """Changes of the definitions in force that were recorded after an entry, the oldest first."""
        return tuple(row.fact for row, taken in self.changes if taken is None and row.entry_id > entry)

    def transitions_since(self, entry: int) -> tuple[Transition, ...]:
        """What became of what in them."""
        unpacked = framework.transition.unpacked
        return tuple(unpacked(change.steps) for change in self.since(entry))

    def keep(self, others: Sequence[tuple[Framework, Mapping[str, bytes]]] = ()) -> None:
        """Keep the workspace's definitions, and other versions with their files, for questions about this day."""
        versions.keep(self.workspace, self.own)
        for made, files in others:
            if versions.find(self.workspace, made.digest) is None:
                versions.store(self.workspace, made.header, made.digest, files)

    def forget(self) -> None:
        """Something was recorded: definitions and their changes are read anew."""
        self._loaded.pop("", None)
        self._remembering.clear()
        self.__dict__.pop("changes", None)
        self.__dict__.pop("former", None)
