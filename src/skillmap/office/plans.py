"""Training plans: made, approved, listed, one person's shown."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from sqlalchemy import Connection

from skillmap.errors import InputRefused, UsageRefused
from skillmap.judgement.overtaken import overtaken
from skillmap.judgement.record import take
from skillmap.office.draft import Draft, renewable
from skillmap.office.office import Office
from skillmap.office.plan_scope import PlanLimits, PlanScope, asked, limits, people, without_plan
from skillmap.office.terms import allowed
from skillmap.org.find import find_unit
from skillmap.org.model import Organisation
from skillmap.org.single import find_one
from skillmap.planning import many, recording, standing, store, tables, timeline
from skillmap.planning import progress as progressing
from skillmap.planning.changed import is_whole
from skillmap.storage.facts import Moment
from skillmap.tables import Table
from skillmap.training.completions import completed_trainings
from skillmap.training.serving import ServingSeat
from skillmap.words import message

FEW_PLANS = 20
"""So many plans are made anew by themselves when something else was recorded meanwhile; more take minutes."""


@dataclass(frozen=True)
class PlansMade:
    """Plans as a draft, and what is said of them before anybody is asked."""

    draft: Draft
    only: Table | None
    """The plan whole, when it is one."""
    open: int
    """Plans of many that cannot hold everything."""
    unproven: int
    """Plans of many that are not proven to be the best."""


def make(
    office: Office,
    scope: PlanScope,
    said: PlanLimits = PlanLimits(),
    *,
    unassessed: str = "plan",
    progress: Callable[[int, int], None] = lambda _done, _of: None,
) -> PlansMade:
    """Plans that are proven to close the gap with the fewest hours.

    Args:
        office: The office.
        scope: For whom.
        said: Within which limits.
        unassessed: Skills never assessed: plan or skip them.
        progress: Called with the number of plans done and of all.

    Raises:
        UsageRefused: E_PLAN_WHO, E_PLAN_LIMIT, E_OPTION_VALUE.
        InputRefused: E_NO_AIM, E_AIM_GONE for one person.
    """
    within = limits(office, said)
    if unassessed not in ("plan", "skip"):
        raise UsageRefused("E_OPTION_VALUE", name="--unassessed", found=unassessed)
    with office.read() as connection:
        organisation = _of_scope(office, connection, scope)
        wanted_for = asked(office, connection, organisation, scope)
        told = without_plan(office, connection, organisation, scope, wanted_for)
        ids = [a.person.id for a in wanted_for]
        known = standing.known(office.framework, connection, office.moment(), ids)
        present = store.plans(connection, office.moment(), ids)
        seats = standing.serving_seats(connection, office.moment(), ids) if len(ids) == 1 else {}
        last = store.last_numbers(connection, ids)
    # A skill that was never assessed is planned from the lowest level, to be looked at again, unless it is left out.
    within = replace(within, skips_unassessed=unassessed == "skip")
    wanted = many.make(office.framework, wanted_for, known, within, progress=progress)
    draft = Draft("plan make", recording.change_set(wanted, present, last, office.today), told)
    if len(wanted) <= FEW_PLANS:
        # Without progress: nobody watches while it is worked out anew.
        draft = replace(draft, again=lambda: make(office, scope, said, unassessed=unassessed).draft)
    # One plan is shown whole and says itself what it cannot hold; of many that is counted.
    if len(wanted) == 1:
        return PlansMade(draft, _one(office, wanted[0], seats.get(wanted[0].person.id, {}), last), 0, 0)
    unproven = sum(not one.plan.proven for one in wanted)
    return PlansMade(draft, None, sum(not is_whole(one.plan) for one in wanted), unproven)


def _one(office: Office, one: store.NewPlan, seats: Mapping[str, ServingSeat], last: Mapping[int, int]) -> Table:
    made = recording.draft(one, last.get(one.person.id, 0) + 1, office.today)
    stands = progressing.progress(made, one.need.completed, seats)
    return tables.plan_table(office.framework, one.person, made, stands, seats)


@dataclass(frozen=True)
class PlanShown:
    """A plan as a listing, and its trainings along the years; None when there are none."""

    table: Table
    timeline: Table | None = None


def history(office: Office, moment: Moment, who: str) -> Table:
    """All revisions of a person's plans in one line each. Raises InputRefused (E_PLAN_NONE)."""
    with office.read() as connection:
        _, person = find_one(connection, moment, who, office.settings.grades, ever=True)
        every = [m for m in store.revisions(connection, moment, [person.id]) if m.staff_id == person.id]
    if not every:
        raise InputRefused("E_PLAN_NONE", found=person.shown)
    return timeline.revision_table(office.framework, person, every)


