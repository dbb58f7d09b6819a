"""Seats that people want and cannot have, by training, with what would help: another session first of all."""

from collections import Counter, defaultdict

from skillmap.framework.naming import training_name
from skillmap.reports.snapshot import Snapshot
from skillmap.tables import Table, column, number
from skillmap.words import Fact, Message, message

BY_SESSION = ("no-session", "cancelled", "closed", "full", "absence", "clash", "prerequisite")
"""Reasons that one more session of the training, on a day that suits, takes away."""
OTHERWISE = ("quota", "department", "minimum", "levels", "hours", "term", "leave", "given-back", "open", "seated")
"""The others, in the order in which somebody can do something about them."""
COLUMNS = (
    column("training", "研修名", "training"),
    number("waiting", "席のない希望", "without a seat", unit=("件", "demands")),
    number("people", "人数", "people", unit=("人", "people"), is_minor=True),
    number("by_session", "開催があれば受けられる人", "helped by a session", unit=("人", "people")),
    column("help", "できること", "what would help"),
    column("reasons", "席がない理由", "why no seat"),
)


def missing_seat_table(snapshot: Snapshot) -> Table:
    """Trainings that somebody waits for, those that a further session helps most first."""
    reasons: dict[str, Counter[str]] = defaultdict(Counter)
    people: dict[str, set[int]] = defaultdict(set)
    for one in snapshot.waiting:
        reasons[one.training][one.reason] += 1
        people[one.training].add(one.staff_id)
    capacity = {t.id: t.usual_capacity for t in snapshot.framework.trainings.values()}
    rows: list[tuple[Fact, ...]] = []

    def rank(training: str) -> tuple[int, int, str]:
        found = reasons[training]
        return -sum(found[reason] for reason in BY_SESSION), -found.total(), training

    for training in sorted(reasons, key=rank):
        found = reasons[training]
        helped = sum(found[reason] for reason in BY_SESSION)
        remedies = tuple(_remedies(found, helped, capacity.get(training)))
        why = tuple(
            message("year.reason", reason=message(f"allocation.reason.{code}"), count=n)
            for code, n in sorted(found.items(), key=lambda r: (-r[1], r[0]))
        )
        name = training_name(snapshot.framework, training)
        rows.append((name, found.total(), len(people[training]), helped, remedies, why))
    waiting, helped = len(snapshot.waiting), sum(found[r] for found in reasons.values() for r in BY_SESSION)
    # People can wait for several trainings, so the lines do not add up to this.
    everybody = len(set().union(*people.values()))
    total: tuple[Fact, ...] = (message("year.total"), waiting, everybody, helped, None, None) if rows else ()
    notes = (message("missing.note" if snapshot.run else "missing.none"),)
    title = message("missing.title")
    day = snapshot.organisation.day
    return Table("missing-seats", title, COLUMNS, rows, notes, day, total)


def _remedies(found: Counter[str], helped: int, capacity: int | None) -> list[Message]:
    shown = []
    if helped:
        # Rounded up: half a session is one to be held.
        sessions = -(-helped // capacity) if capacity else 1
        shown.append(message("missing.help.session", sessions=sessions, seats=helped))
    shown.extend(message(f"missing.help.{code}", count=found[code]) for code in OTHERWISE if found[code])
    return shown
