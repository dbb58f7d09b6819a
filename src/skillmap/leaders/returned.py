"""Returned nomination forms meet the register: three ways, what two forms say of one seat, what is left blank. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from skillmap.framework.model import LeaderRule
from skillmap.japanese import fold
from skillmap.leaders.model import Nomination, NominationRoute
from skillmap.problems import Problem, problem

CONSENT = "所属長の同意"
"""How the consent of the head to a volunteer stands among the conditions that were confirmed."""

SeatName = tuple[str, int]
"""Path of the section and number of the seat."""


@dataclass(frozen=True, slots=True)
class FormAnswer:
    """A row of a form. `before` is the staff number that stood there when it was handed out, "" = nobody."""

    section: str
    seat: int
    before: str
    nomination: Nomination
    """With number and name empty where nothing was filled in."""

    @property
    def name(self) -> SeatName:
        """The seat it is about."""
        return self.section, self.seat

    @property
    def is_blank(self) -> bool:
        """Whether nobody is named."""
        return not self.nomination.number and not self.nomination.name

    @property
    def is_as_handed_out(self) -> bool:
        """Whether nobody touched it."""
        return self.is_blank if not self.before else self.nomination.number == self.before


@dataclass(frozen=True, slots=True)
class FormsOutcome:
    """What comes of some forms: nominations to be recorded, and what must be told."""

    nominations: tuple[Nomination, ...]
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Register:
    """What the register holds now: who is on which seat for the year (staff numbers), and how many seats there are."""

    held: Mapping[SeatName, str]
    shown: Mapping[str, str]
    """Staff number -> as people are named."""
    numbers: Mapping[str, Mapping[str, str]]
    """Path of a section -> folded name of a member -> staff number, "" where several have it."""
    begins: date
    """First day of a new term: the year's first day, or today when the year has begun."""


def outcome(forms: Iterable[FormAnswer], register: Register, rule: LeaderRule) -> FormsOutcome:
    """What is to be recorded.

    Against the state that a form was made from: what nobody touched is left as it is now, what both sides changed in
    different ways is E_FORM_CONFLICT, two forms with different names for one seat E_FORM_TWICE.
    """
    seen: dict[SeatName, FormAnswer] = {}
    found: list[Nomination] = []
    problems: list[Problem] = []
    several = {name for (name, no) in register.held if no > 1}
    for given in forms:
        one = _with_number(given, register)
        place = one.nomination.at("number")
        # A blank is no answer: departments return the form with the rows they have decided and send the rest later.
        # That a name which stood there was wiped out is told, for it may have been meant.
        if one.is_blank:
            if one.before:
                shown = register.shown.get(one.before, one.before)
                problems.append(problem("W_FORM_CLEARED", place, section=one.section, found=shown))
            continue
        first = seen.setdefault(one.name, one)
        if first is not one:
            problems += _twice(first, one)
            continue
        told, wanted = _three_ways(one, register, is_single=one.section not in several)
        problems += told
        if wanted is not None:
            problems += _unconfirmed(wanted, rule)
            found.append(wanted)
    return FormsOutcome(tuple(found), tuple(problems))


def _with_number(one: FormAnswer, register: Register) -> FormAnswer:
    """A name alone means a member of the section, where only one has it."""
    if one.nomination.number or not one.nomination.name:
        return one
    number = register.numbers.get(one.section, {}).get(fold(one.nomination.name), "")
    return replace(one, nomination=replace(one.nomination, number=number)) if number else one


def _twice(first: FormAnswer, second: FormAnswer) -> list[Problem]:
    one, other = first.nomination, second.nomination
    if (one.number, one.name) == (other.number, other.name):
        return []
    return [
        problem(
            "E_FORM_TWICE", a.at("number"), section=first.section, found=a.number or a.name, other=b.number or b.name
        )
        for a, b in ((one, other), (other, one))
    ]


def _three_ways(one: FormAnswer, register: Register, *, is_single: bool) -> tuple[list[Problem], Nomination | None]:
    nomination = one.nomination
    now, given = register.held.get(one.name, ""), nomination.number
    place = nomination.at("number")

    def shown(number: str) -> str:
        return register.shown.get(number, number) or "－"

    if given == now:
        return [], nomination
    if not now:
        return [], replace(nomination, starts=nomination.starts or register.begins)
    # Nobody touched this row, and the register has moved on since: the newer of the two is the register.
    if given == one.before:
        return [problem("N_FORM_OVERTAKEN", place, section=one.section, found=shown(given), now=shown(now))], None
    if now != one.before:
        facts = {"section": one.section, "found": shown(given), "now": shown(now), "before": shown(one.before)}
        return [Problem("E_FORM_CONFLICT", place, dict(facts))], None
    # Among several seats of a section it is not plain whose place the new name takes.
    if not is_single:
        return [problem("E_FORM_SEAT", place, section=one.section, seat=one.seat, found=shown(given))], None
    return [], replace(nomination, starts=nomination.starts or register.begins)


def _unconfirmed(nomination: Nomination, rule: LeaderRule) -> list[Problem]:
    found: list[Problem] = []
    shown = nomination.name or nomination.number
    if nomination.route is NominationRoute.VOLUNTEER and CONSENT not in nomination.conditions:
        found.append(problem("W_FORM_CONSENT", nomination.at("consent"), found=shown))
    # The conditions are the head's to confirm (野洲市: three of them), so a form without them is taken in and pointed
    # out.
    missing = tuple(c.text for c in rule.conditions if c.ja not in nomination.conditions)
    if missing:
        found.append(problem("W_FORM_CONDITIONS", nomination.at("number"), found=shown, missing=missing))
    return found
