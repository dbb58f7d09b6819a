"""Lists that are said to hold everything there is on a day: what they lack is over, up to a share of it."""

from dataclasses import dataclass
from datetime import date

from skillmap.problems import Problem, problem


@dataclass(frozen=True, slots=True)
class WholeList:
    """The list holds everything of a day; what it lacks ended the day before."""

    day: date
    # As for people: a list that was cut short must not end everybody's leave.
    mass_change_share: float = 0.2
    allow_mass_change: bool = False

    def too_many(self, code: str, gone: int, total: int) -> list[Problem]:
        """The problem `code` when a larger share than is usual would be over."""
        if not gone or gone / total <= self.mass_change_share or self.allow_mass_change:
            return []
        return [problem(code, None, found=gone, total=total, expected=f"{self.mass_change_share:.0%}")]
