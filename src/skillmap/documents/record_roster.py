"""修了者名簿 and 履歴台帳: results of people in roster order, for people and as data."""

from dataclasses import replace
from datetime import date

from skillmap.i18n.wording import sentence, word
from skillmap.org.model import Unit
from skillmap.reports.snapshot import Snapshot
from skillmap.sheets import Extras, Sheet, sheet_from_table
from skillmap.tables import Table
from skillmap.training.model import Outcome
from skillmap.training.tables import result_table
from skillmap.words import Lang, message


def record_table(snapshot: Snapshot, kind: str, department: Unit | None) -> Table:
    """Completions of the fiscal year, or every result there is; None = of the whole office."""
    first, after = date(snapshot.fy.year, 4, 1), date(snapshot.fy.year + 1, 4, 1)
    people = {person.id for person in snapshot.people(department)} if department else None
    found = [
        one
        for one in snapshot.results
        if (people is None or one.staff_id in people)
        and (kind == "history" or (first <= one.completed_on < after and one.outcome == Outcome.COMPLETED))
    ]
    held = snapshot.held
    table = result_table(snapshot.framework, snapshot.organisation, held, found)
    return replace(table, title=message(f"roster.{kind}", fy=snapshot.fy.text), as_of=snapshot.organisation.day)


def record_book(snapshot: Snapshot, kind: str, department: Unit | None, office: str, lang: Lang) -> list[Sheet]:
    """A print sheet, and the same lines as data."""
    table = record_table(snapshot, kind, department)
    made_by = tuple(line for line in (office, department.full_name if department else "") if line)
    extras = Extras(subtitle=made_by, confidential=True, name=sentence(f"roster.sheet.{kind}", lang))
    data = sheet_from_table(table, lang, kind="data", extras=Extras(name=sentence("roster.sheet.data", lang)))
    return [sheet_from_table(table, lang, extras=extras), data]


def title(snapshot: Snapshot, kind: str, department: Unit | None, lang: Lang) -> str:
    """The file's name without suffix: 修了者名簿_令和8年度_総務部."""
    name = department.full_name if department else sentence("roster.everybody", lang)
    return word(message(f"roster.file.{kind}", fy=snapshot.fy.text, name=name), lang)
