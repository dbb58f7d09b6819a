"""New texts of definition files into the workspace: tried, shown as a comparison, asked, recorded as one entry."""

from __future__ import annotations

from typing import TYPE_CHECKING

from skillmap.cli import output
from skillmap.cli.context import Context, confirm
from skillmap.errors import InputRefused, NeedsAnswer

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from skillmap.changes import ChangeSet
    from skillmap.framework.differences import Difference
    from skillmap.framework.reader import Source
    from skillmap.problems import Problem
    from skillmap.sheets import Reading


def contents(folder: Path, source: Source) -> dict[str, str]:
    """The definition files as they are, by name below the folder."""
    return {name: (folder / name).read_text("utf-8-sig") for name in source.documents}


def tell(file: Path, problems: Sequence[Problem], conflicts: Sequence[Problem]) -> None:
    """Everything there is to say of a workbook. Raises InputRefused (E_INPUT), NeedsAnswer (E_BOOK_CONFLICTS)."""
    from skillmap.problems import has_errors

    if has_errors(problems):
        output.say_problems([*problems, *conflicts])
        raise InputRefused("E_INPUT")
    output.say_problems(problems)
    if conflicts:
        raise NeedsAnswer("E_BOOK_CONFLICTS", conflicts, file=file.name, count=len(conflicts))


def apply_texts(
    context: Context,
    texts: Mapping[str, str],
    reading: Reading,
    *,
    dry_run: bool,
    yes: bool,
    placed: Callable[[Sequence[Problem], Source], Sequence[Problem]] | None = None,
) -> None:
    """Put new texts in the place of definition files, by name below the folder of definitions: one entry, one undo.

    `placed` gives the problems of the new texts the places that people know. Raises InputRefused (E_INPUT) when the
    definitions would not be sound, NeedsAnswer (E_CONFIRM); then nothing is changed.
    """
    from skillmap.documents.framework_comparison import comparison_table
    from skillmap.framework.diff import compare
    from skillmap.framework.trial import tried
    from skillmap.problems import has_errors

    if not texts:
        output.say("out.nothing")
        return
    folder = context.workspace.data
    made, problems = tried(folder, texts)
    if has_errors(problems):
        output.say_problems(placed(problems, made) if placed else problems)
        raise InputRefused("E_INPUT")
    old, new = context.framework, made.framework
    differences = compare(old, new)
    output.show(comparison_table(old, new, differences))
    if dry_run:
        output.say("out.dry_run")
        return
    if not yes:
        confirm()
    number = context.record(_changes(differences, texts, reading), "framework import", {"file": reading.file})
    output.say("matrix.done", count=len(texts), folder=str(folder))
    output.say("out.recorded", entry=number)


def _changes(differences: Sequence[Difference], texts: Mapping[str, str], reading: Reading) -> ChangeSet:
    """What the entry says of itself."""
    from skillmap.changes import Change, ChangeSet, Kind, SourceFile
    from skillmap.i18n import word
    from skillmap.words import message

    kinds = {"added": Kind.ADD, "removed": Kind.REMOVE}
    changes = [
        Change(kinds.get(d.change.value, Kind.CHANGE), word(d.name, "ja"), d.item, d.before, d.after)
        for d in differences
    ]
    source = SourceFile(reading.file, reading.sha256, reading.sheet)
    return ChangeSet(message("difference.title"), changes, sources=(source,), texts=texts)
