"""Migration of the store, kept apart so that an up-to-date store opens without loading Alembic."""

from __future__ import annotations

import logging
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import Connection

from desktop.errors import StoreError

logger = logging.getLogger(__name__)


def configuration() -> Config:
    """Alembic's configuration for the revisions inside the package."""
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).with_name("migrations")))
    config.set_main_option("path_separator", "os")
    return config


def refuse_newer(revision: str | None) -> None:
    """Raise StoreError when this version of the program does not know `revision`."""
    known = {script.revision for script in ScriptDirectory.from_config(configuration()).walk_revisions()}
    if revision is not None and revision not in known:
        raise StoreError(
            "store_newer",
            "The store was written by a newer version of Partner Desk (revision {}). It was left as it is; "
            "install that version, or restore an older backup.",
            revision,
        )


def upgrade(connection: Connection) -> None:
    """Run the missing revisions over `connection`, in its transaction."""
    config = configuration()
    config.attributes["connection"] = connection
    logger.info("upgrading the store")
    command.upgrade(config, "head")
