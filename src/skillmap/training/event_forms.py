"""An event of a training as it is recorded, and as it is shown. Pure."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from skillmap.framework.model import Framework
from skillmap.framework.naming import training_name
from skillmap.training.events import Event
from skillmap.training.facts import CompletionFact
from skillmap.training.model import Outcome
from skillmap.training.sayings import Saying
from skillmap.words import Message, message


def values(event: Event | Saying) -> tuple[Any, ...]:
    """An event as it is recorded, without the person: the columns of `CompletionFact` in their order."""
    if isinstance(event, Saying):
        told = event.told
        return (event.training, None, event.day, event.outcome.value, told.hours, told.score, told.remark)
    return (
        event.training, event.session_id, event.day, event.outcome.value, event.hours, event.score, event.remark,
    )  # fmt: skip


def fact_of(event: Event) -> CompletionFact:
    """An event as it is recorded."""
    return CompletionFact(
        staff_id=event.staff_id, training=event.training, session_id=event.session_id, completed_on=event.day,
        outcome=event.outcome.value, hours=event.hours, score=event.score, remark=event.remark,
    )  # fmt: skip


def line(framework: Framework, training: str, outcome: Outcome, day: date) -> Message:
    """An event in one line: training, how it ended, the day."""
    return message(
        "result.line",
        training=training_name(framework, training),
        outcome=message(f"result.outcome.{outcome.value}"),
        day=day,
    )


def sides(
    framework: Framework, old: Event, new: Event, codes: Mapping[int, str] | None = None
) -> tuple[Message, Message]:
    """Both sides of a changed event, each with what the line of an event does not say where they differ in it.

    `codes`: of sessions, by id.
    """
    told: tuple[list[Message], list[Message]] = ([], [])
    for name in ("session_id", "score", "hours", "remark"):
        if getattr(old, name) == getattr(new, name):
            continue
        for event, more in zip((old, new), told, strict=True):
            value = getattr(event, name)
            shown = (codes or {}).get(value, "－") if name == "session_id" else "－" if value in (None, "") else value
            more.append(message(f"result.more.{name}", value=shown))
    before, after = (line(framework, event.training, event.outcome, event.day) for event in (old, new))
    if not told[0]:
        return before, after
    return (
        message("result.line_more", line=before, more=tuple(told[0])),
        message("result.line_more", line=after, more=tuple(told[1])),
    )
