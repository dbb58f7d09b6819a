"""名簿: workbooks of every kind of roster, per department or one for all: contents with links, print sheets, data."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial

from skillmap.documents.roster_changes import LastHandout, cover_line
from skillmap.documents.roster_parts import PARTS, PER_DEPARTMENT, SHEET_PER_DEPARTMENT, Part, against, compared_parts
from skillmap.i18n.wording import sentence, word
from skillmap.org.model import Unit
from skillmap.reports.counts import Counts, on_cover
from skillmap.reports.snapshot import Snapshot, Where, WholeOffice
from skillmap.sheets import Extras, Fingerprint, Sheet, safe_sheet_name, sheet_from_table
from skillmap.tables import Table, column, number, without
from skillmap.words import Bilingual, Fact, Lang, Message, message

_INDEX_COLUMNS = (
    column("sheet", "シート", "sheet", width=30),
    column("content", "内容", "content", width=50),
    number("count", "件数", "count", width=10),
)


@dataclass(frozen=True, slots=True)
class Roster:
    """A workbook to be written: `title` is its file name without suffix."""

    kind: str
    title: str
    where: Where
    name: str
    """Whose it is: the department, or the whole office."""
    listings: Callable[[], tuple[Part, ...]]
    """Makes its parts; the first is what the roster is about: its data sheet, and what a template repeats.

    Made when the workbook is written: those of all departments at once would be everybody's.
    """
    last: LastHandout | None = None
    """What changes are marked against; None = it was never handed out."""
    before: Snapshot | None = None
    """The state that it showed then."""


def rosters(
    snapshot: Snapshot,
    kind: str,
    department: Unit | None,
    lang: Lang,
    *,
    single: bool | None = None,
    contents: str = "",
    last: tuple[LastHandout, Snapshot] | None = None,
) -> Iterator[Roster]:
    """The rosters of a kind, departments in 建制順.

    Args:
        snapshot: The state they show.
        kind: A key of PARTS.
        department: Only this one; None = all.
        lang: Language of names.
        single: One workbook for all, or one per department; None = as is usual for the kind.
        last: When they were handed out last, and the state they showed then; changes since are marked.
        contents: A key of PARTS where they hold something else than is usual for the kind.
    """
    wheres: Sequence[Where]
    if department is not None:
        wheres = (department,)
    elif single or (single is None and kind not in PER_DEPARTMENT):
        wheres = (WholeOffice.OFFICE,)
    else:
        wheres = snapshot.departments
    for where in wheres:
        name = where_name(where, lang)
        file = word(
            message(f"roster.file.{kind}", fy=snapshot.fy.text, name=name, title=snapshot.rule.title.text), lang
        )
        listings = partial(_parts, snapshot, where, contents or kind, last[1] if last else None)
        yield Roster(kind, file, where, name, listings, *(last or ()))


def _parts(snapshot: Snapshot, where: Where, contents: str, before: Snapshot | None) -> tuple[Part, ...]:
    parts = PARTS[contents](snapshot, where)
    # Last time's listing is made anew from what was known then; no copy of it is kept.
    return tuple(against(parts, compared_parts(before, where)) if before is not None else parts)


def where_name(where: Where, lang: Lang) -> str:
    """A department by its name, 全庁, or 名簿の単位の外."""
    if where is WholeOffice.OFFICE:
        return sentence("roster.everybody", lang)
    return where.full_name if where else sentence("year.outside", lang)


_LANDSCAPE = 16
"""Sheets of a workbook that are listed on one page of A4 across; more stand on an upright one."""


def sheets_of(snapshot: Snapshot, roster: Roster, office: str, lang: Lang) -> list[Sheet]:
    """Contents, the print sheets, and the first listing once more as data where it is printed at all.

    A roster that usually goes to each department has a sheet per department when it is one for all.
    """
    made_by = tuple(line for line in (office, roster.name) if line)
    parts = roster.listings()
    named = _named(snapshot, roster, parts, lang)
    index = sheet_from_table(
        _index(snapshot, roster, parts, named),
        lang,
        extras=Extras(
            subtitle=made_by,
            confidential=True,
            portrait=len(named) > _LANDSCAPE,
            name=sentence("roster.sheet.index", lang),
        ),
    )
    link = replace(index.columns[0], is_link=True)
    sheets = [replace(index, columns=(link, *index.columns[1:]))]
    for name, whose, part in named:
        lines = (*made_by[:-1], whose) if whose else made_by
        extras = Extras(
            subtitle=lines,
            confidential=True,
            emphasis=part.emphasis,
            name=name,
            frozen_columns=part.frozen,
            portrait=part.portrait,
        )
        sheets.append(sheet_from_table(without(part.marked or part.table, *part.hidden), lang, extras=extras))
    # For templates only: on a sheet it would say everything a second time.
    if parts[0].is_data:
        return sheets
    data = Extras(name=sentence("roster.sheet.data", lang))
    return [*sheets, sheet_from_table(parts[0].table, lang, kind="data", extras=data)]


def fingerprint(snapshot: Snapshot, kind: str, entry: int) -> Fingerprint:
    """What a roster says of itself: layout, day, journal entry and framework it was made from."""
    return Fingerprint(f"{kind}-roster", snapshot.organisation.day.isoformat(), entry, snapshot.framework.digest)


def _named(snapshot: Snapshot, roster: Roster, parts: Sequence[Part], lang: Lang) -> list[tuple[str, str, Part]]:
    """Parts with the names of their sheets, and whose they are when not all of them are of the same."""
    first, *others = parts
    taken = [sentence("roster.sheet.index", lang), sentence("roster.sheet.data", lang)]
    taken += [sentence(f"roster.sheet.{part.key}", lang) for part in others if not part.name]
    named: list[tuple[str, str, Part]] = []
    if roster.where is WholeOffice.OFFICE and roster.kind in SHEET_PER_DEPARTMENT:
        for where in snapshot.departments:
            whose = where_name(where, lang)
            name = safe_sheet_name(whose, taken)
            taken.append(name)
            named.append((name, whose, _parts(snapshot, where, roster.kind, roster.before)[0]))
    elif not first.is_data:
        named.append((sentence(f"roster.sheet.{first.key}", lang), "", first))
    for part in others:
        if part.name:
            # Names of sheets hold 31 letters, and the department stands on the workbook.
            short = part.name.removeprefix(f"{roster.name}/")
            name = safe_sheet_name(sentence(f"roster.sheet.{part.key}", lang, name=short), taken)
            taken.append(name)
            named.append((name, part.name, part))
        else:
            named.append((sentence(f"roster.sheet.{part.key}", lang), "", part))
    return named


def _index(snapshot: Snapshot, roster: Roster, parts: Sequence[Part], named: Sequence[tuple[str, str, Part]]) -> Table:
    rows: list[tuple[Fact, ...]] = [
        (name, message(f"roster.content.{part.key}"), len(part.table.rows)) for name, _, part in named
    ]
    title: Message | Bilingual = message("roster.index", name=roster.name, fy=snapshot.fy.text)
    notes = named[0][2].table.notes if named else ()
    if roster.kind == "department":
        notes = (_counted(on_cover(snapshot, roster.where)),)
        if roster.last is not None:
            counts = sum((Counter(part.counts) for part in parts), Counter())
            notes = (cover_line(roster.last, counts), *notes)
    else:
        title = message("roster.index.of", title=parts[0].table.title, name=roster.name)
    return Table("index", title, _INDEX_COLUMNS, rows, notes, snapshot.organisation.day)


def _counted(counts: Counts) -> Message:
    return message(
        "roster.index.note",
        staff=counts.staff,
        sections=counts.sections,
        leaders=counts.leaders,
        vacant=counts.vacant,
        seats=counts.seats,
        waiting=counts.waiting,
    )
