"""Alembic's environment: the connection comes from `onrecord.store.migrations.migrate`."""

from alembic import context

context.configure(connection=context.config.attributes["connection"])
context.run_migrations()
