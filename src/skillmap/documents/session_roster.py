"""研修ごとの受講者名簿: who sits in a session, with a column per half day to tick; `result import` reads it back."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from skillmap.documents.result_list import LAYOUT_ID, layout
from skillmap.framework.naming import training_name
from skillmap.i18n.wording import sentence, word
from skillmap.org.model import Person, Unit
from skillmap.reports.snapshot import Snapshot, Where, WholeOffice
from skillmap.sheets import Extras, Fingerprint, Sheet, SheetColumn, sheet_from_layout
from skillmap.tables import Align
from skillmap.training import tables
from skillmap.training.model import Session
from skillmap.training.store import HeldSession
from skillmap.words import Fact, Lang, message


def sheets_of(snapshot: Snapshot, held: HeldSession, where: Where, office: str, lang: Lang) -> list[Sheet]:
    """One form: participants in roster order, everything but marks and results locked."""
    session = held.session
    document = layout(session.slots)
    marks = [f"half.{no}" for no in range(1, len(session.slots) + 1)]
    fields = ["number", "name", "section", "grade", *marks, "outcome", "score", "completed_on", "remark", "session"]
    people = participants(snapshot, held, where)
    rows = [_row(snapshot, person, session) for person in people]
    only = (
        ""
        if where is WholeOffice.OFFICE
        else sentence("roster.session.of", lang, department=where.name if where else "－")
    )
    extras = Extras(
        title=word(training_name(snapshot.framework, session.training), lang),
        subtitle=tuple(line for line in (when(session, lang), office, only) if line),
        notes=(sentence("roster.session.note", lang, count=len(rows), capacity=session.capacity),),
        confidential=True,
        frozen_columns=2,
    )
    # From the layout that reads it back: marks, outcome and score are typed, the rest is locked.
    made = sheet_from_layout(document, rows, lang, "form", fields=fields, extras=extras)
    return [_for_the_door(made, people, lang)]


def _for_the_door(sheet: Sheet, people: Sequence[Person], lang: Lang) -> Sheet:
    """With running numbers, readings and room to sign: what is used on the day, and not read when it comes back.

    All rows are of one height, however long a name is: people sign one below the other.
    """
    number = SheetColumn("no", sentence("roster.session.no", lang), align=Align.CENTER, width=4)
    kana = SheetColumn("kana", sentence("roster.session.kana", lang), width=20)
    sign = SheetColumn("sign", sentence("roster.session.sign", lang), width=16)
    last = next(at for at, one in enumerate(sheet.columns) if one.key == "outcome")
    columns = (number, *sheet.columns[:2], kana, *sheet.columns[2:last], sign, *sheet.columns[last:])
    rows = [
        (no, *row[:2], person.kana, *row[2:last], None, *row[last:])
        for no, (row, person) in enumerate(zip(sheet.rows, people, strict=True), 1)
    ]
    return replace(sheet, columns=columns, rows=rows, is_tall=True, is_even=True, least_height=24, frozen_columns=3)


def title(snapshot: Snapshot, held: HeldSession, where: Where, lang: Lang) -> str:
    """The file's name without suffix: 受講者名簿_令和8年度_R8-005-1_ICTリーダー着任研修_20260731."""
    session = held.session
    facts: dict[str, Fact] = {
        "fy": snapshot.fy.text,
        "code": session.code,
        "name": training_name(snapshot.framework, session.training),
        "day": f"{session.first_day:%Y%m%d}" if session.first_day else "",
    }
    if isinstance(where, Unit):
        return word(message("roster.file.session.of", department=where.full_name, **facts), lang).strip("_")
    return word(message("roster.file.session", **facts), lang).strip("_")


def fingerprint(snapshot: Snapshot, held: HeldSession, entry: int) -> Fingerprint:
    """What the form says of itself: which session it belongs to, whatever the file is called when it comes back."""
    return Fingerprint(LAYOUT_ID, "", entry, snapshot.framework.digest, {"session": held.session.code})


def sessions_of(snapshot: Snapshot, where: Where) -> list[HeldSession]:
    """Sessions in which anybody of a department (or of the office) has a seat, by code; none that was cancelled."""
    people = {person.id for person in snapshot.people(where)}
    taken = {one.session_id for one in snapshot.taken if one.staff_id in people}
    found = [one for one in snapshot.held.values() if one.id in taken or _gone_since(snapshot, one, where)]
    return [one for one in found if one.id not in snapshot.called_off]


def participants(snapshot: Snapshot, held: HeldSession, where: Where) -> list[Person]:
    """Who has a seat, in roster order; last those who were there and have left the office since."""
    ids = {t.staff_id for t in snapshot.taken if t.session_id == held.id}
    here = [person for person in snapshot.people(where) if person.id in ids]
    return [*here, *_gone_since(snapshot, held, where)]


def _gone_since(snapshot: Snapshot, held: HeldSession, where: Where) -> list[Person]:
    """Who sat in a session that has begun, of the whole office: their results still have to come."""
    first = held.session.first_day
    if where is not WholeOffice.OFFICE or first is None or first > snapshot.organisation.day:
        return []
    ids = {t.staff_id for t in snapshot.taken if t.session_id == held.id}
    return [person for person in snapshot.left if person.id in ids]


def _row(snapshot: Snapshot, person: Person, session: Session) -> Mapping[str, object]:
    is_here = person.id in snapshot.organisation.unit_of_staff
    section = snapshot.organisation.section_of(person.unit_id) if is_here else None
    return {
        "number": person.number,
        "name": person.name,
        "section": section.name if section else "",
        "grade": person.grade,
        "session": session.code,
    }


def when(session: Session, lang: Lang) -> str:
    """開催コード, days with their halves or times, venue and trainers in one line."""
    shown = sentence("roster.session.when", lang, code=session.code, days=tables.when(session))
    shown += sentence("roster.session.venue", lang, venue=session.venue) if session.venue else ""
    return shown + (sentence("roster.session.trainers", lang, names=session.trainers) if session.trainers else "")
