"""Owns the way from a sheet to the rows of a layout: headings, records, blanks, doubts; never what a row is for."""

from typing import TYPE_CHECKING, Any

from skillmap.doors import module_of

if TYPE_CHECKING:
    from skillmap.sheets.reading import identifying as identifying
    from skillmap.sheets.reading import linting as linting
    from skillmap.sheets.reading import opening as opening
    from skillmap.sheets.reading import pages as pages
    from skillmap.sheets.reading import preview as preview
    from skillmap.sheets.reading import table as table


# Whoever writes or lists what a document says has no need of all that reads one.
def __getattr__(name: str) -> Any:
    return module_of(__name__, name)
