"""What a list of another body does not say of itself, as options of `framework import`."""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer

from skillmap import office


@dataclass(frozen=True)
class ForeignListOptions:
    """What a list of another body does not say of itself, as options."""

    name: Annotated[str, typer.Option("--name", metavar="NAME", help="Name of the framework")] = ""
    source: Annotated[str, typer.Option("--source", metavar="TEXT", help="Where the list was published")] = "－"
    levels: Annotated[
        str, typer.Option("--levels", metavar="WORDS", help="Its level words from the lowest: awareness,working,…")
    ] = ""
    importance: Annotated[
        str, typer.Option("--importance", metavar="STANDARD", help="Its levels are the letters of this standard")
    ] = ""
    matrix: Annotated[bool, typer.Option("--matrix", help="The list has skills down and roles across")] = False
    role: Annotated[str, typer.Option("--role", metavar="HEADING", help="Heading of the roles")] = ""
    grade: Annotated[str, typer.Option("--grade", metavar="HEADING", help="Heading of the grades")] = ""
    skill: Annotated[str, typer.Option("--skill", metavar="HEADING", help="Heading of the skills")] = ""
    level: Annotated[str, typer.Option("--level", metavar="HEADING", help="Heading of the levels")] = ""
    grade_order: Annotated[
        str, typer.Option("--grade-order", metavar="NAMES", help="Its grades from the lowest: Associate,Senior,…")
    ] = ""
    leave_out_bad: Annotated[
        bool, typer.Option("--leave-out-bad", help="Leave out rows of the list in which something is wrong")
    ] = False
    skills: Annotated[
        Path | None,
        typer.Option(
            "--skills", metavar="FILE", exists=True, dir_okay=False, help="A second list: what skills and levels mean"
        ),
    ] = None
    table: Annotated[
        str, typer.Option("--map", metavar="TABLE", help="Decimals as levels: 1.5=1,3=2 (from 1.5 on level 1)")
    ] = ""
    least: Annotated[
        float,
        typer.Option("--least", metavar="VALUE", min=0, max=100, help="Leave out what is less important (O*NET IM)"),
    ] = 0.0
    only: Annotated[
        str, typer.Option("--only", metavar="WORDS", help="Only roles with one of these words in their name")
    ] = ""

    @property
    def said(self) -> "office.definition_adoption.AboutList":  # evaluated, it would load half the program for --help
        """The same as the office takes it."""
        headings = {"role": self.role, "grade": self.grade, "skill": self.skill, "level": self.level}
        return office.definition_adoption.AboutList(
            name=self.name, source=self.source, levels=_names(self.levels), importance=self.importance,
            is_matrix=self.matrix, headings=headings, grades=_names(self.grade_order), skills=self.skills,
            table=self.table, least=self.least, only=_names(self.only), leave_out_bad=self.leave_out_bad,
        )  # fmt: skip


def _names(text: str) -> tuple[str, ...]:
    """Names with commas between them."""
    return tuple(name.strip() for name in re.split("[,、，]", text) if name.strip())
