"""Files that people hand in: which ones are looked at, and which of our forms come back."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from skillmap.commands import command_line
from skillmap.folders import files_below
from skillmap.words import Bilingual

SPREADSHEETS = (".xlsx", ".xlsm", ".xls", ".xlsb", ".ods", ".csv", ".tsv", ".txt")


FORMS: Mapping[str, tuple[Bilingual, str]] = {
    "leader-form": (Bilingual("リーダーの推薦書", "nomination form"), command_line("leader", "import", "FOLDER")),
    "assessment-form": (Bilingual("スキル評価シート", "assessment form"), command_line("assess", "import", "FOLDER")),
}
"""Forms that come back, by layout: what people call them, and the command that takes a folder of them in."""


def files_of(folder: Path) -> Iterator[tuple[Path, str]]:
    """The files of a folder and of those in it, by path; without hidden ones and the locks of open workbooks.

    A file stands for itself. Raises OSError for a folder that cannot be listed: whose lists lie in it would be missing.
    """
    if folder.is_file():
        yield folder, folder.name
    for file in files_below(folder):
        parts = file.relative_to(folder).parts
        if file.is_file() and not any(part.startswith((".", "~$")) for part in parts):
            yield file, "/".join(parts)
