"""One run from its first request to its account."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from desktop.data import finding, requests
from desktop.data.clock import utc_now
from desktop.data.facts import ProviderFact
from desktop.data.store import Session, Store
from desktop.data.syncing import sending, taking
from desktop.data.syncing.account import written
from desktop.data.syncing.locking import only_sync
from desktop.data.syncing.runs import Summary, keep_run
from desktop.domain.records import ChangeState
from desktop.domain.roles import Actor
from desktop.errors import Cancelled
from desktop.sync.engine.control import Control, Options, Phase
from desktop.sync.engine.flight import Job, Landing
from desktop.sync.engine.pulling import Pull
from desktop.sync.engine.pushing import Push
from desktop.sync.engine.run import Run, Telling
from desktop.sync.errors import BadAnswer, NotPermitted, RemoteError
from desktop.sync.remote import Remote

_MANY = 1_000
"""Rows after which it is worth asking whether finding should keep what it holds."""


def sync(
    store: Store,
    remote: Remote,
    actor: Actor,
    options: Options | None = None,
    *,
    clock: Callable[[], datetime] = utc_now,
    control: Control | None = None,
    progress: Telling | None = None,
) -> Summary:
    """Send what waits, then read what is due, and say what came of it. Blocks; on any thread but the GUI's.

    What the world does (no network, sign in, wait, cancelled) ends the run early and is in its account: what was
    settled and read until then stays, and the next run goes on there. `progress` may raise Cancelled. Raises
    SyncUnderWay, OtherProvider when the sign-in is for another provider than the store's, NotFound for an unknown
    customer, and StoreError. The caller closes `remote`.
    """
    options = options or Options()
    with only_sync(store):
        run = Run(store, remote, actor, options, clock, control or Control(), progress)
        try:
            summary = _run(run)
        finally:
            run.end()
        # The last word waits for the disk, and takes what was read with it.
        run.relaxed = False
        run.write(lambda session, now: _end(session, now, actor, summary))
    if written(summary.rows) >= _MANY:
        finding.keep(store)
    return summary


def _run(run: Run) -> Summary:
    options = run.options
    stopped: RemoteError | Cancelled | None = None
    not_sent: RemoteError | None = None
    kind = "customer" if options.customer else "push"
    try:
        _ourselves(run)
        pull = Pull(run) if options.pull else None
        if pull is not None and options.customer is None:
            kind = "full" if pull.full else "delta"
        if options.push:
            try:
                Push(run).go()
            except NotPermitted as error:
                # Whoever may not write may still read.
                not_sent = error
        if pull is not None:
            pull.go()
    except (RemoteError, Cancelled) as error:
        stopped = error
    left, unknown = run.read(_waiting)
    return run.summary(kind, left, unknown if options.push else 0, stopped, not_sent)


def _end(session: Session, now: datetime, actor: Actor, summary: Summary) -> None:
    """What a run that ended leaves: its account, and requests for a relationship that it found fulfilled."""
    requests.notice_established(session, actor, now)
    keep_run(session, summary)


def _waiting(session: Session) -> tuple[int, int]:
    """Changes that wait to be sent, and those of which nobody knows what became."""
    return sending.number(session, ChangeState.SUBMITTED), sending.number(session, ChangeState.UNKNOWN)


def _ourselves(run: Run) -> None:
    """Who is signed in. Before anything else, as decisions must not go out in the name of another provider."""
    run.begin(Phase.PROVIDER, 1)

    def landed(answers: list[Landing[None]]) -> tuple[Job[None], ...]:
        (answer,) = answers
        if answer.error is not None:
            raise answer.error
        fact: ProviderFact = answer.answer
        if not fact.tenant_id:
            raise BadAnswer("remote_no_tenant", "The service did not say who is signed in.")
        run.note(run.write(lambda session, now: taking.take_provider(session, run.actor, now, fact)))
        run.step()
        return ()

    run.flight.fly([Job(None, run.remote.provider)], landed)
