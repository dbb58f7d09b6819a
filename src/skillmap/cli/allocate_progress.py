"""How far an allocation is, on a terminal."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from skillmap import office
from skillmap.cli import state
from skillmap.i18n import sentence
from skillmap.words import message


@contextmanager
def allocation_progress(question: office.seat_question.SeatQuestion) -> Iterator[Callable[[Any], None]]:
    """Progress on a terminal: seats given, and the gap of the first goal that is not settled yet."""
    # In a file a bar would be a thousand lines.
    if not sys.stderr.isatty():
        yield lambda step: None  # noqa: ARG005
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (BarColumn(), MofNCompleteColumn(), TextColumn("{task.description}"), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(sentence("allocation.working", state.lang()), total=len(question.problem.demands))

        def told(step: Any) -> None:
            goal = message(f"allocation.goal.{step.goal}") if step.goal else None
            gap = f"{step.gap:.2%}" if step.gap is not None else "?"
            text = sentence("allocation.step", state.lang(), goal=goal, gap=gap, rounds=step.rounds)
            bar.update(task, completed=step.seated, description=text)

        yield told
