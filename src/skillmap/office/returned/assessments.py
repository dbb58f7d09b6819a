"""Assessment forms (スキル評価シート) that come back."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial

from sqlalchemy import Connection

from skillmap.assessment import store
from skillmap.assessment.people import whose
from skillmap.assessment.returned import PageAnswer, Round, Sent, take
from skillmap.assessment.rounds import in_round
from skillmap.careers import aims
from skillmap.careers import store as careers
from skillmap.careers.wishes import WishGiven, compare, own_wishes
from skillmap.changes import ChangeSet, SourceFile, merge
from skillmap.days import FiscalYear
from skillmap.documents.assessment_form import ID
from skillmap.documents.assessment_return import ReturnedForm, ReturnedPage, read_form
from skillmap.framework.definition import Named
from skillmap.framework.model import Framework, RoleGrade
from skillmap.framework.naming import skill_name
from skillmap.framework.transition import Transition
from skillmap.office.office import Office
from skillmap.office.returned import gathering
from skillmap.office.returned.gathering import FileLine, ReturnedFile
from skillmap.office.scope import staff_then_and_now
from skillmap.org.model import Person
from skillmap.problems import CellPlace, Problem, problem
from skillmap.revision import in_words
from skillmap.sheets.layout import Reading
from skillmap.sheets.options import ReadOptions
from skillmap.storage.facts import Moment
from skillmap.words import Bilingual, Message, message


@dataclass(frozen=True, slots=True)
class AssessmentRead:
    """A form that was read: its file and its pages."""

    file: ReturnedFile
    form: ReturnedForm
    pages: tuple[ReturnedPage, ...]
    """Those that do not wait."""
    problems: tuple[Problem, ...]
    """Those of the file and of pages that could not be read and do not wait."""
    renamed: frozenset[str] = frozenset()
    """Ids of skills that were called otherwise when the form was made."""


@dataclass
class AssessmentForms:
    """The forms of a fiscal year's round; a page with errors waits, the others of its file are taken in."""

    office: Office
    year: FiscalYear
    prefer: str = ""
    """Whose level holds where form and record were both changed: file, data, or ask."""
    layout: str = field(default=ID, init=False)
    command: str = field(default="assess import", init=False)
    _former: dict[str, Named] = field(default_factory=dict, init=False)
    """What skills were called when the forms were made, by id."""

    @property
    def fy(self) -> int:
        """The fiscal year it is taken in for."""
        return self.year.year

    def read(self, one: ReturnedFile, options: ReadOptions, number: int) -> AssessmentRead:
        """A file as read, its levels and wish in the words of today; problems of reading stand in what it gives."""
        del number
        words, mark = self.office.words, one.fingerprint
        later = words.since(mark.entry) if mark is not None else ()
        older = words.made_with(mark.framework) if mark is not None else None
        if mark is None or not (later or older):
            form = read_form(one.file, one.name, self.office.framework, options)
            return AssessmentRead(one, form, form.pages, form.problems)
        # A form that was made before the definitions changed is read in the words that stand on it.
        made_with = older or words.kept(later[0].old_digest)
        form = read_form(one.file, one.name, made_with, options)
        pages = form.pages
        if later:
            since, now = words.transitions_since(mark.entry), self.office.framework
            pages = tuple(_in_todays_words(page, since, now) for page in pages)
        # Names are also changed in the files themselves, without a new version: the id says what is meant.
        pages = tuple(_known_today(page, self.office.framework) for page in pages)
        answered = {a.skill for page in pages for a in page.answer.answers if a.level is not None}
        self._former.update({skill: made_with.skills[skill].name for skill in answered & made_with.skills.keys()})
        return AssessmentRead(one, form, pages, form.problems, self._renamed(answered))

    def _renamed(self, skills: Iterable[str]) -> frozenset[str]:
        now = self.office.framework.skills
        return frozenset(one for one in skills if one in self._former and now[one].name != self._former[one])

    def begin(self, connection: Connection, forms: Sequence[AssessmentRead]) -> None:
        """Reads once what is recorded of the people in these forms."""
        self._round = _round(self.office, connection, forms, self.year, self.prefer)
        self._aims = careers.aim_rows(connection, self.office.moment())
        made = {page.answer.made for one in forms for page in one.pages}
        # What the form showed as the wish: only another one was written by somebody (ADR 12).
        self._wishes: dict[tuple[date, int], Mapping[int, RoleGrade]] = {
            at: in_words.targets(
                own_wishes(careers.aims(connection, Moment(*at))), self.office.words.transitions_since(at[1])
            )
            for at in made
        }

    def compare(self, forms: Sequence[AssessmentRead]) -> tuple[ChangeSet, list[Problem]]:
        """What the forms would change, and the problems of reading and comparing them."""
        framework, held, now = self.office.framework, self._round, self._aims
        # Each page is a source of its own, numbered from 1 in the order in which they are taken in.
        listed = [(one.file, p) for one in forms for p in one.pages]
        pages = [replace(page.answer, source_no=number) for number, (_, page) in enumerate(listed, 1)]
        taken = take(pages, held)
        given = [
            WishGiven(person, page.wish, self._wishes[page.made].get(person.id), page.wish_place, page.source_no)
            for page, person in _first_pages(pages, taken.people)
            if page.wish is not None
        ]
        wished = compare(framework, given, {who: row.fact for who, row in now.items()})
        title = message("assess.folder.title", fy=self.year.text, count=len(forms))
        aim_set = aims.change_set(framework, held.organisation, now, wished.records, self.office.today)
        sources = [SourceFile(file.name, file.sha256, page.reading.sheet) for file, page in listed]
        merged = merge(title, [taken.change_set(title, sources), aim_set])
        problems = [p for _, page in listed for p in page.reading.problems]
        told = [*(p for one in forms for p in one.problems), *problems, *wished.problems, *self._told_once(forms)]
        return merged, told

    def _told_once(self, forms: Sequence[AssessmentRead]) -> Iterator[Problem]:
        """Names that have changed since, told of all forms together."""
        renamed = sorted(frozenset[str]().union(*(one.renamed for one in forms)))
        if renamed:
            names = tuple(self._both_names(skill) for skill in renamed)
            yield problem("N_FORM_RENAMED", None, count=sum(bool(one.renamed) for one in forms), found=names)

    def _both_names(self, skill: str) -> Message:
        old, new = self._former[skill], self.office.framework.skills[skill].name
        # Where the names in the present language are one, the others tell what changed.
        other = old.en == new.en
        before, after = (Bilingual(n.ja, n.ja if other else n.en) for n in (old, new))
        return message("assess.folder.renamed", old=before, new=after)

    def readings(self, form: AssessmentRead) -> Sequence[Reading]:
        """The sheets that were read."""
        return [page.reading for page in form.pages]

    def waits(self, place: CellPlace) -> Hashable:
        """The person's page, as (file, sheet): one person's mistake keeps no other waiting."""
        return place.file, place.sheet

    def without(self, form: AssessmentRead, left_out: frozenset[Hashable]) -> AssessmentRead | None:
        """The form without the pages that wait."""
        pages = tuple(p for p in form.pages if (p.reading.file, p.reading.sheet) not in left_out)
        problems = tuple(
            p for p in form.problems if not isinstance(p.place, CellPlace) or self.waits(p.place) not in left_out
        )
        return replace(form, pages=pages, problems=problems)

    def line(self, form: AssessmentRead, left_out: frozenset[Hashable]) -> FileLine:
        """What came of a form."""
        name = form.file.name
        waiting = sum(isinstance(one, tuple) and one[0] == name for one in left_out)
        answered = sum(not p.answer.is_blank for p in form.pages)
        asked = max(len(form.pages) + waiting, form.form.whole.of_pages)
        key = "left_out" if waiting else "full" if answered == asked else "part" if answered else "blank"
        outcome = message(f"assess.folder.{key}", answered=answered, asked=asked, waiting=waiting)
        unit = form.file.extra.get("unit_name", "")
        return FileLine(name, unit, outcome, is_whole=key == "full", read=gathering.read_of(form.form.whole))


