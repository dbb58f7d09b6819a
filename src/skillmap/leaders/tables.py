"""Listings of the leaders, as `Table` values. Pure."""

from collections.abc import Iterable, Mapping, Sequence

from skillmap.framework.model import LeaderRule
from skillmap.i18n.wording import word
from skillmap.leaders.checks import LeaderFinding
from skillmap.leaders.model import Name, Term
from skillmap.leaders.programme import Done
from skillmap.leaders.register import LeaderSeat, SeatStatus
from skillmap.org.model import Organisation
from skillmap.tables import Column, Table, column, number
from skillmap.words import Fact, Message, message

_FY = column("fy", "年度", "Fiscal year", width=8)
_WHERE = (column("department", "部", "Department", width=18), column("section", "課", "Section", width=22))
_SEAT = number("seat", "席", "Seat", width=4)
_WHO = (
    column("number", "職員番号", "Staff number", width=10),
    column("grade", "職名", "Grade", width=10),
    column("name", "氏名", "Name", width=16),
)
_KANA = column("kana", "フリガナ", "Kana", width=20)
_TERM = (column("starts", "就任日", "From", width=15), column("ends", "退任日", "Until", width=15))
_ROUTE = column("route", "経路", "Route", width=12)
_BEFORE = column("before", "前任者", "Predecessor", width=16, is_minor=True)
_THEME = column("theme", "改善テーマ", "Theme", width=30)
_RESULT = column("result", "成果", "Result", width=30)
_LATER = column("later_post", "その後の配置", "Later post", width=20)
_STATUS = column("status", "状態", "Status", width=16)

LIST_COLUMNS: tuple[Column, ...] = (*_WHERE, *_WHO, *_TERM, _BEFORE, _STATUS)
"""What a terminal holds: one row per seat; vacant seats have no person."""
ROSTER_COLUMNS: tuple[Column, ...] = (
    _FY, *_WHERE, _SEAT, *_WHO, _KANA, *_TERM, _ROUTE, _BEFORE, _THEME, _RESULT, _STATUS,
)  # fmt: skip
"""Columns of リーダー名簿 on paper."""


def leader_table(
    rule: LeaderRule,
    organisation: Organisation,
    seats: Sequence[LeaderSeat],
    names: Mapping[int, Name],
    columns: tuple[Column, ...] = LIST_COLUMNS,
) -> Table:
    """The leader list: one row per seat, vacant ones too, counted below. `names` are those of everybody ever seated."""
    rows = [tuple(_list_row(organisation, seat, names).get(c.key, "") for c in columns) for seat in seats]
    covered = sum(seat.is_covered for seat in seats)
    sections = len({seat.section.id for seat in seats})
    notes = (
        message("leader.list_note", sections=sections, seats=len(seats), covered=covered, vacant=len(seats) - covered),
    )
    title = message("leader.list_title", title=rule.title.text)
    return Table("leader-list", title, columns, rows, notes, organisation.day)


def _list_row(organisation: Organisation, seat: LeaderSeat, names: Mapping[int, Name]) -> dict[str, Fact]:
    department = organisation.department_of(seat.section.id)
    before = names.get(seat.before.staff_id) if seat.before else None
    row: dict[str, Fact] = {
        "department": department.name if department and department.id != seat.section.id else "",
        "section": seat.section.name,
        "seat": seat.no,
        "before": before.name if before else "",
        "status": message(f"leader.status.{seat.status}"),
    }
    term, person = seat.term, seat.person
    if term is None:
        return row
    if seat.status is SeatStatus.ENDED or person is None:
        # A term that a transfer has ended leaves the section without a leader; who it was stands as the predecessor.
        last = names.get(term.staff_id)
        return {**row, "before": last.name if last else ""}
    return {
        **row,
        "fy": str(term.fy),
        "number": person.number,
        "grade": person.grade,
        "name": person.name,
        "kana": person.kana,
        "starts": term.valid_from,
        "ends": term.last_day,
        "route": message(f"leader.route.{term.route}"),
        "theme": term.theme,
        "result": term.result,
        "later_post": term.later_post,
    }


