"""The whole made-up ward as one value: everything that its HR office hands in for a fiscal year."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from skillmap.demo.absence import PARENTAL, DemoAbsence, absences
from skillmap.demo.demand import people_wanting, way_of_a_leader
from skillmap.demo.levels import ratings
from skillmap.demo.nominees import SectionNominee, last_year, this_year
from skillmap.demo.people import FY, REGULAR, MadeUpPerson, people
from skillmap.demo.timetable import sessions
from skillmap.demo.wishes import DemoWish, wishes
from skillmap.framework.model import Framework, LeaderRule
from skillmap.training.model import Session

TODAY = date(FY, 6, 1)
"""The day on which the ward is shown, so that every run gives the same result."""
MOST_STAFF = 200_000


@dataclass(frozen=True, slots=True)
class Ward:
    """A made-up ward. Everything about people is by staff number; nominations are in 建制順."""

    people: tuple[MadeUpPerson, ...]
    absences: tuple[DemoAbsence, ...]
    ratings: Mapping[str, Mapping[str, int | None]]
    """Staff number -> skill -> approved level, None = －. Missing people were never assessed."""
    wishes: tuple[DemoWish, ...]
    leaders_before: tuple[SectionNominee, ...]
    leaders: tuple[SectionNominee, ...]
    sessions: tuple[Session, ...]


def make(seed: int, staff: int, framework: Framework) -> Ward:
    """The ward of a seed with so many people (1 to `MOST_STAFF`). Equal arguments give equal wards."""
    rule = rule_in_force(framework)
    everybody = people(seed, staff)
    away = absences(seed, everybody)
    levels = ratings(seed, framework, everybody)
    aims = wishes(seed, framework, everybody, levels)
    before = last_year(seed, rule, everybody)
    leaders = this_year(seed, rule, everybody, before, away)
    wanted = people_wanting(framework, aims, leaders, levels)
    held = sessions(seed, framework, wanted, way_of_a_leader(framework, rule))
    return Ward(everybody, _with_a_leader(away, everybody, leaders), levels, aims, before, leaders, held)


def rule_in_force(framework: Framework) -> LeaderRule:
    """The leader rule that the framework uses."""
    return next(rule for rule in framework.leaders.rules if rule.id == framework.leaders.use)


def _with_a_leader(
    away: tuple[DemoAbsence, ...], everybody: tuple[MadeUpPerson, ...], leaders: tuple[SectionNominee, ...]
) -> tuple[DemoAbsence, ...]:
    """The absences, and a nominated leader's parental leave that was not foreseen: from July to the end of the year."""
    number = next((n.number for n in leaders[len(leaders) // 2 :] if n.number not in {a.number for a in away}), None)
    if number is None or all(p.employment != REGULAR for p in everybody if p.number == number):
        return away
    # So `leader check` has a leader on leave to find.
    leave = DemoAbsence(number, PARENTAL, date(FY, 7, 1), date(FY + 1, 6, 30))
    return tuple(sorted((*away, leave), key=lambda a: a.number))
