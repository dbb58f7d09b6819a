"""People's plans as one page each, to take into the interview."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from skillmap.documents import plan_sheet as document
from skillmap.errors import InputRefused
from skillmap.office.handout import BookContent, BookToWrite, Handout, of_books
from skillmap.office.office import Office
from skillmap.office.plan_scope import PlanScope, people
from skillmap.org.model import Organisation, Unit
from skillmap.planning import store
from skillmap.planning.progress import progress
from skillmap.planning.standing import serving_seats
from skillmap.storage.handouts import HandoutKind
from skillmap.training.completions import completed_trainings


@dataclass(frozen=True)
class PlanSheets:
    """The workbooks ready to be written, and how many people they are about."""

    handout: Handout
    people: int


def plan_sheets(office: Office, scope: PlanScope, as_of: date | None = None, out: Path | None = None) -> PlanSheets:
    """One workbook for a person, else one per section, a page per plan.

    Raises InputRefused (E_PLAN_NONE, E_PLAN_NO_SHEET) when there is no plan.
    """
    moment = office.moment(as_of)
    with office.read() as connection:
        organisation = office.organisation(connection, moment)
        chosen = people(organisation, scope)
        made = store.plans(connection, moment, [p.id for p in chosen])
        done = completed_trainings(connection, office.framework, moment)
        booked = serving_seats(connection, moment, {p.id for p in chosen})
    pages = [
        document.PlanPage(p, one, progress(one, done.get(p.id, ()), seats), seats)
        for p in chosen
        for seats in (booked.get(p.id, {}),)
        for purpose in store.Purpose
        if (one := made.get((p.id, purpose))) is not None
    ]
    if not pages:
        # One person without a plan is named; of a unit it is nobody's mistake in particular.
        alone = InputRefused("E_PLAN_NONE", found=chosen[0].shown) if scope.staff else None
        raise alone or InputRefused("E_PLAN_NO_SHEET")
    groups: dict[Unit | None, list[document.PlanPage]] = {}
    for page in pages:
        # A workbook a section: its head takes it into the interviews and sees nobody else's people.
        groups.setdefault(None if scope.staff else organisation.section_of(page.person.unit_id), []).append(page)
    books = [
        _book(
            office,
            organisation,
            document.title(chosen[0] if scope.staff else unit, office.lang),
            chosen[0].shown if scope.staff else unit.full_name if unit else "",
            own,
        )
        for unit, own in groups.items()
    ]
    count = len({page.person.id for page in pages})
    return PlanSheets(of_books("plan sheet", HandoutKind.PLAN_SHEET, out or office.workspace.out, books, {}), count)


def _book(
    office: Office, organisation: Organisation, title: str, about: str, pages: Sequence[document.PlanPage]
) -> BookToWrite:
    mark = document.fingerprint(office.framework, organisation, office.seen_head or 0)

    def make() -> BookContent:
        book = document.plan_book(office.framework, organisation, list(pages), office.settings.office, office.lang)
        return BookContent(tuple(book), mark, office.lang)

    return BookToWrite(title, make, about)
