"""Owns filling in a workbook that an office drew itself, part by part; never which values go in."""

from typing import TYPE_CHECKING, Any

from skillmap.doors import module_of

if TYPE_CHECKING:
    from skillmap.sheets.template import book as book


# Most files that leave the office are drawn by the program: they do not wait for the reader of workbooks.
def __getattr__(name: str) -> Any:
    return module_of(__name__, name)
