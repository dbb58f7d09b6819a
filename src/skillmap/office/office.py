"""One office, opened: its workspace, definitions and database at a moment; and the one way to record."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from skillmap import config, days, org, reports, storage, temporary
from skillmap.changes import ChangeSet
from skillmap.errors import InputRefused, NeedsAnswer, Refusal, UsageRefused
from skillmap.office import definition_texts
from skillmap.office.draft import Draft
from skillmap.office.words import WordsInForce
from skillmap.problems import has_errors
from skillmap.revision.version import Version
from skillmap.words import Lang

if TYPE_CHECKING:  # a listing of definitions needs no database, one of people no definitions: each takes long to load
    from sqlalchemy import Connection, Engine

    from skillmap.framework.model import Framework
    from skillmap.org.model import Organisation
    from skillmap.reports.snapshot import Snapshot
    from skillmap.revision.unknown import Unknown
    from skillmap.storage.author import Author
    from skillmap.storage.facts import Moment


@dataclass
class Office:
    """An opened workspace. Definitions and database are opened when first asked for."""

    workspace: config.Workspace
    today: date
    lang: Lang = "ja"
    by: str | None = None
    """Who records; None = the login name."""
    known_at: int | str | None = None
    """Questions are answered as it was known at this entry or time (UTC, ISO 8601); None = now."""
    seen_head: int | None = None
    """Newest journal entry when facts were last read; `record` writes nothing if another came since."""
    texts: dict[str, str | None] = field(default_factory=dict)
    """Definition files as they will be when the running import has written them."""
    looks_ahead: bool = False
    """Whether days to come may be looked at; who did is recorded."""
    command: str = ""
    """What is being done, as the journal names a look at a day to come."""
    when_looked: Callable[[], None] = lambda: None
    """Called when a look at a day to come was recorded."""
    when_unknown: Callable[[tuple[Unknown, ...]], None] = lambda _found: None
    """Called once when people's facts are read beside definitions that lack words which the facts are recorded in."""
    compares_anew: bool = False
    """While a draft is worked out again: nothing new is looked at."""
    looked_at: date | None = None
    """A day to come that is about to be shown and not yet recorded as looked at."""
    when_version: Callable[[Version], None] = lambda _version: None
    """Called with the version that a question is answered by, where the office has had more than one."""

    @classmethod
    def open(
        cls,
        folder: Path | str | None = None,
        *,
        today: date | None = None,
        lang: Lang | None = None,
        by: str | None = None,
        known_at: int | str | None = None,
        looks_ahead: bool = False,
    ) -> Office:
        """The office of a workspace; without a folder the one that the present folder lies in.

        Args:
            folder: The workspace itself.
            today: The day that counts as today; None = today in Japan.
            lang: Language of documents; None = the workspace's setting, else Japanese.
            by: Who records; None = the login name.
            known_at: As the field of that name.
            looks_ahead: As the field of that name.

        Raises:
            InputRefused: E_NO_WORKSPACE, E_CONFIG; E_DB_… when a crash has left definition files to put back.
        """
        given = Path(folder) if folder is not None else None
        if given is not None and not (given / config.FILE).is_file():
            raise InputRefused("E_NO_WORKSPACE", folder=str(given))
        workspace = config.find(given or Path.cwd())
        office = cls(
            workspace,
            today or days.today(),
            lang or workspace.settings.lang or "ja",
            by,
            known_at,
            looks_ahead=looks_ahead,
        )
        temporary.clear(workspace.root)
        temporary.clear(workspace.backups)
        temporary.clear(workspace.out)
        temporary.clear(workspace.data, below=True)
        definition_texts.settle(workspace.data, lambda: office.engine)
        return office

    @property
    def settings(self) -> config.Settings:
        """What the office decides about itself."""
        return self.workspace.settings

    @cached_property
    def words(self) -> WordsInForce:
        """The versions of the definitions, and which of them answers."""
        return WordsInForce(self.workspace, self.today, lambda: self.engine)

    @property
    def framework(self) -> Framework:
        """The definitions in force at the moment last asked for: the workspace's, or of an earlier day a kept version.

        Raises InputRefused (E_FRAMEWORK with every problem at once, E_VERSION_LOST).
        """
        found = self.words.framework
        if self.seen_head is not None:
            self.words.tell_unknown(self.when_unknown)
        return found

    @cached_property
    def engine(self) -> Engine:
        """The database. Raises InputRefused (E_DB_…)."""
        return storage.database.open_database(self.workspace.database_url)

    @property
    def recorded(self) -> int | None:
        """The newest entry recorded through this office: what stands when something goes wrong afterwards."""
        # Asking must not open the database: it may be the very thing that went wrong.
        return storage.journal.recorded_through(self.engine) if "engine" in vars(self) else None

    def close(self) -> None:
        """Give the database's connections back; whatever is asked afterwards opens it anew."""
        if "engine" in vars(self):
            self.engine.dispose()

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """A connection that sees one state; remembers the newest entry for `record`."""
        self._record_look()
        with storage.database.reading(self.engine) as connection:
            # What is read from here on is compared with what is recorded when it is written (ADR 2).
            self.seen_head = storage.facts.head(connection)
            self.words.tell_unknown(self.when_unknown)
            yield connection
        # Not while reading: a file has one writer or several readers.
        self._record_look()

    def _record_look(self) -> None:
        day, self.looked_at = self.looked_at, None
        if day is not None and not self.compares_anew:
            self.look(day)

    def look(self, day: date, command: str = "") -> None:
        """An entry that says who looked at what is prepared, and for which day."""
        self.seen_head = self.note(command or self.command, {"as_of": day.isoformat(), "include_future": True})
        self.when_looked()

    def day(self, as_of: date | None = None, fy: days.FiscalYear | None = None) -> date:
        """The day a question is about: the day given; of a year the earlier of today and 31 March, or its 1 April.

        Raises UsageRefused (E_AS_OF_AND_FY) when both are given.
        """
        if as_of and fy:
            raise UsageRefused("E_AS_OF_AND_FY")
        if as_of:
            return as_of
        if fy:
            return fy.first if fy.first > self.today else min(self.today, fy.last)
        return self.today

    def moment(self, as_of: date | None = None, fy: days.FiscalYear | None = None) -> Moment:
        """The two times of a question.

        The gate for days to come: of a year that has not begun the day is its 1 April. It stands open when all that
        changes up to the day has been announced (内示). Raises NeedsAnswer (E_FUTURE_DAY, E_FUTURE_YEAR) unless
        `looks_ahead`; looking is recorded.
        """
        day = self.day(as_of, fy)
        # Transfers are known weeks before they are announced (内示): who looks at them is on record (ADR 10).
        if day > self.today and not self._is_announced(day):
            if not self.looks_ahead:
                raise NeedsAnswer("E_FUTURE_YEAR", fy=fy.text, day=day) if fy else NeedsAnswer("E_FUTURE_DAY", day=day)
            self.looked_at = day
        moment = self.words.of(storage.facts.Moment(day, self._known))
        if self.words.version.name is not None:
            self.when_version(self.words.version)
        return moment

    def moment_of(self, who: str, as_of: date | None = None) -> Moment:
        """The two times of a question about one person: what was announced of them may be seen. Raises as `moment`."""
        if as_of is None or as_of <= self.today:
            return self.moment(as_of)
        with self.read() as connection:
            moment = storage.facts.Moment(as_of, self._known)
            try:
                _, person = org.single.find_one(connection, moment, who, self.settings.grades, ever=True)
            except Refusal:
                return self.moment(as_of)
            if org.announced.is_announced(connection, self.today, as_of, person.id):
                return moment
        return self.moment(as_of)

    def _is_announced(self, day: date) -> bool:
        with self.read() as connection:
            return org.announced.is_announced(connection, self.today, day)

    def register_times(self, as_of: date | None, fy: days.FiscalYear | None) -> tuple[Moment, date]:
        """The two times of a question about leaders, and the day of the terms that are meant.

        Terms of a year that has not begun are no secret once they are recorded: they are shown with everybody where
        they are today. What is prepared for people stays behind the gate.
        """
        # Next year's leaders are asked for openly in spring; the transfers behind them are not for everybody yet.
        if fy and not as_of and not self.looks_ahead and fy.first > self.today:
            return self.moment(), fy.first
        moment = self.moment(as_of, fy)
        return moment, moment.as_of

    def report_times(self, as_of: date | None, fy: days.FiscalYear | None) -> tuple[Moment, days.FiscalYear]:
        """The two times of a report and its fiscal year: a day goes before a year, without a year it is the day's.

        A past year is reported as it stood at its end, whatever has changed since.
        """
        moment = self.moment(as_of, None if as_of else fy)
        return moment, fy or days.fiscal_year(moment.as_of)

    def fiscal_year(self, fy: days.FiscalYear | None = None, as_of: date | None = None) -> days.FiscalYear:
        """The fiscal year given, or that of a day that is asked about, or the present one."""
        return fy or days.fiscal_year(as_of or self.today)

    @cached_property
    def _known(self) -> int | None:
        if not isinstance(self.known_at, str):
            return self.known_at
        with self.read() as connection:
            return storage.facts.entry_known_at(connection, self.known_at)

    def organisation(self, connection: Connection, moment: Moment) -> Organisation:
        """Units and people on the moment's day, in the order of the office's grades."""
        return org.store.organisation(connection, moment, self.settings.grades)

    def snapshot(
        self, connection: Connection, moment: Moment, fy: days.FiscalYear, *, terms_on: date | None = None,
        rated: bool = True, detailed: bool = True, named: bool = True,
    ) -> Snapshot:  # fmt: skip
        """Everything that reports and rosters count, on the moment's day and of a fiscal year.

        `terms_on` is the day of the leaders' terms that are meant; None = the moment's. `rated`, `detailed`, `named` by
        `take`.
        """
        take, read = reports.snapshot.take, {"rated": rated, "detailed": detailed, "named": named}
        return take(connection, self.framework, moment, fy, self.settings.grades, terms_on=terms_on, **read)

    @property
    def who(self) -> Author:
        """Who records now: the name of `--as`, or the one that the computer gives."""
        return storage.author.author(self.by)

    def record(self, draft: Draft) -> int | None:
        """Record a draft whole or not at all; gives the number of its entry, None when there is nothing to write.

        Raises:
            InputRefused: E_INPUT when the draft holds errors, E_DB_MOVED_ON when somebody has written since facts were
                read and the draft would be another one now; E_FRAMEWORK_MOVED_ON when a definition file has changed.
            Locked: Somebody else is writing.
        """
        if has_errors(draft.problems):
            raise InputRefused("E_INPUT", draft.problems)
        if draft.changes.is_empty:
            return None
        # What was worked out in the words of an earlier version would be read in today's.
        if (until := self.words.version.until) is not None:
            raise InputRefused("E_BEFORE_CHANGE", day=until, version=self.words.version.name)
        # What was shown was worked out with other definitions. Drafts that write definition files look for themselves.
        if not (draft.changes.texts or draft.perform or draft.definitions):
            self.words.refuse_edited()
        # Before a list: an undo takes one entry back, a snapshot everything that was built on a wrong list.
        if draft.backup:
            self.backup()
        if draft.perform:
            return draft.perform()
        if draft.again and self.seen_head is not None and self._head() != self.seen_head:
            # A large list is compared again before the lock is taken, so that nobody waits for it.
            draft = self._anew(draft)
        return self._write(draft)

    def _head(self) -> int:
        with storage.database.reading(self.engine) as connection:
            return storage.facts.head(connection)

    def _anew(self, draft: Draft) -> Draft:
        """The draft as it would be now. Raises E_DB_MOVED_ON when something else would be shown than was."""
        assert draft.again is not None
        self.compares_anew = True
        try:
            again = draft.again()
        except InputRefused:
            again = None
        finally:
            self.compares_anew = False
        # Only what somebody has seen and agreed to may be written, to the word.
        if again is None or list(again.told) != list(draft.told) or not again.changes.shows_same(draft.changes):
            with storage.database.reading(self.engine) as connection:
                raise storage.journal.moved_on(connection)
        return replace(again, again=draft.again)

    def _write(self, draft: Draft) -> int:
        folder, texts = self.workspace.data, draft.changes.texts
        # Kept before an entry names them: a version that nothing names does no harm, one that is missing does.
        self.words.keep(draft.versions)
        mark = definition_texts.as_arguments(folder, texts)
        with definition_texts.beside(folder, lambda: self.engine, self.seen_head or 0, texts, mark) as last_step:
            number = storage.journal.record(
                self.engine,
                draft.changes,
                command=draft.command,
                arguments={**draft.arguments, **mark},
                who=self.who,
                framework=self.framework.digest,
                expected_head=self.seen_head,
                # Definition files go from the very state that was shown, or not at all.
                renew=None if texts or draft.again is None else lambda: self._anew(draft).changes,
                before_commit=last_step,
            )
        self.words.forget()
        if draft.after is not None:
            draft.after(number)
        return number

    def note(self, command: str, arguments: Mapping[str, object], *, digest: str = "") -> int:
        """An entry that changes nothing: who looked at or handed out what, and when; gives its number."""
        return storage.journal.record(
            self.engine, ChangeSet(None), command=command, arguments=arguments, who=self.who, framework=digest
        )

    def backup(self) -> Path | None:
        """A snapshot of the database file; None on a server, whose operator backs it up."""
        # A database of several offices' PCs is backed up by those who run the server, not by each PC.
        if self.settings.database:
            return None
        return storage.backup.snapshot(self.workspace.database_file, self.workspace.backups, self.settings.backups_kept)
