"""The journal as a table."""

from collections.abc import Sequence
from datetime import datetime

from skillmap.days import JST
from skillmap.storage.journal import Entry
from skillmap.tables import Table, column, number
from skillmap.words import Bilingual, message

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
            f"{datetime.fromisoformat(e.at).astimezone(JST):%Y-%m-%d %H:%M}",
            e.by,
            e.command,
            tuple(message("count.of", kind=message(f"kind.{kind}"), count=n) for kind, n in e.summary.items()),
            e.undone_by,
        )
        for e in entries
    ]
    return Table("journal", Bilingual("記録の一覧", "Journal"), COLUMNS, rows)
