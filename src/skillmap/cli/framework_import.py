"""`skillmap framework import`: definition files from a flat list of another body."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from skillmap.cli import output
from skillmap.cli.context import confirm
from skillmap.cli.framework_matrix import Prefer, take_back
from skillmap.cli.options import DryRun, Yes
from skillmap.errors import InputRefused


def import_(
    file: Annotated[
        Path, typer.Argument(metavar="FILE", help="The workbook of framework export, or a list (.xlsx or CSV)")
    ],
    out: Annotated[
        Path | None, typer.Option("--out", metavar="DIR", help="The new folder of definition files, from a flat list")
    ] = None,
    name: Annotated[str, typer.Option("--name", metavar="NAME", help="Name of the framework")] = "",
    source: Annotated[str, typer.Option("--source", metavar="TEXT", help="Where the list was published")] = "－",
    levels: Annotated[
        str, typer.Option("--levels", metavar="WORDS", help="Its level words from the lowest: awareness,working,…")
    ] = "",
    role: Annotated[str, typer.Option("--role", metavar="HEADING", help="Heading of the roles")] = "",
    grade: Annotated[str, typer.Option("--grade", metavar="HEADING", help="Heading of the grades")] = "",
    skill: Annotated[str, typer.Option("--skill", metavar="HEADING", help="Heading of the skills")] = "",
    level: Annotated[str, typer.Option("--level", metavar="HEADING", help="Heading of the levels")] = "",
    prefer: Annotated[
        Prefer | None,
        typer.Option("--prefer", help="Where workbook and definitions were both changed: whose value holds"),
    ] = None,
    dry_run: DryRun = False,
    yes: Yes = False,
) -> None:
    """Take back a workbook of framework export; with --out make a framework from a list of another body."""
    from skillmap.documents.requirement_list import read_requirements
    from skillmap.framework.flat_list import About, files
    from skillmap.problems import has_errors
    from skillmap.sheets import ReadOptions

    if out is None:
        take_back(file, prefer=prefer, dry_run=dry_run, yes=yes)
        return
    if out.exists() and (not out.is_dir() or any(out.iterdir())):
        raise InputRefused("E_INIT_NOT_EMPTY", folder=str(out))
    headings = {"role": role, "grade": grade, "skill": skill, "level": level}
    options = ReadOptions(aliases={key: (text,) for key, text in headings.items() if text})
    lines, reading = read_requirements(file, options)
    words = tuple(word.strip() for word in levels.replace("、", ",").split(",") if word.strip())
    made, wrong = files(lines, About("adopted", name or file.stem, source, words))
    output.say_problems([*reading.problems, *wrong])
    if has_errors([*reading.problems, *wrong]):
        raise InputRefused("E_INPUT")
    counts = {"roles": len({x.role for x in lines}), "skills": len({x.skill for x in lines}), "rows": len(lines)}
    output.say("list.made", **counts, folder=str(out))
    if dry_run:
        output.say("out.dry_run")
        return
    if not yes:
        confirm()
    for file_name, text in made.items():
        path = out / file_name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    output.say("list.done", folder=str(out))
