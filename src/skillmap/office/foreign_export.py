"""The definitions in the layouts of other platforms, with what each of them cannot hold."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from skillmap import sheets
from skillmap.documents.foreign_files import archived, spreadsheets
from skillmap.framework import esco_out, flat_out, moodle_out, onet_out
from skillmap.framework.model import Framework
from skillmap.office.handout import BookToWrite, DataContent, FileContent, TextContent
from skillmap.office.office import Office
from skillmap.problems import Problem, problem

_NAMES = {
    "moodle": ("moodle",),
    "onet": ("onet", "o*net"),
    "esco": ("esco",),
    "flat": ("flat", "gdad", "一覧"),
}


def layout(kind: str) -> str:
    """Which layout is meant; empty for another kind of export."""
    wanted = kind.strip().casefold()
    return next((name for name, known in _NAMES.items() if wanted in known), "")


@dataclass(frozen=True)
class ForeignExport:
    """A file ready to be written, and what there is to say of it; with errors nothing may be written."""

    book: BookToWrite
    told: Sequence[Problem]


def export(office: Office, wanted: str, proficient: int | None = None) -> ForeignExport:
    """The definitions in a layout: Moodle's as one CSV, the others as an archive of theirs."""
    framework = office.framework
    header = framework.header
    suffix = ".moodle.csv" if wanted == "moodle" else f".{wanted}.zip"
    name = sheets.safe_file_name(f"{header.id}-{header.version}", suffix=suffix)
    content, told = _content(office, framework, wanted, proficient)
    return ForeignExport(BookToWrite(name, lambda: content), told)


def _content(
    office: Office, framework: Framework, wanted: str, proficient: int | None
) -> tuple[FileContent, Sequence[Problem]]:
    named = (framework.header.provider.ja,)
    # None of these layouts has a place for trainings.
    lost = len(framework.trainings)
    match wanted:
        case "moodle":
            text, told = moodle_out.moodle_text(framework, proficient)
            return TextContent(text, named), told
        case "onet":
            files, told = onet_out.onet_files(framework), (problem("N_ONET_NOT_HELD", None, trainings=lost),)
        case "esco":
            files, told = esco_out.esco_files(framework), (problem("N_ESCO_NOT_HELD", None, trainings=lost),)
        case _:
            files, told = (
                spreadsheets(flat_out.flat_lists(framework, office.lang)),
                (problem("N_FLAT_NOT_HELD", None, trainings=lost),),
            )
    return DataContent(archived(files), named), told
