"""The one room that opens the store: schema, migrations, sessions, backup.

Its first rows can be read without SQLAlchemy (`first_rows`), so the names below are loaded when they are asked for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.data.store.revision import HEAD

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from desktop.data.store.opening import Store, open_store

__all__ = ["HEAD", "Session", "Store", "open_store"]


def __getattr__(name: str) -> object:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from desktop.data.store import opening

    return getattr(opening, name)
