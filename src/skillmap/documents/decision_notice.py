"""受講決定通知: what a head of section and each member of staff are told of the seats that were decided."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from skillmap.documents.letter import Letter
from skillmap.framework.naming import training_name
from skillmap.i18n.wording import sentence, word
from skillmap.org.model import Person, Unit
from skillmap.reports.rosters import PERSON_COLUMNS, who
from skillmap.reports.snapshot import Snapshot, Where
from skillmap.sheets import (
    PAGE_GRID,
    Extras,
    Fingerprint,
    PaperBlock,
    PaperCell,
    PaperLine,
    Sheet,
    safe_sheet_name,
    sheet_from_table,
)  # fmt: skip
from skillmap.tables import Table, column
from skillmap.training.model import Session
from skillmap.training.notices import News, ToTell
from skillmap.training.tables import when
from skillmap.words import Bilingual, Fact, Lang, message

ID = "seat-decision"
TABLE_LINE = "\ue000"
"""What stands in a letter's line where the table of the seats goes: no letter that anybody types."""
_SPANS = (4, 4, 2, 2)
COLUMNS = (
    *PERSON_COLUMNS,
    column("training", "研修名", "training", width=38),
    column("when", "日程", "when", width=26),
    column("venue", "会場", "venue", width=14),
    column("session", "開催コード", "session", width=12),
    column("news", "区分", "notice", width=10),
)


@dataclass(frozen=True, slots=True)
class DecidedSeat:
    """A seat that somebody is told of: `news` is what is new about it, None = they were told before."""

    session: Session
    news: ToTell | None = None

    @property
    def stands(self) -> Fact:
        """New, changed, gone, or told before."""
        return message(f"decision.{self.news.news if self.news else 'told'}")


@dataclass(frozen=True, slots=True)
class Decision:
    """Everything that one person is told."""

    person: Person
    section: Unit | None
    seats: tuple[DecidedSeat, ...]


def decisions(
    snapshot: Snapshot, where: Where, news: Iterable[ToTell], *, only_news: bool = False
) -> Iterator[Decision]:
    """What people of a department are told, in roster order: their seats to come, and those that they have lost.

    `only_news` leaves out whatever they were told before; people without anything are left out.
    """
    told: dict[int, dict[str, ToTell]] = {}
    for one in news:
        told.setdefault(one.staff_id, {})[one.session] = one
    seats: dict[int, set[str]] = {}
    day = snapshot.organisation.day
    for taken in snapshot.taken:
        session = snapshot.held[taken.enrolment.session].session
        # A session that is over needs no decision any more.
        if session.is_held and (session.last_day is None or session.last_day >= day):
            seats.setdefault(taken.staff_id, set()).add(session.code)
    for person in snapshot.people(where):
        mine = told.get(person.id, {})
        codes = mine.keys() | (set() if only_news else seats.get(person.id, set()))
        # Sessions of another year are told with the seats of that year.
        found = [DecidedSeat(snapshot.held[code].session, mine.get(code)) for code in codes if code in snapshot.held]
        if found:
            ordered = tuple(sorted(found, key=_place))
            yield Decision(person, _section(snapshot, person), ordered)


def _section(snapshot: Snapshot, person: Person) -> Unit | None:
    """The section, or the unit itself of somebody above all sections."""
    own = snapshot.organisation.unit_of(person)
    return snapshot.organisation.section_of(person.unit_id) or own


def _place(seat: DecidedSeat) -> tuple[str, str]:
    first = seat.session.first_day
    return first.isoformat() if first else "", seat.session.code


def by_section(found: Iterable[Decision]) -> dict[Unit | None, list[Decision]]:
    """The decisions of each section, in 建制順; people outside all sections together."""
    groups: dict[Unit | None, list[Decision]] = {}
    for one in found:
        groups.setdefault(one.section, []).append(one)
    return groups


def note(found: Iterable[Decision], lang: Lang) -> str:
    """What the marks of changed and withdrawn seats mean, where there are any."""
    kinds = {seat.news.news for one in found for seat in one.seats if seat.news}
    told = (sentence(f"decision.note.{news}", lang) for news in (News.CHANGED, News.GONE) if news in kinds)
    return ("" if lang == "ja" else " ").join(told)


