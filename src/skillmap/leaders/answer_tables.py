"""Who has answered the request for nominations, as `Table` values. Pure."""

from collections.abc import Mapping, Sequence
from datetime import date

from skillmap.days import FiscalYear
from skillmap.leaders.asking import DepartmentAnswer
from skillmap.org.model import Organisation
from skillmap.tables import Table, column, number
from skillmap.words import Bilingual, Fact, message

_DEPARTMENT = column("department", "部", "Department", width=24)
ANSWER_COLUMNS = (
    _DEPARTMENT,
    number("seats", "席", "Seats", width=6),
    number("answered", "回答", "Answered", width=8),
    number("open", "未回答", "Open", width=8),
    column("status", "状態", "Status", width=12),
    column("missing", "未回答の課", "Not answered", width=40),
)
REMINDER_COLUMNS = (
    _DEPARTMENT,
    number("open", "未回答", "Open", width=8),
    column("missing", "未回答の課", "Not answered", width=54),
    column("due", "提出期限", "Due", width=16),
    number("late", "過ぎた日数", "Days late", width=12),
    column("files", "届いているファイル", "Files received", width=34),
    column("note", "催促の記録", "Reminded", width=20),
)


def answer_table(
    found: Sequence[DepartmentAnswer],
    title: Bilingual,
    fy: FiscalYear,
    due: date,
    organisation: Organisation,
    files: Mapping[str, Sequence[str]],
) -> Table:
    """Per department: seats asked about, answered, open, and the sections that are missing; sums in the note."""
    rows: list[tuple[Fact, ...]] = []
    for one in found:
        code = one.department.code if one.department else ""
        status = message(f"leader.answers.{_status(one, has_file=code in files, is_late=organisation.day > due)}")
        rows.append((_name(one), one.seats, one.answered, len(one.missing), status, _missing(one)))
    seats, missing = sum(one.seats for one in found), sum(len(one.missing) for one in found)
    none = sum(one.answered == 0 for one in found)
    note = message(
        "leader.answers.note", departments=len(found), none=none, seats=seats, answered=seats - missing,
        missing=missing, due=due,
    )  # fmt: skip
    heading = message("leader.answers.title", title=title, fy=fy.text)
    return Table("leader-answers", heading, ANSWER_COLUMNS, rows, (note,), organisation.day)


def _status(one: DepartmentAnswer, *, has_file: bool, is_late: bool) -> str:
    if not one.missing:
        return "done"
    if one.answered:
        return "part"
    return "came" if has_file else "late" if is_late else "none"


def reminder_table(
    found: Sequence[DepartmentAnswer],
    title: Bilingual,
    fy: FiscalYear,
    due: date,
    organisation: Organisation,
    files: Mapping[str, Sequence[str]],
) -> Table:
    """The departments that have not answered in full, to telephone through."""
    late = max((organisation.day - due).days, 0)
    rows: list[tuple[Fact, ...]] = []
    for one in found:
        if one.missing:
            came = tuple(files.get(one.department.code if one.department else "", ()))
            rows.append((_name(one), len(one.missing), _missing(one), due, late, came, ""))
    note = message("leader.answers.reminder_note", departments=len(rows), missing=sum(len(o.missing) for o in found))
    heading = message("leader.answers.reminder_title", title=title, fy=fy.text)
    return Table("leader-reminders", heading, REMINDER_COLUMNS, rows, (note,), organisation.day)


def _name(one: DepartmentAnswer) -> Fact:
    return one.department.name if one.department else message("leader.form.outside")


def _missing(one: DepartmentAnswer) -> tuple[Fact, ...]:
    several = len({s.section.id for s in one.missing}) < len(one.missing)
    return tuple(f"{s.section.name} {s.no}" if several else s.section.name for s in one.missing)
