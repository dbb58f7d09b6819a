"""An allocation as tables: its goals with bounds, and who is without a seat, why, and what would help."""

from collections.abc import Iterable

from skillmap.allocation.store import Run, Waiting
from skillmap.framework.model import Framework
from skillmap.org.model import Organisation
from skillmap.tables import Table, column, number
from skillmap.training.tables import training_name
from skillmap.words import Bilingual, Fact, message

GOAL_COLUMNS = (
    column("goal", "目標", "goal"),
    number("value", "結果", "value"),
    number("bound", "上限・下限", "bound"),
    column("proven", "最適の証明", "proven"),
)
WAITING_COLUMNS = (
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
        (message(f"allocation.goal.{g.goal}"), g.value, g.bound, g.is_proven) for g in run.goals
    ]
    title = message("allocation.title", fy=str(run.fy), seated=run.seated, demands=run.demands)
    return Table("allocation", title, GOAL_COLUMNS, rows, (message(f"allocation.stopped.{run.stopped}"),))


def waiting_table(framework: Framework, organisation: Organisation, waiting: Iterable[Waiting]) -> Table:
    """People without a seat in the order of the waiting list."""
    rows: list[tuple[Fact, ...]] = []
    for one in waiting:
        person = organisation.person_by_id.get(one.staff_id)
        unit = organisation.unit_by_id.get(person.unit_id) if person and person.unit_id is not None else None
        who = (person.number, person.name, unit.full_name if unit else "") if person else ("", "", "")
        why = message(f"enrol.why.{one.why}")
        rows.append((*who, training_name(framework, one.training), why, one.why_not, one.remedy))
    return Table("waiting", Bilingual("受講できない職員", "Without a seat"), WAITING_COLUMNS, rows)
