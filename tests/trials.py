"""How many examples a property is tried on: few and the same in `make test`, all and new ones in `make torture`."""

import os
from collections.abc import Iterable
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

LONG = bool(os.environ.get("SKILLMAP_FUZZ"))
"""`make torture` sets it."""
FEW = 25
"""No property is tried on more examples in `make test`."""


def trials(full: int, few: int = FEW) -> int:
    """The number of examples of a property that `make torture` tries on `full`; slow ones take a smaller `few`."""
    return full if LONG else min(full, few, FEW)


def first_here(values: Iterable[Any], here: int = 1) -> list[Any]:
    """Cases of one kind for `parametrize`: `make test` tries so many of them, `make torture` all."""
    parts = [value if isinstance(value, tuple) else (value,) for value in values]
    return [pytest.param(*part, marks=[pytest.mark.torture] if n >= here else []) for n, part in enumerate(parts)]


def use_profile() -> None:
    """Sets what holds for every property: no times (machines are shared), a fixture serves all examples of a test."""
    shared = settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
    settings.register_profile("long", shared, max_examples=100)
    settings.register_profile("few", shared, max_examples=FEW, derandomize=True, database=None)
    settings.load_profile("long" if LONG else "few")
