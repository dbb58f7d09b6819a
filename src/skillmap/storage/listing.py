"""The journal as a table."""

from collections.abc import Sequence
from datetime import date, datetime

from skillmap.days import JST
from skillmap.storage.journal import Entry
from skillmap.tables import Table, column, number
from skillmap.words import Bilingual, Message, message

COLUMNS = (
    number("entry", "記録", "entry"),
    column("at", "日時", "time"),
    column("by", "記録者", "by"),
    column("command", "コマンド", "command"),
    column("summary", "内容", "summary"),
    number("undone_by", "取消した記録", "undone by"),
)


def journal_table(entries: Sequence[Entry]) -> Table:
    """Entries newest first, times in Japan."""
    rows = [
        (
            e.id,
            local_time(e),
            e.by,
            e.command,
            summary(e),
            e.undone_by,
        )
        for e in entries
    ]
    return Table("journal", Bilingual("記録の一覧", "Journal"), COLUMNS, rows)


def local_time(entry: Entry) -> str:
    """When it was recorded, in Japan."""
    return in_japan(entry.at)


def in_japan(at: str) -> str:
    """A recorded time (UTC, ISO 8601) as it was in Japan."""
    return f"{datetime.fromisoformat(at).astimezone(JST):%Y-%m-%d %H:%M}"


def day_in_japan(at: str) -> date:
    """The day of a recorded time (UTC, ISO 8601) in Japan."""
    return datetime.fromisoformat(at).astimezone(JST).date()


def summary(entry: Entry) -> tuple[Message, ...]:
    """What it did: 新規 12、異動 3."""
    counted = tuple(message("count.of", kind=message(f"kind.{kind}"), count=n) for kind, n in entry.summary.items())
    number, files = entry.arguments.get("set"), entry.arguments.get("files")
    if number is None or files is None:
        return counted
    people = entry.arguments.get("people")
    key = "handout.summary" if people is not None else "handout.summary.rest"
    return (*counted, message(key, number=number, files=len(files), people=people))
