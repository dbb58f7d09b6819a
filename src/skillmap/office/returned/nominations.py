"""Nomination forms (推薦書) that come back."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from sqlalchemy import Connection

from skillmap.changes import ChangeSet, SourceFile
from skillmap.days import FiscalYear, fiscal_year
from skillmap.documents.nomination_form import ID, NominationPages, read_form
from skillmap.leaders import rule as rules
from skillmap.leaders.resolve import Book
from skillmap.leaders.returned import FormAnswer, Register, SeatName, outcome
from skillmap.leaders.seating import nominate
from skillmap.office.leader_answers import register_of
from skillmap.office.leader_book import open_book
from skillmap.office.office import Office
from skillmap.office.returned import gathering
from skillmap.office.returned.engine import GatheredForms
from skillmap.office.returned.gathering import FileLine, ReturnedFile
from skillmap.org.store import units_on
from skillmap.problems import CellPlace, Problem, problem
from skillmap.sheets.layout import Reading
from skillmap.sheets.options import ReadOptions
from skillmap.storage.facts import Moment
from skillmap.words import Bilingual, message


@dataclass(frozen=True, slots=True)
class NominationRead:
    """A form that was read: its file, its readings, its rows."""

    file: ReturnedFile
    form: NominationPages
    answers: tuple[FormAnswer, ...]
    """Its rows, blank ones too, in the order of the sheet, by the names that sections have today."""
    ended: int = 0
    """Rows that nobody touched, of sections that there are no longer."""

    @property
    def sheet(self) -> str:
        """The sheet they stand in."""
        return next((one.sheet for one in self.form.readings), "")


@dataclass
class NominationForms:
    """The forms of a fiscal year, compared with the register; a file with errors waits as a whole."""

    office: Office
    year: FiscalYear
    starts: date | None = None
    layout: str = field(default=ID, init=False)
    _became: dict[tuple[date, int], Mapping[str, str | None]] = field(default_factory=dict, init=False)
    """By the state that forms were made from: what became of the sections of then."""
    command: str = field(default="leader import", init=False)

    @classmethod
    def of(cls, office: Office, fy: FiscalYear | None, starts: date | None) -> NominationForms:
        """The forms of the year given, or of the one that terms from `starts` on belong to."""
        year = office.fiscal_year(fy) if fy or starts is None else fiscal_year(starts)
        return cls(office, year, starts)

    @property
    def fy(self) -> int:
        """The fiscal year it is taken in for."""
        return self.year.year

    def read(self, one: ReturnedFile, options: ReadOptions, number: int) -> NominationRead:
        """A file as read; `number` counts the files from 1."""
        rule = rules.in_force(self.office.framework.leaders)
        form = read_form(one.file, one.name, rule, options, number)
        mark, answers = one.fingerprint, list[FormAnswer]()
        became = self._today(date.fromisoformat(mark.as_of), mark.entry) if mark and mark.as_of else {}
        ended = 0
        for answer in form.answers:
            section = became.get(answer.section, answer.section)
            if section is None and answer.is_as_handed_out:
                ended += not answer.is_blank
            elif section is None or section == answer.section:
                answers.append(answer)
            else:
                named = replace(answer.nomination, section=section)
                answers.append(replace(answer, section=section, nomination=named))
        return NominationRead(one, form, tuple(answers), ended)

    def _today(self, day: date, entry: int) -> Mapping[str, str | None]:
        """The sections of a state by their names of then: what they are called today; None = it has ended."""
        if (day, entry) not in self._became:
            with self.office.read() as connection:
                then = units_on(connection, Moment(day, entry)).units
                now = {unit.id: unit.full_name for unit in units_on(connection, self.office.moment()).units}
            self._became[day, entry] = {unit.full_name: now.get(unit.id) for unit in then}
        return self._became[day, entry]

    def begin(self, connection: Connection, forms: Sequence[NominationRead]) -> None:
        """Reads the register of the year once, for all forms; to be called before `compare`."""
        del forms
        # Forms say who leads from now on, so a running term of the seat gives way.
        self._book: Book = open_book(self.office, connection, self.year, self.starts, takes_over=True)
        self._register: Register = register_of(self.office, connection, self.year, self.starts)

    def compare(self, forms: Sequence[NominationRead]) -> tuple[ChangeSet, list[Problem]]:
        """What the forms would change, and the problems of reading and comparing them."""
        book = self._book
        # Sources are numbered from 1 in the order of the files that are really taken in.
        answers = [
            replace(a, nomination=replace(a.nomination, source_no=number))
            for number, one in enumerate(forms, 1)
            for a in one.answers
        ]
        result = outcome(answers, self._register, book.rule)
        sources = [SourceFile(one.file.name, one.file.sha256, one.sheet) for one in forms]
        year = Bilingual(self.year.ja, f"FY{self.year}")
        title = message("leader.folder.title", title=book.rule.title.text, fy=year, count=len(forms))
        changes = nominate(title, result.nominations, book, sources)
        told = [p for one in forms for p in (*one.form.problems, *(p for r in one.form.readings for p in r.problems))]
        if ended := sum(one.ended for one in forms):
            told.append(problem("N_FORM_SECTION_ENDED", None, count=ended))
        return changes, [*told, *result.problems]

    def readings(self, form: NominationRead) -> Sequence[Reading]:
        """The sheets that were read."""
        return form.form.readings

    def waits(self, place: CellPlace) -> Hashable:
        """The name of the file: a form is taken in whole or not at all."""
        return place.file

    def without(self, form: NominationRead, left_out: frozenset[Hashable]) -> NominationRead | None:
        """The form, unless it waits."""
        return None if form.file.name in left_out else form

    def line(self, form: NominationRead, left_out: frozenset[Hashable]) -> FileLine:
        """What came of a form."""
        name = form.file.name
        rows = form.file.extra.get("rows", "")
        named = sum(not a.is_blank for a in form.answers)
        # Rows that somebody deleted were asked for all the same.
        asked = max(len(form.answers), int(rows) if rows.isdecimal() else 0)
        key = "full" if named == asked else "part" if named else "blank"
        result = message(f"leader.folder.{'left_out' if name in left_out else key}", named=named, asked=asked)
        department, read = form.file.extra.get("department", ""), gathering.read_of(form.form.whole)
        return FileLine(name, department, result, is_whole=key == "full", read=read)


def seats_named(gathered: GatheredForms[NominationRead]) -> frozenset[SeatName]:
    """The seats that the forms taken in name somebody for."""
    return frozenset(a.name for one in gathered.kept for a in one.answers if not a.is_blank)


def files_by_department(gathered: GatheredForms[NominationRead]) -> Mapping[str, tuple[str, ...]]:
    """Code of a department -> the files that came from it."""
    found: dict[str, list[str]] = {}
    for one in gathered.read:
        found.setdefault(one.file.extra.get("unit", ""), []).append(one.file.name)
    return {code: tuple(names) for code, names in found.items()}
