"""Options that `plan make` and `plan what-if` share: for whom, and within which limits."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

import typer

from skillmap import office
from skillmap.cli.options import HoursPerYear, SectionName, StaffName, Target
from skillmap.cli.times import parse_fy
from skillmap.days import FiscalYear


@dataclass(frozen=True, slots=True)
class PlanAsked:
    """For whom plans are asked, and within which limits."""

    staff: StaffName = None
    section: SectionName = None
    everybody: Annotated[bool, typer.Option("--all", help="Everybody with an aim")] = False
    leaders: Annotated[bool, typer.Option("--leaders", help="The leaders' programme for every section leader")] = False
    role: Annotated[
        str | None, typer.Option("--role", metavar="ROLE/GRADE", help="Only those who aim at this role grade")
    ] = None
    to: Target = None
    fy: Annotated[
        FiscalYear | None,
        typer.Option("--fy", metavar="YEAR", help="First fiscal year of the plan", parser=parse_fy),
    ] = None
    by: Annotated[
        FiscalYear | None,
        # Two spellings: --by before the command is who records.
        typer.Option("--by", "--by-fy", metavar="YEAR", help="Last fiscal year of the plan", parser=parse_fy),
    ] = None
    hours_per_year: HoursPerYear = None
    budget: Annotated[int | None, typer.Option("--budget", metavar="YEN", help="What the plan may cost")] = None
    minimise: Annotated[
        str, typer.Option("--minimise", metavar="hours|cost|time", help="What the plan should have least of")
    ] = "hours"

    @property
    def scope(self) -> office.plan_scope.PlanScope:
        """For whom."""
        return office.plan_scope.PlanScope(self.staff, self.section, self.everybody, self.leaders, self.role, self.to)

    @property
    def limits(self) -> office.plan_scope.PlanLimits:
        """Within which limits."""
        return office.plan_scope.PlanLimits(self.fy, self.by, self.hours_per_year, self.budget, self.minimise)
