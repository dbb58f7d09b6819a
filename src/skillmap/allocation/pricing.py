"""The best set of every person at once: most are read off arrays, the others by branches."""

from dataclasses import dataclass

import numpy as np

from skillmap.allocation.choices import NONE, best_set
from skillmap.allocation.columns import Flags, Floats, Ints, SeatColumns, spans


@dataclass(frozen=True, slots=True)
class Priced:
    """Columns taken, in order, and the sum over all persons of what no set of theirs exceeds."""

    taken: Ints
    total: float


def priced(columns: SeatColumns, worth: Floats) -> Priced:
    """Everybody's best set when each column is worth so much; each person's own rules hold."""
    top, place = _dearest(worth, columns.start[:-1], columns.of)
    gain = np.where(columns.must, top, np.maximum(top, 0.0))
    sums = np.add.reduceat(gain[columns.subset], columns.subset_from[:-1])
    owner = np.repeat(np.arange(len(columns.people)), np.diff(columns.subsets_of))
    reach, best = _dearest(sums, columns.subsets_of[:-1], owner)
    inside = np.zeros(len(top), dtype=np.bool_)
    inside[columns.subset[spans(columns.subset_from[best], np.diff(columns.subset_from)[best])]] = True
    takes = inside & ((top > 0.0) | columns.must)
    wrong = _wrong(columns, takes, place)
    total = float(reach[~wrong].sum())
    found = [place[takes & ~wrong[columns.owner]]]
    for person in np.flatnonzero(wrong).tolist():
        one = columns.people[person]
        # `upper`, not the value: where branches ran out the sum must still be a bound.
        best_of = best_set(one, columns.model.offers, columns.split(person, worth))
        total += best_of.upper
        found.append(_numbers(columns, person, best_of.offers))
    return Priced(np.sort(np.concatenate(found)), total)


def _dearest(values: Floats, start: Ints, owner: Ints) -> tuple[Floats, Ints]:
    """Per span its highest value and the first place where it stands."""
    top = np.maximum.reduceat(values, start)
    where = np.flatnonzero(values == top[owner])[::-1]
    place = np.empty(len(top), dtype=np.int64)
    place[owner[where]] = where
    return top, place


def _wrong(columns: SeatColumns, takes: Flags, place: Ints) -> Flags:
    """Per person: whether what is dearest by itself cannot be had together (clashes, order of prerequisites)."""
    wrong = np.zeros(len(columns.people), dtype=np.bool_)
    if len(columns.chain):
        first, then = columns.chain[:, 0], columns.chain[:, 1]
        ready, begins = columns.ready[columns.offer[place[first]]], columns.begins[columns.offer[place[then]]]
        late = takes[then] & (~takes[first] | (ready >= begins))
        wrong[columns.owner[then[late]]] = True
    offer = columns.offer[place[takes]]
    count = columns.bits_from[offer + 1] - columns.bits_from[offer]
    person = np.repeat(columns.owner[takes], count)
    most = int(columns.bits.max(initial=0)) + 1
    meets = np.sort(person * most + columns.bits[spans(columns.bits_from[offer], count)])
    wrong[meets[1:][meets[1:] == meets[:-1]] // most] = True
    return wrong


def _numbers(columns: SeatColumns, person: int, offers: tuple[int, ...]) -> Ints:
    """The columns of a person's set."""
    begin = int(columns.demands_from[person])
    one = columns.people[person]
    return np.array(
        [
            int(columns.start[begin + n]) + one.options[n].index(offer)
            for n, offer in enumerate(offers)
            if offer != NONE
        ],
        dtype=np.int64,
    )
