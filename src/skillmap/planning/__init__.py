"""Owns from an aim to a person's proven training plan; never dates or seats."""

from typing import TYPE_CHECKING, Any

from skillmap.doors import module_of

if TYPE_CHECKING:
    from skillmap.planning import solve as solve


def __getattr__(name: str) -> Any:
    return module_of(__name__, name)
