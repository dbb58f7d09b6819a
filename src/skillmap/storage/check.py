"""Whether the records agree with each other: the journal without gaps, periods that fit, the database's own rules.

`database.check_integrity` looks at the file; this looks at what stands in it, on SQLite and on a server alike.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from datetime import date

from sqlalchemy import Connection, Table, and_, func, inspect, or_, select, text

from skillmap.problems import Problem, problem
from skillmap.storage import schema
from skillmap.storage.facts import key_ids

MOST_LISTED = 20
"""Places of one kind that are named; the problem says how many there are in all."""
Span = tuple[date, date]


def check_records(connection: Connection) -> list[Problem]:
    """What is wrong, in the order of `CHECKS`: E_CHECK_… with the number of places and the first of them."""
    return [found for one in CHECKS for found in one(connection)]


def _journal(connection: Connection) -> Iterator[Problem]:
    """Entries are numbered without a gap, and their times do not run backwards."""
    last, at = 0, ""
    missing: list[str] = []
    backwards: list[str] = []
    for number, when in connection.execute(select(schema.entry.c.id, schema.entry.c.at).order_by(schema.entry.c.id)):
        missing += [f"{n}" for n in range(last + 1, number)]
        backwards += [f"{number}"] if when < at else []
        last, at = number, when
    yield from _told("E_CHECK_JOURNAL_GAP", missing)
    yield from _told("W_CHECK_JOURNAL_TIME", backwards)


def _order(connection: Connection) -> Iterator[Problem]:
    """A fact is taken back after it was recorded, by an entry that exists."""
    for table in schema.facts():
        c = table.c
        known = select(schema.entry.c.id)
        nobody = and_(c.retracted_by.is_not(None), c.retracted_by.not_in(known))
        wrong = or_(c.retracted_by <= c.entry_id, c.entry_id.not_in(known), nobody)
        count = connection.scalar(select(func.count()).select_from(table).where(wrong)) or 0
        if count:
            yield problem("E_CHECK_ENTRY", table=table.name, count=count)


def _overlaps(connection: Connection) -> Iterator[Problem]:
    """Periods of one owner do not overlap, whatever became of the database's own rules."""
    for name, owner, flag in schema.NO_OVERLAP:
        table = schema.metadata.tables[name]
        c = table.c
        columns = (*(c[o] for o in owner), c.valid_from, c.valid_to)
        query = select(*columns).where(c.retracted_by.is_(None), *((c[flag],) if flag else ()))
        wrong: list[str] = []
        before: tuple[object, ...] | None = None
        for *who, since, until in connection.execute(query.order_by(*columns)):
            if before is not None and before[:-1] == tuple(who) and since < before[-1]:
                wrong.append("/".join(f"{w}" for w in who))
            before = (*who, until)
        yield from _told(f"E_CHECK_OVERLAP_{name.upper()}", wrong)


def _rules(connection: Connection) -> Iterator[Problem]:
    """The database's own rules against overlaps and double seats are in place."""
    if connection.dialect.name == "sqlite":
        names = select(text("name")).select_from(text("sqlite_master")).where(text("type IN ('trigger', 'index')"))
        wanted = {f"no_overlap_{name}_{event}" for name, _, _ in schema.NO_OVERLAP for event in ("insert", "update")}
    else:
        names = select(text("conname")).select_from(text("pg_constraint"))
        wanted = {f"no_overlap_{name}" for name, _, _ in schema.NO_OVERLAP}
    present = set(connection.scalars(names))
    for table in schema.facts():
        uniques = {str(i.name) for i in table.indexes if i.unique}
        if uniques:
            wanted |= uniques
            present |= {str(i["name"]) for i in inspect(connection).get_indexes(table.name)}
    yield from _told("E_CHECK_RULES", sorted(wanted - present))


def _homes(connection: Connection) -> Iterator[Problem]:
    """Units, postings and leaders' terms hold only on days on which the unit they belong to exists."""
    fact, post, term = schema.unit_fact, schema.posting, schema.leader_term
    codes = _names(connection, schema.unit)
    numbers = _names(connection, schema.staff)
    days: dict[int, list[Span]] = defaultdict(list)
    units = select(fact.c.unit_id, fact.c.valid_from, fact.c.valid_to, fact.c.parent_id)
    rows = connection.execute(units.where(fact.c.retracted_by.is_(None)).order_by(fact.c.valid_from)).all()
    for unit, since, until, _ in rows:
        _join(days[unit], since, until)
    lost = [codes[unit] for unit, since, until, parent in rows if parent and not _within(days[parent], since, until)]
    yield from _told("E_CHECK_PARENT", list(dict.fromkeys(lost)))
    for table, code in ((post, "W_CHECK_POSTING"), (term, "W_CHECK_TERM")):
        query = select(table.c.staff_id, table.c.unit_id, table.c.valid_from, table.c.valid_to)
        wrong = [
            f"{numbers[staff]} ({codes[unit]})"
            for staff, unit, since, until in connection.execute(query.where(table.c.retracted_by.is_(None)))
            if not _within(days[unit], since, until)
        ]
        yield from _told(code, sorted(wrong))


def _names(connection: Connection, table: Table) -> dict[int, str]:
    return {number: code for code, number in key_ids(connection, table).items()}


def _join(spans: list[Span], since: date, until: date) -> None:
    """Add a period to others that are sorted; neighbours become one."""
    if spans and spans[-1][1] >= since:
        spans[-1] = (spans[-1][0], max(spans[-1][1], until))
    else:
        spans.append((since, until))


def _within(spans: Sequence[Span], since: date, until: date) -> bool:
    """Whether a period lies in one of the others; what was before the records begin is nobody's fault."""
    begins = max(since, min(spans[0][0], until)) if spans else since
    return any(first <= begins and until <= last for first, last in spans)


def _told(code: str, places: list[str]) -> Iterator[Problem]:
    if places:
        yield problem(code, count=len(places), found=tuple(places[:MOST_LISTED]))


CHECKS: tuple[Callable[[Connection], Iterator[Problem]], ...] = (_journal, _order, _overlaps, _rules, _homes)
