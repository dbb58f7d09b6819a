"""Owns the database: schema, migrations, open and upgrade, journal, undo; never knows what a fact means."""

from typing import TYPE_CHECKING, Any

from skillmap.doors import module_of

if TYPE_CHECKING:
    from skillmap.storage import author as author
    from skillmap.storage import backup as backup
    from skillmap.storage import database as database
    from skillmap.storage import facts as facts
    from skillmap.storage import journal as journal


def __getattr__(name: str) -> Any:
    return module_of(__name__, name)
