"""People are found under every form of the letters of their names: the key for searching is written anew.

0.2.0 compared 髙 and 高, but not 眞 and 真. Keys are folded text, and folding folded text again gives today's key, so
neither the names nor the ledger are read.
"""

import sqlalchemy as sa
from alembic import op

from skillmap.japanese import fold

revision = "0002"
down_revision = "0001"

AT_ONCE = 10_000
"""Rows written in one statement."""


def upgrade() -> None:
    bind = op.get_bind()
    fact = sa.table("staff_fact", sa.column("id", sa.Integer), sa.column("search_key", sa.String))
    keys = [(number, key, fold(key)) for number, key in bind.execute(sa.select(fact.c.id, fact.c.search_key))]
    changed = [{"row": number, "key": now} for number, key, now in keys if now != key]
    write = fact.update().where(fact.c.id == sa.bindparam("row")).values(search_key=sa.bindparam("key"))
    for first in range(0, len(changed), AT_ONCE):
        bind.execute(write, changed[first : first + AT_ONCE])
