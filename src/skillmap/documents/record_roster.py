"""修了者名簿 and 履歴台帳: results of people in roster order."""

from dataclasses import replace

from skillmap.reports.snapshot import Snapshot, Where, WholeOffice
from skillmap.tables import Table
from skillmap.training.model import Outcome
from skillmap.training.tables import result_table
from skillmap.words import message


def record_table(snapshot: Snapshot, kind: str, where: Where) -> Table:
    """Completions of the fiscal year, or every result there is; those of people who have left only office-wide."""
    people = None if where is WholeOffice.OFFICE else {person.id for person in snapshot.people(where)}
    found = [
        one
        for one in snapshot.results
        if (people is None or one.staff_id in people)
        and (
            kind == "history"
            or (snapshot.fy.first <= one.completed_on <= snapshot.fy.last and one.outcome == Outcome.COMPLETED)
        )
    ]
    held = snapshot.held
    table = result_table(snapshot.framework, snapshot.organisation, held, found, snapshot.left)
    return replace(table, title=message(f"roster.{kind}", fy=snapshot.fy.text), as_of=snapshot.organisation.day)
