"""Run by Alembic: upgrades over the connection that the store hands in, in its transaction."""

from __future__ import annotations

from alembic import context

from desktop.data.store.schema import Base

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Base.metadata,
    transactional_ddl=True,
    transaction_per_migration=False,
)
context.run_migrations()
