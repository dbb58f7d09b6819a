"""Attendance and completion (受講結果)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import ClassVar

from sqlalchemy import Connection

from skillmap import revision, sheets
from skillmap.documents.result_list import LAYOUT_ID, ResultAnswers, layout, read_results
from skillmap.errors import NeedsAnswer, Refusal
from skillmap.framework.find import find_training
from skillmap.japanese import fold
from skillmap.office.intake.kind import ABOUT_PEOPLE, Comparison, source_of
from skillmap.office.intake.together import two_people
from skillmap.office.office import Office
from skillmap.org.leavers import gone_from, leavers
from skillmap.org.model import Organisation, Person
from skillmap.problems import has_errors
from skillmap.sheets.layout import Layout
from skillmap.sheets.options import ReadOptions
from skillmap.storage.facts import Moment
from skillmap.training import results, seating, store
from skillmap.training.correcting import CORRECTING
from skillmap.training.course_names import SEVERAL, UNKNOWN, CourseNames, all_names, answers, nearest
from skillmap.training.events import Attempts, Near
from skillmap.training.model import Slot
from skillmap.training.result_lines import FULL_MARKS, CompletionRule, ResultLine

QUESTIONS = (
    ("E_RESULT_ASK", "W_PROXY_ATTENDANCE"),
    ("E_RESULT_ASK_NEAR", "W_RESULT_NEAR"),
    ("E_RESULT_ASK_ATTEMPTS", "W_RESULT_ATTEMPTS"),
)
"""Refusals that ask, and the problems that they list."""

ASKED_NAMES = (UNKNOWN, SEVERAL)
"""What is told of names of courses of which it is asked what they mean."""


@dataclass(frozen=True, slots=True)
class ResultImport:
    """受講結果: session rosters with attendance, lists of training centres, exports of an LMS.

    `session` or `training` say what lines belong to that name neither; our own rosters say it themselves. `training`
    also says what a name means that nobody knows, `near` whether a completion near another one is the same, `on` the
    day of completion of a list without days, `day_order` which is the day in 05/06/26 ("dmy", "mdy", "ymd"), `courses`
    what each unknown name of a course means (name -> training), `attempts` what counts of a completion and a failure on
    one day, `full_marks` what the best score of the list is.
    """

    session: str | None = None
    training: str | None = None
    proxy: str | None = None
    near: str | None = None
    on: date | None = None
    day_order: str = ""
    courses: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    full_marks: float = FULL_MARKS
    attempts: str | None = None
    as_of: ClassVar[date | None] = None
    command: ClassVar[str] = "result import"
    is_complete: ClassVar[bool] = False
    ordinary: ClassVar[frozenset[str]] = ABOUT_PEOPLE | {"session", "training"}

    def layouts(self, office: Office) -> tuple[Layout, ...]:
        """The document, attendance apart."""
        names = (*all_names(office.framework), *office.words.former_texts("training"))
        return (layout((), office.settings.result_words, names),)

    def _meant(self, office: Office) -> dict[str, str]:
        """What the user says that names mean. Raises as `find_training`."""
        return {fold(name): find_training(office.framework, text).id for name, text in self.courses.items()}

    def compare(self, office: Office, connection: Connection, file: Path, options: ReadOptions) -> Comparison:
        """New and changed completions."""
        moment = office.moment()
        held = store.sessions(connection, moment)
        mark = sheets.read_fingerprint(file)
        own = mark.extra.get("session", "") if mark and mark.layout == LAYOUT_ID else ""
        # What the user says goes before what our own roster says of itself.
        named = seating.find_session(office.framework, held, self.session) if self.session else held.get(own)
        training = find_training(office.framework, self.training).id if self.training else ""
        settings = office.settings
        slots = named.session.slots if named else ()
        answered = answers(connection, moment)
        # What people have said of a name goes before what it was once.
        said = answered.keys() | self._meant(office).keys()
        trainings = {text: one for text, one in options.former.get("training", {}).items() if text not in said}
        options = replace(options, day_order=self.day_order, former={**options.former, "training": trainings})
        # Who fills in a roster of a session writes its days as 7/13.
        options = replace(options, fiscal_year=named.session.fy) if named else options
        known_names = (*all_names(office.framework, answered), *office.words.former_texts("training"))
        given = ResultAnswers(named.session.code if named else "", "" if named else training, self.on, self.full_marks)
        former = _former_slots(connection, moment, named, mark.entry) if named and mark and own == given.session else ()
        found = read_results(file, slots, options, settings.result_words, known_names, given, former)
        organisation = office.organisation(connection, moment)
        left = _left(connection, moment, organisation, found.lines)
        known = results.ResultFacts(
            office.framework,
            organisation,
            held,
            frozenset((t.staff_id, t.session_id) for t in store.enrolments(connection, moment, held)),
            store.completions(connection, moment),
            office.today,
            CourseNames(office.framework, answered, training, self._meant(office)),
            Near(self.near) if self.near else None,
            settings.completion_near_days,
            Attempts(self.attempts) if self.attempts else None,
            list(_corrected(office, connection)),
            left=left,
            gone_from=gone_from(connection, moment, {left[one.number].id for one in found.lines if one.number in left}),
        )
        counted = {"attended": True, "absent": False}.get(self.proxy or "")
        rule = CompletionRule(settings.completion_share, settings.completion_score or None, counted)
        changes = results.change_set(known, found.lines, rule, found.place, [source_of(found.reading)])
        is_wrong = has_errors(changes.problems) or bool(two_people(found.reading, changes.problems))
        for code, asked in QUESTIONS:
            doubts = [p for p in changes.problems if p.code == asked]
            # Asked only when nothing is wrong: answers would be given twice.
            if doubts and not is_wrong:
                raise NeedsAnswer(code, doubts, count=len(doubts))
        return Comparison(found.reading, changes)


def _former_slots(connection: Connection, moment: Moment, named: store.HeldSession, entry: int) -> tuple[Slot, ...]:
    """The half days of a session at an entry, where they were others than today's."""
    before = store.sessions(connection, replace(moment, known=entry), ids=[named.id]).get(named.session.code)
    return before.session.slots if before is not None and before.session.slots != named.session.slots else ()


def _corrected(office: Office, connection: Connection) -> Iterator[store.CorrectedResult]:
    """Results as they were before somebody corrected them, in the words of today: trainings are renamed since."""
    for one in store.corrected(connection, CORRECTING):
        # One training may have become several: the correction holds for each.
        for training in revision.in_words.trainings(one.result.training, office.words.transitions_since(one.entry)):
            yield replace(one, result=replace(one.result, training=training))


def _left(
    connection: Connection, moment: Moment, organisation: Organisation, lines: Sequence[ResultLine]
) -> dict[str, Person]:
    """People who have left whom the list names, by every number they bore: results come after the year's end, too."""
    # The usual case reads nobody who has left.
    here = organisation.person_by_number
    if all(one.number in here for one in lines):
        return {}
    return {number: p for p in leavers(connection, moment, organisation) for number in p.numbers}


def proposals(office: Office, name: str) -> list[str]:
    """The trainings that an unknown name of a course may mean, the likeliest first."""
    return nearest(office.framework, name)


def training_meant(office: Office, text: str) -> str | None:
    """The id of the training that somebody typed; None when there is no such one."""
    try:
        return find_training(office.framework, text).id
    except Refusal:
        return None
