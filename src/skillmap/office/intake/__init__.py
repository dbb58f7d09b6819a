"""Owns how lists come in: one engine, one entry per kind in `kinds`, a file per kind; never what a fact means.

The modules are loaded when their name is first used: taking in one list needs none of the other kinds.
"""

from typing import TYPE_CHECKING, Any

from skillmap.doors import module_of

if TYPE_CHECKING:
    from skillmap.office.intake import aims as aims
    from skillmap.office.intake import checks as checks
    from skillmap.office.intake import engine as engine
    from skillmap.office.intake import folder as folder
    from skillmap.office.intake import kind as kind
    from skillmap.office.intake import kinds as kinds
    from skillmap.office.intake import leaders as leaders
    from skillmap.office.intake import leave as leave
    from skillmap.office.intake import needs as needs
    from skillmap.office.intake import posts as posts
    from skillmap.office.intake import qualifications as qualifications
    from skillmap.office.intake import ratings as ratings
    from skillmap.office.intake import recognition as recognition
    from skillmap.office.intake import requests as requests
    from skillmap.office.intake import results as results
    from skillmap.office.intake import seats as seats
    from skillmap.office.intake import sessions as sessions
    from skillmap.office.intake import staff as staff
    from skillmap.office.intake import teaching as teaching
    from skillmap.office.intake import units as units


# Taking in one list must not wait for twelve other kinds.
def __getattr__(name: str) -> Any:
    return module_of(__name__, name)
