"""The first store."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    _tables()
    # Row 1 stands for the provider before and after it is known.
    op.execute("INSERT INTO contact (id, tenant_id, mpn_id, name, tenant_id_received) VALUES (1, '', '', '', '')")
    if op.get_bind().dialect.name == "sqlite":
        _search("customer")
        _search("subscription")
        for verb in ("UPDATE", "DELETE"):
            op.execute(
                f"CREATE TRIGGER history_refuses_{verb.lower()} BEFORE {verb} ON history "
                "BEGIN SELECT RAISE(ABORT, 'history is append-only'); END"
            )
    elif op.get_bind().dialect.name == "postgresql":
        op.execute("SELECT setval(pg_get_serial_sequence('contact', 'id'), 1)")
        op.execute(
            "CREATE FUNCTION history_refuses() RETURNS trigger LANGUAGE plpgsql AS "
            "$$ BEGIN RAISE EXCEPTION 'history is append-only'; END $$"
        )
        op.execute(
            "CREATE TRIGGER history_refuses BEFORE UPDATE OR DELETE ON history "
            "FOR EACH ROW EXECUTE FUNCTION history_refuses()"
        )


def _search(table: str) -> None:
    """A trigram index over the folded text of a table, kept by triggers."""
    op.execute(
        f"CREATE VIRTUAL TABLE {table}_search USING fts5("
        f"search_text, content='{table}', content_rowid='id', tokenize='trigram')"
    )
    remove = (
        f"INSERT INTO {table}_search({table}_search, rowid, search_text) VALUES ('delete', old.id, old.search_text);"
    )
    add = f"INSERT INTO {table}_search(rowid, search_text) VALUES (new.id, new.search_text);"
    op.execute(f"CREATE TRIGGER {table}_search_insert AFTER INSERT ON {table} BEGIN {add} END")
    op.execute(f"CREATE TRIGGER {table}_search_delete AFTER DELETE ON {table} BEGIN {remove} END")
    op.execute(
        f"CREATE TRIGGER {table}_search_update AFTER UPDATE OF search_text ON {table} "
        f"WHEN old.search_text <> new.search_text BEGIN {remove} {add} END"
    )


def _tables() -> None:
    op.create_table(
        "batch",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=36), nullable=False),
        sa.Column("kind", sa.String(length=40), server_default="", nullable=False),
        sa.Column("contact_name", sa.Text(), server_default="", nullable=False),
        sa.Column("subscription_name", sa.Text(), server_default="", nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.Column("author", sa.Text(), server_default="", nullable=False),
        sa.Column("role", sa.String(length=40), server_default="", nullable=False),
        sa.Column("reason", sa.Text(), server_default="", nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("undone", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("dropped", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_batch")),
        sa.UniqueConstraint("uid", name=op.f("uq_batch_uid")),
    )
    op.create_table(
        "contact",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("tenant_id", sa.String(length=36), nullable=False),
        sa.Column("mpn_id", sa.String(length=20), server_default="", nullable=False),
        sa.Column("name", sa.Text(), server_default="", nullable=False),
        sa.Column("tenant_id_received", sa.String(length=36), nullable=False),
        sa.Column("search_text", sa.Text(), server_default="", nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_contact")),
    )
    op.create_index(op.f("ix_contact_tenant_id"), "contact", ["tenant_id"], unique=False)
    op.create_table(
        "customer",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("tenant_id", sa.String(length=36), nullable=False),
        sa.Column("name", sa.Text(), server_default="", nullable=False),
        sa.Column("name_sort", sa.Text(), server_default="", nullable=False),
        sa.Column("domain", sa.Text(), server_default="", nullable=False),
        sa.Column("location", sa.String(length=40), server_default="", nullable=False),
        sa.Column("relationship", sa.String(length=40), server_default="", nullable=False),
        sa.Column("relationship_text", sa.Text(), server_default="", nullable=False),
        sa.Column("alias", sa.Text(), server_default="", nullable=False),
        sa.Column("note", sa.Text(), server_default="", nullable=False),
        sa.Column("search_text", sa.Text(), server_default="", nullable=False),
        sa.Column("raw", sa.JSON(), nullable=True),
        sa.Column("read_at", sa.DateTime(), nullable=True),
        sa.Column("subscription_count", sa.Integer(), server_default="0", nullable=False),
        sa.Column("default_count", sa.Integer(), server_default="0", nullable=False),
        sa.Column("pending_count", sa.Integer(), server_default="0", nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_customer")),
        sa.UniqueConstraint("tenant_id", name=op.f("uq_customer_tenant_id")),
    )
    op.create_index("ix_customer_default_count_id", "customer", ["default_count", "id"], unique=False)
    op.create_index("ix_customer_domain_id", "customer", ["domain", "id"], unique=False)
    op.create_index("ix_customer_name_sort_id", "customer", ["name_sort", "id"], unique=False)
    op.create_index("ix_customer_pending_count_id", "customer", ["pending_count", "id"], unique=False)
    op.create_index("ix_customer_subscription_count_id", "customer", ["subscription_count", "id"], unique=False)
    op.create_table(
        "desk",
        sa.Column("name", sa.String(length=40), nullable=False),
        sa.Column("value", sa.Text(), server_default="", nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_desk")),
    )
    op.create_table(
        "history",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("event", sa.String(length=40), server_default="", nullable=False),
        sa.Column("author", sa.Text(), server_default="", nullable=False),
        sa.Column("role", sa.String(length=40), server_default="", nullable=False),
        sa.Column("subscription_id", sa.Integer(), nullable=True),
        sa.Column("customer_id", sa.Integer(), nullable=True),
        sa.Column("reseller_id", sa.Integer(), nullable=True),
        sa.Column("change_id", sa.Integer(), nullable=True),
        sa.Column("batch_id", sa.Integer(), nullable=True),
        sa.Column("before", sa.Text(), server_default="", nullable=False),
        sa.Column("after", sa.Text(), server_default="", nullable=False),
        sa.Column("reason", sa.Text(), server_default="", nullable=False),
        sa.Column("detail", sa.Text(), server_default="", nullable=False),
        sa.Column("search_text", sa.Text(), server_default="", nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_history")),
    )
    op.create_index(op.f("ix_history_at"), "history", ["at"], unique=False)
    op.create_index("ix_history_customer_id_id", "history", ["customer_id", "id"], unique=False)
    op.create_index("ix_history_reseller_id_id", "history", ["reseller_id", "id"], unique=False)
    op.create_index("ix_history_subscription_id_id", "history", ["subscription_id", "id"], unique=False)
    op.create_table(
        "provider",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("tenant_id", sa.String(length=36), nullable=False),
        sa.Column("mpn_id", sa.String(length=20), server_default="", nullable=False),
        sa.Column("name", sa.Text(), server_default="", nullable=False),
        sa.Column("location", sa.String(length=40), server_default="", nullable=False),
        sa.Column("invitation_link", sa.Text(), server_default="", nullable=False),
        sa.Column("invitation_read_at", sa.DateTime(), nullable=True),
        sa.Column("read_at", sa.DateTime(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_provider")),
    )
    op.create_table(
        "reseller",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("tenant_id", sa.String(length=36), nullable=True),
        sa.Column("mpn_id", sa.String(length=20), server_default="", nullable=False),
        sa.Column("name", sa.Text(), server_default="", nullable=False),
        sa.Column("name_sort", sa.Text(), server_default="", nullable=False),
        sa.Column("location", sa.String(length=40), server_default="", nullable=False),
        sa.Column("agreement_signed", sa.Boolean(), nullable=True),
        sa.Column("alias", sa.Text(), server_default="", nullable=False),
        sa.Column("note", sa.Text(), server_default="", nullable=False),
        sa.Column("search_text", sa.Text(), server_default="", nullable=False),
        sa.Column("read_at", sa.DateTime(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reseller")),
        sa.UniqueConstraint("tenant_id", name=op.f("uq_reseller_tenant_id")),
    )
    op.create_index(op.f("ix_reseller_mpn_id"), "reseller", ["mpn_id"], unique=False)
    op.create_index("ix_reseller_name_sort_id", "reseller", ["name_sort", "id"], unique=False)
    op.create_table(
        "support_profile",
        sa.Column("tenant_id", sa.String(length=36), nullable=False),
        sa.Column("mail", sa.Text(), server_default="", nullable=False),
        sa.Column("phone", sa.Text(), server_default="", nullable=False),
        sa.Column("site", sa.Text(), server_default="", nullable=False),
        sa.Column("updated_at", sa.DateTime(), nullable=True),
        sa.PrimaryKeyConstraint("tenant_id", name=op.f("pk_support_profile")),
    )
    op.create_table(
        "customer_link",
        sa.Column("customer_id", sa.Integer(), nullable=False),
        sa.Column("reseller_id", sa.Integer(), nullable=False),
        sa.Column("admin_kind", sa.String(length=40), server_default="", nullable=False),
        sa.Column("admin_starts_on", sa.Date(), nullable=True),
        sa.Column("admin_ends_on", sa.Date(), nullable=True),
        sa.Column("attested_by", sa.Text(), server_default="", nullable=False),
        sa.Column("attested_at", sa.DateTime(), nullable=True),
        sa.Column("attested_how", sa.Text(), server_default="", nullable=False),
        sa.Column("read_at", sa.DateTime(), nullable=True),
        sa.ForeignKeyConstraint(["customer_id"], ["customer.id"], name=op.f("fk_customer_link_customer_id")),
        sa.ForeignKeyConstraint(["reseller_id"], ["reseller.id"], name=op.f("fk_customer_link_reseller_id")),
        sa.PrimaryKeyConstraint("customer_id", "reseller_id", name=op.f("pk_customer_link")),
    )
    op.create_index(op.f("ix_customer_link_reseller_id"), "customer_link", ["reseller_id"], unique=False)
    op.create_table(
        "partnership",
        sa.Column("reseller_id", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(length=40), server_default="", nullable=False),
        sa.Column("state_text", sa.Text(), server_default="", nullable=False),
        sa.Column("since", sa.DateTime(), nullable=True),
        sa.Column("ended_at", sa.DateTime(), nullable=True),
        sa.Column("read_at", sa.DateTime(), nullable=True),
        sa.ForeignKeyConstraint(["reseller_id"], ["reseller.id"], name=op.f("fk_partnership_reseller_id")),
        sa.PrimaryKeyConstraint("reseller_id", name=op.f("pk_partnership")),
    )
    op.create_table(
        "request",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=36), nullable=False),
        sa.Column("kind", sa.String(length=40), server_default="", nullable=False),
        sa.Column("state", sa.String(length=40), server_default="", nullable=False),
        sa.Column("reseller_id", sa.Integer(), nullable=False),
        sa.Column("customer_id", sa.Integer(), nullable=True),
        sa.Column("language", sa.String(length=40), server_default="", nullable=False),
        sa.Column("link", sa.Text(), server_default="", nullable=False),
        sa.Column("author", sa.Text(), server_default="", nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("state_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(["customer_id"], ["customer.id"], name=op.f("fk_request_customer_id")),
        sa.ForeignKeyConstraint(["reseller_id"], ["reseller.id"], name=op.f("fk_request_reseller_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_request")),
        sa.UniqueConstraint("uid", name=op.f("uq_request_uid")),
    )
    op.create_index("ix_request_reseller_id_customer_id", "request", ["reseller_id", "customer_id"], unique=False)
    op.create_index(op.f("ix_request_state"), "request", ["state"], unique=False)
    op.create_table(
        "subscription",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("guid", sa.String(length=36), nullable=False),
        sa.Column("guid_received", sa.String(length=36), nullable=False),
        sa.Column("customer_id", sa.Integer(), nullable=False),
        sa.Column("product", sa.Text(), server_default="", nullable=False),
        sa.Column("product_sort", sa.Text(), server_default="", nullable=False),
        sa.Column("nickname", sa.Text(), server_default="", nullable=False),
        sa.Column("offer_id", sa.Text(), server_default="", nullable=False),
        sa.Column("product_type", sa.Text(), server_default="", nullable=False),
        sa.Column("quantity", sa.Integer(), nullable=True),
        sa.Column("unit_type", sa.String(length=40), server_default="", nullable=False),
        sa.Column("parent_guid", sa.String(length=40), server_default="", nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=True),
        sa.Column("starts_at", sa.DateTime(), nullable=True),
        sa.Column("term_end", sa.DateTime(), nullable=True),
        sa.Column("status", sa.String(length=40), server_default="", nullable=False),
        sa.Column("auto_renew", sa.Boolean(), nullable=True),
        sa.Column("is_trial", sa.Boolean(), nullable=True),
        sa.Column("billing_type", sa.String(length=40), server_default="", nullable=False),
        sa.Column("billing_cycle", sa.String(length=40), server_default="", nullable=False),
        sa.Column("term_duration", sa.String(length=40), server_default="", nullable=False),
        sa.Column("renewal_term_duration", sa.String(length=40), server_default="", nullable=False),
        sa.Column("reseller_of_record", sa.String(length=20), server_default="", nullable=False),
        sa.Column("reseller_of_record_name", sa.Text(), server_default="", nullable=False),
        sa.Column("order_id", sa.Text(), server_default="", nullable=False),
        sa.Column("entitlement_id", sa.Text(), server_default="", nullable=False),
        sa.Column("suspension_reasons", sa.Text(), server_default="", nullable=False),
        sa.Column("etag", sa.Text(), server_default="", nullable=False),
        sa.Column("raw", sa.JSON(), nullable=True),
        sa.Column("search_text", sa.Text(), server_default="", nullable=False),
        sa.Column("read_at", sa.DateTime(), nullable=True),
        sa.Column("gone_at", sa.DateTime(), nullable=True),
        sa.Column("note", sa.Text(), server_default="", nullable=False),
        sa.Column("commerce", sa.String(length=40), server_default="", nullable=False),
        sa.Column("publishing", sa.String(length=40), server_default="", nullable=False),
        sa.Column("shown_contact_id", sa.Integer(), server_default="1", nullable=False),
        sa.Column("change_id", sa.Integer(), nullable=True),
        sa.Column("change_state", sa.String(length=40), server_default="", nullable=False),
        sa.ForeignKeyConstraint(["customer_id"], ["customer.id"], name=op.f("fk_subscription_customer_id")),
        sa.ForeignKeyConstraint(["shown_contact_id"], ["contact.id"], name=op.f("fk_subscription_shown_contact_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_subscription")),
        sa.UniqueConstraint("guid", name=op.f("uq_subscription_guid")),
    )
    op.create_index(op.f("ix_subscription_change_state"), "subscription", ["change_state"], unique=False)
    op.create_index(
        "ix_subscription_customer_id_product_sort_id",
        "subscription",
        ["customer_id", "product_sort", "id"],
        unique=False,
    )
    op.create_index("ix_subscription_reseller_of_record_id", "subscription", ["reseller_of_record", "id"], unique=False)
    op.create_index("ix_subscription_shown_contact_id_id", "subscription", ["shown_contact_id", "id"], unique=False)
    op.create_table(
        "support_agreement",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("reseller_id", sa.Integer(), nullable=False),
        sa.Column("reference", sa.String(length=200), nullable=False),
        sa.Column("scope", sa.Text(), server_default="", nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=True),
        sa.Column("valid_to", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["reseller_id"], ["reseller.id"], name=op.f("fk_support_agreement_reseller_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_support_agreement")),
    )
    op.create_index(
        "uq_support_agreement_reseller_id_reference", "support_agreement", ["reseller_id", "reference"], unique=True
    )
    op.create_table(
        "change",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=36), nullable=False),
        sa.Column("subscription_id", sa.Integer(), nullable=False),
        sa.Column("batch_id", sa.Integer(), nullable=False),
        sa.Column("base_contact_id", sa.Integer(), nullable=False),
        sa.Column("wanted_contact_id", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(length=40), server_default="", nullable=False),
        sa.Column("author", sa.Text(), server_default="", nullable=False),
        sa.Column("role", sa.String(length=40), server_default="", nullable=False),
        sa.Column("reason", sa.Text(), server_default="", nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("state_at", sa.DateTime(), nullable=False),
        sa.Column("submitted_at", sa.DateTime(), nullable=True),
        sa.Column("request_id", sa.String(length=36), nullable=False),
        sa.Column("last_error", sa.Text(), server_default="", nullable=False),
        sa.Column("unconfirmed", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("replaced_by_batch_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["base_contact_id"], ["contact.id"], name=op.f("fk_change_base_contact_id")),
        sa.ForeignKeyConstraint(["batch_id"], ["batch.id"], name=op.f("fk_change_batch_id")),
        sa.ForeignKeyConstraint(["replaced_by_batch_id"], ["batch.id"], name=op.f("fk_change_replaced_by_batch_id")),
        sa.ForeignKeyConstraint(["subscription_id"], ["subscription.id"], name=op.f("fk_change_subscription_id")),
        sa.ForeignKeyConstraint(["wanted_contact_id"], ["contact.id"], name=op.f("fk_change_wanted_contact_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_change")),
        sa.UniqueConstraint("uid", name=op.f("uq_change_uid")),
    )
    op.create_index("ix_change_batch_id_id", "change", ["batch_id", "id"], unique=False)
    op.create_index(op.f("ix_change_replaced_by_batch_id"), "change", ["replaced_by_batch_id"], unique=False)
    op.create_index("ix_change_state_id", "change", ["state", "id"], unique=False)
    op.create_index("ix_change_subscription_id_id", "change", ["subscription_id", "id"], unique=False)
    op.create_table(
        "support_contact",
        sa.Column("subscription_id", sa.Integer(), nullable=False),
        sa.Column("contact_id", sa.Integer(), nullable=False),
        sa.Column("read_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(["contact_id"], ["contact.id"], name=op.f("fk_support_contact_contact_id")),
        sa.ForeignKeyConstraint(
            ["subscription_id"], ["subscription.id"], name=op.f("fk_support_contact_subscription_id")
        ),
        sa.PrimaryKeyConstraint("subscription_id", name=op.f("pk_support_contact")),
    )
    op.create_index(op.f("ix_support_contact_contact_id"), "support_contact", ["contact_id"], unique=False)
