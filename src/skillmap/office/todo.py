"""What needs doing, each with the command that does it; what breaks on a day to come."""

from __future__ import annotations

from skillmap import collector
from skillmap.commands import command_line
from skillmap.days import FiscalYear, fiscal_year
from skillmap.framework.stray import stray
from skillmap.japanese import fold
from skillmap.judgement.judges import judge
from skillmap.judgement.record import Record, take
from skillmap.leaders import rule as rules
from skillmap.leaders.store import all_terms, names
from skillmap.office.definition_review import people_to_review
from skillmap.office.office import Office
from skillmap.office.retention import due
from skillmap.office.rosters_left import disagreement
from skillmap.office.terms import allowed
from skillmap.office.waiting_files import AGAIN, unfinished
from skillmap.org.store import absences
from skillmap.org.succession import successors
from skillmap.reports.asked import with_asked
from skillmap.reports.beginning import Todo
from skillmap.reports.rehearsal import Rehearsal, rehearsal_table
from skillmap.reports.snapshot import Snapshot, of_record
from skillmap.reports.year import todo_table
from skillmap.storage.facts import Moment
from skillmap.tables import Table
from skillmap.training.store import enrolments, sessions
from skillmap.words import message

MOST_FILES = 3
"""Definition files that nobody reads, named in one line."""


def todo(office: Office, moment: Moment, fy: FiscalYear | None = None, *, most: int | None = None) -> Table:
    """What needs doing on the moment's day, in a fiscal year (None = that of the day), and what is out of order.

    `most` names so many breaches of rules at most; None = all.
    """
    with collector.paused():
        return todo_of(office, moment, *looked_at(office, moment, fy), most=most)


def looked_at(office: Office, moment: Moment, fy: FiscalYear | None = None) -> tuple[Record, Snapshot]:
    """What is recorded, read once: as it is judged, and as a fiscal year (None = that of the day) is reported."""
    with office.read() as connection:
        record = take(connection, office.framework, moment, office.settings.grades, allowed(office))
        snapshot = of_record(connection, moment, office.fiscal_year(fy, moment.as_of), record)
        needs_approval = office.settings.applications_need_approval
        return record, with_asked(connection, moment, snapshot, needs_approval=needs_approval)


def todo_of(office: Office, moment: Moment, record: Record, snapshot: Snapshot, *, most: int | None = None) -> Table:
    """As `todo`, of what was read already."""
    waits, review, past = unfinished(office), people_to_review(office, moment), due(office)
    with office.read() as connection:
        rosters = disagreement(office, connection, moment, snapshot)
    # First what is recorded as handed out and has not left: others act on that record.
    first = [Todo(message("todo.handout", number=waits.shown), 1, AGAIN)] if waits else []
    if rosters.count:
        first.append(rosters)
    if unread := stray(office.workspace.data):
        shown = (
            *unread[:MOST_FILES],
            *([message("session.others", count=len(unread) - MOST_FILES)] if unread[MOST_FILES:] else ()),
        )
        first.append(Todo(message("todo.stray", files=shown), len(unread), command_line("framework", "check")))
    first += _mandates_of_nobody(office, record)
    if review:
        first.append(Todo(message("todo.review", count=review), review, command_line("assess", "list", "--review")))
    if past:
        # The latest of them, so that the command that is advised reaches everybody who is due.
        before = max(one.gone_on for one in past).isoformat()
        command = command_line("privacy", "erase", "--left-before", before)
        first.append(Todo(message("todo.retention"), len(past), command))
    return todo_table(snapshot, judge(record), most, office.words.unknown, first)


def _mandates_of_nobody(office: Office, record: Record) -> list[Todo]:
    """Mandatory trainings that name a grade which neither the office's table nor anybody on the staff has.

    A grade that was renamed, or is misspelt, frees everybody of the duty without a word.
    """
    staff = record.organisation.each("grade")
    known = {fold(grade) for grade in (*office.settings.grades, *office.settings.grade_aliases, *staff)}
    found = []
    for training in office.framework.trainings.values():
        asked = dict.fromkeys(grade for one in training.mandatory_for for grade in one.staff_grades)
        unknown = tuple(grade for grade in asked if fold(grade) not in known)
        if unknown and training.status == "active":
            what = message("todo.mandate_grades", training=training.name.text, grades=unknown)
            found.append(Todo(what, len(unknown), command_line("framework", "show", training.id)))
    return found


def rehearsal(office: Office, moment: Moment) -> Table:
    """Today's office against that of a day to come, with everything that is recorded for it."""
    day = moment.as_of
    with office.read() as connection:
        terms = all_terms(connection, moment)
        held = sessions(connection, moment)
        return rehearsal_table(
            Rehearsal(
                office.organisation(connection, Moment(office.today, moment.known)),
                office.organisation(connection, moment),
                rules.in_force(office.framework.leaders),
                terms,
                names(connection, moment, (t.staff_id for t in terms)),
                held,
                tuple(enrolments(connection, moment, held)),
                absences(connection, moment, day, fiscal_year(day).end),
                office.settings.absence_share,
                successors(connection, moment),
            )
        )
