"""Sessions and enrolments as tables."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from skillmap.days import FiscalYear, day_ja
from skillmap.framework.model import Framework, Training
from skillmap.framework.naming import skill_name, training_name
from skillmap.framework.shown import mandate_line
from skillmap.org.model import Organisation, Person
from skillmap.tables import Table, column, number
from skillmap.training.model import Meeting, Outcome, Session, SessionStatus
from skillmap.training.outstanding import Outstanding
from skillmap.training.store import HeldSession, RecordedResult, TakenSeat
from skillmap.words import Bilingual, Fact, Message, message

SESSION_COLUMNS = (
    column("code", "開催コード", "session"),
    column("training", "研修名", "training"),
    column("when", "日程", "when"),
    column("venue", "会場", "venue", is_minor=True),
    column("trainers", "講師", "trainers", is_minor=True),
    column("route", "受講方法", "route", is_minor=True),
    number("seats", "受講者", "enrolled", unit=("人", "people")),
    number("capacity", "定員", "capacity", unit=("人", "people")),
    column("status", "状態", "status"),
)
ENROLMENT_COLUMNS = (
    column("session", "開催コード", "session"),
    column("training", "研修名", "training"),
    column("when", "日程", "when"),
    column("number", "職員番号", "staff number"),
    column("name", "氏名", "name"),
    column("unit", "所属", "unit"),
    column("why", "理由", "why"),
    column("origin", "登録", "given by", is_minor=True),
)
TRAINING_COLUMNS = (
    column("id", "研修コード", "id"),
    column("training", "研修名", "training"),
    column("format", "形式", "format", is_minor=True),
    number("hours", "時間", "hours", unit=("時間", "h")),
    number("cost", "費用", "cost", unit=("円", "yen")),
    column("teaches", "身に付くスキル", "teaches"),
)


def when(session: Session) -> Fact:
    """The days of a session as one line: 9月12日(土)午前, 9月14日(月)9:30～16:30 …, or the window of an e-learning."""
    if session.window is not None and not session.meetings:
        return message("session.window", first=named_day(session.window.first), last=named_day(session.window.last))
    days = sorted({m.day for m in session.meetings})
    return tuple(_day(day, [m for m in sorted(session.meetings) if m.day == day]) for day in days)


def when_seen(session: Session, present: FiscalYear) -> Fact:
    """The same for who looks at it in a fiscal year: days stand without their year, so that of another one is said."""
    own = FiscalYear(session.fy)
    return when(session) if own == present else (own.text, when(session))


def _day(day: date, meetings: Sequence[Meeting]) -> Message:
    # Times of one half day only would read as if they were those of the whole day.
    if all(one.starts and one.ends for one in meetings):
        return message("session.day.times", day=named_day(day), starts=meetings[0].starts, ends=meetings[-1].ends)
    key = "session.day.whole" if len(meetings) > 1 else f"session.day.{meetings[0].half.value}"
    return message(key, day=named_day(day))


def named_day(day: date) -> Bilingual:
    """A day of a year that is known, with its weekday: 9月12日(土)."""
    return Bilingual(day_ja(day), f"{day:%a %d %b}")


def session_table(
    framework: Framework,
    held: Mapping[str, HeldSession],
    taken: Iterable[TakenSeat],
    year: FiscalYear,
    present: FiscalYear,
) -> Table:
    """The year's sessions by code, as they are seen in the present one."""
    seats = Counter(t.session_id for t in taken)
    rows: list[tuple[Fact, ...]] = []
    for code, one in held.items():
        s = one.session
        head = (code, training_name(framework, s.training), when_seen(s, present), s.venue, s.trainers)
        told = message(f"session.route.{s.route}"), seats[one.id], s.capacity, message(f"session.status.{s.status}")
        rows.append((*head, *told))
    return Table("sessions", message("session.list.title", fy=year.text), SESSION_COLUMNS, rows)


def enrolment_table(
    framework: Framework,
    organisation: Organisation,
    held: Mapping[str, HeldSession],
    taken: Iterable[TakenSeat],
    present: FiscalYear,
    left: Iterable[Person] = (),
) -> Table:
    """Seats by session, then in roster order, as seen in the present year; `left`: people who have left, come last."""
    everybody = {p.id: p for p in (*left, *organisation.people)}
    place = {p.id: i for i, p in enumerate(organisation.people)}
    last = len(place)
    rows: list[tuple[Fact, ...]] = []
    for t in sorted(taken, key=lambda t: (t.enrolment.session, place.get(t.staff_id, last))):
        session = held[t.enrolment.session].session
        person = everybody.get(t.staff_id)
        who = (t.enrolment.staff, person.name if person else "", organisation.unit_name_of(person))
        reason = (message(f"enrol.why.{t.enrolment.why}"), message(f"enrol.origin.{t.enrolment.origin}"))
        is_held = session.status is not SessionStatus.CANCELLED
        days = when_seen(session, present)
        days = days if is_held else (message(f"session.status.{session.status}"), days)
        rows.append((session.code, training_name(framework, session.training), days, *who, *reason))
    return Table("enrolments", Bilingual("受講者一覧", "Enrolments"), ENROLMENT_COLUMNS, rows)


