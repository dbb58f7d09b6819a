"""`skillmap db`: journal, undo, backup, check."""

from pathlib import Path
from typing import Annotated

import typer

from skillmap.cli import output, state
from skillmap.cli.context import confirm, open_workspace
from skillmap.cli.options import DryRun, Form, Out, Yes
from skillmap.cli.output import Format
from skillmap.errors import Exit, InputRefused
from skillmap.words import Fact

app = typer.Typer(rich_markup_mode=None, no_args_is_help=True, add_completion=False)


@app.command()
def journal(
    limit: Annotated[int, typer.Option("--limit", help="Show so many entries, newest first")] = 20,
    form: Form = Format.TEXT,
    out: Out = None,
) -> None:
    """What was recorded, when and by whom."""
    from skillmap.storage.journal import entries
    from skillmap.storage.listing import journal_table

    context = open_workspace()
    with context.reading() as connection:
        found = entries(connection, limit=limit)
    output.show(journal_table(found), form, out)


@app.command()
def undo(
    entry: Annotated[
        int | None, typer.Argument(metavar="ENTRY", help="Number of the entry (default: the last)")
    ] = None,
    dry_run: DryRun = False,
    yes: Yes = False,
) -> None:
    """Take an entry back whole."""
    from skillmap.cli.definition_texts import beside, texts_before
    from skillmap.storage.journal import author
    from skillmap.storage.listing import local_time, summary
    from skillmap.storage.undo import undo as take_back
    from skillmap.storage.undo import undo_preview

    context = open_workspace()
    with context.reading():
        pass
    planned = undo_preview(context.engine, entry)
    found = planned.entry
    facts: dict[str, Fact] = {"entry": found.id, "command": found.command, "at": local_time(found), "by": found.by}
    output.say("undo.what", **facts, goes=planned.goes, returns=planned.returns)
    if found.summary:
        output.say("undo.summary", summary=summary(found))
    texts = texts_before(context, found)
    for name in texts:
        output.say("undo.text", file=name)
    if dry_run:
        output.say("out.dry_run")
        return
    if not yes:
        confirm()
    with beside(context, texts, {"entry": found.id}) as last_step:
        who, head = author(state.current().by), context.seen_head
        number = take_back(context.engine, found.id, who, expected_head=head, before_commit=last_step)
    output.say("db.undone", entry=found.id, number=number)


@app.command()
def check() -> None:
    """Look for damage in the database: the file, the journal, records that do not fit each other."""
    from skillmap.problems import has_errors
    from skillmap.storage.check import check_records
    from skillmap.storage.database import check_integrity

    context = open_workspace()
    found = check_integrity(context.engine)
    for line in found:
        typer.echo(output.clean(line))
    if found:
        raise InputRefused("E_DB_CORRUPT", file=str(context.workspace.database_file))
    with context.reading() as connection:
        problems = check_records(connection)
    if not problems:
        output.tell("db.whole")
        return
    output.say_problems(problems)
    raise typer.Exit(int(Exit.REFUSED if has_errors(problems) else Exit.FINDINGS))


@app.command()
def backup() -> None:
    """Take a snapshot of the database."""
    context = open_workspace()
    path = context.backup()
    if path is None:
        raise InputRefused("E_DB_SERVER")
    output.tell("out.written", file=str(path))


@app.command()
def restore(
    file: Annotated[
        Path | None,
        typer.Argument(metavar="FILE", exists=True, dir_okay=False, help="The snapshot (default: the newest)"),
    ] = None,
    yes: Yes = False,
) -> None:
    """Put a snapshot in the place of the database; the present one is set aside."""
    from skillmap.storage.backup import backups
    from skillmap.storage.backup import restore as put_back

    context = open_workspace()
    if context.settings.database:
        raise InputRefused("E_DB_SERVER")
    known = backups(context.workspace.backups)
    chosen = file or (known[0] if known else None)
    if chosen is None:
        raise InputRefused("E_DB_NO_BACKUP", folder=str(context.workspace.backups))
    output.say("db.restoring", file=str(chosen))
    if not yes:
        confirm()
    aside = put_back(chosen, context.workspace.database_file, context.workspace.backups)
    output.tell("db.restored", file=str(chosen), aside=str(aside or "－"))


@app.command()
def upgrade(yes: Yes = False) -> None:
    """Bring the database to this program's format, after a snapshot."""
    from skillmap.storage import database

    context = open_workspace()
    try:
        database.open_database(context.workspace.database_url).dispose()
    except InputRefused as refusal:
        if refusal.code not in ("E_DB_OLD", "E_DB_UNMADE"):
            raise
        if not yes:
            confirm()
        context.backup()
        engine = database.connect(context.workspace.database_url)
        database.upgrade(engine)
        engine.dispose()
        output.tell("db.upgraded", version=database.HEAD)
        raise typer.Exit(int(Exit.DONE)) from None
    output.tell("db.current", version=database.HEAD)
