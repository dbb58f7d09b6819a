"""`skillmap framework import`: an edited workbook back, or definition files from a list of another body."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from skillmap.cli import output
from skillmap.cli.context import confirm
from skillmap.cli.framework_matrix import Prefer, take_back
from skillmap.cli.options import DryRun, Yes
from skillmap.errors import InputRefused, Refusal

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from skillmap.framework.flat_list import About, Line
    from skillmap.framework.model import Framework
    from skillmap.problems import Problem


def import_(
    file: Annotated[
        Path,
        typer.Argument(
            metavar="FILE",
            exists=True,
            dir_okay=False,
            help="The workbook of framework export, or a list (.xlsx or CSV)",
        ),
    ],
    out: Annotated[
        Path | None,
        typer.Option(
            "--out", metavar="DIR", file_okay=False, help="The new folder of definition files, from a flat list"
        ),
    ] = None,
    name: Annotated[str, typer.Option("--name", metavar="NAME", help="Name of the framework")] = "",
    source: Annotated[str, typer.Option("--source", metavar="TEXT", help="Where the list was published")] = "－",
    levels: Annotated[
        str, typer.Option("--levels", metavar="WORDS", help="Its level words from the lowest: awareness,working,…")
    ] = "",
    importance: Annotated[
        str, typer.Option("--importance", metavar="STANDARD", help="Its levels are the letters of this standard")
    ] = "",
    matrix: Annotated[bool, typer.Option("--matrix", help="The list has skills down and roles across")] = False,
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
    if out is None:
        take_back(file, prefer=prefer, dry_run=dry_run, yes=yes)
        return
    from skillmap.framework.flat_list import files
    from skillmap.problems import has_errors

    if out.exists() and (not out.is_dir() or any(out.iterdir())):
        raise InputRefused("E_INIT_NOT_EMPTY", folder=str(out))
    words = tuple(word.strip() for word in levels.replace("、", ",").split(",") if word.strip())
    about = _about(name or file.stem, source, words, importance)
    given = {"role": role, "grade": grade, "skill": skill, "level": level}
    lines, told = _lines(file, about, {key: text for key, text in given.items() if text}, matrix=matrix)
    made, wrong = files(lines, about)
    problems = [*told, *wrong, *_letters(lines, about)]
    output.say_problems(problems)
    if has_errors(problems):
        raise InputRefused("E_INPUT")
    counts = {"roles": len({x.role for x in lines}), "skills": len({x.skill for x in lines}), "rows": len(lines)}
    output.say("list.made", **counts, folder=str(out))
    if dry_run:
        output.say("out.dry_run")
        return
    if not yes:
        confirm()
    _write(out, made)
    output.say("list.done", folder=str(out))


def _write(out: Path, made: Mapping[str, str]) -> None:
    """The whole folder or nothing of it."""
    import shutil
    import tempfile

    out.parent.mkdir(parents=True, exist_ok=True)
    making = Path(tempfile.mkdtemp(prefix=f".{out.name}-", dir=out.parent))
    try:
        for name, text in made.items():
            (making / name).parent.mkdir(parents=True, exist_ok=True)
            (making / name).write_text(text, "utf-8")
        making.chmod(0o755)
        if out.is_dir():
            out.rmdir()
        making.rename(out)
    finally:
        shutil.rmtree(making, ignore_errors=True)


def _about(name: str, source: str, words: tuple[str, ...], importance: str) -> About:
    """What the list does not say. Raises InputRefused: no such standard, E_LIST_IMPORTANCE."""
    from skillmap.framework.find import find_one
    from skillmap.framework.flat_list import About
    from skillmap.words import message

    if not importance:
        return About("adopted", name, source, words)
    framework = _known()
    standard = find_one("standard", framework.standards.values(), importance)
    if not standard.importance:
        expected = tuple(one.id for one in framework.standards.values() if one.importance)
        raise InputRefused("E_LIST_IMPORTANCE", found=standard.id, expected=expected)
    table = tuple(
        message("list.letter", letter=one.letter, level="－" if one.level is None else one.level)
        for one in standard.importance
    )
    output.say("list.table", standard=standard.name.text, table=table)
    return About("adopted", name, source, standard=standard, scale=framework.header.scale)


def _known() -> Framework:
    """The definitions of the workspace; outside of one those that come with the program."""
    from skillmap.cli.framework_show import load_from
    from skillmap.framework.load import shipped

    try:
        return load_from(None)
    except Refusal as refused:
        if refused.code != "E_NO_WORKSPACE":
            raise
        return load_from(shipped())


def _lines(file: Path, about: About, headings: dict[str, str], *, matrix: bool) -> tuple[Sequence[Line], list[Problem]]:
    """The requirements of the list, and everything there is to say of it."""
    from skillmap.sheets import ReadOptions

    if matrix:
        from skillmap.documents.requirement_matrix import read_requirement_matrix

        lines, reading, notes = read_requirement_matrix(
            file, headings.get("skill", ""), lambda text: about.level(text) is not None
        )
        return lines, [*reading.problems, *notes]
    from skillmap.documents.requirement_list import read_requirements

    lines, reading = read_requirements(file, ReadOptions(aliases={key: (text,) for key, text in headings.items()}))
    return lines, list(reading.problems)


def _letters(lines: Sequence[Line], about: About) -> list[Problem]:
    """Skills that are no items of the standard, and letters that ask for no level."""
    import difflib

    from skillmap.japanese import fold
    from skillmap.problems import problem

    if about.standard is None:
        return []
    items = {fold(one.name): one.name for one in about.standard.items}
    found: list[Problem] = []
    for skill, place in {line.skill: line.skill_place for line in reversed(lines)}.items():
        if fold(skill) not in items:
            near = difflib.get_close_matches(fold(skill), list(items), n=1, cutoff=0.6)
            facts = {"nearest": items[near[0]]} if near else {}
            found.append(problem("W_MATRIX_ITEM", place, found=skill, standard=about.standard.name.text, **facts))
    none = [line.level for line in lines if about.level(line.level) == -1]
    if none:
        found.append(problem("N_LIST_LETTERS", None, count=len(none), letters=tuple(sorted(set(none)))))
    return found
