"""A catalogue as whole numbers: one bit for every step and for every course, so that sets are compared at once."""

from collections.abc import Iterable, Iterator, Mapping


class Bits:
    """Steps (skill, level) and courses as bits of whole numbers.

    Courses are numbered by id. `teaches`, `needs` and `after` hold, per course: the steps it teaches; the steps that
    somebody must stand at before it, with all levels below them; the courses that come before it.
    """

    def __init__(
        self, courses: Mapping[str, tuple[Iterable[tuple[str, int]], Iterable[tuple[str, int]], Iterable[str]]]
    ) -> None:
        """`courses`: id -> (steps taught, steps needed, ids of the courses needed)."""
        self.names = sorted(courses)
        self._number = {name: n for n, name in enumerate(self.names)}
        self._up_to: dict[str, list[int]] = {}
        top: dict[str, int] = {}
        for taught, needed, earlier in courses.values():
            for skill, level in (*taught, *needed):
                top[skill] = max(level, top.get(skill, 0))
            for other in earlier:
                # Named by a course and not in the catalogue: somebody may have completed it all the same.
                self._number.setdefault(other, len(self._number))
        first = 0
        for skill in sorted(top):
            self._up_to[skill] = [((1 << level) - 1) << first for level in range(top[skill] + 1)]
            first += top[skill]
        self.teaches: list[int] = []
        self.needs: list[int] = []
        self.after: list[int] = []
        for name in self.names:
            taught, needed, earlier = courses[name]
            self.teaches.append(_union(self.step(skill, level) for skill, level in taught))
            self.needs.append(self.standing(needed))
            self.after.append(_union(1 << self._number[other] for other in earlier))
        self.teachers = [0] * first
        for number, taught_bits in enumerate(self.teaches):
            for step in ones(taught_bits):
                self.teachers[step] |= 1 << number

    def step(self, skill: str, level: int) -> int:
        """The bit of a step; 0 where no course teaches or needs anything at that level or above."""
        levels = self._up_to.get(skill, ())
        return levels[level] & ~levels[level - 1] if 0 < level < len(levels) else 0

    def standing(self, levels: Iterable[tuple[str, int]]) -> int:
        """All steps that are behind somebody at these levels."""
        found = 0
        for skill, level in levels:
            steps = self._up_to.get(skill)
            if steps and level > 0:
                found |= steps[min(level, len(steps) - 1)]
        return found

    def levels(self, standing: int) -> dict[str, int]:
        """The level of each skill of which a step is among the bits; see `standing`."""
        return {
            skill: (standing & steps[-1]).bit_count() for skill, steps in self._up_to.items() if standing & steps[-1]
        }

    def courses(self, names: Iterable[str]) -> int:
        """The bits of courses; ids that nobody speaks of have none."""
        return _union(1 << self._number[name] for name in names if name in self._number)


def ones(bits: int) -> Iterator[int]:
    """The numbers of the bits that are set, rising."""
    while bits:
        low = bits & -bits
        yield low.bit_length() - 1
        bits ^= low


def _union(parts: Iterable[int]) -> int:
    found = 0
    for part in parts:
        found |= part
    return found
