"""Workbooks and CSVs against the national rules for machine-readable tables."""

from __future__ import annotations

from pathlib import Path

from skillmap.documents.lint_table import lint_table
from skillmap.documents.reading import lint as check
from skillmap.tables import Table


def lint(file: Path, *, everything: bool = True) -> Table | None:
    """What to mend, cell by cell; None when nothing is. Without `everything` only the first cells of each kind."""
    found = check(file)
    return lint_table(found, file.name, everything=everything) if found else None
