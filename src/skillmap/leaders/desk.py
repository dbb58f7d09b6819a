"""The desk on which terms are laid, cut and taken away until a change set comes out of it. Pure."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from skillmap.changes import Change, ChangeSet, Insert, Kind, Retract, SourceFile
from skillmap.leaders.model import Nomination, Term
from skillmap.leaders.resolve import Book
from skillmap.problems import CellPlace, Problem
from skillmap.words import Fact, Message, message

COLUMNS = (
    "unit_id", "seat_no", "staff_id", "fy", "route", "nominated_by", "nominated_on", "reason", "conditions", "theme",
    "result", "later_post", "valid_from", "valid_to", "source_no", "cell",
)  # fmt: skip


@dataclass(slots=True)
class Desk:
    """Terms as they will be, while nominations are worked through; and what has to be written and said."""

    book: Book
    terms: list[Term]
    problems: list[Problem] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)
    retracted: list[int] = field(default_factory=list)
    origin: dict[Term, Nomination] = field(default_factory=dict)
    """New and changed terms -> the nomination behind them."""
    unchanged: int = 0

    def drop(self, term: Term) -> None:
        """Take a term off the desk, and out of the records if it stands there."""
        self.terms.remove(term)
        self.origin.pop(term, None)
        if term.id:
            self.retracted.append(term.id)

    def put(self, term: Term, nomination: Nomination | None = None) -> None:
        """Lay a new or changed term on the desk."""
        self.terms.append(term)
        if nomination is not None:
            self.origin[term] = nomination

    def cut(self, term: Term, ends: date) -> None:
        """End a term earlier (exclusive day); one that would not have begun goes altogether."""
        self.drop(term)
        section, shown, before = self.section(term.unit_id), self.shown(term), span(term.valid_from, term.valid_to)
        if term.valid_from < ends:
            self.put(replace(term, valid_to=ends, id=0))
            self.changes.append(Change(Kind.CHANGE, section, shown, before, span(term.valid_from, ends)))
        else:
            self.changes.append(Change(Kind.REMOVE, section, shown, before))

    def change_set(self, title: Fact, sources: Sequence[SourceFile] = ()) -> ChangeSet:
        """What has come together."""
        new = [t for t in self.terms if not t.id]
        writes: list[Insert | Retract] = [
            Retract("leader_term", self.retracted),
            Insert("leader_term", COLUMNS, [_row(t, self.origin.get(t)) for t in new]),
        ]
        return ChangeSet(title, self.changes, self.unchanged, writes, self.problems, sources)

    def shown(self, term: Term) -> str:
        """The leader of a term, as people are named in lists."""
        for day in (self.book.today, term.valid_from):
            person = self.book.organisation_on(day).person_by_id.get(term.staff_id)
            if person is not None:
                return person.shown
        return "－"

    def section(self, unit_id: int) -> str:
        """The name of a section with its path."""
        unit = self.book.organisation_on(self.book.today).unit_by_id.get(unit_id)
        return unit.full_name if unit else "－"


def _row(term: Term, nomination: Nomination | None) -> tuple[object, ...]:
    place = nomination.at("number") if nomination else None
    cell = place.cell if isinstance(place, CellPlace) else None
    return (
        term.unit_id, term.seat_no, term.staff_id, term.fy, str(term.route), term.nominated_by, term.nominated_on,
        term.reason, json.dumps(term.conditions, ensure_ascii=False), term.theme, term.result, term.later_post,
        term.valid_from, term.valid_to, nomination.source_no if nomination else None, cell,
    )  # fmt: skip


def span(starts: date, ends: date) -> Message:
    """A period as it is read: first day to last day; `ends` is exclusive."""
    return message("leader.span", starts=starts, ends=ends - timedelta(days=1))
