"""The one room that opens the store: schema, migrations, sessions, backup."""

from __future__ import annotations

from sqlalchemy.orm import Session

from desktop.data.store.opening import HEAD, Store, open_store

__all__ = ["HEAD", "Session", "Store", "open_store"]