def letter_title(one: Decision, lang: Lang) -> str:
    """受講決定通知書; of changed seats 受講変更通知書; 受講取消通知書 where every seat is gone."""
    kinds = {seat.news.news if seat.news else None for seat in one.seats}
    if kinds == {News.GONE}:
        return sentence("decision.title.gone", lang)
    return sentence("decision.title.changed" if kinds & {News.CHANGED, News.GONE} else "decision.title.new", lang)


def table(snapshot: Snapshot, found: Sequence[Decision]) -> Table:
    """受講決定者一覧: a row per seat, in roster order."""
    rows: list[tuple[Fact, ...]] = []
    for one in found:
        head = who(snapshot.organisation, one.person)
        for seat in one.seats:
            s = seat.session
            rows.append((*head, training_name(snapshot.framework, s.training), when(s), s.venue, s.code, seat.stands))
    note = message("roster.seats.note", seats=len(rows), people=len(found))
    title = Bilingual("受講決定者一覧", "Seats decided")
    return Table("decisions", title, COLUMNS, rows, (note,), snapshot.organisation.day)


def head_sheets(
    snapshot: Snapshot, found: Sequence[Decision], letter: Letter, made_by: tuple[str, ...], lang: Lang
) -> list[Sheet]:
    """The letter to the head of the section, and the list that it speaks of."""
    name = sentence("decision.sheet.head", lang)
    page = Sheet(name, PAGE_GRID, (), paper=letter.lines, portrait=True, confidential=True)
    extras = Extras(subtitle=made_by, confidential=True, name=sentence("decision.sheet.list", lang))
    return [page, sheet_from_table(table(snapshot, found), lang, extras=extras)]


def person_sheet(snapshot: Snapshot, one: Decision, letter: Letter, taken: Iterable[str], lang: Lang) -> Sheet:
    """受講決定通知書 of one person: the letter with the table of the seats."""
    name = safe_sheet_name(one.person.name, [*taken])
    blocks: list[PaperBlock] = []
    for line in letter.lines:
        if line.text.strip() == TABLE_LINE:
            blocks.extend(_seats(snapshot, one, lang))
        else:
            blocks.append(line)
    return Sheet(name, PAGE_GRID, (), paper=tuple(blocks), portrait=True, confidential=True)


def _seats(snapshot: Snapshot, one: Decision, lang: Lang) -> Iterator[tuple[PaperCell, ...] | PaperLine]:
    heads = [column.title.text(lang) for column in COLUMNS if column.key in ("training", "when", "venue", "news")]
    yield tuple(PaperCell(text, span, is_label=True) for text, span in zip(heads, _SPANS, strict=True))
    for seat in one.seats:
        name = training_name(snapshot.framework, seat.session.training)
        texts = [word(name, lang), "\n".join(_days(seat.session, lang)), seat.session.venue, word(seat.stands, lang)]
        yield tuple(PaperCell(text, span) for text, span in zip(texts, _SPANS, strict=True))


def _days(session: Session, lang: Lang) -> Iterator[str]:
    """A line per day, with its times where they are known."""
    shown = when(session)
    yield from (word(day, lang) for day in (shown if isinstance(shown, tuple) else (shown,)))


def file_title(snapshot: Snapshot, about: Unit | Person | None, lang: Lang) -> str:
    """The file's name without suffix: 受講決定通知_令和8年度_総務部人事課; of a person with number and name."""
    if isinstance(about, Person):
        # Several people may have one name: the number tells their files apart.
        name = f"{about.number}_{about.name.replace(' ', '').replace('　', '')}"
    else:
        name = section_name(about, lang)
    return word(message("decision.file", fy=snapshot.fy.text, name=name), lang)


def section_name(section: Unit | None, lang: Lang) -> str:
    """The section by its whole name, or that people stand outside all of them."""
    return section.full_name if section else sentence("year.outside", lang)


def fingerprint(snapshot: Snapshot, section: Unit | None, entry: int) -> Fingerprint:
    """What a notice says of itself."""
    extra: Mapping[str, str] = {"fy": str(snapshot.fy.year), "section": section.code if section else ""}
    return Fingerprint(ID, snapshot.organisation.day.isoformat(), entry, snapshot.framework.digest, extra)
