"""The one room that opens the store: schema, migrations, sessions, backup."""

from __future__ import annotations

from desktop.data.store.opening import HEAD, Store, open_store

__all__ = ["HEAD", "Store", "open_store"]
