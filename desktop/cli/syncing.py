"""The command that syncs: decisions go out, facts come in, and what came of it is told."""

from __future__ import annotations

import signal
import sys
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import asdict
from typing import TYPE_CHECKING, Any, Final

import click

from desktop.cli import output
from desktop.cli.desk import Desk, json_option, one_customer

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from desktop.data.store import Store
    from desktop.sync.engine import Control, Progress, Summary

_NAMED: Final = 20


@click.command(short_help="Send decisions to Partner Center, and read what it tells.")
@click.option("--full", is_flag=True, help="Read everything anew, not only what has changed.")
@click.option("--push-only", is_flag=True, help="Only send what was decided.")
@click.option("--pull-only", is_flag=True, help="Only read; what was decided waits.")
@click.option("--customer", metavar="TENANT", help="Only this customer (tenant ID; a domain or name will do).")
@click.option(
    "--per-minute", type=click.IntRange(min=1), default=500, metavar="N", help="Requests a minute.  [default: 500]"
)
@click.option("--base-url", default="", metavar="URL", help="Another service than Partner Center, such as a sandbox.")
@json_option
@click.pass_context
def sync(
    ctx: click.Context,
    full: bool,
    push_only: bool,
    pull_only: bool,
    customer: str | None,
    per_minute: int,
    base_url: str,
) -> None:
    """Send decisions to Partner Center, and read what it tells.

    The token in PARTNER_DESK_TOKEN is used where there is one, else the stored sign-in. A run that was interrupted, or
    killed, loses nothing: the next one goes on where it ended.
    """
    if push_only and pull_only:
        raise click.UsageError("--push-only and --pull-only leave nothing to do.", ctx)
    if push_only and full:
        raise click.UsageError("--full is about reading, which --push-only leaves out.", ctx)
    from desktop.sync.connecting import connect
    from desktop.sync.engine import Control, Options
    from desktop.sync.engine import sync as run
    from desktop.sync.partner_center.connection import Connection

    desk: Desk = ctx.obj
    connection = Connection(base_url=base_url, per_minute=per_minute)
    control = Control()
    shown = _Line()
    with desk.open() as store:
        tenant_id = None if customer is None else _tenant(store, customer)
        options = Options(full=full, push=not pull_only, pull=not push_only, customer=tenant_id)
        remote = connect(connection)
        try:
            with _cancelled_by_keys(control):
                done = run(store, remote, desk.actor, options, control=control, progress=shown)
        finally:
            shown.clear()
            remote.close()
        with store.reading() as session:
            changes = _to_look_at(session, done)
    if desk.json:
        output.echo_json(_as_json(done))
    else:
        _tell(done)
    _complain(done, changes)
    if not done.clean:
        ctx.exit(1)


def _tenant(store: Store, named: str) -> str:
    from desktop.domain.identifiers import guid

    tenant_id = guid(named)
    if tenant_id is not None:
        return tenant_id
    with store.reading() as session:
        return one_customer(session, named).id


@contextmanager
def _cancelled_by_keys(control: Control) -> Generator[None]:
    """Ctrl+C, or a scheduler that ends the process, cancels the run; what it has settled and read stays.

    A second one ends the process as usual.
    """
    former: dict[int, Any] = {}

    def cancel(number: int, _frame: object) -> None:
        control.cancel()
        signal.signal(number, former[number])

    for number in (signal.SIGINT, signal.SIGTERM):
        former[number] = signal.signal(number, cancel)
    try:
        yield
    finally:
        for signal_number, handler in former.items():
            signal.signal(signal_number, handler)


_PHASES: Final = {
    "provider": "Signing in",
    "push": "Sending decisions",
    "resellers": "Reading resellers",
    "customers": "Reading customers",
    "activity": "Reading the activity log",
    "subscriptions": "Reading subscriptions",
    "links": "Reading who works with whom",
    "contacts": "Reading support contacts",
}


