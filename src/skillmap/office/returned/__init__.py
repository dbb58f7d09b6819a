"""Owns how forms come back: a folder gathered by fingerprint, one engine, a file per form; never how forms go out."""

from typing import TYPE_CHECKING, Any

from skillmap.doors import module_of

if TYPE_CHECKING:
    from skillmap.office.returned import assessments as assessments
    from skillmap.office.returned import engine as engine
    from skillmap.office.returned import gathering as gathering
    from skillmap.office.returned import nominations as nominations


def __getattr__(name: str) -> Any:
    return module_of(__name__, name)
