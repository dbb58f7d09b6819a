"""Options that many commands share, spelled once."""

from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from skillmap.cli.output import Format
from skillmap.cli.times import day_option, parse_fy
from skillmap.days import FiscalYear


class Prefer(StrEnum):
    """Whose value holds where a workbook and the record were both changed since the workbook was written."""

    FILE = "file"
    DATA = "data"


Yes = Annotated[bool, typer.Option("--yes", "-y", help="Apply without asking")]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Show the changes and stop")]
AsOf = Annotated[date | None, day_option("--as-of", "The day the answer is about (default: today)")]
Fy = Annotated[
    FiscalYear | None,
    typer.Option("--fy", metavar="YEAR", help="Fiscal year: 2026, 令和8年度, R8", parser=parse_fy),
]
Form = Annotated[Format, typer.Option("--format", help="How the listing comes out")]
Out = Annotated[Path | None, typer.Option("--out", metavar="FILE", dir_okay=False, help="Write to this file")]
OutDir = Annotated[
    Path | None,
    typer.Option("--out", metavar="DIR", help="Write into this folder, or a single workbook as this file"),
]
StaffName = Annotated[str | None, typer.Option("--staff", metavar="PERSON", help="Staff number, name or kana")]
SectionName = Annotated[
    str | None, typer.Option("--section", metavar="UNIT", help="A unit by name or path (総務部/人事課)")
]
Target = Annotated[
    str | None,
    typer.Option("--to", metavar="ROLE/GRADE", help="A role and grade: product-manager/2 or プロダクトマネージャー/2"),
]
DepartmentName = Annotated[
    str | None, typer.Option("--department", metavar="UNIT", help="A department by name or path")
]
OnlyDepartment = Annotated[str | None, typer.Option("--department", metavar="UNIT", help="Only this department")]
Reminder = Annotated[
    Path | None,
    typer.Option("--reminder", metavar="FILE", dir_okay=False, help="Write who has not answered as a workbook"),
]
HoursPerYear = Annotated[
    float | None, typer.Option("--hours-per-year", help="Training hours a year (default: the settings)")
]
