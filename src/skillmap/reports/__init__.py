"""Owns every number for people who decide, defined once, as Table values; never writes facts."""

from typing import TYPE_CHECKING, Any

from skillmap.doors import module_of

if TYPE_CHECKING:
    from skillmap.reports import page as page
    from skillmap.reports import snapshot as snapshot


def __getattr__(name: str) -> Any:
    return module_of(__name__, name)
