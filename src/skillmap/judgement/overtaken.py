"""Plans that something recorded since has overtaken, each with everything that it was."""

from collections import defaultdict
from collections.abc import Iterator, Mapping

from skillmap.framework.naming import training_name
from skillmap.judgement.breach import Breach
from skillmap.judgement.definitions import changed, plans_of_former_leaders
from skillmap.judgement.people import plans_out_of_date, plans_unproven
from skillmap.judgement.record import Record
from skillmap.planning.store import Purpose, RecordedPlan
from skillmap.words import Message, message

Key = tuple[int, Purpose]
"""Whose plan it is and for what."""


def overtaken(record: Record) -> Mapping[Key, list[Message]]:
    """What has changed since each plan was made that now says something else than the plan."""
    found: dict[Key, list[Message]] = defaultdict(list)
    for key, made in record.plans.items():
        if key[0] in record.organisation.person_by_id:
            found[key] += [*_completed(record, made), *_assessed(record, made)]
    for key, what in changed(record).items():
        found[key].append(message("plan.stale.definitions", what=what))
    numbers = {shown: staff_id for staff_id, shown in record.names.items()}
    # A training without sessions leaves its plans as they are: somebody has to set a session.
    for breach in (*plans_out_of_date(record), *plans_unproven(record), *plans_of_former_leaders(record)):
        for shown in breach.people:
            for purpose in Purpose:
                made_for = record.plans.get((numbers[shown], purpose))
                if made_for is not None and _is_meant(breach, made_for):
                    found[made_for.key].append(breach.what)
    return {key: why for key, why in found.items() if why}


def by_levels(before: Record, after: Record) -> list[Key]:
    """Plans that other levels overtake: those that start from what was approved before and is not afterwards."""
    if before.levels is after.levels:
        return []
    changed = {one for one, levels in after.levels.items() if levels != before.levels.get(one)}
    changed |= before.levels.keys() - after.levels.keys()
    return [
        key
        for key, made in after.plans.items()
        if key[0] in changed
        and key[0] in after.organisation.person_by_id
        and key in before.plans
        and [*_assessed(after, made)]
        and not [*_assessed(before, before.plans[key])]
    ]


def _is_meant(breach: Breach, made: RecordedPlan) -> bool:
    """Whether a breach of somebody's plans is about this one: it names a role, a role grade or a training."""
    subject = str(breach.subject)
    return subject in (made.role, f"{made.role}/{made.grade}") or subject in made.plan.courses


def _completed(record: Record, made: RecordedPlan) -> Iterator[Message]:
    """Trainings of the plan that are completed by now."""
    done = record.completed.get(made.staff_id, frozenset())
    names = tuple(training_name(record.framework, course) for course in made.plan.courses if course in done)
    if names:
        yield message("plan.stale.completed", trainings=names)


def _assessed(record: Record, made: RecordedPlan) -> Iterator[Message]:
    """Skills whose approved level is another one than the plan started from."""
    levels, skills = record.levels.get(made.staff_id, {}), record.framework.skills
    # A presumed level is meant to become an approved one: that it did is no news to the plan.
    before = {skill: level for skill, level in made.start.before.items() if skill not in made.start.presumed}
    others = [skill for skill, level in before.items() if levels.get(skill) != level]
    others += [skill for skill in made.start.unassessed if skill in levels]
    names = tuple(skills[skill].name.text for skill in sorted(others) if skill in skills)
    if names:
        yield message("plan.stale.levels", skills=names)
