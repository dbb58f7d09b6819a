"""部の研修名簿: one workbook per department: index, who takes what and when, leaders, plans, who has no seat, data."""

from collections.abc import Sequence

from skillmap.i18n.wording import sentence, word
from skillmap.leaders.register import Seat
from skillmap.org.model import Unit
from skillmap.reports import rosters
from skillmap.reports.counts import Counts
from skillmap.reports.snapshot import Snapshot
from skillmap.sheets import Emphasis, Extras, Fingerprint, Sheet, sheet_from_table
from skillmap.tables import Table, column, number, without
from skillmap.words import Fact, Lang, Message, message

LAYOUT_ID = "department-roster"
LEADERS_ID = "leader-roster"

_INDEX_COLUMNS = (
    column("sheet", "シート", "sheet", width=26),
    column("content", "内容", "content", width=44),
    number("count", "件数", "count", width=10),
)


def department_book(
    snapshot: Snapshot, department: Unit | None, counts: Counts, office: str, lang: Lang
) -> list[Sheet]:
    """The sheets of one department's workbook; None = people and sections outside all departments."""
    seats = rosters.seat_table(snapshot, department)
    places = snapshot.leader_seats(department)
    leaders = rosters.leaders_table(snapshot, places)
    plans = rosters.plan_table(snapshot, department)
    waiting = rosters.waiting_table(snapshot, department)
    name = department.full_name if department else sentence("year.outside", lang)
    made_by = tuple(line for line in (office, name) if line)
    parts: list[tuple[str, Table]] = [("seats", seats), ("leaders", leaders), ("plans", plans), ("waiting", waiting)]
    index = _index(snapshot, name, parts, counts)
    sheets = [_print(index, "index", lang, made_by)]
    for key, full in parts:
        # Kana and session codes are for machines and for asking back: they would make print too dense.
        table = without(full, "kana", "session")
        emphasis = _vacant(places) if key == "leaders" else {}
        sheets.append(_print(table, key, lang, made_by, emphasis))
    data = sheet_from_table(seats, lang, kind="data", extras=Extras(name=sentence("roster.sheet.data", lang)))
    return [*sheets, data]


def leader_book(snapshot: Snapshot, office: str, lang: Lang) -> list[Sheet]:
    """The leader list of the whole office: for people, and as data."""
    table = rosters.leaders_table(snapshot, snapshot.seats)
    made_by = (office,) if office else ()
    data = sheet_from_table(table, lang, kind="data", extras=Extras(name=sentence("roster.sheet.data", lang)))
    return [_print(table, "leaders", lang, made_by, _vacant(snapshot.seats)), data]


def fingerprint(snapshot: Snapshot, layout: str, entry: int) -> Fingerprint:
    """What a roster says of itself: layout, day, journal entry and framework it was made from."""
    return Fingerprint(layout, snapshot.organisation.day.isoformat(), entry, snapshot.framework.digest)


def _print(
    table: Table, key: str, lang: Lang, made_by: tuple[str, ...], emphasis: dict[int, Emphasis] | None = None
) -> Sheet:
    extras = Extras(
        subtitle=made_by,
        confidential=True,
        emphasis=emphasis or {},
        name=sentence(f"roster.sheet.{key}", lang),
    )
    return sheet_from_table(table, lang, extras=extras)


def _vacant(seats: Sequence[Seat]) -> dict[int, Emphasis]:
    return {row: Emphasis.VACANT for row, seat in enumerate(seats) if not seat.is_covered}


def _index(snapshot: Snapshot, name: str, parts: Sequence[tuple[str, Table]], counts: Counts) -> Table:
    rows: list[tuple[Fact, ...]] = [
        (message(f"roster.sheet.{key}"), message(f"roster.content.{key}"), len(table.rows)) for key, table in parts
    ]
    note = message(
        "roster.index.note",
        staff=counts.staff,
        sections=counts.sections,
        leaders=counts.leaders,
        vacant=counts.vacant,
        seats=counts.seats,
        waiting=counts.waiting,
    )
    title: Message = message("roster.index", name=name, fy=snapshot.fy.text)
    return Table("index", title, _INDEX_COLUMNS, rows, (note,), snapshot.organisation.day)


def title(snapshot: Snapshot, department: Unit | None, lang: Lang) -> str:
    """The file's name without suffix: 受講者名簿_令和8年度_総務部."""
    name = department.full_name if department else sentence("year.outside", lang)
    return word(message("roster.file", name=name, fy=snapshot.fy.text), lang)


def leader_title(snapshot: Snapshot, lang: Lang) -> str:
    """The file's name of the leader list without suffix."""
    rule = snapshot.rule.title.text
    return word(message("roster.file.leaders", title=rule, fy=snapshot.fy.text), lang)
