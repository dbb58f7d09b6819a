"""Units renamed, merged, split, moved, abolished, founded on a day: from a sheet to a draft."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from skillmap import sheets
from skillmap.changes import ChangeSet, SourceFile
from skillmap.days import fiscal_year
from skillmap.documents.reorganisation_list import LAYOUT, read_reorganisation
from skillmap.documents.reorganisation_list import template as empty_sheet
from skillmap.errors import NeedsAnswer
from skillmap.leaders import rule as rules
from skillmap.leaders.store import term_rows
from skillmap.office.draft import Draft
from skillmap.office.handout import BookContent
from skillmap.office.intake.engine import Answers, read_options
from skillmap.office.intake.kind import source_of
from skillmap.office.office import Office
from skillmap.org.present import ahead, present
from skillmap.org.records import ReformRecord
from skillmap.org.reform import ASKS
from skillmap.org.reform_writes import totals
from skillmap.org.reorganise import reform
from skillmap.problems import errors_of, has_errors
from skillmap.revision.reorganisation import Elsewhere, change_set
from skillmap.storage.facts import Moment
from skillmap.training.store import sessions

COMMAND = "org reorganise"


@dataclass(frozen=True)
class Reorganisation:
    """A reorganisation as a draft, with staff, sections, departments and leaders before and after."""

    draft: Draft
    totals: Mapping[str, int] = field(default_factory=dict)

    @property
    def asks(self) -> bool:
        """Whether all that stands against it are questions that the sheet must answer."""
        errors = errors_of(self.draft.problems)
        return bool(errors) and all(p.code in ASKS for p in errors)


def reorganise(office: Office, file: Path, on: date | None = None, answers: Answers = Answers()) -> Reorganisation:
    """The sheet read and worked out on its day; people, leaders and plans stay attached.

    Raises NeedsAnswer (E_REORG_NO_DAY, E_REORG_DAYS), and what reading raises.
    """
    records, reading = read_reorganisation(file, read_options(office, LAYOUT.id, answers))
    # Without any day there is nothing to work out, so the sheet's own mistakes are all there is to tell.
    if has_errors(reading.problems) and not any(r.day for r in records):
        return Reorganisation(Draft(COMMAND, ChangeSet(None), reading.problems))
    day = _day_of(records, on)
    changes, counted = _reform(office, records, day, source_of(reading))
    arguments = {"file": file.name, "on": day.isoformat()}
    draft = Draft(
        COMMAND, changes, reading.problems, arguments, backup=True,
        again=lambda: reorganise(office, file, on, answers).draft,
    )  # fmt: skip
    return Reorganisation(draft, counted)


def template(office: Office, on: date | None = None) -> BookContent:
    """An empty sheet to fill in, for a day; None = the next 1 April."""
    # 組織改正 come with the fiscal year.
    day = on or fiscal_year(office.today).end
    # Its empty rows are there to be typed in: that most stay empty is no loss.
    mark = sheets.Fingerprint(LAYOUT.id, framework=office.framework.digest, extra={"blank": "yes"})
    return BookContent((empty_sheet(day, office.lang),), mark, office.lang)


def _day_of(records: Sequence[ReformRecord], given: date | None) -> date:
    """The one day of the sheet."""
    days = sorted({r.day for r in records if r.day} | ({given} if given else set()))
    if not days:
        raise NeedsAnswer("E_REORG_NO_DAY")
    if len(days) > 1:
        raise NeedsAnswer("E_REORG_DAYS", found=days[0], expected=days[1])
    return days[0]


def _reform(
    office: Office, records: list[ReformRecord], day: date, source: SourceFile
) -> tuple[ChangeSet, dict[str, int]]:
    """The change set and the totals before and after."""
    with office.read() as connection:
        found = present(connection, Moment(day), office.settings.grades)
        later = ahead(connection, day)
        terms = term_rows(connection, Moment(day))
        held = [one.session for one in sessions(connection, office.moment()).values()]
    elsewhere = Elsewhere.of(office.framework, office.settings.department_limits, held)
    rule = rules.in_force(office.framework.leaders)
    work = reform(found, later, records, day)
    changes, leaders = change_set(work, rule, terms, elsewhere, [source])
    before, after = totals(work)
    return changes, {
        "staff_before": before.staff, "staff": after.staff, "sections_before": before.sections,
        "sections": after.sections, "departments_before": before.departments, "departments": after.departments,
        "leaders_before": leaders[0], "leaders": leaders[1],
    }  # fmt: skip