def training_table(framework: Framework, trainings: Iterable[Training]) -> Table:
    """The catalogue in file order."""
    rows: list[tuple[Fact, ...]] = []
    for t in trainings:
        teaches = tuple(_teaches(framework, s, level) for s, level in t.teaches.items())
        rows.append((t.id, t.name.text, message(f"training.format.{t.format}"), t.hours, t.cost_yen, teaches))
    return Table("trainings", Bilingual("研修一覧", "Trainings"), TRAINING_COLUMNS, rows)


RESULT_COLUMNS = (
    column("number", "職員番号", "staff number"),
    column("name", "氏名", "name"),
    column("unit", "所属", "unit"),
    column("training", "研修名", "training"),
    column("session", "開催コード", "session"),
    column("completed_on", "修了年月日", "completed on"),
    column("outcome", "修了", "result"),
    number("score", "評点", "score"),
)


def result_table(
    framework: Framework,
    organisation: Organisation,
    held: Mapping[str, HeldSession],
    found: Iterable[RecordedResult],
    left: Iterable[Person] = (),
) -> Table:
    """Results in roster order, each person's by day; people who have left come last."""
    codes = {h.id: code for code, h in held.items()}
    place = {p.id: i for i, p in enumerate(organisation.people)}
    people = {p.id: p for p in (*left, *organisation.people)}
    listed = sorted(found, key=lambda r: (place.get(r.staff_id, len(place)), r.completed_on, r.training))
    rows: list[tuple[Fact, ...]] = []
    for one in listed:
        person = people.get(one.staff_id)
        who = (person.number, person.name, organisation.unit_name_of(person)) if person else ("－", "－", "－")
        code = codes.get(one.session_id, "") if one.session_id is not None else ""
        outcome = message(f"result.outcome.{one.outcome}")
        rows.append((*who, training_name(framework, one.training), code, one.completed_on, outcome, one.score))
    completed = sum(r.outcome == Outcome.COMPLETED for r in listed)
    note = message("result.list_note", completed=completed, people=len({r.staff_id for r in listed}), count=len(listed))
    return Table("results", Bilingual("受講結果", "Results"), RESULT_COLUMNS, rows, (note,))


OUTSTANDING_COLUMNS = (
    column("session", "開催コード", "session"),
    column("training", "研修名", "training"),
    column("last_day", "終了日", "ended on"),
    number("days", "経過日数", "days ago", unit=("日", "days")),
    number("people", "結果待ち", "outstanding", unit=("人", "people")),
    column("first", "最初の人", "first of them"),
)
PEOPLE_COLUMNS = (
    column("session", "開催コード", "session"),
    column("number", "職員番号", "staff number"),
    column("name", "氏名", "name"),
    column("unit", "所属", "unit"),
)


def outstanding_table(
    framework: Framework,
    organisation: Organisation,
    found: Iterable[Outstanding],
    today: date,
    left: Iterable[Person] = (),
    *,
    by_person: bool,
) -> Table:
    """Sessions over without results, the longest over first, or the people in them; `left`: people who have left."""
    everybody = {p.id: p for p in (*left, *organisation.people)}
    rows: list[tuple[Fact, ...]] = []
    for one in found:
        session, last = one.session, one.session.last_day
        people = [(seat, everybody.get(seat.staff_id)) for seat in one.seats]
        if by_person:
            rows += [
                (session.code, seat.enrolment.staff, p.name if p else "－", organisation.unit_name_of(p))
                for seat, p in people
            ]
            continue
        shown = next((p.shown for _, p in people if p), one.seats[0].enrolment.staff)
        days = (today - last).days if last else None
        rows.append((session.code, training_name(framework, session.training), last, days, len(people), shown))
    title = Bilingual("結果の届いていない研修", "Results outstanding")
    columns = PEOPLE_COLUMNS if by_person else OUTSTANDING_COLUMNS
    notes = (message("result.outstanding.note"),) if rows else (message("result.outstanding.none"),)
    return Table("outstanding", title, columns, rows, notes, today)


PAGE_COLUMNS = (column("item", "項目", "item"), column("value", "内容", "value"))


def training_page(framework: Framework, training: Training) -> Table:
    """What the catalogue says of one training, one item a row; items without content are left out."""
    needs: list[Fact] = [training_name(framework, t) for t in training.prerequisites.trainings]
    needs.extend(_teaches(framework, s, level) for s, level in training.prerequisites.levels.items())
    rows: list[tuple[Fact, Fact]] = [
        (message("training.item.summary"), training.summary.text),
        (message("training.item.format"), message(f"training.format.{training.format}")),
        (message("training.item.hours"), training.hours),
        (message("training.item.half_days"), training.half_days or None),
        (message("training.item.cost"), training.cost_yen),
        (message("training.item.capacity"), training.usual_capacity),
        (message("training.item.provider"), training.provider.text),
        (message("training.item.audience"), training.audience.text),
        (message("field.mandatory_for"), tuple(mandate_line(framework, m) for m in training.mandatory_for)),
        (message("training.item.needs"), tuple(needs)),
        (message("training.item.teaches"), tuple(_teaches(framework, s, n) for s, n in training.teaches.items())),
    ]
    filled = [row for row in rows if row[1] not in (None, "", ())]
    return Table("training", training.name.text, PAGE_COLUMNS, filled)


def _teaches(framework: Framework, skill: str, level: int) -> Message:
    return message("training.teaches", skill=skill_name(framework, skill), level=level)
