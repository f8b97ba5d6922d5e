"""What a sync has to remember: what was read when, how far it came, what changed elsewhere, and its runs."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("customer_link", sa.Column("gone_at", sa.DateTime(), nullable=True))
    _readings()
    _drift()
    _progress()


def _readings() -> None:
    op.create_table(
        "customer_reading",
        sa.Column("customer_id", sa.Integer(), nullable=False),
        sa.Column("subscriptions_read_at", sa.DateTime(), nullable=True),
        sa.Column("subscriptions_due", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("links_read_at", sa.DateTime(), nullable=True),
        sa.Column("links_due", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("denied_at", sa.DateTime(), nullable=True),
        sa.ForeignKeyConstraint(["customer_id"], ["customer.id"], name=op.f("fk_customer_reading_customer_id")),
        sa.PrimaryKeyConstraint("customer_id", name=op.f("pk_customer_reading")),
    )
    for column in ("subscriptions_read_at", "links_read_at"):
        op.create_index(f"ix_customer_reading_{column}", "customer_reading", [column])
    op.create_table(
        "reseller_reading",
        sa.Column("reseller_id", sa.Integer(), nullable=False),
        sa.Column("links_read_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(["reseller_id"], ["reseller.id"], name=op.f("fk_reseller_reading_reseller_id")),
        sa.PrimaryKeyConstraint("reseller_id", name=op.f("pk_reseller_reading")),
    )
    op.create_table(
        "unread_contact",
        sa.Column("subscription_id", sa.Integer(), nullable=False),
        sa.Column("asked_at", sa.DateTime(), nullable=False),
        sa.Column("said", sa.Text(), server_default="", nullable=False),
        sa.ForeignKeyConstraint(
            ["subscription_id"], ["subscription.id"], name=op.f("fk_unread_contact_subscription_id")
        ),
        sa.PrimaryKeyConstraint("subscription_id", name=op.f("pk_unread_contact")),
    )


def _drift() -> None:
    op.create_table(
        "drift",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("subscription_id", sa.Integer(), nullable=False),
        sa.Column("before_contact_id", sa.Integer(), nullable=False),
        sa.Column("after_contact_id", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(length=40), server_default="", nullable=False),
        sa.Column("noticed_at", sa.DateTime(), nullable=False),
        sa.Column("settled_at", sa.DateTime(), nullable=True),
        sa.Column("settled_by", sa.Text(), server_default="", nullable=False),
        sa.ForeignKeyConstraint(["subscription_id"], ["subscription.id"], name=op.f("fk_drift_subscription_id")),
        sa.ForeignKeyConstraint(["before_contact_id"], ["contact.id"], name=op.f("fk_drift_before_contact_id")),
        sa.ForeignKeyConstraint(["after_contact_id"], ["contact.id"], name=op.f("fk_drift_after_contact_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_drift")),
    )
    op.create_index("ix_drift_state_id", "drift", ["state", "id"])
    op.create_index("ix_drift_subscription_id_id", "drift", ["subscription_id", "id"])


def _progress() -> None:
    op.create_table(
        "happening",
        sa.Column("digest", sa.String(length=32), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.PrimaryKeyConstraint("digest", name=op.f("pk_happening")),
    )
    op.create_index(op.f("ix_happening_day"), "happening", ["day"])
    op.create_table(
        "checkpoint",
        sa.Column("name", sa.String(length=40), nullable=False),
        sa.Column("value", sa.Text(), server_default="", nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_checkpoint")),
    )
    op.create_table(
        "sync_run",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("started_at", sa.DateTime(), nullable=False),
        sa.Column("ended_at", sa.DateTime(), nullable=False),
        sa.Column("account", sa.JSON(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sync_run")),
    )
