"""Recognition: people who fulfil everything for a role grade are recognised, with the evidence kept."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from skillmap.careers.aims import shown
from skillmap.careers.model import Aim, Fit, Recognition, fit
from skillmap.changes import Change, ChangeKind, ChangeSet
from skillmap.days import FOREVER
from skillmap.framework.model import Framework, RoleGrade
from skillmap.org.model import Organisation, Person
from skillmap.storage.ledger import Ledger
from skillmap.words import message


@dataclass(frozen=True, slots=True)
class Candidate:
    """A person, the role grade aimed at, and how well they fit it."""

    person: Person
    target: RoleGrade
    fit: Fit


@dataclass(frozen=True)
class Standing:
    """What is known of everybody: approved levels, completed trainings, aims, recognitions; by staff id."""

    levels: Mapping[int, Mapping[str, int]]
    completed: Mapping[int, frozenset[str]]
    aims: Mapping[int, Aim]
    recognitions: Mapping[int, tuple[Recognition, ...]]

    def holds(self, staff_id: int, target: RoleGrade) -> bool:
        """Whether the person is recognised for this grade of the role or a higher one."""
        held = self.recognitions.get(staff_id, ())
        return any(r.role == target.role and r.grade >= target.grade for r in held)


def candidate(framework: Framework, standing: Standing, person: Person, target: RoleGrade) -> Candidate:
    """How a person fits a role grade."""
    levels = standing.levels.get(person.id, {})
    return Candidate(
        person, target, fit(framework.grade(target), levels, standing.completed.get(person.id, frozenset()))
    )


def ready(framework: Framework, organisation: Organisation, standing: Standing) -> list[Candidate]:
    """People who fulfil everything for what they aim at and are not yet recognised for it, in roster order."""
    found: dict[int, Candidate] = {}
    # Thousands are alike: people with the same levels share one value, and how it fits a grade is worked out once.
    fits: dict[tuple[int, frozenset[str], str, int], Fit] = {}
    targets: dict[tuple[str, int], RoleGrade] = {}
    for staff_id, aim in standing.aims.items():
        # A new version of the definitions may have withdrawn what somebody aims at; `framework migrate` decides on
        # it.
        if (
            staff_id not in organisation.unit_of_staff
            or aim.role not in framework.roles
            or aim.grade not in framework.roles[aim.role].grades
        ):
            continue
        target = targets.get((aim.role, aim.grade)) or targets.setdefault(
            (aim.role, aim.grade), RoleGrade(role=aim.role, grade=aim.grade)
        )
        if not standing.holds(staff_id, target):
            levels, done = standing.levels.get(staff_id, _NO_LEVELS), standing.completed.get(staff_id, frozenset())
            key = (id(levels), done, aim.role, aim.grade)
            if (how := fits.get(key)) is None:
                how = fits[key] = fit(framework.grade(target), levels, done)
            if how.is_ready:
                found[staff_id] = Candidate(organisation.person_by_id[staff_id], target, how)
    # In roster order.
    return [found[staff_id] for staff_id in organisation.unit_of_staff if staff_id in found] if found else []


_NO_LEVELS: Mapping[str, int] = {}


def nearest(
    framework: Framework, standing: Standing, people: Iterable[Person], target: RoleGrade, most: int
) -> list[Candidate]:
    """People not yet recognised for a role grade, those with the fewest missing levels and trainings first.

    Somebody never assessed in a skill is missing the whole level there; ties keep the roster order.
    """
    found = []
    required = framework.grade(target).requires
    for person in people:
        if not standing.holds(person.id, target):
            one = candidate(framework, standing, person, target)
            levels = sum(r - p for _, p, r in one.fit.missing) + sum(required[s] for s in one.fit.not_assessed)
            found.append((levels, len(one.fit.missing_trainings), one))
    found.sort(key=lambda item: item[:2])
    return [one for _, _, one in found[:most]]


def change_set(
    framework: Framework, standing: Standing, candidates: Iterable[Candidate], day: date, by: str
) -> ChangeSet:
    """Recognise the candidates from a day on, with levels and trainings as evidence."""
    changes = []
    ledger = Ledger()
    for one in candidates:
        grade = framework.grade(one.target)
        levels = standing.levels.get(one.person.id, {})
        done = standing.completed.get(one.person.id, frozenset())
        # What the decision rested on is kept as it was: levels change, and the catalogue too, but the recognition must
        # remain explicable years later.
        evidence = {
            "levels": {s: levels[s] for s in grade.requires if s in levels},
            "trainings": sorted(t for t in grade.prescribed if t in done),
        }
        # Sorted, so that the same evidence is the same text, whatever order it was found in.
        text = json.dumps(evidence, ensure_ascii=False, sort_keys=True)
        ledger.begin(
            Recognition(
                staff_id=one.person.id, role=one.target.role, grade=one.target.grade, recognised_by=by, evidence=text,
                valid_from=day, valid_to=FOREVER,
            )
        )  # fmt: skip
        after = shown(framework, one.target.role, one.target.grade)
        changes.append(Change(ChangeKind.ADD, one.person.shown, message("career.recognition"), after=after))
    title = message("career.recognise.title", day=day)
    return ChangeSet(title, changes, writes=ledger.writes())
