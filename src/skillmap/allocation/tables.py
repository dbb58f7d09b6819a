"""An allocation as tables: its goals with bounds, and who is without a seat, why, and what would help."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from skillmap.allocation.explaining import Option
from skillmap.allocation.problem import GoalValue
from skillmap.allocation.store import Run, Waiting
from skillmap.allocation.substitutes import Substitute
from skillmap.allocation.whatif import Gain, SeatDifference
from skillmap.days import FiscalYear
from skillmap.framework.model import Framework
from skillmap.framework.naming import training_name
from skillmap.org.model import Organisation, Person
from skillmap.tables import Table, column, number, without
from skillmap.training.model import Session
from skillmap.training.tables import when, when_seen
from skillmap.words import Bilingual, Fact, Message, message

GOAL_COLUMNS = (
    column("goal", "目標", "goal"),
    number("value", "結果", "value"),
    number("bound", "上限・下限", "bound"),
    column("gap", "差", "gap"),
    column("proven", "最適の証明", "proven"),
)
WAITING_COLUMNS = (
    number("no", "順", "no", is_minor=True),
    column("number", "職員番号", "staff number"),
    column("name", "氏名", "name"),
    column("unit", "所属", "unit"),
    column("training", "研修名", "training"),
    column("why", "理由", "why"),
    column("reason", "席がない理由", "why no seat"),
    column("remedy", "できること", "remedy"),
)


def goal_table(run: Run) -> Table:
    """The ordered goals of an allocation, each with its value and what is possible at most (or at least)."""
    rows: list[tuple[Fact, ...]] = [
        (message(f"allocation.goal.{g.goal}"), g.value, g.bound, _gap(g), g.is_proven) for g in run.goals
    ]
    title = message("allocation.title", fy=str(run.fy), seated=run.seated, demands=run.demands)
    return Table("allocation", title, GOAL_COLUMNS, rows, (message(f"allocation.stopped.{run.stopped}"),))


def _gap(goal: GoalValue) -> str:
    """The gap in percent; of goals whose bound is 0, in numbers, because a share of nothing says nothing."""
    return f"{goal.gap:.2%}" if goal.bound else str(abs(goal.value - goal.bound))


def waiting_table(framework: Framework, organisation: Organisation, waiting: Iterable[Waiting], on: date) -> Table:
    """People without a seat in the order of the waiting list; `on`: the day of whose facts their reasons speak."""
    rows: list[tuple[Fact, ...]] = []
    for no, one in enumerate(waiting, 1):
        person = organisation.person_by_id.get(one.staff_id)
        who = (person.number, person.name, organisation.unit_name_of(person)) if person else ("", "", "")
        why = message(f"enrol.why.{one.why}")
        rows.append((no, *who, training_name(framework, one.training), why, one.why_not, one.remedy))
    notes = (reasons_of(on),) if rows else ()
    return Table("waiting", Bilingual("受講できない職員", "Without a seat"), WAITING_COLUMNS, rows, notes)


def reasons_of(on: date) -> Message:
    """As of when the reasons of people without a seat are."""
    return message("allocation.reasons_of", day=on)


FEW = 20


def short_waiting_table(
    framework: Framework, organisation: Organisation, waiting: Sequence[Waiting], on: date
) -> Table:
    """The first people of the waiting list, as a terminal has room for; the others are counted below."""
    table = without(waiting_table(framework, organisation, waiting[:FEW], on), "unit", "why", "remedy")
    rest = len(waiting) - len(table.rows)
    notes = (message("allocation.more", count=rest),) if rest > 0 else ()
    return replace(table, notes=(*table.notes, *notes))


CANDIDATE_COLUMNS = (
    number("no", "順", "no"),
    column("number", "職員番号", "staff number"),
    column("name", "氏名", "name"),
    column("unit", "所属", "unit"),
    column("why", "理由", "why"),
    column("hurdles", "受講できない事情", "what stands against it"),
)


def candidate_table(organisation: Organisation, code: str, found: Iterable[Substitute], count: int) -> Table:
    """The waiting list of a session in order, with what stands against each person; `count` people wait in all."""
    rows: list[tuple[Fact, ...]] = []
    for no, one in enumerate(found, 1):
        person = organisation.person_by_number.get(one.demand.person)
        who = (one.demand.person, person.name if person else "", organisation.unit_name_of(person))
        rows.append((no, *who, message(f"enrol.why.{one.demand.why}"), one.hurdles))
    title = message("allocation.candidates.title", session=code, count=count)
    return Table("candidates", title, CANDIDATE_COLUMNS, rows)


OPTION_COLUMNS = (
    column("training", "研修名", "training"),
    column("why", "理由", "why"),
    column("session", "開催コード", "session"),
    column("when", "日程", "when"),
    column("verdict", "この回に席があるか、ない理由", "seat, or what stands against it"),
)
SESSION_COLUMNS = (column("item", "項目", "item"), column("value", "内容", "value"))


def option_table(framework: Framework, person: Person, found: Iterable[Option], year: FiscalYear) -> Table:
    """Every session of everything that a person needs in a year, with the seat or what stands against it."""
    rows: list[tuple[Fact, ...]] = []
    for one in found:
        own, open_ = message("allocation.option.own"), message("allocation.against.open")
        verdict: Fact = own if one.is_own else one.hurdles or open_
        if one.session and one.session.code in one.demand.wishes:
            verdict = message("allocation.option.wished", verdict=verdict)
        head = (training_name(framework, one.demand.training), message(f"enrol.why.{one.demand.why}"))
        session = one.session
        rows.append((*head, session.code if session else "－", when_seen(session, year) if session else "－", verdict))
    notes = () if rows else (message("allocation.option.none"),)
    return Table("options", message("allocation.option.title", person=person.shown), OPTION_COLUMNS, rows, notes=notes)


def session_page(framework: Framework, session: Session, why: Mapping[str, int], waiting: int) -> Table:
    """One session: how many sit in it for which reason, what is free, how many wait for its training."""
    seated = sum(why.values())
    rows: list[tuple[Fact, Fact]] = [
        (message("allocation.session.training"), training_name(framework, session.training)),
        (message("allocation.session.when"), when(session)),
        (message("allocation.session.venue"), session.venue),
        (message("allocation.session.trainers"), session.trainers),
        (message("allocation.session.capacity"), session.capacity),
        (message("allocation.session.minimum"), session.minimum or None),
        (message("allocation.session.deadline"), session.deadline),
        (message("allocation.session.seated"), seated),
        *((message(f"enrol.why.{reason}"), count) for reason, count in sorted(why.items())),
        (message("allocation.session.free"), max(0, session.capacity - seated)),
        (message("allocation.session.waiting"), waiting),
    ]
    filled = [row for row in rows if row[1] not in (None, "", ())]
    return Table("session", Bilingual(session.code, session.code), SESSION_COLUMNS, filled)


GAIN_COLUMNS = (
    column("training", "研修名", "training"),
    number("capacity", "定員", "seats"),
    number("waiting", "席のない希望", "waiting"),
    number("seated", "一回増やすと座れる人", "seated by one more"),
)
EXTRA_COLUMNS = (number("no", "順", "no"), *GAIN_COLUMNS, number("sum", "累計", "in all"))
DIFFERENCE_COLUMNS = (
    column("what", "変化", "change"),
    column("number", "職員番号", "staff number"),
    column("name", "氏名", "name"),
    column("unit", "所属", "unit"),
    column("training", "研修名", "training"),
)


def gain_table(framework: Framework, gains: Iterable[Gain]) -> Table:
    """What one more session of each training would bring at most, most first."""
    rows: list[tuple[Fact, ...]] = [
        (training_name(framework, g.training), g.capacity, g.waiting, g.seated) for g in gains
    ]
    title = Bilingual("研修ごとの、席一回分の効果", "What one more session of each training would bring")
    return Table("gains", title, GAIN_COLUMNS, rows, (message("allocation.gains.note"),))


def extra_table(framework: Framework, best: Iterable[Gain]) -> Table:
    """Further sessions in the order in which they seat most people."""
    rows: list[tuple[Fact, ...]] = []
    seated = 0
    for no, g in enumerate(best, 1):
        seated += g.seated
        rows.append((no, training_name(framework, g.training), g.capacity, g.waiting, g.seated, seated))
    title = Bilingual("増やすと最も多くの人が受講できる回", "Further sessions that would seat most people")
    return Table("extra", title, EXTRA_COLUMNS, rows)


def difference_table(framework: Framework, organisation: Organisation, found: SeatDifference) -> Table:
    """Who would win a seat, lose one, or sit in another session; in roster order."""
    place = {p.number: i for i, p in enumerate(organisation.people)}
    rows: list[tuple[Fact, ...]] = []
    for kind, listed in (("lost", found.lost), ("won", found.won), ("moved", found.moved)):
        for number_, training in sorted(listed, key=lambda one: (place.get(one[0], len(place)), one[1])):
            person = organisation.person_by_number.get(number_)
            who = (number_, person.name if person else "", organisation.unit_name_of(person))
            rows.append((message(f"allocation.whatif.{kind}"), *who, training_name(framework, training)))
    return Table("difference", Bilingual("割当の違い", "Differences"), DIFFERENCE_COLUMNS, rows)