def _in_todays_words(page: ReturnedPage, transitions: Sequence[Transition], framework: Framework) -> ReturnedPage:
    """What a page says that was made before the definitions changed, in the words of today."""
    answer, withdrawn = page.answer, 0
    copied: dict[str, None] = {}
    for transition in transitions:
        found = in_words.answers(answer.answers, transition)
        # What a later change has made of them is no copy of its own.
        copied = dict.fromkeys(new for one in copied for new in transition.new_ids("skill", one))
        copied |= dict.fromkeys(found.copied)
        answer, withdrawn = replace(answer, answers=found.answers), withdrawn + found.withdrawn
    wish = in_words.target(answer.wish, transitions) if answer.wish is not None else None
    place = CellPlace(page.reading.file, page.reading.sheet)
    told = [problem("N_FORM_OLD_VERSION", place)]
    if copied:
        told.append(problem("W_FORM_COPIED", place, found=tuple(skill_name(framework, one) for one in copied)))
    if withdrawn:
        told.append(problem("W_FORM_WITHDRAWN", place, count=withdrawn))
    if answer.wish is not None and wish is None:
        told.append(problem("W_FORM_WISH", answer.wish_place, found=f"{answer.wish.role}/{answer.wish.grade}"))
    reading = replace(page.reading, problems=(*page.reading.problems, *told))
    return ReturnedPage(reading, replace(answer, wish=wish))


