"""Options of every command that takes in a spreadsheet."""

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Literal

import typer

from skillmap.errors import UsageRefused

InputFile = Annotated[Path, typer.Argument(metavar="FILE", exists=True, dir_okay=False, help="Workbook (.xlsx) or CSV")]
SheetName = Annotated[str, typer.Option("--sheet", metavar="NAME", help="The sheet to read, when there are several")]
Hidden = Annotated[str, typer.Option("--hidden", metavar="include|skip", help="What to do with hidden rows")]
Strike = Annotated[str, typer.Option("--struck", metavar="include|skip", help="What to do with struck-out rows")]
FillDown = Annotated[
    list[str] | None, typer.Option("--fill-down", metavar="COLUMNS", help="Columns in which a blank means 'as above'")
]
Columns = Annotated[str, typer.Option("--columns", metavar="A:H", help="The columns to read")]
Encoding = Annotated[str, typer.Option("--encoding", metavar="NAME", help="Encoding of a CSV (cp932, euc_jp …)")]
AllSheets = Annotated[bool, typer.Option("--all-sheets", help="Read all sheets that have the headings as one list")]
SheetIs = Annotated[
    str, typer.Option("--sheet-is", metavar="COLUMN", help="The column that the name of each sheet is the value of")
]
Set = Annotated[
    list[str] | None,
    typer.Option("--set", metavar="COLUMN=VALUE", help="The value of all rows for a column that the file lacks"),
]
Heading = Annotated[
    list[str] | None,
    typer.Option("--heading", metavar="HEADING=COLUMN", help="What a heading of the file means; - = it is not read"),
]
Marks = Annotated[str, typer.Option("--marks", metavar="◎=3,○=2", help="The levels that marks or words stand for")]
Recipe = Annotated[str, typer.Option("--recipe", metavar="NAME", help="The recipe by which the file is read")]
BlockHeadings = Annotated[
    str, typer.Option("--blocks", metavar="all|units|none", help="Which headings above groups of people are units")
]
ProblemBook = Annotated[
    Path | None,
    typer.Option("--problems", metavar="FILE", dir_okay=False, help="Write the sheet back with the bad cells marked"),
]


def blocks_of(given: str) -> Literal["ask", "all", "units", "none"]:
    """--blocks, or ask. Raises UsageRefused (E_OPTION_VALUE)."""
    match given:
        case "":
            return "ask"
        case "all" | "units" | "none":
            return given
        case _:
            raise UsageRefused("E_OPTION_VALUE", name="--blocks", found=given)


def include_or_skip(name: str, given: str) -> str:
    """--hidden or --struck as given; empty = ask. Raises UsageRefused (E_OPTION_VALUE)."""
    if given not in ("", "include", "skip"):
        raise UsageRefused("E_OPTION_VALUE", name=name, found=given)
    return given


def values_of(given: list[str] | None) -> dict[str, str]:
    """--set 年度=R8 or --heading 状況=修了 as what stands before and after. Raises UsageRefused (E_SET_FORM)."""
    found: dict[str, str] = {}
    for text in given or ():
        # Typed with a Japanese keyboard the sign is full-width.
        name, equals, value = text.replace("＝", "=").partition("=")
        if not (name.strip() and equals and value.strip()):
            raise UsageRefused("E_SET_FORM", found=text)
        found[name.strip()] = value.strip()
    return found


def marks_of(given: str) -> dict[str, str]:
    """--marks ◎=3,○=2,×=- as what each mark means. Raises UsageRefused (E_MARKS_FORM)."""
    found: dict[str, str] = {}
    for text in given.replace("、", ",").replace("，", ",").replace("＝", "=").split(","):
        mark, equals, level = text.strip().rpartition("=")
        if text.strip() and not (mark and equals and level.strip()):
            raise UsageRefused("E_MARKS_FORM", found=given)
        if mark:
            found[mark.strip()] = level.strip()
    return found


def columns_of(given: Sequence[str] | None) -> tuple[str, ...] | None:
    """--fill-down as the columns it names, each time it was given; None = ask."""
    if not given:
        return None
    return tuple(part.strip() for one in given for part in one.replace("、", ",").split(",") if part)
