"""受講決定通知: a workbook per section with the letter to its head, the list, and a page for each person."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from skillmap.days import day_on_paper
from skillmap.documents import decision_notice as document
from skillmap.documents.decision_notice import Decision
from skillmap.documents.letter import Letter, find_letter, read_letter
from skillmap.documents.roster_template import Content, decision_content
from skillmap.errors import InputRefused
from skillmap.framework.load import shipped
from skillmap.office.handout import BookContent, BookToWrite
from skillmap.office.office import Office
from skillmap.org.model import Unit
from skillmap.reports.snapshot import Snapshot, WholeOffice
from skillmap.training.notices import ToTell

HEAD, PERSON = "seat-decision-head", "seat-decision"
"""The texts of the letters, by the names of their files."""
KIND = "decision"


@dataclass(frozen=True)
class DecisionAsk:
    """What the notices are about."""

    only: Unit | None
    """Only this department."""
    news: Sequence[ToTell]
    only_news: bool = False
    heads: bool = False
    """For the heads of sections only, without a page for each person."""
    number: str = ""
    """Document number (文書番号) of the letters."""


def found(snapshot: Snapshot, ask: DecisionAsk) -> list[Decision]:
    """Who is told what. Raises InputRefused (E_DECISION_NOBODY)."""
    where = ask.only or WholeOffice.OFFICE
    decided = list(document.decisions(snapshot, where, ask.news, only_news=ask.only_news))
    if not decided:
        raise InputRefused("E_DECISION_NOBODY", year=str(snapshot.fy.year))
    return decided


def books(office: Office, snapshot: Snapshot, ask: DecisionAsk) -> Iterator[BookToWrite]:
    """A workbook per section, in 建制順. Raises InputRefused: E_DECISION_NOBODY, and what `read_letter` raises."""
    for section, own in document.by_section(found(snapshot, ask)).items():
        name = document.section_name(section, office.lang)
        letter = _letter(
            office, snapshot, ask, HEAD, section=name, people=len(own), count=sum(len(one.seats) for one in own),
            note=document.note(own, office.lang),
        )  # fmt: skip
        pages = [_page(office, snapshot, ask, one) for one in own] if not ask.heads else []
        make = partial(_book, office, snapshot, section, own, letter, pages)
        yield BookToWrite(document.file_title(snapshot, section, office.lang), make, name)


def contents(office: Office, snapshot: Snapshot, ask: DecisionAsk) -> Iterator[tuple[str, str, Content]]:
    """What fills a template of the office: a workbook per person, or per section. Raises as `found`."""
    lang, name = office.lang, office.settings.office
    for section, own in document.by_section(found(snapshot, ask)).items():
        shown = document.section_name(section, lang)
        for part in [[one] for one in own] if not ask.heads else [own]:
            about = section if ask.heads else part[0].person
            content = decision_content(snapshot, part, shown, name, ask.number, lang)
            yield document.file_title(snapshot, about, lang), shown, content


def _page(office: Office, snapshot: Snapshot, ask: DecisionAsk, one: Decision) -> tuple[Decision, Letter]:
    letter = _letter(
        office, snapshot, ask, PERSON, section=document.section_name(one.section, office.lang), name=one.person.name,
        number=one.person.number, grade=one.person.grade, count=len(one.seats), seats=document.TABLE_LINE,
        title=document.letter_title(one, office.lang), note=document.note([one], office.lang),
    )  # fmt: skip
    return one, letter


def _letter(office: Office, snapshot: Snapshot, ask: DecisionAsk, text: str, **fields: object) -> Letter:
    """Read now, so that a mistake in its text is told before anything is written."""
    path = find_letter(office.workspace.data, shipped(), text, office.lang)
    day = day_on_paper(office.today, office.lang, office.settings.dates)
    known = {"fy": snapshot.fy.text.text(office.lang), "date": day, "document": ask.number}
    known |= {"office": office.settings.office, **{key: str(value) for key, value in fields.items()}}
    return read_letter(path, known)


def _book(
    office: Office,
    snapshot: Snapshot,
    section: Unit | None,
    own: Sequence[Decision],
    letter: Letter,
    pages: Sequence[tuple[Decision, Letter]],
) -> BookContent:
    name = document.section_name(section, office.lang)
    made_by = tuple(line for line in (office.settings.office, name) if line)
    sheets = document.head_sheets(snapshot, own, letter, made_by, office.lang)
    # Two people of a section may have one name, sheets of a workbook may not.
    for one, text in pages:
        sheets.append(document.person_sheet(snapshot, one, text, [sheet.name for sheet in sheets], office.lang))
    mark = document.fingerprint(snapshot, section, office.seen_head or 0)
    return BookContent(tuple(sheets), mark, office.lang)
