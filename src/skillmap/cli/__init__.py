"""Owns the terminal: parse, call, show; never computes."""

from typing import TYPE_CHECKING, Any

from skillmap.doors import module_of

if TYPE_CHECKING:
    from skillmap.cli import start as start
    from skillmap.cli import telling as telling
    from skillmap.cli import terminal as terminal
    from skillmap.cli import typed as typed
    from skillmap.cli import usage as usage


def __getattr__(name: str) -> Any:
    return module_of(__name__, name)
