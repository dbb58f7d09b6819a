"""Breaches as a listing, and as the lines that a change set shows before it asks."""

from skillmap.judgement.breach import Breach
from skillmap.judgement.judges import BreachDifference
from skillmap.tables import column, number
from skillmap.words import Message, message

COLUMNS = (
    column("rule", "規則", "rule"),
    column("what", "内容", "what"),
    column("people", "対象者", "people"),
    column("cause", "きっかけ", "since"),
    number("entry", "記録", "entry"),
    column("command", "直し方", "command"),
)
MOST_LINES = 10
"""Breaches that a change set names one by one; the rest are counted."""


def lines(found: BreachDifference) -> list[Message]:
    """What a change makes wrong, named up to `MOST_LINES`, and how much it mends; empty when it does neither."""
    told: list[Message] = []
    if found.made:
        told.append(message("judge.made", count=len(found.made)))
        told.extend(message("judge.item", what=b.what) for b in found.made[:MOST_LINES])
        if len(found.made) > MOST_LINES:
            told.append(message("judge.more", count=len(found.made) - MOST_LINES))
    if found.mended:
        told.append(message("judge.mended", count=len(found.mended)))
    return told


def line(breach: Breach) -> Message:
    """A breach in one sentence, with what it came of."""
    if breach.cause is None:
        return breach.what
    return message("judge.line", what=breach.what, cause=breach.cause.what, entry=str(breach.cause.entry))
