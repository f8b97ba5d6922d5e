"""The local store: schema, migrations, queries by subject, the outbox, history, import and the sample tenant."""
