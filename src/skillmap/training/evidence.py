"""The levels that count when a training asks for one: the approved ones, and those that evidence speaks for."""

from collections.abc import Collection, Iterable, Mapping

from sqlalchemy import Connection

from skillmap.assessment.evidence import LapsingLevels, evidence_ends, evident_levels
from skillmap.assessment.model import Stage
from skillmap.assessment.store import held_qualifications, levels, present, qualifications
from skillmap.framework.model import Framework
from skillmap.storage.facts import MOST_NAMED, Moment
from skillmap.training.completions import histories, last_completions
from skillmap.training.holding import held_until


def asked_skills(framework: Framework, trainings: Iterable[str]) -> Mapping[str, int]:
    """Skills of which these trainings ask for a level, with the highest one asked."""
    found: dict[str, int] = {}
    for name in set(trainings) & framework.trainings.keys():
        for skill, level in framework.trainings[name].prerequisites.levels.items():
            found[skill] = max(level, found.get(skill, 0))
    return found


def levels_that_count(
    connection: Connection,
    framework: Framework,
    moment: Moment,
    trainings: Iterable[str],
    staff: Collection[int] | None = None,
) -> Mapping[int, Mapping[str, int]]:
    """Levels for what these trainings ask, of everybody or of some: staff id -> skill -> level.

    Empty where none of them asks for a level. People without any level are missing.
    """
    asked = asked_skills(framework, trainings)
    if not asked:
        return {}
    approved = levels(connection, moment, Stage.APPROVED, staff)
    return {**approved, **evidence_beside(connection, framework, moment, asked, approved, staff)}


def evidence_beside(
    connection: Connection,
    framework: Framework,
    moment: Moment,
    asked: Mapping[str, int],
    approved: Mapping[int, Mapping[str, int]],
    staff: Collection[int] | None = None,
) -> dict[int, Mapping[str, int]]:
    """Approved and evident levels together, of those for whom evidence speaks for more than what is approved.

    Where the evidence ends, the levels know when (`LapsingLevels`).
    """
    completed = last_completions(connection, framework, moment, staff)
    qualified = qualifications(connection, moment, staff)

    def speaks(taught: Mapping[str, int], has: Mapping[str, int]) -> bool:
        return any(level > has.get(skill, 0) < asked.get(skill, 0) for skill, level in taught.items())

    def is_more(one: int) -> bool:
        has = approved.get(one, {})
        trainings = (framework.trainings[t].teaches for t in completed.get(one, ()) if t in framework.trainings)
        held = (framework.qualifications[q].evidence for q in qualified.get(one, ()) if q in framework.qualifications)
        return any(speaks(taught, has) for taught in (*trainings, *held))

    # When a level was rated is read of few: of most people everything that is asked for is approved.
    more = sorted(one for one in completed.keys() | qualified.keys() if is_more(one))
    if not more:
        return {}
    rated = present(connection, moment, more if len(more) <= MOST_NAMED else None)
    past, expiring = histories(connection, moment, more), held_qualifications(connection, moment, more)
    found: dict[int, Mapping[str, int]] = {}
    for one in more:
        own, done = rated.of(one, Stage.APPROVED), completed.get(one, {})
        evident = evident_levels(framework, own, done, qualified.get(one, ()))
        if not evident:
            continue
        levels = {**approved.get(one, {}), **evident}
        last = {t: held_until(framework.trainings, past.get(one, {}), t, moment.as_of) for t in done}
        until = {training: day for training, day in last.items() if day is not None}
        ends = evidence_ends(framework, own, done, expiring.get(one, {}), until)
        found[one] = LapsingLevels(levels, ends) if ends else levels
    return found