def show(office: Office, moment: Moment, who: str, revision: int | None = None) -> Sequence[PlanShown]:
    """A person's plans, each training with its reason, its time and how far it is.

    Raises InputRefused (E_PLAN_NONE, E_PLAN_REVISION).
    """
    with office.read() as connection:
        _, person = find_one(connection, moment, who, office.settings.grades, ever=True)
        every = store.revisions(connection, moment, [person.id])
        stands = _progress(office, connection, moment, every)
        seats = standing.serving_seats(connection, moment, [person.id]).get(person.id, {})
    every = [m for m in every if m.staff_id == person.id]
    if not every:
        raise InputRefused("E_PLAN_NONE", found=person.shown)
    # Two may run side by side, toward the aim and for the leader's post.
    chosen = [m for m in every if (m.no == revision if revision else m.status not in store.ENDED)]
    if not chosen:
        raise InputRefused("E_PLAN_REVISION", found=person.shown, no=revision)
    shown = [
        PlanShown(
            tables.plan_table(office.framework, person, one, stands[one.id], seats),
            timeline.timeline_table(office.framework, one, stands[one.id], seats) if one.plan.items else None,
        )
        for one in chosen
    ]
    if len(chosen) > 1:
        both = [(one, stands[one.id]) for one in chosen]
        shown.append(PlanShown(tables.joint_table(office.framework, person, both, seats)))
    return shown


def stale(office: Office, moment: Moment, section: str | None = None) -> Table:
    """Plans that something recorded since has overtaken: `refresh` makes them anew or ends them."""
    with office.read() as connection:
        record = take(connection, office.framework, moment, office.settings.grades, allowed(office))
    organisation = record.organisation
    chosen = organisation.members(find_unit(organisation, section).id) if section else organisation.people
    return tables.stale_table(office.framework, organisation, chosen, record.plans, overtaken(record))


def plans(office: Office, moment: Moment, section: str | None = None) -> Table:
    """Everybody's plan in one line each, with what is completed and booked."""
    with office.read() as connection:
        organisation = office.organisation(connection, moment)
        made = store.plans(connection, moment)
        stands = _progress(office, connection, moment, made.values())
    chosen = organisation.members(find_unit(organisation, section).id) if section else organisation.people
    return tables.plans_table(office.framework, organisation, chosen, made, stands)


@renewable
def approve(office: Office, scope: PlanScope) -> Draft:
    """Plans approved. Raises InputRefused (E_PLAN_NONE) for one person without a plan."""
    with office.read() as connection:
        chosen = people(_of_scope(office, connection, scope), scope)
        made = store.plans(connection, office.moment(), [p.id for p in chosen])
    found = [(p, made[p.id, purpose]) for p in chosen for purpose in store.Purpose if (p.id, purpose) in made]
    if scope.staff and not found:
        raise InputRefused("E_PLAN_NONE", found=chosen[0].shown)
    return Draft("plan approve", recording.approve(found))


def withdraw(office: Office, scope: PlanScope) -> Draft:
    """Plans ended without new ones: of a person, a unit, the leaders, everybody.

    Raises UsageRefused (E_PLAN_WHO), InputRefused (E_PLAN_NONE) for one person without a plan.
    """
    with office.read() as connection:
        organisation = _of_scope(office, connection, scope)
        named = scope.staff or scope.section or scope.everybody
        chosen = people(organisation, scope) if named or not scope.leaders else organisation.people
        made = store.plans(connection, office.moment(), [p.id for p in chosen])
    # The leaders' programme ends alone: plans toward their own aims go on.
    purposes = [store.Purpose.LEADER] if scope.leaders else list(store.Purpose)
    found = [(p, made[p.id, purpose]) for p in chosen for purpose in purposes if (p.id, purpose) in made]
    if scope.staff and not found:
        raise InputRefused("E_PLAN_NONE", found=chosen[0].shown)
    why = message("plan.ends.hand")
    return Draft("plan withdraw", recording.withdraw([(p.shown, one, why) for p, one in found], office.today))


def _progress(
    office: Office, connection: Connection, moment: Moment, made: Collection[store.RecordedPlan]
) -> dict[int, progressing.Progress]:
    staff = {m.staff_id for m in made}
    return progressing.everybody(
        made,
        completed_trainings(connection, office.framework, moment, staff),
        standing.serving_seats(connection, moment, staff),
    )


def _of_scope(office: Office, connection: Connection, scope: PlanScope) -> Organisation:
    """The organisation as far as the scope needs it: everybody, or what is around the one person named."""
    if scope.staff:
        return find_one(connection, office.moment(), scope.staff, office.settings.grades)[0]
    return office.organisation(connection, office.moment())
