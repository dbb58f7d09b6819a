"""Seats that people gave back: who goes to the end of the line, what nobody is given twice, who refuses again."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import TypeAlias

from sqlalchemy import Connection

from skillmap.days import fiscal_year
from skillmap.org.model import Organisation
from skillmap.storage import schema
from skillmap.storage.facts import Moment, among, known, recorded
from skillmap.storage.ledger import Ledger, Recorded
from skillmap.tables import Table, column
from skillmap.training.facts import GivenBackFact
from skillmap.training.store import HeldSession
from skillmap.words import Bilingual, Fact, message

SeatGivenBack: TypeAlias = Recorded[GivenBackFact]


def given_back(connection: Connection, moment: Moment, staff: Collection[int] | None = None) -> list[SeatGivenBack]:
    """Every seat given back that is known, by anybody or by some, in the order in which they were recorded."""
    table = schema.given_back
    return recorded(connection, GivenBackFact, known(table, moment), *among(table.c.staff_id, staff))


def barred(rows: Iterable[SeatGivenBack]) -> frozenset[tuple[int, int]]:
    """(Person, session) that no allocation gives again: given back, and not asked for since."""
    return frozenset((r.fact.staff_id, r.fact.session_id) for r in rows if not r.fact.asked_again)


def ask_again(ledger: Ledger, rows: Iterable[SeatGivenBack], seats: Collection[tuple[int, int]]) -> int:
    """Lifts the bar from these seats, (person, session); gives how many it was lifted from."""
    lifted = [r for r in rows if not r.fact.asked_again and (r.fact.staff_id, r.fact.session_id) in seats]
    for row in lifted:
        fact = row.fact
        asked = GivenBackFact(
            staff_id=fact.staff_id, session_id=fact.session_id, given_on=fact.given_on,
            is_own_wish=fact.is_own_wish, asked_again=True,
        )  # fmt: skip
        ledger.replace(row, asked)
    return len(lifted)


# Once has a reason that nobody asks for; from the second on HR talks with the person (a figure of ours).
TWICE = 2


def refused_often(rows: Iterable[SeatGivenBack], fy: int) -> dict[int, int]:
    """Who gave back at least two seats of their own wish in a fiscal year, and how many; by staff id."""
    counts: dict[int, int] = defaultdict(int)
    for row in rows:
        if row.fact.is_own_wish and fiscal_year(row.fact.given_on).year == fy:
            counts[row.fact.staff_id] += 1
    return {staff_id: count for staff_id, count in counts.items() if count >= TWICE}


COLUMNS = (
    column("number", "職員番号", "staff number"),
    column("name", "氏名", "name"),
    column("unit", "所属", "unit"),
    column("training", "研修名", "training"),
    column("session", "開催コード", "session"),
    column("given_on", "返した日", "given back on"),
    column("by", "事情", "by whom"),
    column("again", "再度の申込", "asked again"),
)


def given_back_table(
    names: Mapping[str, Fact],
    organisation: Organisation,
    held: Mapping[str, HeldSession],
    rows: Sequence[SeatGivenBack],
) -> Table:
    """Who gave which seat back and when; who did so most often first, then in roster order. `names` of trainings."""
    place = {p.id: i for i, p in enumerate(organisation.people)}
    sessions = {h.id: h.session for h in held.values()}
    often: dict[int, int] = defaultdict(int)
    for row in rows:
        often[row.fact.staff_id] += row.fact.is_own_wish
    listed = [r for r in rows if r.fact.session_id in sessions and r.fact.staff_id in place]
    listed.sort(key=lambda r: (-often[r.fact.staff_id], place[r.fact.staff_id], r.fact.given_on, r.id))
    found: list[tuple[Fact, ...]] = []
    for row in listed:
        person, session = organisation.person_by_id[row.fact.staff_id], sessions[row.fact.session_id]
        by = message("given_back.own" if row.fact.is_own_wish else "given_back.office")
        again = message("given_back.again") if row.fact.asked_again else ""
        who = (person.number, person.name, organisation.unit_name_of(person))
        found.append((*who, names.get(session.training, session.training), session.code, row.fact.given_on, by, again))
    title = Bilingual("返された席（辞退・取消）", "Seats given back")
    return Table("given-back", title, COLUMNS, found, as_of=organisation.day)
