"""What needs doing before anything is recorded: told without loading what judges records. Pure."""

from dataclasses import dataclass
from datetime import date

from skillmap.commands import command_line
from skillmap.tables import Table, column, number
from skillmap.words import Bilingual, Message, message


@dataclass(frozen=True, slots=True)
class Todo:
    """Something that needs doing: what, how many, and the command that does it."""

    what: Message
    count: int
    command: str


TODO_TITLE = Bilingual("いま必要なこと", "What needs doing")
TODO_COLUMNS = (
    column("what", "すること", "to do"),
    number("count", "件数", "count"),
    column("command", "コマンド", "command"),
)

FIRST = Todo(message("todo.staff"), 1, command_line("staff", "import", "FILE"))
"""Everything else speaks of people: their list comes before it."""


def beginning_table(day: date) -> Table:
    """What needs doing in an office in which nothing has been recorded."""
    return Table("status", TODO_TITLE, TODO_COLUMNS, [(FIRST.what, FIRST.count, FIRST.command)], (), day)
