"""checks.yaml: totals that HR knows by heart (職員数 3,012, リーダー 98), tested at every import."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from skillmap.day_text import read_day
from skillmap.errors import Refusal
from skillmap.framework import yaml_files
from skillmap.leaders.register import LeaderSeat
from skillmap.org.find import find_unit
from skillmap.org.model import Organisation, Person
from skillmap.problems import FilePlace, Place, Problem, problem
from skillmap.words import Message, message

NAME = "checks.yaml"
_WHAT = ("staff", "leaders", "on-leave", "departments", "sections", "units")
_BOUNDS = ("equals", "at-least", "at-most")
_NARROWING = ("unit", "grade", "employment", "job-kind")
_KEYS = ("name", "what", *_BOUNDS, *_NARROWING, "as-of")


@dataclass(frozen=True, slots=True)
class TotalCheck:
    """One total. `narrowing` are the people meant: unit, grade, employment, job-kind -> its text."""

    name: str
    what: str
    low: int | None
    high: int | None
    narrowing: Mapping[str, str]
    as_of: date | None
    place: FilePlace

    @property
    def expected(self) -> Message:
        """3,012 / 90 or more / 98 at most / 90 to 98."""
        if self.low == self.high:
            return message("checks.exact", low=self.low)
        if self.low is None or self.high is None:
            return message("checks.most" if self.low is None else "checks.least", count=self.high or self.low)
        return message("checks.between", low=self.low, high=self.high)

    def holds(self, count: int) -> bool:
        """Whether a count is as expected."""
        return (self.low is None or count >= self.low) and (self.high is None or count <= self.high)


def load_checks(folder: Path) -> tuple[tuple[TotalCheck, ...], list[Problem]]:
    """The checks of a workspace folder in the order of the file (none without a file), and what is wrong with them."""
    path = folder / NAME
    if not path.exists():
        return (), []
    document, problems = yaml_files.read(path, NAME)
    if document is None or document.data is None:
        return (), problems
    listed = document.data.get("checks") if isinstance(document.data, dict) else None
    if not isinstance(listed, list):
        return (), [*problems, problem("E_CHECKS_FORM", document.place(), found=NAME)]
    checks: list[TotalCheck] = []
    for number, raw in enumerate(listed):
        place = document.place(("checks", number))
        if not isinstance(raw, dict):
            problems.append(problem("E_CHECKS_FORM", place, found=str(raw)))
            continue
        wrong = [_unknown(key, document.place(("checks", number, key))) for key in raw if key not in _KEYS]
        check, more = _check(raw, place)
        problems += [*wrong, *more]
        if check is not None:
            checks.append(check)
    return tuple(checks), problems


def _unknown(key: str, place: FilePlace) -> Problem:
    return problem("E_CHECKS_KEY", place, found=key, expected=_KEYS)


def _check(raw: Mapping[str, object], place: FilePlace) -> tuple[TotalCheck | None, list[Problem]]:
    problems: list[Problem] = []
    what = raw.get("what")
    if what not in _WHAT:
        problems.append(problem("E_CHECKS_VALUE", place, key="what", found=str(what), expected=_WHAT))
    bounds = {key: raw[key] for key in _BOUNDS if key in raw}
    if not bounds:
        problems.append(problem("E_CHECKS_VALUE", place, key="equals", found="", expected=_BOUNDS))
    numbers = {key: _whole(value) for key, value in bounds.items()}
    problems += [
        problem("E_CHECKS_VALUE", place, key=key, found=str(bounds[key]), expected="3012")
        for key, value in numbers.items()
        if value is None
    ]
    as_of = read_day(str(raw["as-of"])).day if "as-of" in raw else None
    if "as-of" in raw and as_of is None:
        problems.append(problem("E_CHECKS_VALUE", place, key="as-of", found=str(raw["as-of"]), expected="2026-04-01"))
    if problems:
        return None, problems
    exact = numbers.get("equals")
    low, high = numbers.get("at-least", exact), numbers.get("at-most", exact)
    narrowing = {key: str(raw[key]) for key in _NARROWING if key in raw}
    return TotalCheck(str(raw.get("name") or what), str(what), low, high, narrowing, as_of, place), []


def _whole(value: object) -> int | None:
    """3012, "3012" and "3,012" as a number."""
    text = str(value).replace(",", "").strip()
    return int(text) if text.isdecimal() and not isinstance(value, bool) else None


def count(check: TotalCheck, organisation: Organisation, seats: Iterable[LeaderSeat]) -> int:
    """What the check counts. Raises Refusal (E_ORG_UNKNOWN …) when its unit does not exist."""
    unit = find_unit(organisation, check.narrowing["unit"]).id if "unit" in check.narrowing else None
    if check.what == "leaders":
        return sum(s.is_covered for s in seats if unit is None or organisation.is_within(s.section.id, unit))
    units = {"departments": organisation.departments, "sections": organisation.sections, "units": organisation.units}
    if check.what in units:
        return sum(unit is None or organisation.is_within(one.id, unit) for one in units[check.what])
    people = organisation.people if unit is None else organisation.members(unit)
    return sum(_is_meant(check, person) for person in people)


def _is_meant(check: TotalCheck, person: Person) -> bool:
    wanted = {"grade": person.grade, "employment": person.employment, "job-kind": person.job_kind}
    fits = all(check.narrowing.get(key, value) == value for key, value in wanted.items())
    return fits and (check.what != "on-leave" or person.absence is not None)


def verdicts(
    checks: Sequence[TotalCheck], before: Sequence[int | Refusal], after: Sequence[int | Refusal]
) -> list[Problem]:
    """Checks that do not hold: an error when the import changes the number, else a warning that it was wrong before."""
    problems: list[Problem] = []
    for check, old, new in zip(checks, before, after, strict=True):
        place: Place = check.place
        if isinstance(new, Refusal):
            problems.append(problem("W_CHECK_UNCOUNTED", place, name=check.name, found=str(new.facts.get("found", ""))))
        elif not check.holds(new):
            # What was wrong before is no fault of this list, and must not keep it out.
            code = "W_CHECK_FAILED" if old == new else "E_CHECK_FAILED"
            problems.append(problem(code, place, name=check.name, found=new, expected=check.expected))
    return problems
