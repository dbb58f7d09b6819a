"""The user's own sheets back with the bad cells marked: of one file, or of every file of a folder."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from skillmap import office
from skillmap.cli import outgoing
from skillmap.problems import CellPlace, Problem


def write_problem_books(
    here: office.Office, folder: Path, problems: Sequence[object], out: Path | None, encoding: str = ""
) -> None:
    """As `write_problem_book` for the files of a folder: a workbook each, in the folder `out` (without its suffix)."""
    if folder.is_file():
        write_problem_book(here, folder, problems, out, encoding)
        return
    # The option names a file; for a folder of forms it is a folder of that name.
    out = out.with_suffix("") if out is not None else None
    found: dict[str, list[Problem]] = {}
    for one in problems:
        if isinstance(one, Problem) and isinstance(one.place, CellPlace) and one.place.cell:
            found.setdefault(one.place.file, []).append(one)
    for name, own in sorted(found.items()) if out is not None else ():
        file = next((path for path in (folder / name, *sorted(folder.rglob(Path(name).name))) if path.is_file()), None)
        if file is not None and out is not None:
            out.mkdir(parents=True, exist_ok=True)
            write_problem_book(here, file, own, out / f"{Path(name).stem}.xlsx", encoding)


def write_problem_book(
    here: office.Office, file: Path, problems: Sequence[object], out: Path | None, encoding: str = ""
) -> None:
    """The user's own sheet with the bad cells marked, when asked for and when there is anything to mark."""
    found = [p for p in problems if isinstance(p, Problem)]
    if out is not None and found:
        outgoing.put(out, office.intake.engine.problem_book(here, file, found, encoding))
