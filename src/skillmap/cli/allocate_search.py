"""Seats looked for at the terminal, and kept before anything else where the user has waited long enough."""

from __future__ import annotations

from pathlib import Path

from skillmap import interrupts, office
from skillmap.cli import output
from skillmap.cli.allocate_progress import allocation_progress


def searched(
    here: office.Office, question: office.seat_question.SeatQuestion, effort: office.seats.Effort
) -> tuple[office.seats.AllocationDraft, Path | None]:
    """An allocation, and the file that keeps it where the user ended the search.

    However often Ctrl-C is pressed, the seats are safe before it ends the command (KeyboardInterrupt).
    """
    kept = None
    with interrupts.raised_once() as stopped:
        with allocation_progress(question) as told:
            found = office.seats.run(here, question, effort, told, stopped.hold)
        if found.is_stopped or stopped.is_waiting:
            kept = _keep(here, found)
    if stopped.is_waiting:
        if kept is None:
            _keep(here, found)
        raise KeyboardInterrupt
    return found, kept


def _keep(here: office.Office, found: office.seats.AllocationDraft) -> Path:
    kept = office.seats.keep(here, found)
    output.say("allocation.safe", file=str(kept))
    return kept
