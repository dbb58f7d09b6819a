"""Modules that are loaded when their name is first used: the one place for it, so that a command starts quickly.

A package whose `__getattr__` calls `module_of` is such a door: `from skillmap import office` loads nothing yet,
`office.staff` loads the module. Everywhere else imports stand at the top of a file. Heavy libraries that only some
commands need are imported in the function that needs them; `HEAVY` names them, and a test holds both rules.
"""

from importlib import import_module
from importlib.util import find_spec
from types import ModuleType

HEAVY = (
    "alembic",
    "highspy",
    "icalendar",
    "importlib.metadata",
    "jpholiday",
    "openpyxl",
    "rich",
    "sqlalchemy",
    "xlsxwriter",
)
"""Libraries that take so long to load that a command without need of them would start noticeably later."""


def module_of(package: str, name: str) -> ModuleType:
    """A module of a package, by the name that was asked for. Raises AttributeError when there is none."""
    full = f"{package}.{name}"
    # Python itself asks a package for names like __path__: those are no modules.
    if name.startswith("_") or find_spec(full) is None:
        raise AttributeError(f"module {package!r} has no attribute {name!r}")
    return import_module(full)
