"""Options of every command that takes in a spreadsheet, and the change set's common way in."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from skillmap.cli import output
from skillmap.errors import UsageRefused

if TYPE_CHECKING:
    from skillmap.changes import SourceFile
    from skillmap.cli.context import Context
    from skillmap.documents.unit_blocks import Blocks
    from skillmap.sheets import ReadOptions
    from skillmap.sheets.layout import Reading

InputFile = Annotated[Path, typer.Argument(metavar="FILE", exists=True, dir_okay=False, help="Workbook (.xlsx) or CSV")]
SheetName = Annotated[str, typer.Option("--sheet", metavar="NAME", help="The sheet to read, when there are several")]
Hidden = Annotated[str, typer.Option("--hidden", metavar="include|skip", help="What to do with hidden rows")]
Strike = Annotated[str, typer.Option("--struck", metavar="include|skip", help="What to do with struck-out rows")]
FillDown = Annotated[
    str | None, typer.Option("--fill-down", metavar="COLUMNS", help="Columns in which a blank means 'as above'")
]
Columns = Annotated[str, typer.Option("--columns", metavar="A:H", help="The columns to read")]
Encoding = Annotated[str, typer.Option("--encoding", metavar="NAME", help="Encoding of a CSV (cp932, euc_jp …)")]
BlockHeadings = Annotated[
    str, typer.Option("--blocks", metavar="all|units|none", help="Which headings above groups of people are units")
]
ProblemBook = Annotated[
    Path | None,
    typer.Option("--problems", metavar="FILE", dir_okay=False, help="Write the sheet back with the bad cells marked"),
]


def read_options(
    context: Context,
    layout: str,
    *,
    sheet: str = "",
    hidden: str = "",
    struck: str = "",
    fill_down: str | None = None,
    columns: str = "",
    encoding: str = "",
    as_of: str | None = None,
) -> ReadOptions:
    """The user's answers and the office's settings for reading one document of a layout."""
    from skillmap.cli.context import parse_day
    from skillmap.sheets import ReadOptions

    for name, given in (("--hidden", hidden), ("--struck", struck)):
        if given not in ("", "include", "skip"):
            raise UsageRefused("E_OPTION_VALUE", name=name, found=given)
    settings = context.settings
    filled = (
        None if fill_down is None else tuple(part.strip() for part in fill_down.replace("、", ",").split(",") if part)
    )
    return ReadOptions(
        sheet=sheet,
        usual_sheet=settings.sheet_names.get(layout, ""),
        hidden=hidden or "ask",  # type: ignore[arg-type]
        strike=struck or "ask",  # type: ignore[arg-type]
        fill_down=filled,
        columns=columns,
        encoding=encoding,
        code_width=settings.staff_number_width,
        as_of=parse_day(as_of) if as_of else None,
        aliases=settings.headings.get(layout, {}),
    )


def blocks_of(given: str) -> Blocks:
    """--blocks, or ask. Raises UsageRefused (E_OPTION_VALUE)."""
    if given not in ("", "all", "units", "none"):
        raise UsageRefused("E_OPTION_VALUE", name="--blocks", found=given)
    return given or "ask"  # type: ignore[return-value]


def source_of(reading: Reading) -> SourceFile:
    """The file as the journal remembers it."""
    from skillmap.changes import SourceFile

    return SourceFile(reading.file, reading.sha256, reading.sheet)


def write_problem_book(path: Path, problems: Sequence[object], out: Path | None, encoding: str = "") -> None:
    """The user's own sheet with the bad cells marked, when asked for and when there is anything to mark."""
    from skillmap import sheets
    from skillmap.cli import state
    from skillmap.problems import Problem

    found = [p for p in problems if isinstance(p, Problem)]
    if out is not None and found:
        sheets.write_problem_book(path, found, out, state.lang(), encoding)
        output.say("out.written", file=str(out))
