"""What changed between two frameworks, and who is affected."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from skillmap import sheets
from skillmap.assessment.model import Levels, Stage
from skillmap.assessment.store import levels
from skillmap.documents.framework_comparison import comparison_book, comparison_table, fingerprint
from skillmap.framework.diff import compare
from skillmap.framework.differences import Difference
from skillmap.framework.model import Framework
from skillmap.i18n import sentence
from skillmap.office.handout import BookContent, BookToWrite
from skillmap.office.office import Office
from skillmap.reports.snapshot import take
from skillmap.revision.affected import AffectedFacts, affected
from skillmap.revision.affected import table as affected_table
from skillmap.tables import Table
from skillmap.words import Lang


@dataclass(frozen=True)
class FrameworksCompared:
    """Old and new beside each other."""

    before: Framework
    after: Framework
    differences: Sequence[Difference]
    table: Table


def compared(before: Framework, after: Framework) -> FrameworksCompared:
    """What changed from one framework to another."""
    found = compare(before, after)
    return FrameworksCompared(before, after, found, comparison_table(before, after, found))


def people(office: Office, found: FrameworksCompared) -> Table:
    """The staff who are affected."""
    with office.read() as connection:
        # What people have is recorded in the words of the old version.
        moment = office.moment()
        snapshot = take(connection, found.before, moment, office.fiscal_year(), office.settings.grades)
        rated: dict[Stage, Mapping[int, Levels]] = {
            stage: levels(connection, moment, stage) for stage in Stage if stage is not Stage.APPROVED
        }
    trainings = {held.id: held.session.training for held in snapshot.held.values()}
    plans = tuple(snapshot.plans.values())
    facts = AffectedFacts(
        snapshot.organisation, snapshot.standing, plans, snapshot.taken, trainings, snapshot.seats, rated
    )
    return affected_table(affected(found.before, found.differences, facts), facts.organisation)


def workbook(found: FrameworksCompared, people: Table | None, office_name: str, lang: Lang) -> BookToWrite:
    """The comparison as a workbook, with the people when they are asked for."""
    book, mark = comparison_book(found.table, people, office_name, lang), fingerprint(found.after)
    name = sheets.safe_file_name(sentence("difference.file", lang))
    return BookToWrite(name, lambda: BookContent(tuple(book), mark, lang))
