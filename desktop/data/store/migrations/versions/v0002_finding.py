"""Finding from columns in memory: the log of touched rows, the parts kept for the next start, identifiers apart."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from desktop.domain.folding import fold

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

_CHUNK = 5_000
# Kinds of rows in the log; `data.finding.finder` has the same numbers.
_SUBSCRIPTION, _CUSTOMER, _RESELLER, _CONTACT, _SUBSCRIPTION_TEXT, _CUSTOMER_TEXT, _LINK = range(1, 8)

_LISTED = (
    "customer_id", "product_sort", "product", "nickname", "quantity", "status", "publishing", "change_state",
    "shown_contact_id", "reseller_of_record", "reseller_of_record_name", "gone_at", "term_end",
)  # fmt: skip


def upgrade() -> None:
    if op.get_bind().dialect.name == "sqlite":
        for table in ("customer", "subscription"):
            for verb in ("insert", "delete", "update"):
                op.execute(f"DROP TRIGGER {table}_search_{verb}")
            op.execute(f"DROP TABLE {table}_search")
    _identifiers_first()
    if op.get_bind().dialect.name == "sqlite":
        _identifiers()
        _log()


def _identifiers_first() -> None:
    """The searched text of a subscription starts with its identifiers, up to a line feed."""
    connection = op.get_bind()
    last = 0
    while True:
        rows = connection.execute(
            sa.text(
                "SELECT id, guid, order_id, entitlement_id, product, nickname FROM subscription "
                "WHERE id > :last ORDER BY id LIMIT :chunk"
            ),
            {"last": last, "chunk": _CHUNK},
        ).all()
        if not rows:
            return
        connection.execute(
            sa.text("UPDATE subscription SET search_text = :text WHERE id = :id"),
            [
                {
                    "id": row.id,
                    "text": fold(f"{row.guid} {row.order_id} {row.entitlement_id}")
                    + "\n"
                    + fold(f"{row.product} {row.nickname}"),
                }
                for row in rows
            ],
        )
        last = rows[-1].id


def _identifiers() -> None:
    """A trigram index over the identifiers alone, kept by triggers: words repeat and are held in memory."""
    ids = "substr({row}search_text, 1, instr({row}search_text, char(10)))"
    op.execute(f"CREATE VIEW identifier AS SELECT id, {ids.format(row='')} AS ids FROM subscription")
    op.execute(
        "CREATE VIRTUAL TABLE identifier_search USING fts5("
        "ids, content='identifier', content_rowid='id', tokenize='trigram')"
    )
    remove = (
        "INSERT INTO identifier_search(identifier_search, rowid, ids) "
        f"VALUES ('delete', old.id, {ids.format(row='old.')});"
    )
    add = f"INSERT INTO identifier_search(rowid, ids) VALUES (new.id, {ids.format(row='new.')});"
    op.execute(f"CREATE TRIGGER identifier_search_insert AFTER INSERT ON subscription BEGIN {add} END")
    op.execute(f"CREATE TRIGGER identifier_search_delete AFTER DELETE ON subscription BEGIN {remove} END")
    op.execute(
        "CREATE TRIGGER identifier_search_update AFTER UPDATE OF search_text ON subscription "
        f"WHEN {ids.format(row='old.')} <> {ids.format(row='new.')} BEGIN {remove} {add} END"
    )
    op.execute("INSERT INTO identifier_search(identifier_search) VALUES ('rebuild')")


def _log() -> None:
    """What finding holds in memory follows this log. A bulk load of new rows keeps it quiet: new keys tell enough."""
    op.execute(
        "CREATE TABLE finding (id INTEGER PRIMARY KEY CHECK (id = 1), generation INTEGER NOT NULL, "
        "upto INTEGER NOT NULL, subscriptions INTEGER NOT NULL, quiet_above INTEGER)"
    )
    op.execute("INSERT INTO finding VALUES (1, 0, 0, 0, NULL)")
    op.execute("CREATE TABLE finding_part (name TEXT PRIMARY KEY, data BLOB NOT NULL)")
    op.execute(
        "CREATE TABLE finding_touched "
        "(seq INTEGER PRIMARY KEY AUTOINCREMENT, kind INTEGER NOT NULL, key INTEGER NOT NULL)"
    )

    def log(kind: int, key: str) -> str:
        return f"INSERT INTO finding_touched (kind, key) VALUES ({kind}, {key});"

    def differs(*columns: str) -> str:
        return " OR ".join(f"old.{column} IS NOT new.{column}" for column in columns)

    loud = "({key} <= (SELECT coalesce(quiet_above, {key}) FROM finding))"
    op.execute(
        f"CREATE TRIGGER finding_subscription AFTER UPDATE OF {', '.join(_LISTED)} ON subscription "
        f"WHEN {loud.format(key='new.id')} AND ({differs(*_LISTED)}) BEGIN {log(_SUBSCRIPTION, 'new.id')} END"
    )
    op.execute(
        "CREATE TRIGGER finding_subscription_text AFTER UPDATE OF search_text ON subscription "
        f"WHEN {differs('search_text')} BEGIN {log(_SUBSCRIPTION_TEXT, 'new.id')} END"
    )
    key = "new.subscription_id"
    op.execute(
        "CREATE TRIGGER finding_contact_read AFTER INSERT ON support_contact "
        f"WHEN {loud.format(key=key)} BEGIN {log(_SUBSCRIPTION, key)} END"
    )
    op.execute(
        "CREATE TRIGGER finding_contact_read_again AFTER UPDATE OF read_at ON support_contact "
        f"WHEN {loud.format(key=key)} AND {differs('read_at')} BEGIN {log(_SUBSCRIPTION, key)} END"
    )
    counts = ("subscription_count", "default_count", "pending_count")
    op.execute(
        f"CREATE TRIGGER finding_customer AFTER UPDATE OF {', '.join(counts)} ON customer "
        f"WHEN {differs(*counts)} BEGIN {log(_CUSTOMER, 'new.id')} END"
    )
    texts = ("search_text", "name_sort", "domain", "location")
    op.execute(
        f"CREATE TRIGGER finding_customer_text AFTER UPDATE OF {', '.join(texts)} ON customer "
        f"WHEN {differs(*texts)} BEGIN {log(_CUSTOMER_TEXT, 'new.id')} END"
    )
    for table, kind in (("reseller", _RESELLER), ("contact", _CONTACT)):
        op.execute(f"CREATE TRIGGER finding_{table}_new AFTER INSERT ON {table} BEGIN {log(kind, 'new.id')} END")
        op.execute(f"CREATE TRIGGER finding_{table} AFTER UPDATE ON {table} BEGIN {log(kind, 'new.id')} END")
    # Links only tell that what was judged is to be judged again: one row says so.
    said = f"(SELECT kind FROM finding_touched ORDER BY seq DESC LIMIT 1) IS NOT {_LINK}"
    for table, key in (("customer_link", "customer_id"), ("partnership", "reseller_id")):
        for verb, row in (("INSERT", "new"), ("UPDATE", "new"), ("DELETE", "old")):
            op.execute(
                f"CREATE TRIGGER finding_{table}_{verb.lower()} AFTER {verb} ON {table} "
                f"WHEN {said} BEGIN {log(_LINK, f'{row}.{key}')} END"
            )
