"""What `plan make` says about plans before it asks: one person's plan whole, of many what does not fit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from skillmap.cli import output

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from skillmap.cli.context import Context
    from skillmap.planning.many import Known
    from skillmap.planning.store import Wanted


def explain(context: Context, wanted: Sequence[Wanted], known: Known, last: Mapping[int, int]) -> None:
    """Show the plan when it is one; count the plans that cannot hold everything, and those without proof."""
    from skillmap.planning import store, tables
    from skillmap.planning.changed import is_whole
    from skillmap.planning.progress import progress

    if len(wanted) == 1:
        one = wanted[0]
        made = store.draft(one, last.get(one.person.id, 0) + 1, context.today)
        stands = progress(made, one.need.completed, known.booked.get(one.person.id, ()))
        output.show(tables.plan_table(context.framework, one.person, made, stands))
        return
    if some := sum(not is_whole(one.plan) for one in wanted):
        output.say("plan.make.open", count=some)
    if some := sum(not one.plan.proven for one in wanted):
        output.say("plan.make.unproven", count=some)
