"""Writing down what came of a term: theme, result, later post. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from skillmap.changes import Change, ChangeKind, ChangeSet
from skillmap.errors import InputRefused
from skillmap.leaders.desk import Desk
from skillmap.leaders.model import Term
from skillmap.leaders.resolve import Book
from skillmap.words import Fact, message


def record_texts(title: Fact, book: Book, terms: Sequence[Term], texts: Mapping[str, str], shown: str) -> ChangeSet:
    """The latest of these terms that has begun, with its new texts. `texts`: field -> text, empty ones are left alone.

    Raises InputRefused (E_LEADER_RECORD_NOTHING, E_LEADER_RECORD_NONE).
    """
    given = {name: text for name, text in texts.items() if text}
    if not given:
        raise InputRefused("E_LEADER_RECORD_NOTHING")
    # A result can be written down only of a term that has begun; a renewal already recorded for April would else take
    # it.
    begun = [t for t in terms if t.valid_from <= book.today]
    if not begun:
        raise InputRefused("E_LEADER_RECORD_NONE", found=shown)
    old = max(begun, key=lambda t: t.valid_from)
    desk = Desk(book)
    new = {name: text for name, text in given.items() if text != getattr(old, name)}
    if not new:
        desk.unchanged = 1
        return desk.change_set(title)
    desk.replace(old, replace(old, **new))  # type: ignore[arg-type]
    desk.changes += [
        Change(ChangeKind.CHANGE, f"{desk.section(old.unit_id)} {desk.shown(old)}", message(f"leader.field.{name}"),
               getattr(old, name), text)
        for name, text in new.items()
    ]  # fmt: skip
    return desk.change_set(title)
