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
    "change_lines",
    "change_picking",
    "condition_values",
    "customers",
    "drift",
    "estimates",
    "jumping",
    "outbox",
    "overview",
    "pasted",
    "requests",
    "resellers",
    "selection",
    "settling",
    "subscriptions",
    "sync_runs",
    "taking_back",
    "typing_ahead",
]

if TYPE_CHECKING:
    from desktop.data import (
        assigning,
        candidates,
        candidates_of_many,
        change_lines,
        change_picking,
        condition_values,
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
    from desktop.data.syncing import drift, settling, taking_back
    from desktop.data.syncing import estimate as estimates
    from desktop.data.syncing import runs as sync_runs
else:

    class _Later:
        """Stands for a module and looks everything up in it."""

        def __init__(self, name: str) -> None:
            self._name = f"desktop.data.{name}"

        def __getattr__(self, name: str) -> object:
            return getattr(import_module(self._name), name)

    assigning = _Later("assigning")
    candidates = _Later("candidates")
    change_lines = _Later("change_lines")
    change_picking = _Later("change_picking")
    condition_values = _Later("condition_values")
    customers = _Later("customers")
    drift = _Later("syncing.drift")
    candidates_of_many = _Later("candidates_of_many")
    jumping = _Later("jumping")
    outbox = _Later("outbox")
    overview = _Later("overview")
    pasted = _Later("pasted")
    requests = _Later("requests")
    resellers = _Later("resellers")
    selection = _Later("selection")
    settling = _Later("syncing.settling")
    subscriptions = _Later("subscriptions")
    taking_back = _Later("syncing.taking_back")
    typing_ahead = _Later("typing_ahead")
    backup = _Later("store.backup")
    estimates = _Later("syncing.estimate")
    sync_runs = _Later("syncing.runs")
