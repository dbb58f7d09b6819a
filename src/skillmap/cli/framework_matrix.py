"""`skillmap framework export` and the way back: required levels as a workbook that HR edits."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from skillmap.cli import output, state
from skillmap.cli.context import confirm, open_workspace
from skillmap.cli.framework_show import load_from
from skillmap.cli.options import Out, Yes
from skillmap.errors import InputRefused

if TYPE_CHECKING:
    from collections.abc import Mapping

    from skillmap.framework.model import Framework


def export(out: Out = None, yes: Yes = False) -> None:
    """Write the required levels as a workbook, skills against role grades, for HR to edit and bring back."""
    from skillmap import sheets
    from skillmap.documents import role_matrix

    framework, lang = load_from(None), state.lang()
    path = out or Path(sheets.safe_file_name(role_matrix.layout(framework).title.text(lang)))
    if path.exists() and not yes:
        output.say("page.exists", file=str(path))
        confirm()
    mark = role_matrix.fingerprint(framework)
    sheets.write_book(path, [role_matrix.matrix_sheet(framework, lang)], mark, lang)
    output.say("out.written", file=str(path))


def take_back(file: Path, *, dry_run: bool, yes: bool) -> None:
    """The edited matrix into the role files: shown as a comparison, asked, comments of the files kept."""
    from skillmap.documents.framework_comparison import comparison_table
    from skillmap.documents.role_matrix import read_matrix
    from skillmap.framework.diff import compare
    from skillmap.framework.load import load
    from skillmap.problems import has_errors

    context = open_workspace()
    framework, folder = context.framework, context.workspace.data
    wanted, reading = read_matrix(file, framework)
    output.say_problems(reading.problems)
    if has_errors(reading.problems):
        raise InputRefused("E_INPUT")
    texts = _texts(framework, folder, wanted)
    if not texts:
        output.say("out.nothing")
        return
    with tempfile.TemporaryDirectory() as trial:
        copy = Path(trial) / folder.name
        shutil.copytree(folder, copy)
        for name, text in texts.items():
            (copy / name).write_text(text, "utf-8")
        new, problems = load(copy)
    if new is None:
        raise InputRefused("E_FRAMEWORK", list(problems))
    output.show(comparison_table(framework, new, compare(framework, new)))
    if dry_run:
        output.say("out.dry_run")
        return
    if not yes:
        confirm()
    for name, text in texts.items():
        temporary = folder / f"{name}.new"
        temporary.write_text(text, "utf-8")
        temporary.replace(folder / name)
    output.say("matrix.done", count=len(texts), folder=str(folder))


def _texts(framework: Framework, folder: Path, wanted: Mapping[str, Mapping[str, int]]) -> dict[str, str]:
    """File name -> new text, for the role files that change."""
    from skillmap.framework.editing import with_levels

    found: dict[str, str] = {}
    for target, levels in wanted.items():
        role, _, grade = target.rpartition("/")
        if framework.roles[role].grades[int(grade)].requires == levels:
            continue
        name = f"roles/{role}.yaml"
        text = found.get(name) or (folder / name).read_text("utf-8-sig")
        found[name] = with_levels(text, name, ("grades", grade, "requires"), levels)
    return found
