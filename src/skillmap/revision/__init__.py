"""Owns what a new framework or a reorganisation does to people's facts; never edits definition files."""

from typing import TYPE_CHECKING, Any

from skillmap.doors import module_of

if TYPE_CHECKING:
    from skillmap.revision import change_store as change_store
    from skillmap.revision import in_force as in_force
    from skillmap.revision import renumbered as renumbered
    from skillmap.revision import unknown as unknown


def __getattr__(name: str) -> Any:
    return module_of(__name__, name)
