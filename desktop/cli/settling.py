"""Settling from the command line: conflicts, contacts that were changed elsewhere, and what came to nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from desktop.cli import output
from desktop.cli.desk import GUID, Desk, json_option

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from desktop.data.store import Store
    from desktop.domain.records import Drift

    Items = list[dict[str, object]]

DRIFT: Final = "drift"
"""Given as a state, it lists contacts that were changed elsewhere."""


def told(session: Session, keys: Sequence[int]) -> dict[int, dict[str, object]]:
    """What the service says of changes in conflict, by their keys, for their JSON."""
    from desktop.cli import shapes
    from desktop.data.syncing import settling

    return {
        one.key: {"theirs": shapes.contact(one.theirs), "theirs_read_at": one.read_at}
        for one in settling.conflicts(session, keys)
    }


def list_drift(desk: Desk, store: Store, limit: int | None, offset: int) -> None:
    """List contacts that were changed elsewhere, the latest first."""
    from desktop.cli import shapes
    from desktop.data.syncing import drift

    with store.reading() as session:
        total = drift.number(session)
        found = drift.listed(session, limit=total if limit is None else limit, offset=offset)
    if desk.json:
        output.echo_json_list(map(shapes.drift, found), total)
        return
    output.table(
        ("SUBSCRIPTION", "CUSTOMER", "PRODUCT", "BEFORE", "NOW", "NOTICED"),
        (
            (
                one.subscription_id,
                one.customer_name,
                one.nickname or one.product,
                "(default)" if one.before.is_provider else one.before.name,
                "(default)" if one.after.is_provider else one.after.name,
                f"{one.noticed_at:%Y-%m-%d %H:%M} UTC",
            )
            for one in found
        ),
        whole=("SUBSCRIPTION",),
    )
    if not found:
        output.complain("No contact was changed elsewhere." if not total else "Nothing found.")


def save_failures(store: Store, file: Path, keys: Sequence[int]) -> None:
    """Write changes that failed into a file that can be corrected and imported again."""
    from desktop.data.outbox import failures

    with store.reading() as session:
        written = failures.save_failures(session, keys, file)
    output.complain(f"{written:,} row{'' if written == 1 else 's'} saved to {file}.")


@click.command(short_help="Settle conflicts and contacts changed elsewhere.")
@click.option("--keep-mine", "how", flag_value="keep_mine", help="Conflicts: send the decision again.")
@click.option("--take-theirs", "how", flag_value="take_theirs", help="Conflicts: leave what Partner Center holds.")
@click.option("--accept", "how", flag_value="accept", help="Changed elsewhere: take note of it.")
@click.option("--put-back", "how", flag_value="put_back", help="Changed elsewhere: stage the former contact.")
@click.option("--stage-again", "how", flag_value="stage_again", help="Refused or withdrawn: stage the same choice.")
@click.option("--set-aside", "how", flag_value="set_aside", help="Refused: leave it at that.")
@click.option("--all", "everything", is_flag=True, help="All of them, instead of those that are named.")
@click.argument("ids", type=GUID, nargs=-1, metavar="[ID]...")
@json_option
@click.pass_context
def settle(ctx: click.Context, how: str | None, everything: bool, ids: tuple[str, ...]) -> None:
    """Settle what needs a person. An ID is that of a change, or of its subscription.

    With --stage-again, --all means what was refused; what was withdrawn has to be named.
    """
    desk: Desk = ctx.obj
    if how is None:
        raise click.UsageError(
            "Say how: --keep-mine, --take-theirs, --accept, --put-back, --stage-again or --set-aside.", ctx
        )
    if everything == bool(ids):
        raise click.UsageError("Name what is to be settled by ID…, or say --all.", ctx)
    named = tuple(dict.fromkeys(ids))
    with desk.open() as store, store.writing() as session:
        items = _HOW[how](desk, session, named)
    found = {str(item[key]) for item in items for key in ("subscription_id", "change_id") if item[key]}
    missing = [one for one in named if one not in found]
    items += [{"subscription_id": None, "change_id": None, "id": one, "outcome": "not_found"} for one in missing]
    if desk.json:
        counts: dict[str, int] = {}
        for item in items:
            counts[str(item["outcome"])] = counts.get(str(item["outcome"]), 0) + 1
        output.echo_json_list(items, len(items), outcomes=counts)
    elif not items:
        click.echo("There is nothing to settle.")
    else:
        output.table(
            ("SUBSCRIPTION", "OUTCOME"),
            ((item["subscription_id"] or item.get("id"), _OUTCOMES[str(item["outcome"])]) for item in items),
            whole=("SUBSCRIPTION",),
        )
    for one in missing:
        output.complain(f"{one}: nothing there is to be settled so.")
    if missing or any(item["outcome"] == "barred" for item in items):
        ctx.exit(1)


_OUTCOMES: Final = {
    "submitted": "to be sent again",
    "withdrawn": "withdrawn",
    "accepted": "accepted",
    "staged": "staged, for “partner-desk submit”",
    "set_aside": "set aside",
    "unchanged": "has that contact already",
    "barred": "not allowed any more",
    "not_found": "not found",
}


def _conflicts(session: Session, named: Sequence[str]) -> dict[int, tuple[str, str]]:
    from desktop.domain.records import ChangeState

    return _changes(session, named, (ChangeState.CONFLICT,))


def _changes(session: Session, named: Sequence[str], states: Sequence[object]) -> dict[int, tuple[str, str]]:
    """Change key → subscription and change id, of those in some states that are named (of all without names)."""
    from desktop.data import outbox
    from desktop.domain.records import ChangeState

    asked = [ChangeState(str(state)) for state in states]
    wanted = frozenset(named)
    return {
        one.key: (one.subscription_id, one.id)
        for one in outbox.changes(session, states=asked)
        if not wanted or one.id in wanted or one.subscription_id in wanted
    }


def _items(keys: Iterable[int], names: dict[int, tuple[str, str]], outcome: str) -> Items:
    return [{"subscription_id": names[key][0], "change_id": names[key][1], "outcome": outcome} for key in keys]


def _keep_mine(desk: Desk, session: Session, named: Sequence[str]) -> Items:
    from desktop.data.clock import utc_now
    from desktop.data.syncing import settling

    names = _conflicts(session, named)
    return _items(settling.keep_mine(session, desk.actor, utc_now(), list(names)), names, "submitted")


def _take_theirs(desk: Desk, session: Session, named: Sequence[str]) -> Items:
    from desktop.data.clock import utc_now
    from desktop.data.syncing import settling

    names = _conflicts(session, named)
    return _items(settling.take_theirs(session, desk.actor, utc_now(), list(names)), names, "withdrawn")


def _drifted(session: Session, named: Sequence[str]) -> list[Drift]:
    from desktop.data.syncing import drift

    wanted = frozenset(named)
    return [one for one in drift.listed(session) if not wanted or one.subscription_id in wanted]


def _accept(desk: Desk, session: Session, named: Sequence[str]) -> Items:
    from desktop.data.clock import utc_now
    from desktop.data.syncing import drift

    found = _drifted(session, named)
    drift.accept(session, desk.actor, utc_now(), [one.key for one in found])
    return [{"subscription_id": one.subscription_id, "change_id": None, "outcome": "accepted"} for one in found]


def _put_back(desk: Desk, session: Session, named: Sequence[str]) -> Items:
    from desktop.data.clock import local_today, utc_now
    from desktop.data.syncing import drift

    found = _drifted(session, named)
    outcomes = drift.put_back(session, desk.actor, utc_now(), local_today(), [one.key for one in found])
    return _by_subscription(outcomes, {one.subscription_key: (one.subscription_id, "") for one in found})


def _stage_again(desk: Desk, session: Session, named: Sequence[str]) -> Items:
    from desktop.data import outbox
    from desktop.data.clock import local_today, utc_now
    from desktop.domain.records import ChangeState

    states = (ChangeState.REFUSED, ChangeState.WITHDRAWN) if named else (ChangeState.REFUSED,)
    keys = list(_changes(session, named, states))
    found = {one.subscription_key: (one.subscription_id, one.id) for one in outbox.changes(session, keys=keys)}
    return _by_subscription([outbox.restage(session, desk.actor, utc_now(), local_today(), keys)], found)


def _set_aside(desk: Desk, session: Session, named: Sequence[str]) -> Items:
    from desktop.data import outbox
    from desktop.data.clock import utc_now
    from desktop.domain.records import ChangeState

    names = _changes(session, named, (ChangeState.REFUSED,))
    return _items(outbox.set_aside(session, desk.actor, utc_now(), list(names)), names, "set_aside")


def _by_subscription(outcomes: Iterable[object], names: dict[int, tuple[str, str]]) -> Items:
    """What became of subscriptions, as outcomes of staging tell it."""
    items: Items = []
    for done in outcomes:
        for outcome in ("staged", "unchanged", "barred"):
            for key in getattr(done, outcome):
                subscription, change = names[key]
                items.append({"subscription_id": subscription, "change_id": change or None, "outcome": outcome})
    return items


_HOW: Final[dict[str, Callable[[Desk, Session, Sequence[str]], Items]]] = {
    "keep_mine": _keep_mine,
    "take_theirs": _take_theirs,
    "accept": _accept,
    "put_back": _put_back,
    "stage_again": _stage_again,
    "set_aside": _set_aside,
}

COMMANDS: Final = {"settle": settle}
