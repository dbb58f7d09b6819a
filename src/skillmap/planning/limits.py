"""How much fits into a year and into the budget. Booked seats are kept even where they exceed a limit."""

from skillmap.planning.problem import Catalogue, PlanNeed


def room(need: PlanNeed, catalogue: Catalogue, year: int) -> float:
    """Hours of a year, counted from 0: those a person may spend, or those booked when they are more."""
    # A seat that somebody was given is a promise: the limit that came later gives way, and nothing is added to it.
    return max(need.limits.hours_per_year, booked_hours(need, catalogue, year))


def booked_hours(need: PlanNeed, catalogue: Catalogue, year: int) -> float:
    """Hours of the seats that are booked in a year, counted from 0."""
    # Trainings that the catalogue no longer has are in no plan; their seats take no hours of it either.
    fy = need.limits.first_fy + year
    return sum(catalogue.courses[b.course].hours for b in need.booked if b.fy == fy and b.course in catalogue.courses)


def purse(need: PlanNeed, catalogue: Catalogue) -> int | None:
    """Yen that a plan may cost: the budget, or the cost of the booked seats when that is more; None = no limit."""
    if need.limits.budget_yen is None:
        return None
    booked = sum(catalogue.courses[c].cost_yen for c in need.booked_courses if c in catalogue.courses)
    return max(need.limits.budget_yen, booked)
