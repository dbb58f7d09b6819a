"""Sessions as a list names them become sessions of the catalogue, checked."""

from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from skillmap.errors import Refusal
from skillmap.framework.find import find_training
from skillmap.framework.model import Framework
from skillmap.problems import Place, Problem, problem
from skillmap.training.changes import Incoming
from skillmap.training.checks import Rules, session_problems
from skillmap.training.model import Session


@dataclass(frozen=True, slots=True)
class ListedSession:
    """A session with the training's name as it was written, and where its values stand."""

    training: str
    session: Session
    places: Mapping[str, Place]
    cell: str


def sessions(
    framework: Framework, listed: Sequence[ListedSession], rules: Rules, uncoded: str
) -> tuple[list[Incoming], list[Problem]]:
    """The sessions whose training is known, and every problem of all of them.

    `uncoded` is what codes begin with that only say where a session stands.
    """
    incoming: list[Incoming] = []
    problems: list[Problem] = []
    places = {one.session.code: one.places for one in listed}
    for one in listed:
        try:
            training = find_training(framework, one.training)
        except Refusal as refusal:
            place = one.places.get("training")
            if several := refusal.facts.get("several"):
                problems.append(problem("E_TRAINING_SEVERAL", place, found=one.training, several=several))
                continue
            near = refusal.facts.get("nearest")
            code = one.session.code.removeprefix(uncoded)
            problems.append(problem("E_SESSION_TRAINING", place, session=code, found=one.training, nearest=near))
            continue
        incoming.append(Incoming(replace(one.session, training=training.id), one.cell))

    def where(session: Session, key: str) -> Place:
        own = places[session.code]
        return own.get(key) or own.get("code")

    problems.extend(session_problems((i.session for i in incoming), rules, where))
    return incoming, problems


def with_codes(
    framework: Framework, listed: Sequence[ListedSession], present: Iterable[Session], uncoded: str
) -> tuple[list[ListedSession], list[Problem]]:
    """The sessions, each with a code: those without are the recorded ones of their training and first day, else new.

    `uncoded` is what their codes begin with. Told: how many were found again and how many are new (N_CODES_MADE).
    """
    # Timetables of offices have no codes; training and first day are what people tell sessions apart by.
    by_day = {(one.training, one.first_day): one.code for one in present}
    taken = {one.session.code for one in listed} | set(by_day.values())
    used = {one.session.code for one in listed}
    done: list[ListedSession] = []
    new = again = 0
    for one in listed:
        if not one.session.code.startswith(uncoded):
            done.append(one)
            continue
        try:
            training = find_training(framework, one.training).id
        except Refusal:
            done.append(one)
            continue
        code = by_day.get((training, one.session.first_day))
        # Two sessions of one training on one day (morning and afternoon, two rooms): the recorded code is used once.
        if code is None or code in used:
            code = free_code(training, taken)
            new += 1
        else:
            again += 1
        taken.add(code)
        used.add(code)
        done.append(replace(one, session=replace(one.session, code=code)))
    return done, [problem("N_CODES_MADE", None, count=new, found=again)] if new or again else []


def free_code(training: str, taken: Container[str]) -> str:
    """A code for a new session of a training: its id and the first free number."""
    number = 1
    while (code := f"{training}-{number}") in taken:
        number += 1
    return code
