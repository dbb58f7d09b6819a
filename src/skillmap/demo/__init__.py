"""Owns the made-up ward and the main job on it; never a short cut around the commands."""

from typing import TYPE_CHECKING, Any

from skillmap.doors import module_of

if TYPE_CHECKING:
    from skillmap.demo import chart as chart
    from skillmap.demo import folder as folder
    from skillmap.demo import inputs as inputs
    from skillmap.demo import job as job
    from skillmap.demo import ward as ward


def __getattr__(name: str) -> Any:
    return module_of(__name__, name)
