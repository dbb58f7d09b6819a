"""A roster in the office's own layout: which names a template may ask for, what it asks for in vain, what fills it."""

import difflib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from skillmap.days import day_on_paper
from skillmap.documents import decision_notice
from skillmap.documents.decision_notice import Decision
from skillmap.documents.roster_books import Roster
from skillmap.documents.session_roster import participants, when
from skillmap.errors import InputRefused
from skillmap.framework.naming import training_name
from skillmap.i18n.wording import word
from skillmap.japanese import fold
from skillmap.problems import CellPlace, Problem, problem
from skillmap.reports import rosters
from skillmap.reports.snapshot import Snapshot, Where
from skillmap.sheets.sheet import CellValue
from skillmap.sheets.template.book import Filling, Template
from skillmap.sheets.writing.making import as_of_line
from skillmap.tables import Table, column
from skillmap.training.store import HeldSession
from skillmap.words import Bilingual, Fact, Lang

_NO = column("no", "連番", "row number")
_PARTICIPANT = rosters.PERSON_COLUMNS
_FACTS: tuple[tuple[str, Bilingual], ...] = (
    ("title", Bilingual("題名", "title")),
    ("office", Bilingual("団体名", "office")),
    ("department_name", Bilingual("部名", "department name")),
    ("fy", Bilingual("年度", "fiscal year")),
    ("as_of", Bilingual("基準日", "as-of day")),
    ("as_of_line", Bilingual("現在日", "as-of line")),
    ("count", Bilingual("件数", "number of rows")),
    ("people", Bilingual("人数", "number of people")),
    ("stamp", Bilingual("照合番号", "set number")),
)
_SESSION_FACTS: tuple[tuple[str, Bilingual], ...] = (
    ("training_name", Bilingual("研修の名称", "training name")),
    ("code", Bilingual("開催コード", "session")),
    ("when_line", Bilingual("日程と会場", "days and venue")),
    ("venue_name", Bilingual("会場", "venue")),
    ("trainer_names", Bilingual("講師", "trainers")),
    ("first_day", Bilingual("開始日", "first day")),
    ("capacity", Bilingual("定員", "capacity")),
)


@dataclass(frozen=True, slots=True)
class Content:
    """What goes into a template: single values by key, and a listing whose rows are repeated."""

    facts: Mapping[str, Fact]
    names: tuple[tuple[str, Bilingual], ...]
    table: Table


def content_of(snapshot: Snapshot, roster: Roster, office: str, lang: Lang) -> Content:
    """The first listing of a roster and what is said once."""
    first = roster.listings()[0]
    table = first.make() if first.make else first.table
    return Content(_facts(snapshot, table, roster.name, office, lang), _FACTS, table)


def session_content(snapshot: Snapshot, held: HeldSession, where: Where, name: str, office: str, lang: Lang) -> Content:
    """The participants of a session and what is said of it once."""
    session = held.session
    people = participants(snapshot, held, where)
    rows = [rosters.who(snapshot.organisation, person) for person in people]
    title = training_name(snapshot.framework, session.training)
    table = Table("participants", Bilingual(word(title, "ja"), word(title, "en")), _PARTICIPANT, rows)
    facts: dict[str, Fact] = {
        **_facts(snapshot, table, name, office, lang),
        "training_name": title,
        "code": session.code,
        "when_line": when(session, lang),
        "venue_name": session.venue,
        "trainer_names": session.trainers,
        "first_day": session.first_day,
        "capacity": session.capacity,
    }
    return Content(facts, (*_FACTS, *_SESSION_FACTS), table)


_DECISION_FACTS: tuple[tuple[str, Bilingual], ...] = (
    ("section_name", Bilingual("所属名", "section name")),
    ("person_name", Bilingual("本人氏名", "person name")),
    ("person_number", Bilingual("本人職員番号", "person number")),
    ("person_grade", Bilingual("本人職名", "person grade")),
    ("document", Bilingual("文書番号", "document number")),
    ("written_on", Bilingual("通知日", "date of notice")),
)


def decision_content(
    snapshot: Snapshot, found: Sequence[Decision], section: str, office: str, document: str, lang: Lang
) -> Content:
    """The seats decided of one person or a section; who it is where all of them are of one person."""
    table = decision_notice.table(snapshot, found)
    unit, day = found[0].person.unit_id, snapshot.organisation.day
    department = snapshot.organisation.department_of(unit)
    person = found[0].person if len(found) == 1 else None
    facts: dict[str, Fact] = {
        **_facts(snapshot, table, department.full_name if department else "", office, lang),
        "section_name": section,
        "person_name": person.name if person else "",
        "person_number": person.number if person else "",
        "person_grade": person.grade if person else "",
        "document": document,
        "written_on": day_on_paper(day, lang),
    }
    return Content(facts, (*_FACTS, *_DECISION_FACTS), table)


