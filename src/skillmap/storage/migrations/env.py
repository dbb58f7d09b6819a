"""Runs migrations on the connection in `config.attributes`; the caller owns the transaction."""

from alembic import context

from skillmap.storage.schema import metadata

connection = context.config.attributes["connection"]
context.configure(connection=connection, target_metadata=metadata, render_as_batch=True, transactional_ddl=False)
context.run_migrations()