class _Line:
    """One line on stderr while a person watches; silent in scripts."""

    def __init__(self) -> None:
        self._watched = sys.stderr.isatty()
        self._width = 0

    def __call__(self, told: Progress) -> None:
        """Show how far it is."""
        if not self._watched:
            return
        parts = [_PHASES[told.phase]]
        if told.total:
            parts.append(f"{told.done:,} of {told.total:,}")
        elif told.done:
            parts.append(f"{told.done:,}")
        if told.seconds_left is not None and told.seconds_left >= 60:
            parts.append(f"{told.seconds_left / 60:,.0f} min left")
        self._show(" · ".join(parts))

    def clear(self) -> None:
        """Clear the line."""
        if self._width:
            self._show("")
            click.echo("\r", nl=False, err=True)

    def _show(self, text: str) -> None:
        width = output.width(text)
        click.echo(f"\r{text}{' ' * (self._width - width)}", nl=False, err=True)
        self._width = width


_KINDS: Final = {
    "full": "Everything was read",
    "delta": "What has changed was read",
    "customer": "One customer was read",
    "push": "Decisions were sent",
}


def _tell(done: Summary) -> None:
    """The account in words."""
    from desktop.cli.words import many

    said = _KINDS[done.kind] if done.finished else "The sync did not get to its end"
    waits = f", asked to wait {many(done.throttled, 'time')}" if done.throttled else ""
    click.echo(f"{said}: {many(done.total_requests, 'request')} in {done.seconds:,.0f} s{waits}.")
    output.table(
        ("", "NEW", "CHANGED", "UNCHANGED", "GONE"),
        [
            (kind.replace("_", " "), rows.new, rows.changed, rows.unchanged, rows.gone)
            for kind, rows in sorted(done.rows.items())
            if rows.written or rows.unchanged
        ],
    )
    for number, sentence in (
        (done.confirmed, "{} confirmed."),
        (done.kept, "{} kept here: Partner Center takes no contact there."),
        (done.left, "{} still to be sent."),
    ):
        if number:
            click.echo(sentence.format(many(number, "change")))
    if done.drift:
        click.echo(f"{many(done.drift, 'contact')} changed elsewhere.")
    if done.lost:
        click.echo(f"{many(done.lost, 'customer')} lost: Partner Center does not list them any more.")


def _to_look_at(session: Session, done: Summary) -> list[tuple[str, str, str]]:
    """The changes of this run that a person has to look at: subscription, state, and why."""
    from desktop.data import outbox
    from desktop.domain.records import ChangeState

    if not (done.conflicts or done.refused or done.unknown):
        return []
    states = (ChangeState.CONFLICT, ChangeState.REFUSED, ChangeState.UNKNOWN)
    found = outbox.changes(session, states=states)
    return [
        (one.subscription_id, one.state.value, one.last_error)
        for one in found
        if one.state is ChangeState.UNKNOWN or one.state_at >= done.started_at
    ]


_STATES: Final = {
    "conflict": "the contact was changed elsewhere meanwhile, so nothing was sent",
    "refused": "Partner Center refused the change",
    "unknown": "nobody knows yet what became of the change; the next sync finds out",
}


def _complain(done: Summary, changes: list[tuple[str, str, str]]) -> None:
    """What went wrong, on stderr."""
    for subscription_id, state, why in changes[:_NAMED]:
        output.complain(f"{subscription_id}: {_STATES[state]}{': ' + why if why else '.'}")
    if len(changes) > _NAMED:
        output.complain(f"… and {len(changes) - _NAMED:,} more; “partner-desk changes --state conflict” lists them.")
    for trouble in done.troubles:
        output.complain(f"{trouble.about}: {trouble.text}")
    if done.trouble_count > len(done.troubles):
        output.complain(f"… and {done.trouble_count - len(done.troubles):,} more of the kind.")
    if done.push_stopped:
        output.complain(f"Sending stopped: {done.push_stopped_text}")
    if done.stopped:
        output.complain(f"Error: {done.stopped_text}")


def _as_json(done: Summary) -> dict[str, object]:
    told = asdict(done)
    for name in ("stopped", "push_stopped"):
        text, _ = told.pop(f"{name}_text"), told.pop(f"{name}_values")
        told[name] = {"code": told[name], "text": text} if told[name] else None
    return {**told, "finished": done.finished, "total_requests": done.total_requests}


COMMANDS: Final = {"sync": sync}
