"""Owns who is where: units as a dated tree, staff, postings, leave; never levels or trainings."""

from typing import TYPE_CHECKING, Any

from skillmap.doors import module_of

if TYPE_CHECKING:
    from skillmap.org import announced as announced
    from skillmap.org import leavers as leavers
    from skillmap.org import store as store


def __getattr__(name: str) -> Any:
    return module_of(__name__, name)
