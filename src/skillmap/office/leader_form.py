"""Nomination forms (推薦書): one workbook per department, ready to mail."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from skillmap import sheets
from skillmap.days import FiscalYear, day_on_paper, on_paper
from skillmap.documents import nomination_form as document
from skillmap.documents.letter import find_letter, read_letter
from skillmap.errors import InputRefused, NeedsAnswer
from skillmap.framework.load import shipped
from skillmap.framework.model import LeaderRule
from skillmap.i18n import sentence
from skillmap.i18n.wording import word
from skillmap.leaders import rule as rules
from skillmap.leaders.asking import SeatAsked, asked
from skillmap.leaders.store import all_terms
from skillmap.office.handout import BookContent, BookToWrite, Handout, of_books
from skillmap.office.leader_answers import FORM_COMMAND
from skillmap.office.office import Office
from skillmap.org.find import find_unit
from skillmap.org.model import Organisation, Unit
from skillmap.problems import Problem, problem
from skillmap.storage.handouts import HandoutKind
from skillmap.words import Lang, Message, message

LETTER = "leader-request"
"""The text of the letter, by the name of its file."""


@dataclass(frozen=True, slots=True)
class LetterWords:
    """What the letter says besides the facts: its text file, number and date."""

    text: Path
    number: str
    written: date


@dataclass(frozen=True)
class NominationBooks:
    """The forms ready to be written, and what is said of them."""

    handout: Handout
    seats: int
    due: date
    text: Path
    """The letter's text, for whoever wants to change its wording."""
    told: tuple[Problem, ...] = ()
    """What to know before they are written: a deadline that is over."""


def forms(
    office: Office,
    *,
    fy: FiscalYear | None = None,
    department: str | None = None,
    due: date | None = None,
    number: str = "",
    written: date | None = None,
    letter: Path | None = None,
    out: Path | None = None,
) -> NominationBooks:
    """One workbook per department with its letter and eligible staff to pick from.

    Args:
        office: The office.
        fy: The year that nominations are for; None = the present one.
        department: Only this one, by name or path.
        due: When forms should be back; None = as the rule says.
        number: Document number as printed on the letter.
        written: Date of the letter; None = today.
        letter: Its text; None = data/letters, else the one that comes with the program.
        out: The folder; None = one of its own where things go out.

    Raises:
        InputRefused: E_LEADER_FORM_NONE when there is nobody to ask.
        NeedsAnswer: E_LEADER_FORM_DUE when the rule's deadline is over and no other day is given.
    """
    year = office.fiscal_year(fy)
    rule = rules.in_force(office.framework.leaders)
    with office.read() as connection:
        organisation = office.organisation(connection, office.moment())
        seats = asked(rule, organisation, all_terms(connection, office.moment()), year)
    wanted = _chosen(organisation, seats, department)
    if not wanted:
        raise InputRefused("E_LEADER_FORM_NONE")
    until = due or rules.day_in(year, rule.nomination_deadline)
    # Sections ask again in mid-year, when the rule's day is long over: nobody sends a letter that asks for an answer
    # by a day that has passed. Whoever names such a day themselves is told and has it.
    if due is None and until < office.today:
        raise NeedsAnswer("E_LEADER_FORM_DUE", due=until)
    issue = document.NominationIssue(
        rule, year, organisation.day, until, office.seen_head or 0, office.framework.digest, office.settings.office
    )
    text = letter or find_letter(office.workspace.data, shipped(), LETTER, office.lang)
    words = LetterWords(text, number, written or office.today)
    with on_paper(office.settings.dates):
        books = [_book(issue, organisation, unit, own, words, office.lang) for unit, own in wanted.items()]
    name = sentence("leader.form.folder", office.lang, title=rule.title.text, fy=year.text)
    folder = out or office.workspace.out / sheets.safe_file_name(name, suffix="")
    # Which departments were asked for which year is what `leader_answers` goes by.
    units = [unit.code if unit else "" for unit in wanted]
    noted = {"fy": year.year, "due": until.isoformat(), "units": units}
    handout = of_books(FORM_COMMAND, HandoutKind.LEADER_FORM, folder, books, noted)
    told = (problem("W_LEADER_FORM_DUE", due=until),) if until < office.today else ()
    return NominationBooks(handout, sum(len(own) for own in wanted.values()), until, text, told)


def _book(
    issue: document.NominationIssue,
    organisation: Organisation,
    unit: Unit | None,
    seats: Sequence[SeatAsked],
    words: LetterWords,
    lang: Lang,
) -> BookToWrite:
    letter = read_letter(words.text, _fields(issue, unit, seats, words, lang))
    people = organisation.person_by_id

    def make() -> BookContent:
        book = document.form_book(issue, unit, seats, people, letter, lang)
        return BookContent(tuple(book), document.fingerprint(issue, unit, seats, people), lang)

    return BookToWrite(document.file_title(issue, unit, lang), make, document.department_name(unit, lang))


def _chosen(
    organisation: Organisation, seats: Mapping[Unit | None, Sequence[SeatAsked]], department: str | None
) -> dict[Unit | None, Sequence[SeatAsked]]:
    if department is None:
        return dict(seats)
    unit = find_unit(organisation, department, among=organisation.departments)
    return {unit: seats[unit]} if unit in seats else {}


def _fields(
    issue: document.NominationIssue, unit: Unit | None, seats: Sequence[SeatAsked], words: LetterWords, language: Lang
) -> dict[str, str]:
    def day(value: date) -> str:
        return day_on_paper(value, language)

    # People are told the last day, records hold the first day after it.
    last = rules.term_end(issue.rule, issue.fy.first) - timedelta(days=1)
    term = message("leader.form.term", starts=day(issue.fy.first), ends=day(last))
    return {
        "department": document.department_name(unit, language),
        "sections": str(len(seats)),
        "title": issue.rule.title.text.text(language),
        "fy": issue.fy.text.text(language),
        "term": word(term, language),
        "eligible": word(_eligible(issue.rule), language),
        "date": day(words.written),
        "number": words.number,
        "due": day(issue.due),
        "office": issue.office,
    }


def _eligible(rule: LeaderRule) -> Message:
    kinds, grades = rule.eligible_employment, rule.excluded_grades
    if kinds and grades:
        return message("leader.form.employed_but", kinds=kinds, grades=grades)
    if kinds:
        return message("leader.form.employed", kinds=kinds)
    return message("leader.form.all_but", grades=grades) if grades else message("leader.form.everybody")
