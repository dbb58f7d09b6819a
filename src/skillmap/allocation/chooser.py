"""Who is seated anew together: the people of the next block."""

from random import Random

from skillmap.allocation.model import Model
from skillmap.allocation.state import NOWHERE, SearchState

SMALLEST = 25
"""People in a block at least."""


class Chooser:
    """Picks the people of the next block, by turns around an unseated demand, by section, by course, at random."""

    def __init__(self, model: Model, most: int, seed: int, size: int | None = None, *, is_plain: bool = True) -> None:
        """Blocks of at most `most` people, the first ones of `size`; `is_plain`: sections are what is scarce."""
        self.model, self.most, self.random = model, most, Random(seed)
        self.size = min(most, size or most)
        self.people = [p for p, demands in enumerate(model.demands_of) if any(model.options[d] for d in demands)]
        self.by_section: dict[int, list[int]] = {}
        self.by_training: dict[str, list[int]] = {}
        for p in self.people:
            self.by_section.setdefault(model.section[p], []).append(p)
            for d in model.demands_of[p]:
                self.by_training.setdefault(model.demands[d].training, []).append(p)
        self.turn, self.is_plain = 0, is_plain

    @property
    def is_everybody(self) -> bool:
        """Whether a block holds everybody."""
        return len(self.people) <= self.size

    def fit(self, *, is_light: bool) -> None:
        """The next blocks smaller by a third after one that was too large, else slowly back to the usual size."""
        if is_light:
            self.size = min(self.most, self.size + max(1, self.size // 10))
        else:
            self.size = max(min(SMALLEST, self.most), self.size * 2 // 3)

    def pick(self, state: SearchState, priority: int = 0) -> list[int]:
        """Persons, each once, at most `size`; every other time around an unseated demand of the priority, 0 = any."""
        self.turn += 1
        if self.is_everybody:
            return self.people
        kind = self.turn % (4 if self.is_plain else 5)
        waiting = [d for d, o in enumerate(state.choice) if o == NOWHERE and self.model.options[d]]
        wanted = [d for d in waiting if self.model.demands[d].priority == priority] if kind % 2 == 0 else []
        if waiting and (kind in (0, 2) or (not self.is_plain and kind != 3)):
            return self._around(self.random.choice(wanted or waiting))
        if kind == 1:
            return self._sections()
        if kind == 2:
            return self._courses()
        return self.random.sample(self.people, self.size)

    def _around(self, demand: int) -> list[int]:
        person, training = self.model.person[demand], self.model.demands[demand].training
        near = self._some(self.by_training[training], self.size // 2) + self._some(
            self.by_section[self.model.section[person]], self.size // 4
        )
        return self._unique([person, *near, *self._some(self.people, self.size // 4)])

    def _sections(self) -> list[int]:
        found: list[int] = []
        names = list(self.by_section)
        while len(found) < self.size:
            found += self.by_section[self.random.choice(names)]
        return self._unique(found)

    def _courses(self) -> list[int]:
        return self._unique(
            self._some(self.by_training[self.random.choice(list(self.by_training))], self.size)
            + self._some(self.people, self.size)
        )

    def _some(self, people: list[int], count: int) -> list[int]:
        return self.random.sample(people, min(count, len(people)))

    def _unique(self, people: list[int]) -> list[int]:
        return list(dict.fromkeys(people))[: self.size]
