"""Alembic revisions of the store. They are self-contained: literal tables and SQL, never today's mapping."""
