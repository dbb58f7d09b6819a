"""Repeatable chance: one stream per topic, so that a change in one part of the ward does not shift the others."""

from collections.abc import Sequence
from random import Random
from typing import TypeVar

T = TypeVar("T")


class Chance:
    """A stream of chance for a topic. Equal seed and topic give equal draws on every machine and Python."""

    def __init__(self, seed: int, topic: str) -> None:
        # Only `random()` of the library is used: it alone is promised never to change.
        self._random = Random(f"{topic}/{seed}").random

    def share(self) -> float:
        """A number of [0, 1)."""
        return self._random()

    def happens(self, share: float) -> bool:
        """True with this probability."""
        return self._random() < share

    def pick(self, items: Sequence[T]) -> T:
        """One of them, each as likely as the other. IndexError when there is none."""
        return items[int(self._random() * len(items))]

    def weighted(self, items: Sequence[tuple[T, float]]) -> T:
        """One of them by weight; weights are positive and need not add up to 1."""
        left = self._random() * sum(weight for _, weight in items)
        for item, weight in items:
            left -= weight
            if left < 0:
                return item
        # What rounding leaves over falls to the last one.
        return items[-1][0]

    def whole(self, low: int, high: int) -> int:
        """A whole number, both ends included."""
        return low + int(self._random() * (high - low + 1))

    def some(self, items: Sequence[T], count: int) -> list[T]:
        """`count` of them (all, if there are fewer), in the order in which they stand."""
        return [items[n] for n in sorted(self._order(len(items))[:count])]

    def _order(self, count: int) -> list[int]:
        # Not `shuffle`: how the library uses its chance for that may change with the version of Python.
        keys = [self._random() for _ in range(count)]
        return sorted(range(count), key=keys.__getitem__)
