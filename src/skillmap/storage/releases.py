"""What was told in totals to others: compared with by every later release of the same fiscal year."""

from sqlalchemy import Connection, func, select

from skillmap.storage import schema

COLUMNS = ("release", "fy", "topic", "row", "col", "count")
CellKey = tuple[str, str, str]
"""Topic, row and column."""


def told(connection: Connection, year: int) -> dict[int, dict[CellKey, int]]:
    """The counts that each release of a fiscal year told, by its number; those that it withheld are missing."""
    c = schema.release_cell.c
    found: dict[int, dict[CellKey, int]] = {}
    query = select(c.release, c.topic, c.row, c.col, c.count).where(c.fy == year)
    for release, topic, row, col, count in connection.execute(query.order_by(c.release)):
        own = found.setdefault(release, {})
        if count is not None:
            own[topic, row, col] = count
    return found


def last(connection: Connection) -> int:
    """The number of the newest release of any year; 0 when there is none."""
    return connection.scalar(select(func.max(schema.release_cell.c.release))) or 0
