"""Who may be posted elsewhere than they were at another moment: asked of the rows that changed, not of everybody."""

from collections.abc import Collection

from sqlalchemy import Connection, and_, or_, select

from skillmap.storage import schema
from skillmap.storage.facts import Moment, among, valid

_POST = schema.posting


def reposted(connection: Connection, since: Moment, now: Moment) -> set[int]:
    """Staff ids of everybody with a main posting that was recorded, taken back, begun or ended between two moments.

    Nobody else is in another unit by then; not all of these are. `since.known` is an entry, and its day the earlier.
    """
    begun = and_(_POST.c.valid_from > since.as_of, _POST.c.valid_from <= now.as_of)
    ended = and_(_POST.c.valid_to > since.as_of, _POST.c.valid_to <= now.as_of)
    recorded = or_(_POST.c.entry_id > since.known, _POST.c.retracted_by > since.known)
    query = select(_POST.c.staff_id).where(_POST.c.is_main, or_(begun, ended, recorded))
    return set(connection.scalars(query.distinct()))


def main_units(connection: Connection, moment: Moment, staff: Collection[int]) -> dict[int, int]:
    """The unit of the main posting of some people on the moment's day; whoever has none is missing."""
    query = select(_POST.c.staff_id, _POST.c.unit_id).where(valid(_POST, moment), _POST.c.is_main)
    rows = connection.execute(query.where(*among(_POST.c.staff_id, staff)))
    return {staff_id: unit_id for staff_id, unit_id in rows if staff_id in staff}
