"""How far a round of assessment is, as `Table` values: who answered, who is missing, where two see it differently,
what changed since the year before. Pure; the numbers are those of `rounds`."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date

from skillmap.assessment.rounds import PersonRound, RoundProgress, RoundTotals, totals
from skillmap.days import FiscalYear
from skillmap.framework.model import Framework
from skillmap.framework.naming import skill_name
from skillmap.org.model import Organisation, Person, Unit
from skillmap.tables import Align, Table, column, number
from skillmap.words import Fact, Message, message

_COUNTS = (
    number("asked", "対象", "Asked", width=6),
    number("answered", "回答済み", "Answered", width=8),
    number("blanks", "空欄あり", "With blanks", width=8),
    number("unanswered", "未回答", "Missing", width=6),
    number("supervisor", "上司済み", "Supervisor", width=8),
    number("approved", "承認済み", "Approved", width=8),
    number("disagreements", "不一致", "Differ", unit=("件", "skills"), width=8),
)
_PERSON = (
    column("number", "職員番号", "Staff number", align=Align.CENTER, width=10),
    column("name", "氏名", "Name", width=16),
    column("unit", "所属", "Unit", width=28),
)
_SKILL = column("skill", "スキル", "Skill", width=24)


def by_unit_table(
    found: Sequence[PersonRound], organisation: Organisation, fy: FiscalYear, due: date | None, *, sections: bool
) -> Table:
    """Per department, or per section, how many of those who are asked answered; the office below."""
    home: Callable[[int | None], Unit | None] = organisation.section_of if sections else organisation.department_of
    groups: dict[tuple[int, str], list[PersonRound]] = {}
    for one in found:
        # 部長 belong to no section: their department answers for them.
        unit = home(one.person.unit_id) or organisation.department_of(one.person.unit_id)
        groups.setdefault((unit.order, unit.full_name) if unit else (10**9, ""), []).append(one)
    rows: list[tuple[Fact, ...]] = []
    for (_, name), own in sorted(groups.items()):
        numbers = totals(own)
        if numbers.asked:
            rows.append((name or message("gap.no_unit"), *_counts(numbers)))
    whole = totals(found)
    title = "assess.status.sections" if sections else "assess.status.departments"
    width = 30 if sections else 20
    return Table(
        "assessment-status",
        message(title, fy=fy.text),
        (column("unit", "課" if sections else "部", "Section" if sections else "Department", width=width), *_COUNTS),
        rows,
        tuple(_notes(found, due, organisation.day)),
        organisation.day,
        (message("year.total"), *_counts(whole)),
    )


def _counts(one: RoundTotals) -> tuple[Fact, ...]:
    return (
        one.asked, one.answered, one.blanks, one.unanswered, one.supervisor, one.approved, one.disagreements
    )  # fmt: skip


def _notes(found: Sequence[PersonRound], due: date | None, day: date) -> Iterable[Message]:
    if due is not None:
        late = (day - due).days
        yield message("assess.status.late", due=due, days=late) if late > 0 else message("assess.status.due", due=due)
    outside = (
        ("assess.status.absent", RoundProgress.ABSENT),
        ("assess.status.not_sent", RoundProgress.NOT_SENT),
        ("assess.status.not_asked", RoundProgress.NOT_ASKED),
    )
    for key, progress in outside:
        count = sum(one.progress is progress for one in found)
        if count:
            yield message(key, count=count)
    waiting = sum(one.progress is RoundProgress.TO_APPROVE for one in found)
    if waiting:
        yield message("assess.status.to_approve", count=waiting)


def people_table(found: Sequence[PersonRound], organisation: Organisation, fy: FiscalYear) -> Table:
    """Everybody who is asked: how many skills are rated by whom, and how far that is; in roster order."""
    columns = (
        *_PERSON,
        column("progress", "状態", "State", width=12),
        number("asked", "対象スキル", "Skills asked", width=10),
        number("self", "自己", "Self", width=6),
        number("supervisor", "上司", "Supervisor", width=6),
        number("approved", "承認", "Approved", width=6),
        number("disagreements", "不一致", "Differ", width=6),
    )
    rows = [
        (
            *_person(one.person, organisation), message(f"assess.progress.{one.progress}"), one.asked, one.own,
            one.supervisor, one.approved, len(one.disagreements),
        )
        for one in found
        if one.progress is not RoundProgress.NOT_ASKED
    ]  # fmt: skip
    return Table("assessment-people", message("assess.status.people", fy=fy.text), columns, rows, (), organisation.day)


def missing_table(found: Sequence[PersonRound], organisation: Organisation, fy: FiscalYear, due: date | None) -> Table:
    """The sections that somebody has not answered from, with names: a list to telephone through."""
    columns = (
        column("department", "部", "Department", width=20),
        column("section", "課", "Section", width=22),
        number("missing", "未回答", "Missing", unit=("人", "people"), width=10),
        column("names", "氏名", "Names", width=44),
        column("due", "提出期限", "Due", width=16),
        number("late", "過ぎた日数", "Days late", width=12),
        column("note", "催促の記録", "Reminded", width=18),
    )
    groups: dict[tuple[int, str, str], list[PersonRound]] = {}
    for one in found:
        if one.progress is RoundProgress.UNANSWERED:
            department = organisation.department_of(one.person.unit_id)
            section = organisation.section_of(one.person.unit_id)
            unit = section or department
            groups.setdefault((unit.order if unit else 10**9, _name(department), _name(section)), []).append(one)
    late = max((organisation.day - due).days, 0) if due else None
    rows: list[tuple[Fact, ...]] = [
        (
            department or message("gap.no_unit"), section, len(own), tuple(o.person.name for o in own), due, late, "",
        )
        for (_, department, section), own in sorted(groups.items())
    ]  # fmt: skip
    note = message("assess.status.missing_note", sections=len(rows), people=sum(len(own) for own in groups.values()))
    title = message("assess.status.missing", fy=fy.text)
    return Table("assessment-missing", title, columns, rows, (note,), organisation.day)


def disagreement_table(
    found: Sequence[PersonRound], framework: Framework, organisation: Organisation, fy: FiscalYear
) -> Table:
    """Where people and supervisors see a level differently, the widest apart first, then in roster order."""
    columns = (
        *_PERSON, _SKILL, number("self", "自己", "Self", width=6), number("supervisor", "上司", "Supervisor", width=6),
        number("difference", "差", "Difference", width=6),
    )  # fmt: skip
    listed = [one for person in found for one in person.disagreements]
    # A stable sort: people as far apart as each other stay in roster order.
    listed.sort(key=lambda one: -abs(one.own - one.supervisor))
    rows = [
        (
            *_person(one.person, organisation), skill_name(framework, one.skill), one.own, one.supervisor,
            one.own - one.supervisor,
        )
        for one in listed
    ]  # fmt: skip
    title = message("assess.status.disagreements", fy=fy.text)
    return Table("assessment-disagreements", title, columns, rows, (), organisation.day)


def change_table(
    found: Sequence[PersonRound], framework: Framework, organisation: Organisation, fy: FiscalYear
) -> Table:
    """What differs from the levels approved before the round; levels not assessed before have no earlier value."""
    columns = (
        *_PERSON, _SKILL, number("before", "前回", "Before", width=6), number("after", "今回", "Now", width=6),
        column("stage", "段階", "Stage", width=8),
    )  # fmt: skip
    rows = [
        (
            *_person(one.person, organisation), skill_name(framework, one.skill), one.before, one.after,
            message(f"stage.{one.stage.code}"),
        )
        for person in found
        for one in person.moved
    ]  # fmt: skip
    moved = [one for person in found for one in person.moved]
    note = message(
        "assess.status.changes_note",
        raised=sum(o.before is not None and o.after > o.before for o in moved),
        lowered=sum(o.before is not None and o.after < o.before for o in moved),
        new=sum(o.before is None for o in moved),
    )
    title = message("assess.status.changes", fy=fy.text)
    return Table("assessment-changes", title, columns, rows, (note,), organisation.day)


def _name(unit: Unit | None) -> str:
    return unit.name if unit else ""


def _person(person: Person, organisation: Organisation) -> tuple[Fact, Fact, Fact]:
    return person.number, person.name, organisation.unit_name_of(person)
