"""The first schema: the tables of `schema.py`. Release 0.2.0 copies them here; later changes are migrations (ADR 13).

There is no way down: an older program is given the backup that `db upgrade` takes.
"""

from alembic import op
from sqlalchemy.schema import CreateIndex, CreateTable

from skillmap.storage.overlap import statements
from skillmap.storage.schema import NO_OVERLAP, metadata

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Makes every table, index and rule against overlaps as `schema.py` says them today."""
    bind = op.get_bind()
    for table in metadata.sorted_tables:
        op.execute(CreateTable(table))
        for index in sorted(table.indexes, key=lambda i: str(i.name)):
            where = index.info.get("where")
            op.execute(f"{CreateIndex(index).compile(bind)}{f' WHERE {where}' if where else ''}")
    for statement in statements(bind.dialect.name, NO_OVERLAP):
        op.execute(statement)
