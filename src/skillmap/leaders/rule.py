"""What the office's leader rule (`leaders.yaml`) says about a term, a seat, a person. Pure; the rule is data."""

from datetime import date
from math import ceil

from skillmap.days import FiscalYear, fiscal_year
from skillmap.framework.model import LeaderRule, LeaderRules
from skillmap.japanese import fold
from skillmap.org.model import Person
from skillmap.words import Message, message


def in_force(rules: LeaderRules) -> LeaderRule:
    """The rule that `use` names. KeyError when there is none, which `framework check` tells before."""
    return {rule.id: rule for rule in rules.rules}[rules.use]


def term_end(rule: LeaderRule, starts: date) -> date:
    """The end (exclusive) of a term that begins on a day: the end of the n-th fiscal year, its own being the first."""
    # Also a term that begins in February ends at a 31 March: offices renew all leaders together in April.
    return FiscalYear(fiscal_year(starts).year + rule.term_fiscal_years - 1).end


def day_in(fy: FiscalYear, month_day: str) -> date:
    """A day of the rule (MM-DD) within a fiscal year. 29 February becomes the 28th where there is none."""
    month, day = (int(part) for part in month_day.split("-"))
    # January to March belong to the fiscal year that began the April before.
    year = fy.year if month >= 4 else fy.year + 1
    try:
        return date(year, month, day)
    except ValueError:
        return date(year, month, 28)


def founded_after(deadline: date, founded: date | None) -> date | None:
    """The founding day of a section that was not there yet when nominations were due; None = the deadline holds.

    `founded` is None for sections that are as old as the office. The rule names one day of the year for all.
    """
    return founded if founded is not None and founded > deadline else None


def seats(rule: LeaderRule, members: int) -> int:
    """How many leaders a section with so many members must have."""
    if rule.share_of_section is None:
        return rule.seats_per_section
    # Rounded first: 0.2 x 15 must not become 4 because binary fractions lie a hair above 3.
    return max(rule.seats_per_section, ceil(round(rule.share_of_section * members, 9)))


def is_exempt(rule: LeaderRule, names: tuple[str, ...]) -> bool:
    """Whether a section needs no leader; `names` are those it is known by (name, path, code, those of its parents)."""
    exempt = {fold(name) for name in rule.exempt_units}
    return bool(exempt) and any(fold(name) in exempt for name in names)


def objections(rule: LeaderRule, person: Person) -> list[Message]:
    """Why somebody may not be nominated: kind of employment, grade. Empty = eligible."""
    found: list[Message] = []
    employment, grade = person.employment, person.grade
    if rule.eligible_employment and fold(employment) not in {fold(e) for e in rule.eligible_employment}:
        found.append(message("leader.why_employment", found=employment or "－", expected=rule.eligible_employment))
    # A list without grades (職名) cannot show that somebody is a manager; the grade is then not judged at all.
    if grade and fold(grade) in {fold(g) for g in rule.excluded_grades}:
        found.append(message("leader.why_grade", found=grade))
    return found
