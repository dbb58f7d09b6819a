"""All rules of a seating in the order in which they are asked; what is kept of a former allocation."""

from skillmap.allocation.problem import Seat, SeatProblem
from skillmap.allocation.roll import Roll
from skillmap.allocation.rule import Seating, SeatRule, Violation
from skillmap.allocation.rules_person import Clash, Hours, InTerm, LevelInTime, NoReturn, OneSeat, OnLeave, Prerequisite
from skillmap.allocation.rules_session import Capacity, Minimum, Open, PerDepartment, Quota, SectionAbsence

# What lies with the person alone comes before what many share, so that the reason told is about them.
RULES: tuple[SeatRule, ...] = (
    OneSeat(),
    NoReturn(),
    Open(),
    InTerm(),
    OnLeave(),
    Prerequisite(),
    LevelInTime(),
    Hours(),
    Clash(),
    Quota(),
    PerDepartment(),
    SectionAbsence(),
    Capacity(),
    Minimum(),
)


def violations(problem: SeatProblem, roll: Roll, fixed: Roll | None = None) -> list[Violation]:
    """Everything that seats (fixed ones included) break, rule by rule; no solver's word is taken for anything.

    `fixed` is the roll of the fixed seats, where it is there already.
    """
    seating = Seating(problem, roll, fixed or Roll.of(problem, problem.fixed))
    return [found for rule in RULES for found in rule.check(seating)]


def kept(problem: SeatProblem) -> tuple[Seat, ...]:
    """Earlier seats whose owners must not end without a seat of that training.

    All earlier seats that break no rule together with the fixed ones. Those that do (the session was cancelled or
    made smaller, a leave has come up) are demands like any other.
    """
    stay = [s for s in problem.earlier if s.session in problem.session and problem.session[s.session].is_held]
    if not stay:
        return ()
    # Dropping a seat can mend another one (fewer people in a session, a prerequisite that is gone breaks more):
    # again, until what is left breaks nothing.
    fixed = Roll.of(problem, problem.fixed)
    while True:
        roll = Roll.of(problem, (*problem.fixed, *stay))
        broken = {seat for found in violations(problem, roll, fixed) for seat in found.seats}
        if not broken or not broken.intersection(stay):
            return tuple(stay)
        stay = [s for s in stay if s not in broken]
