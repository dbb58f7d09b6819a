"""Every person's choices side by side as arrays: one column per demand and offer, person after person.

Built for everybody at once: objects per row cost ten times as much time and three times as much memory.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain, pairwise
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from skillmap.allocation.choices import Choices
from skillmap.allocation.model import Model

Floats: TypeAlias = NDArray[np.float64]
Ints: TypeAlias = NDArray[np.int64]
Flags: TypeAlias = NDArray[np.bool_]


def spans(first: Ints, count: Ints) -> Ints:
    """The numbers first, first + 1 … of each span, `count` of them, one span behind the other."""
    ends = np.cumsum(count)
    return np.repeat(first - (ends - count), count) + np.arange(int(ends[-1]) if len(ends) else 0)


def ragged(parts: Sequence[Sequence[int]]) -> tuple[Ints, Ints]:
    """Lists behind each other, and where each begins (one more at the end)."""
    start = np.zeros(len(parts) + 1, dtype=np.int64)
    np.cumsum([len(part) for part in parts], out=start[1:])
    return np.fromiter(chain.from_iterable(parts), dtype=np.int64, count=int(start[-1])), start


@dataclass(frozen=True)
class SeatColumns:
    """Numbers of persons and demands are places here; `people` and `demand` give those of the model."""

    model: Model
    people: tuple[Choices, ...]
    demand: Ints
    """Per demand: its number in the model."""
    owner: Ints
    """Per demand: the person."""
    must: Flags
    """Per demand."""
    start: Ints
    """Per demand: its first column; one more at the end."""
    demands_from: Ints
    """Per person: the first demand; one more at the end."""
    of: Ints
    """Per column: the demand."""
    offer: Ints
    """Per column."""
    subset: Ints
    """Demands of all subsets, one behind the other."""
    subset_from: Ints
    subsets_of: Ints
    """Per person: the first subset; one more at the end."""
    chain: Ints
    """Pairs of demands: what must be finished first, what waits for it."""
    bits: Ints
    """Half days of all offers, one behind the other."""
    bits_from: Ints
    begins: Ints
    ready: Ints

    @property
    def person(self) -> Ints:
        """Per column the number (from 0, in `people`) of the person whom it would seat."""
        return self.owner[self.of]

    def part(self, persons: Ints) -> "SeatColumns":
        """The same for some of the persons only."""
        return columns(self.model, [self.people[p] for p in persons.tolist()])

    def split(self, person: int, worth: Floats) -> list[list[float]]:
        """A person's columns, demand by demand."""
        own = self.start[self.demands_from[person] : self.demands_from[person + 1] + 1].tolist()
        return [worth[first:last].tolist() for first, last in pairwise(own)]


def columns(model: Model, people: Sequence[Choices]) -> SeatColumns:
    """The columns of these people."""
    counts = [len(one.demands) for one in people]
    demands_from = np.concatenate(([0], np.cumsum(counts))).astype(np.int64)
    offer, start = ragged([own for one in people for own in one.options])
    subset, subset_from = ragged(
        [
            [begin + place for place in own]
            for one, begin in zip(people, demands_from.tolist(), strict=False)
            for own in one.subsets
        ]
    )
    pairs = [
        (begin + first, begin + place)
        for one, begin in zip(people, demands_from.tolist(), strict=False)
        for place, firsts in enumerate(one.before)
        for first in firsts
    ]
    # Of all offers, not only these people's: offers keep their numbers in every part.
    bits, bits_from = ragged([one.bits for one in model.offers])
    return SeatColumns(
        model=model,
        people=tuple(people),
        demand=np.fromiter((d for one in people for d in one.demands), dtype=np.int64, count=len(start) - 1),
        owner=np.repeat(np.arange(len(people)), counts),
        must=np.fromiter((m for one in people for m in one.must), dtype=np.bool_, count=len(start) - 1),
        start=start,
        demands_from=demands_from,
        of=np.repeat(np.arange(len(start) - 1), np.diff(start)),
        offer=offer,
        subset=subset,
        subset_from=subset_from,
        subsets_of=np.concatenate(([0], np.cumsum([len(one.subsets) for one in people]))).astype(np.int64),
        chain=np.array(pairs, dtype=np.int64).reshape(-1, 2),
        bits=bits,
        bits_from=bits_from,
        begins=np.array([one.begins for one in model.offers], dtype=np.int64),
        ready=np.array([one.ready for one in model.offers], dtype=np.int64),
    )
