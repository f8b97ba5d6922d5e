"""Modules of this room that are loaded when something of theirs is first used.

Every one of them stands on SQLAlchemy, which takes longer to load than a window with its first rows. What is loaded
before those rows are painted imports from here: `from desktop.data.later import outbox`, then `outbox.stage(…)` inside
of a function.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

__all__ = [
    "assigning",
    "backup",
    "candidates",
    "candidates_of_many",
    "customers",
    "jumping",
    "outbox",
    "overview",
    "pasted",
    "requests",
    "resellers",
    "selection",
    "subscriptions",
    "typing_ahead",
]

if TYPE_CHECKING:
    from desktop.data import (
        assigning,
        candidates,
        candidates_of_many,
        customers,
        jumping,
        outbox,
        overview,
        pasted,
        requests,
        resellers,
        selection,
        subscriptions,
        typing_ahead,
    )
    from desktop.data.store import backup
else:

    class _Later:
        """Stands for a module and looks everything up in it."""

        def __init__(self, name: str) -> None:
            self._name = f"desktop.data.{name}"

        def __getattr__(self, name: str) -> object:
            return getattr(import_module(self._name), name)

    assigning = _Later("assigning")
    candidates = _Later("candidates")
    candidates_of_many = _Later("candidates_of_many")
    customers = _Later("customers")
    jumping = _Later("jumping")
    outbox = _Later("outbox")
    overview = _Later("overview")
    pasted = _Later("pasted")
    requests = _Later("requests")
    resellers = _Later("resellers")
    selection = _Later("selection")
    subscriptions = _Later("subscriptions")
    typing_ahead = _Later("typing_ahead")
    backup = _Later("store.backup")
