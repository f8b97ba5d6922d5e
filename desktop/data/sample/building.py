"""Building the sample tenant in a store: in one transaction, and never into other data."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, datetime

from desktop.data import history, overview, resellers
from desktop.data.applying import Applied, FactWriter
from desktop.data.applying.keeping import keep_for_finding
from desktop.data.facts import Place, PlacedFact, SubscriptionFact
from desktop.data.sample.tenant import SampleSize, sample_facts
from desktop.data.store import Store
from desktop.domain.records import Event
from desktop.domain.roles import Actor
from desktop.errors import DeskError


def sample_mark(size: SampleSize) -> str:
    """What is written on a store that holds the sample of this size."""
    return f"customers={size.customers} subscriptions={size.subscriptions} resellers={size.resellers} seed={size.seed}"


def build_sample(
    store: Store,
    size: SampleSize,
    today: date,
    actor: Actor,
    now: datetime,
    progress: Callable[[int, int], None] | None = None,
) -> Applied:
    """Fill an empty store with the sample tenant; an empty account when the store holds the same sample already.

    Raises DeskError when the store holds other data (`store_not_empty`) or another sample (`other_sample`).
    `progress(done, total)` counts subscriptions and may raise `Cancelled`; then, or when killed, the store stays empty.
    Blocks; not for the GUI thread.
    """
    wanted = sample_mark(size)
    written = 0

    def facts() -> Iterator[PlacedFact]:
        nonlocal written
        for line, fact in enumerate(sample_facts(size, today), 1):
            written += isinstance(fact, SubscriptionFact)
            yield PlacedFact(fact, Place(line))

    def report(_done: int) -> None:
        if progress is not None:
            progress(written, max(size.subscriptions, written, 1))

    with store.writing(much=True) as session:
        present = overview.mark(session, overview.SAMPLE)
        if present == wanted:
            return Applied()
        if present is not None:
            raise DeskError(
                "other_sample",
                "The store holds another sample tenant already ({}). Name another file with --store, or that size.",
                present,
            )
        if not overview.is_empty(session) or resellers.provider(session) is not None:
            raise DeskError(
                "store_not_empty",
                "The store {} holds data, and the sample is never mixed with it. Name another file with --store.",
                store.location,
            )
        writer = FactWriter(session, actor, now, progress=report)
        writer.write(facts())
        applied = writer.finish()
        overview.set_mark(session, overview.SAMPLE, wanted)
        event = history.happened(Event.IMPORTED, now, actor, after="sample", detail=wanted)
        history.write(session, [event])
    keep_for_finding(store)
    return applied
