"""Owns spreadsheets as such: pre-flight, reading cells with addresses, writing; never knows a domain word.

What other rooms call:

- `read(path, layout, options)` → `Reading`: xlsx or CSV as a document of a layout; refuses, asks, tells every problem
- `read_fingerprint(path)` → `Fingerprint | None`, `headings(path)`, `recognise(path, layouts)`: which document is it
- `ReadOptions`: what the user or the office decides about the reading

All of it can be imported from here; the modules behind are loaded when a name is first used.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from skillmap.sheets.layout import Choice, Field, Fingerprint, Kind, Layout, Reading, Row
    from skillmap.sheets.limits import ORDINARY, WHOLE_STAFF, Limits
    from skillmap.sheets.opening import headings, read_fingerprint, recognise
    from skillmap.sheets.options import ReadOptions
    from skillmap.sheets.reading import read

_HOMES = {
    "layout": ("Choice", "Field", "Fingerprint", "Kind", "Layout", "Reading", "Row"),
    "limits": ("ORDINARY", "WHOLE_STAFF", "Limits"),
    "opening": ("headings", "read_fingerprint", "recognise"),
    "options": ("ReadOptions",),
    "reading": ("read",),
}
_HOME_OF = {name: module for module, names in _HOMES.items() for name in names}

__all__ = [
    "ORDINARY",
    "WHOLE_STAFF",
    "Choice",
    "Field",
    "Fingerprint",
    "Kind",
    "Layout",
    "Limits",
    "ReadOptions",
    "Reading",
    "Row",
    "headings",
    "read",
    "read_fingerprint",
    "recognise",
]


def __getattr__(name: str) -> Any:
    if name not in _HOME_OF:
        raise AttributeError(name)
    return getattr(import_module(f"{__name__}.{_HOME_OF[name]}"), name)
