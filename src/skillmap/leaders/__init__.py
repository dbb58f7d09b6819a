"""Owns each section's nominated ICT leader: rule, nominations, terms, checks; never seats people in courses."""

from typing import TYPE_CHECKING, Any

from skillmap.doors import module_of

if TYPE_CHECKING:
    from skillmap.leaders import checks as checks
    from skillmap.leaders import resolve as resolve


def __getattr__(name: str) -> Any:
    return module_of(__name__, name)
