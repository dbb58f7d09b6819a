"""The desk on which terms are laid, cut and taken away until a change set comes out of it. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from skillmap.changes import Change, ChangeKind, ChangeSet, SourceFile
from skillmap.leaders.model import Nomination, Term
from skillmap.leaders.resolve import Book
from skillmap.problems import CellPlace, Problem
from skillmap.storage.ledger import BY_HAND, Ledger, Recorded, Source
from skillmap.words import Fact, Message, message


@dataclass(slots=True)
class Desk:
    """Terms as they will be, while nominations are worked through; and what has to be written and said."""

    book: Book
    rows: dict[Term, Recorded[Term]] = field(init=False)
    ledger: Ledger = field(default_factory=Ledger)
    problems: list[Problem] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)
    origin: dict[Term, Nomination] = field(default_factory=dict)
    """New and changed terms -> the nomination behind them."""
    unchanged: int = 0

    def __post_init__(self) -> None:
        self.rows = {row.fact: row for row in self.book.rows}

    @property
    def terms(self) -> tuple[Term, ...]:
        """The terms on the desk."""
        return tuple(self.rows)

    def drop(self, term: Term) -> None:
        """Take a term off the desk, and out of the records if it stands there."""
        self.origin.pop(term, None)
        # Off the desk and out of the ledger together: a term that only vanished here would come back with the next
        # command.
        self.ledger.drop(self.rows.pop(term))

    def put(self, term: Term, nomination: Nomination | None = None) -> None:
        """Lay a new term on the desk."""
        self.rows[term] = self.ledger.begin(term, _source(nomination))
        if nomination is not None:
            self.origin[term] = nomination

    def replace(self, term: Term, new: Term, nomination: Nomination | None = None) -> None:
        """A term with other values; where it was read stays known unless a nomination says them."""
        source = _source(nomination) if nomination is not None else None
        self.rows[new] = self.ledger.replace(self.rows.pop(term), new, source)
        self.origin.pop(term, None)
        if nomination is not None:
            self.origin[new] = nomination

    def cut(self, term: Term, ends: date) -> None:
        """End a term earlier (exclusive day); one that would not have begun goes altogether."""
        self.origin.pop(term, None)
        section, shown, before = self.section(term.unit_id), self.shown(term), span(term.valid_from, term.valid_to)
        left = self.ledger.end(self.rows.pop(term), ends)
        if left is not None:
            self.rows[left.fact] = left
        after = span(term.valid_from, ends) if left else None
        self.changes.append(Change(ChangeKind.CHANGE if left else ChangeKind.REMOVE, section, shown, before, after))

    def change_set(self, title: Fact, sources: Sequence[SourceFile] = ()) -> ChangeSet:
        """Everything that came together on the desk, as one change set."""
        return ChangeSet(title, self.changes, self.unchanged, self.ledger.writes(), self.problems, sources)

    def shown(self, term: Term) -> str:
        """The leader of a term, as people are named in lists."""
        # Who has left is not among today's people; the list that ends the term should still name them.
        for day in (self.book.today, term.valid_from):
            person = self.book.organisation_on(day).person_by_id.get(term.staff_id)
            if person is not None:
                return person.shown
        return "－"

    def section(self, unit_id: int) -> str:
        """The name of a section with its path."""
        unit = self.book.organisation_on(self.book.today).unit_by_id.get(unit_id)
        return unit.full_name if unit else "－"


def _source(nomination: Nomination | None) -> Source:
    if nomination is None:
        return BY_HAND
    place = nomination.at("number")
    return Source(nomination.source_no, place.cell if isinstance(place, CellPlace) else None)


def span(starts: date, ends: date) -> Message:
    """A period as it is read: first day to last day; `ends` is exclusive."""
    return message("leader.span", starts=starts, ends=ends - timedelta(days=1))
