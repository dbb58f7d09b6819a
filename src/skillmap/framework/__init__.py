"""Owns what the organisation asks for: definition files as checked, read-only values; never facts about people."""

from typing import TYPE_CHECKING, Any

from skillmap.doors import module_of

if TYPE_CHECKING:
    from skillmap.framework import kept as kept
    from skillmap.framework import load as load
    from skillmap.framework import transition as transition


def __getattr__(name: str) -> Any:
    return module_of(__name__, name)
