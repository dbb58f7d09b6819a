"""Owns ratings, evidence and gaps; never decides what to train."""

from typing import TYPE_CHECKING, Any

from skillmap.doors import module_of

if TYPE_CHECKING:
    from skillmap.assessment import certificates as certificates
    from skillmap.assessment import changes as changes


def __getattr__(name: str) -> Any:
    return module_of(__name__, name)
