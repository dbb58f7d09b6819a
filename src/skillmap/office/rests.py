"""Whether anything rests on what is recorded: asked before all that could judge it is loaded."""

from skillmap.judgement.consequences import rests_anything
from skillmap.office.office import Office
from skillmap.storage.database import reading


def is_anything_at_stake(office: Office) -> bool:
    """Whether there are seats, plans, terms, aims or recognised roles that a draft could put out of order."""
    # Not as the office reads: what the draft was compared with stays what `record` compares with.
    with reading(office.engine) as connection:
        return rests_anything(connection)