HISTORY_COLUMNS = (
    column("section", "所属", "Section", width=26),
    _SEAT,
    _WHO[0],
    _WHO[2],
    *_TERM,
    _ROUTE,
    column("nominated_by", "推薦者", "Recommended by", width=16),
    column("nominated_on", "推薦日", "Recommended on", width=12),
    column("reason", "推薦理由", "Reason", width=30),
    column("conditions", "確認した要件", "Conditions", width=24),
    column("on_transfer", "異動したとき", "On transfer", width=12),
    column("programme", "研修の修了", "Trainings", width=10),
    number("hours", "受講時間", "hours", width=10),
    column("completion", "修了", "Completion", width=16),
    _THEME,
    _RESULT,
    _LATER,
)


def history_table(
    terms: Iterable[Term],
    organisation: Organisation,
    names: Mapping[int, Name],
    rule: LeaderRule,
    done: Mapping[Term, Done],
) -> Table:
    """Terms with everything the register holds, in the order given; `done` is how far the programme is."""
    rows = [
        (
            *_history_row(term, organisation, names.get(term.staff_id, Name("", "－"))),
            *_so_far(term, rule, done.get(term)),
        )
        for term in terms
    ]
    return Table("leader-history", message("leader.history_title"), HISTORY_COLUMNS, rows, (), organisation.day)


def _history_row(term: Term, organisation: Organisation, name: Name) -> tuple[Fact, ...]:
    unit = organisation.unit_by_id.get(term.unit_id)
    return (
        unit.full_name if unit else "－", term.seat_no, *name, term.valid_from, term.last_day,
        message(f"leader.route.{term.route}"), term.nominated_by, term.nominated_on, term.reason, term.conditions,
    )  # fmt: skip


def _so_far(term: Term, rule: LeaderRule, done: Done | None) -> tuple[Fact, ...]:
    state: tuple[Fact, ...] = ("", None, "")
    if done is not None and done.total:
        told = message("leader.completed", day=done.completed_on) if done.completed_on else None
        told = told or message("leader.under_way" if done.count else "leader.not_begun")
        state = (message("leader.programme_state", done=done.count, total=done.total), done.hours, told)
    return (message(f"leader.transfer.{rule.on_transfer}"), *state, term.theme, term.result, term.later_post)


FINDING_COLUMNS = (
    column("section", "所属", "Section", width=26),
    column("person", "職員", "Person", width=22),
    column("finding", "確かめること", "Finding", width=50),
    column("command", "コマンド", "Command", width=50),
)


def finding_table(findings: Sequence[LeaderFinding], organisation: Organisation) -> Table:
    """What `leader check` found, with the command that mends each."""
    rows: list[tuple[Fact, ...]] = [
        (f.section.full_name if f.section else "", f.person.shown if f.person else "", f.what, f.command)
        for f in findings
    ]
    notes = (message("leader.check_note", count=len(rows)),)
    return Table("leader-check", message("leader.check_title"), FINDING_COLUMNS, rows, notes, organisation.day)


SUMMARY_COLUMNS = (
    column("finding", "確かめること", "Finding", width=50),
    number("count", "件数", "findings", width=8),
    column("where", "所属・職員", "Where", width=50),
    column("command", "コマンド", "Command", width=50),
)
FEW = 4
"""Sections or people named per finding; the others are counted."""


def finding_summary(findings: Sequence[LeaderFinding], organisation: Organisation) -> Table:
    """The same findings, those of the same words in one row, as a terminal has room for."""
    groups: dict[str, list[LeaderFinding]] = {}
    for one in findings:
        groups.setdefault(word(one.what, "ja"), []).append(one)
    rows: list[tuple[Fact, ...]] = []
    for own in groups.values():
        named = tuple(_where(one) for one in own[:FEW])
        where: Fact = message("leader.check_more", first=named, count=len(own) - FEW) if len(own) > FEW else named
        rows.append((own[0].what, len(own), where, own[0].command))
    notes: tuple[Message, ...] = (message("leader.check_note", count=len(findings)),)
    if len(rows) < len(findings):
        notes = (*notes, message("leader.check_all"))
    return Table("leader-check", message("leader.check_title"), SUMMARY_COLUMNS, rows, notes, organisation.day)


def _where(one: LeaderFinding) -> str:
    return one.person.shown if one.person else one.section.full_name if one.section else ""
