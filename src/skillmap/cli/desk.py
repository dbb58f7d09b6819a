"""What every command does at the terminal: open the office, show a draft and ask before it is recorded, progress."""

from __future__ import annotations

import os
from collections.abc import Callable

from skillmap import office
from skillmap.cli import output, state, times
from skillmap.cli.talk import answer as answer  # noqa: PLC0414 # named by every command
from skillmap.cli.talk import confirm as confirm  # noqa: PLC0414
from skillmap.cli.talk import progress as progress  # noqa: PLC0414
from skillmap.errors import InputRefused
from skillmap.problems import has_errors


def opened() -> office.Office:
    """The office of this process. Raises InputRefused (E_NO_WORKSPACE, E_CONFIG)."""
    said = state.current()
    today = os.environ.get("SKILLMAP_TODAY")  # for rehearsals and tests
    here = office.Office.open(
        said.workspace,
        today=times.parse_day(today) if today else None,
        lang=said.lang,
        by=said.by,
        known_at=times.parse_known_at(said.known_at),
        looks_ahead=said.looks_ahead,
    )
    # Without the program's name, as the journal knows it.
    here.command = said.command.partition(" ")[2]
    here.when_looked = lambda: output.say("future.shown")
    output.name_no_version()
    here.when_version = lambda version: output.name_version(version.name, version.since, version.until)
    here.when_unknown = lambda found: output.say("unknown.told", what=tuple(one.message for one in found))
    state.entered(here)
    return here


def apply(
    here: office.Office,
    draft: office.Draft,
    *,
    yes: bool = False,
    dry_run: bool = False,
    shown: Callable[[], None] | None = None,
) -> int | None:
    """Show a draft, ask, record it; gives the number of the entry, None when nothing was written.

    `shown` runs before the question. Raises InputRefused (E_INPUT) when it holds errors, NeedsAnswer (E_CONFIRM)
    without terminal and --yes.
    """
    output.say_problems(draft.problems)
    if has_errors(draft.problems):
        raise InputRefused("E_INPUT")
    output.say_changes(draft.changes)
    if draft.changes.is_empty:
        output.say("out.nothing")
        return None
    # In an office that begins nothing can come out of order: what judges it need not be loaded for its first lists.
    if office.rests.is_anything_at_stake(here):
        output.say_messages(office.consequences.consequences(here, draft))
    if shown is not None:
        shown()
    if dry_run:
        output.say("out.dry_run")
        return None
    if not yes:
        confirm()
    number = here.record(draft)
    output.say("out.recorded.final" if draft.is_final else "out.recorded", entry=number)
    return number
