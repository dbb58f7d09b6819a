"""`skillmap db`: journal, undo, backup, check."""

from pathlib import Path
from typing import Annotated

import typer

from skillmap import office
from skillmap.cli import desk, output
from skillmap.cli.cleaning import clean
from skillmap.cli.options import DryRun, Form, Out, Yes
from skillmap.cli.output import Format
from skillmap.errors import Exit, InputRefused
from skillmap.problems import has_errors

app = typer.Typer(rich_markup_mode=None, no_args_is_help=True, add_completion=False)


@app.command()
def journal(
    limit: Annotated[int, typer.Option("--limit", help="Show so many entries, newest first")] = 20,
    form: Form = Format.TEXT,
    out: Out = None,
) -> None:
    """What was recorded, when and by whom."""
    output.show(office.journal.journal(desk.opened(), limit), form, out)


@app.command()
def undo(
    entry: Annotated[
        int | None, typer.Argument(metavar="ENTRY", help="Number of the entry (default: the last)")
    ] = None,
    dry_run: DryRun = False,
    yes: Yes = False,
) -> None:
    """Take an entry back whole."""
    here = desk.opened()
    planned = office.journal.undo(here, entry)
    found = planned.entry
    output.say(
        "undo.what", entry=found.id, command=found.command, at=planned.at, by=found.by, goes=planned.goes,
        returns=planned.returns,
    )  # fmt: skip
    if found.summary:
        output.say("undo.summary", summary=planned.summary)
    for name in planned.texts:
        output.say("undo.text", file=name)
    output.say_messages(office.consequences.of_undo(here, found.id))
    if not _is_agreed(dry_run=dry_run, yes=yes):
        return
    output.say("db.undone", entry=found.id, number=office.journal.record_undo(here, planned))


@app.command()
def check() -> None:
    """Look for damage in the database: the file, the journal, records that do not fit each other."""
    here = desk.opened()
    damage = office.journal.check_file(here)
    for line in damage:
        # Its words may quote what stands in the database.
        typer.echo(clean(line))
    if damage:
        raise InputRefused("E_DB_CORRUPT", file=str(here.workspace.database_file))
    problems = office.journal.check(here)
    if not problems:
        output.tell("db.whole")
        return
    output.say_problems(problems)
    raise typer.Exit(int(Exit.REFUSED if has_errors(problems) else Exit.FINDINGS))


@app.command()
def backup() -> None:
    """Take a snapshot of the database."""
    if (path := desk.opened().backup()) is None:
        raise InputRefused("E_DB_SERVER")
    output.tell("out.written", file=str(path))


@app.command()
def restore(
    file: Annotated[
        Path | None,
        typer.Argument(metavar="FILE", exists=True, dir_okay=False, help="The snapshot (default: the newest)"),
    ] = None,
    other: Annotated[
        bool,
        typer.Option("--other", help="The snapshot is of another office, or of one begun anew: take it all the same"),
    ] = False,
    dry_run: DryRun = False,
    yes: Yes = False,
) -> None:
    """Put a snapshot in the place of the database; the present one is set aside."""
    here = desk.opened()
    if here.settings.database:
        raise InputRefused("E_DB_SERVER")
    chosen = file or office.journal.newest_backup(here)
    output.say("db.restoring", file=str(chosen))
    output.say_problems(office.journal.returning(here, chosen, other=other))
    if not _is_agreed(dry_run=dry_run, yes=yes):
        return
    aside = office.journal.restore(here, chosen, other=other)
    output.tell("db.restored", file=str(chosen), aside=str(aside or "－"))
    if (found := office.journal.older_format(here)) is not None:
        output.tell("db.restored_older", found=found)


@app.command()
def copy(
    target: Annotated[
        str, typer.Argument(metavar="TARGET", help="A new file, or a server: postgresql://USER@HOST/DATABASE")
    ],
    use: Annotated[bool, typer.Option("--use", help="Use the copy from now on")] = False,
    dry_run: DryRun = False,
    yes: Yes = False,
) -> None:
    """Copy the whole database into a new file or an empty server database, and compare both."""
    here = desk.opened()
    move = office.moving.plan(here, target)
    output.say("db.copying", source=move.source, target=move.target)
    if not _is_agreed(dry_run=dry_run, yes=yes):
        return
    done = office.moving.copy(here, move, use=use)
    output.tell("db.copied", rows=done.contents.count, entry=done.entry, digest=done.contents.digest[:16])
    output.tell("db.now_used" if use else "db.copy_only", target=move.target, aside=done.aside)


@app.command()
def upgrade(dry_run: DryRun = False, yes: Yes = False) -> None:
    """Bring the database to this program's format, after a snapshot."""
    here = desk.opened()
    found = office.journal.older_format(here)
    if found is None:
        output.tell("db.current", version=office.journal.version())
        return
    output.say("db.upgrading", found=found, version=office.journal.version())
    if not _is_agreed(dry_run=dry_run, yes=yes):
        return
    if (kept := office.journal.upgrade(here)) is not None:
        output.tell("db.kept", file=str(kept))
    output.tell("db.upgraded", version=office.journal.version())


def _is_agreed(*, dry_run: bool, yes: bool) -> bool:
    if dry_run:
        output.say("out.dry_run")
    elif not yes:
        desk.confirm()
    return not dry_run
