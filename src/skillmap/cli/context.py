"""What every command needs: the workspace, its framework and database, the two times; and the way to write.

A writing command computes a ChangeSet and calls `apply`: shown, asked, recorded as one journal entry.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from skillmap import config, days
from skillmap.changes import ChangeSet
from skillmap.cli import output, state
from skillmap.errors import Exit, InputRefused, NeedsAnswer, UsageRefused
from skillmap.problems import Problem, has_errors

if TYPE_CHECKING:
    from sqlalchemy import Connection, Engine

    from skillmap.framework.model import Framework
    from skillmap.storage.facts import Moment
    from skillmap.words import Lang, Message


@dataclass
class Context:
    """An opened workspace. Framework and database are opened when first asked for."""

    workspace: config.Workspace
    today: date
    seen_head: int | None = field(default=None)
    """Newest journal entry when facts were last read; `apply` writes nothing if another came since."""
    looked_at: date | None = field(default=None)
    """A day to come that is about to be shown and not yet recorded as looked at."""
    texts: dict[str, str] = field(default_factory=dict)
    """Definition files as they will be when the running command has written them."""

    @property
    def lang(self) -> Lang:
        """Language of messages and documents."""
        return state.lang()

    @property
    def settings(self) -> config.Settings:
        """The office's settings."""
        return self.workspace.settings

    @cached_property
    def framework(self) -> Framework:
        """The framework of the workspace. Raises InputRefused (E_FRAMEWORK) with every problem at once."""
        from skillmap.framework.load import load

        framework, problems = load(self.workspace.data)
        if framework is None:
            raise InputRefused("E_FRAMEWORK", [p for p in problems if p.code.startswith("E_")])
        return framework

    @cached_property
    def engine(self) -> Engine:
        """The database. Raises InputRefused (E_DB_…)."""
        from skillmap.storage.database import open_database

        return open_database(self.workspace.database_url)

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection that sees one state; remembers the newest entry for `apply`."""
        from skillmap.storage.database import reading
        from skillmap.storage.facts import head

        self._record_look()
        with reading(self.engine) as connection:
            self.seen_head = head(connection)
            yield connection
        # Not while reading: a file has one writer or several readers.
        self._record_look()

    def _record_look(self) -> None:
        if self.looked_at is not None:
            from skillmap.cli.future import record_look

            day, self.looked_at = self.looked_at, None
            self.seen_head = record_look(self, day, state.current().command.partition(" ")[2])

    def moment(self, as_of: str | None = None, fy: str | None = None) -> Moment:
        """The two times of a question: --as-of or --fy (the earlier of today and 31 March), and --known-at.

        The gate for days to come: of a year that has not begun the day is its 1 April. Raises NeedsAnswer
        (E_FUTURE_DAY, E_FUTURE_YEAR) unless the user asked to look ahead, which is recorded.
        """
        from skillmap.storage.facts import Moment

        day = self.day(as_of, fy)
        if day > self.today:
            if not state.current().looks_ahead:
                raise (
                    NeedsAnswer("E_FUTURE_YEAR", fy=parse_fy(fy).text, day=day)
                    if fy
                    else NeedsAnswer("E_FUTURE_DAY", day=day)
                )
            self.looked_at = day
        return Moment(day, self._known())

    def register_times(self, as_of: str | None, fy: str | None) -> tuple[Moment, date]:
        """The two times of a question about leaders, and the day of the terms that are meant.

        Terms of a year that has not begun are no secret once they are recorded: they are shown with everybody where
        they are today. What is prepared for people stays behind the gate.
        """
        is_ahead = state.current().looks_ahead
        if fy and not as_of and not is_ahead and parse_fy(fy).first > self.today:
            return self.moment(), parse_fy(fy).first
        moment = self.moment(as_of, fy)
        return moment, moment.as_of

    def day(self, as_of: str | None = None, fy: str | None = None) -> date:
        """The day a question is about. Raises UsageRefused for days that do not exist or two that disagree."""
        if as_of and fy:
            raise UsageRefused("E_AS_OF_AND_FY")
        if as_of:
            return parse_day(as_of)
        if fy:
            year = parse_fy(fy)
            return year.first if year.first > self.today else min(self.today, year.last)
        return self.today

    def report_times(self, as_of: str | None, fy: str | None) -> tuple[Moment, days.FiscalYear]:
        """The two times of a report and its fiscal year: --as-of goes before --fy, without --fy it is the day's.

        A past year is reported as it stood at its end, whatever has changed since.
        """
        moment = self.moment(as_of, None if as_of else fy)
        return moment, parse_fy(fy) if fy else days.fiscal_year(moment.as_of)

    def fiscal_year(self, fy: str | None) -> days.FiscalYear:
        """--fy, or the present fiscal year."""
        return parse_fy(fy) if fy else days.fiscal_year(self.today)

    def _known(self) -> int | None:
        from skillmap.storage.facts import entry_known_at

        given = state.current().known_at
        if not given:
            return None
        if given.isdigit() and len(given) < 9:
            return int(given)
        with self.reading() as connection:
            return entry_known_at(connection, parse_time(given))

    def apply(
        self,
        changes: ChangeSet,
        command: str,
        *,
        reading: Sequence[Problem] = (),
        yes: bool = False,
        dry_run: bool = False,
        arguments: Mapping[str, object] | None = None,
        backup: bool = False,
        when_shown: Callable[[], None] | None = None,
        write: Callable[[], int] | None = None,
    ) -> int | None:
        """Show a change set, ask, record it; gives the number of the entry, None when nothing was written.

        `reading` are the problems of the file it came from; `when_shown` runs before the question;
        `write` records it in another way than whole at once.
        Raises InputRefused (E_INPUT) when it holds errors, NeedsAnswer (E_CONFIRM) without terminal and --yes.
        """
        problems = [*reading, *changes.problems]
        output.say_problems(problems)
        if has_errors(problems):
            raise InputRefused("E_INPUT")
        output.say_changes(changes)
        if changes.is_empty:
            output.say("out.nothing")
            return None
        if write is None:
            output.say_messages(self.consequences(changes))
        if when_shown is not None:
            when_shown()
        if dry_run:
            output.say("out.dry_run")
            return None
        if not yes:
            confirm()
        if backup:
            self.backup()
        number = write() if write else self.record(changes, command, arguments or {})
        output.say("out.recorded", entry=number)
        return number

    def consequences(self, changes: ChangeSet) -> list[Message]:
        """What recording a change set would put out of order, or in order again; shown before it is asked."""
        from skillmap.allocation.gather import Terms
        from skillmap.judgement.consequences import consequences
        from skillmap.judgement.record import Record, take
        from skillmap.judgement.tables import lines
        from skillmap.storage.facts import Moment

        allowed = Terms(self.settings.absence_share, self.settings.hours_per_year)

        def record(connection: Connection) -> Record:
            return take(connection, self.framework, Moment(self.today), self.settings.grades, allowed)

        return lines(consequences(self.engine, changes, record))

    def record(self, changes: ChangeSet, command: str, arguments: Mapping[str, object]) -> int:
        """Record a change set whole or not at all; gives the number of its entry."""
        from skillmap.cli.definition_texts import as_arguments, beside
        from skillmap.storage.journal import author, record

        texts = as_arguments(self.workspace.data, changes.texts)
        with beside(self, changes.texts, texts) as last_step:
            return record(
                self.engine,
                changes,
                command=command,
                arguments={**arguments, **texts},
                who=author(state.current().by),
                framework=self.framework.digest,
                expected_head=self.seen_head,
                before_commit=last_step,
            )

    def backup(self) -> Path | None:
        """A snapshot of the database file before an import; None on a server, whose operator backs it up."""
        from skillmap.storage.backup import snapshot

        return (
            snapshot(self.workspace.database_file, self.workspace.backups, self.settings.backups_kept)
            if not self.settings.database
            else None
        )


def open_workspace() -> Context:
    """The workspace of this process. Raises InputRefused (E_NO_WORKSPACE, E_CONFIG)."""
    given = state.current().workspace
    if given is not None and not (given / config.FILE).is_file():
        raise InputRefused("E_NO_WORKSPACE", folder=str(given))
    from skillmap.cli.definition_texts import settle

    context = Context(config.find(given or Path.cwd()), _today())
    settle(context)
    return context


def _today() -> date:
    """Today in Japan; SKILLMAP_TODAY sets it for rehearsals and tests."""
    given = os.environ.get("SKILLMAP_TODAY")
    return parse_day(given) if given else days.today()


def confirm() -> None:
    """適用しますか [y/N]; raises NeedsAnswer (E_CONFIRM) without a terminal, Exit when the answer is no."""
    if not sys.stdin.isatty():
        raise NeedsAnswer("E_CONFIRM")
    from skillmap.i18n import sentence

    typer.echo(sentence("out.apply", state.lang()) + " [y/N] ", err=True, nl=False)
    if input().strip().casefold() not in ("y", "yes", "はい", "ｙ"):
        output.say("out.not_applied")
        raise typer.Exit(int(Exit.DONE))


def parse_day(text: str) -> date:
    """A day as people type it: 2026-04-01, 2026/4/1, 令和8年4月1日, R8.4.1. Raises UsageRefused (E_DAY)."""
    from skillmap.days import parse_date

    found = parse_date(text)
    if found is None:
        raise UsageRefused("E_DAY", found=text)
    return found


def parse_time(text: str) -> str:
    """A time of the journal in UTC ISO form; a bare day means its end in Japan. Raises UsageRefused (E_DAY)."""
    from datetime import UTC, datetime, time

    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        found = datetime.combine(parse_day(text), time.max, days.JST)
    if len(text) <= 10:
        found = datetime.combine(found.date(), time.max, days.JST)
    return (
        (found if found.tzinfo else found.replace(tzinfo=days.JST)).astimezone(UTC).isoformat(timespec="milliseconds")
    )


def parse_fy(text: str) -> days.FiscalYear:
    """A fiscal year: 2026, 令和8年度, R8. Raises UsageRefused (E_FY)."""
    found = days.parse_fiscal_year(text)
    if found is None:
        raise UsageRefused("E_FY", found=text)
    return found


@contextmanager
def progress(key: str) -> Iterator[Callable[[int, int], None]]:
    """A progress bar on stderr while a long step runs, labelled by a text key; calls are (done, total).

    Silent when stderr is no terminal.
    """
    if not sys.stderr.isatty():
        yield lambda done, total: None  # noqa: ARG005
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    from skillmap.i18n import sentence

    with Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
        console=Console(stderr=True),
        transient=True,
    ) as bar:
        task = bar.add_task(sentence(key, state.lang()))
        yield lambda done, total: bar.update(task, completed=done, total=total)
