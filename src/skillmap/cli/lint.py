"""`skillmap lint`: a workbook or CSV against the national rules for machine-readable tables."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from skillmap import office
from skillmap.cli import output
from skillmap.cli.options import Form, Out
from skillmap.cli.output import Format
from skillmap.errors import Exit

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command()
def lint(
    file: Annotated[Path, typer.Argument(metavar="FILE", exists=True, dir_okay=False, help="Workbook (.xlsx) or CSV")],
    everything: Annotated[bool, typer.Option("--all", help="Every cell, not only the first ones of each kind")] = False,
    form: Form = Format.TEXT,
    out: Out = None,
) -> None:
    """Check a workbook or CSV against the rules for machine-readable tables: what to mend, cell by cell."""
    # A file is worked through from end to end: it gets every cell.
    table = office.linting.lint(file, everything=everything or output.chosen(form, out) is not Format.TEXT)
    if table is None:
        output.tell("lint.clean", file=file.name)
        return
    output.show(table, form, out)
    raise typer.Exit(Exit.FINDINGS)