def filling(content: Content, lang: Lang) -> Filling:
    """The values under every name that a template may use: Japanese, English, key."""
    facts: dict[str, CellValue] = {}
    for key, title in content.names:
        for name in (title.ja, title.en, key):
            facts.setdefault(fold(name), _cell(content.facts[key], lang))
    columns: dict[str, int] = {}
    for place, one in enumerate((_NO, *content.table.columns)):
        for name in (one.title.ja, one.title.en, one.key):
            # A single value goes before a column of its name: no mark means two things.
            if fold(name) not in facts:
                columns.setdefault(fold(name), place)
    rows = [(no, *(_cell(value, lang) for value in row)) for no, row in enumerate(content.table.rows, 1)]
    return Filling(facts, columns, rows)


def fields_table(content: Content, lang: Lang) -> Table:
    """What a template may ask for, with what it would get now as an example."""
    filled = filling(content, lang)
    first = filled.rows[0] if filled.rows else (None,) * (len(content.table.columns) + 1)
    rows: list[tuple[Fact, ...]] = [
        (f"{{{{{title.ja}}}}}", key, Bilingual("1か所", "once"), _shown(filled.facts.get(fold(key)), lang))
        for key, title in content.names
    ]
    for one, example in zip((_NO, *content.table.columns), first, strict=True):
        if fold(one.title.ja) not in filled.columns:
            continue
        repeated = Bilingual("行ごと", "each row")
        rows.append((f"{{{{{one.title.ja}}}}}", one.key, repeated, _shown(example, lang)))
    columns = (
        column("mark", "様式に書く印", "mark"),
        column("key", "英語の印", "key"),
        column("where", "使う所", "where"),
        column("example", "例", "example"),
    )
    return Table("template-fields", Bilingual("様式で使える印", "Marks for templates"), columns, rows)


def check(template: Template, filled: Filling) -> list[Problem]:
    """Everything that a template asks for in vain, cell by cell with the nearest name that exists."""
    return list(_problems(template, filled))


def _problems(template: Template, filled: Filling) -> Iterator[Problem]:
    known = [*filled.columns, *filled.facts]
    asked = template.marks()
    for mark in asked:
        place = CellPlace(template.file, mark.sheet, mark.cell or "－")
        if mark.is_in_shape:
            yield problem("E_TEMPLATE_SHAPE", place, found=mark.name)
        elif not filled.knows(mark.name):
            near = difflib.get_close_matches(fold(mark.name), known, 1, 0.4)
            yield problem("E_TEMPLATE_FIELD", place, found=mark.name, nearest=near[0] if near else None)
    named = [one for one in template.named_cells() if filled.knows(one.name)]
    if not asked and not named:
        yield problem("E_TEMPLATE_EMPTY", CellPlace(template.file, "－", "－"))
    for sheet in template.sheets:
        # Tried with one row: a layout that cannot be repeated is told before anything is filled in.
        try:
            sheet.repeat(filled.columns, 1, template.file)
        except InputRefused as refusal:
            yield problem(refusal.code, CellPlace(template.file, sheet.name, "－"), **refusal.facts)


def _facts(snapshot: Snapshot, table: Table, name: str, office: str, lang: Lang) -> dict[str, Fact]:
    place = next((i for i, one in enumerate(table.columns) if one.key == "number"), None)
    people = len({row[place] for row in table.rows if row[place]}) if place is not None else len(table.rows)
    return {
        "title": word(table.title, lang),
        "office": office,
        "department_name": name,
        "fy": snapshot.fy.text,
        "as_of": snapshot.organisation.day,
        "as_of_line": as_of_line(snapshot.organisation.day, lang),
        "count": len(table.rows),
        "people": people,
        # Put in when the set has its number.
        "stamp": "",
    }


def _cell(value: Fact, lang: Lang) -> CellValue:
    # To Python a truth value is a number; in a cell it would read 1.
    if isinstance(value, bool):
        return word(value, lang)
    if value is None or isinstance(value, int | float | str):
        return value
    return value if isinstance(value, date) else word(value, lang)


def _shown(value: CellValue, lang: Lang) -> str:
    return word(value, lang) if value is not None else ""
