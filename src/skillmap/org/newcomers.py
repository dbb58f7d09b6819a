"""Somebody of whom nothing is recorded and of whom a line says nothing but how things are: most lines of a first list.

What comes of it is what `order_changes.Telling` makes of such a line, without the desk on which orders are laid by day.
"""

from datetime import date

from skillmap.changes import Change, ChangeKind
from skillmap.days import FOREVER
from skillmap.org.facts import BLANK, Posting, StaffFact
from skillmap.org.histories import new_values
from skillmap.org.locate import Locator
from skillmap.org.order_desk import source, unit_source
from skillmap.org.present import Present
from skillmap.org.records import Act, StaffRecord
from skillmap.storage.ledger import Ledger
from skillmap.words import message


def is_plain(record: StaffRecord, unit_id: int | None, present: Present, as_of: date) -> bool:
    """Whether a line says that somebody holds a main post on the day of the list, and nothing of other days to come."""
    life = present.lives.get(unit_id) if unit_id is not None else None
    days = (record.hired_on, record.posted_on)
    return (
        record.number not in present.staff_ids
        and record.is_main
        and record.act is Act.HOLDS
        and (record.ordered_on, record.announced_on, record.left_on) == (None, None, None)
        and all(day is None or day <= as_of for day in days)
        and (life is None or life.ends == FOREVER)
    )


def join(
    record: StaffRecord,
    unit_id: int | None,
    staff_id: int,
    as_of: date,
    present: Present,
    locate: Locator,
    ledger: Ledger,
) -> Change:
    """Lays somebody of whom `is_plain` holds on the ledger, with the post; gives what is shown of it."""
    hired, posted = record.hired_on, record.posted_on
    day = hired if hired is not None and present.first_day <= hired < as_of else as_of
    values = {"name": record.name, **record.values}
    if hired is None:
        values.pop("hired_on", None)
    ledger.begin_values(StaffFact, {**BLANK, **new_values(staff_id, day, values)}, source(record))
    if unit_id is not None:
        # The list knows since when they have held the post.
        since = min(posted or day, day)
        post = {
            "staff_id": staff_id, "unit_id": unit_id, "is_main": True, "kind": "", "valid_from": since,
            "valid_to": FOREVER,
        }  # fmt: skip
        ledger.begin_values(Posting, post, unit_source(record))
    item = None if day == as_of else message("staff.from", day=day)
    shown = f"{record.number} {record.name}"
    return Change(ChangeKind.JOIN, shown, item, after=locate.name(unit_id), place=record.origin.place("number"))