def _known_today(page: ReturnedPage, framework: Framework) -> ReturnedPage:
    """The page without what the definitions of today no longer have, which is told."""
    answer, place = page.answer, CellPlace(page.reading.file, page.reading.sheet)
    gone = [one for one in answer.answers if one.skill not in framework.skills]
    wish, told = answer.wish, []
    if lost := sum(one.level is not None for one in gone):
        told.append(problem("W_FORM_WITHDRAWN", place, count=lost))
    if wish is not None and (wish.role not in framework.roles or wish.grade not in framework.roles[wish.role].grades):
        told.append(problem("W_FORM_WISH", answer.wish_place, found=f"{wish.role}/{wish.grade}"))
        wish = None
    if not gone and wish is answer.wish:
        return page
    known = tuple(one for one in answer.answers if one.skill in framework.skills)
    reading = replace(page.reading, problems=(*page.reading.problems, *told))
    return ReturnedPage(reading, replace(answer, answers=known, wish=wish))


def _first_pages(pages: Sequence[PageAnswer], people: Sequence[Person | None]) -> Iterable[tuple[PageAnswer, Person]]:
    seen: set[int] = set()
    for page, person in zip(pages, people, strict=True):
        if person is not None and person.id not in seen:
            seen.add(person.id)
            yield page, person


def _round(
    office: Office, connection: Connection, read: Sequence[AssessmentRead], fy: FiscalYear, prefer: str
) -> Round:
    # What comes back after the year's end belongs to its last day.
    last = min(office.today, fy.last)
    organisation = staff_then_and_now(office, connection, last)
    numbers = {page.answer.number for one in read for page in one.pages}
    # People without a number on their page are found by name: then everybody's levels are needed.
    people = None if "" in numbers else [p.id for p in organisation.people if p.number in numbers]
    names = {skill.id: skill.name.text for skill in office.framework.skills.values()}
    sent: dict[tuple[object, int], Sent] = {}

    def sent_with(page: PageAnswer) -> Sent:
        if page.made not in sent:
            rated = store.ratings(connection, Moment(*page.made), people)
            for transition in office.words.transitions_since(page.made[1]):
                rated = in_words.ratings(rated, transition)
            known = in_round(rated, fy)
            sent[page.made] = {key: rating.level for key, rating in known.items()}
        return sent[page.made]

    recorded = store.state(connection, partial(whose, organisation), Moment(last), names, people)
    return Round(fy, last, organisation, recorded, sent_with, office.who.by, prefer)
