"""Commands that decide: assign, submit, undo, redo, and the list of changes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from desktop.cli import output
from desktop.cli.desk import GUID, Desk, PartnerType, json_option, one_reseller
from desktop.errors import DeskError

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from desktop.data.outbox import UndoOutcome
    from desktop.domain.records import Change, SupportContact

_BITE: Final = 5_000


def _wanted(session: Session, named: str) -> SupportContact:
    """The contact that `--contact` names."""
    from desktop.data import resellers
    from desktop.domain.records import SupportContact

    provider = resellers.provider_contact(session)
    if named == "default" or named == provider.tenant_id:
        return provider
    if named == provider.mpn_id and not resellers.find(session, named):
        return provider
    reseller = one_reseller(session, named)
    if not reseller.tenant_id:
        raise DeskError(
            "no_tenant_id", "The tenant ID of {} is not known, so it cannot be a support contact.", reseller.name
        )
    return SupportContact(reseller.tenant_id, reseller.mpn_id, reseller.name)


@click.command(short_help="Make a partner the contact of subscriptions.")
@click.option(
    "--contact",
    type=PartnerType(default_too=True),
    metavar="TENANT|MPN|default",
    help="The partner, or “default” for the provider itself. Without it the sheet of --file names them.",
)
@click.option("--subscription", "named", type=GUID, multiple=True, metavar="ID…", help="The subscriptions.")
@click.option(
    "--file", type=click.Path(allow_dash=True, path_type=Path), help="A list of them: CSV, or one ID a line. A sheet."
)
@click.option("--reason", default="", metavar="TEXT", help="Why, or a ticket.")
@click.option("--stage", "stage_only", is_flag=True, help="Stage only; “submit” comes later.")
@click.argument("more", type=GUID, nargs=-1, metavar="")
@json_option
@click.pass_context
def assign(
    ctx: click.Context,
    contact: str | None,
    named: tuple[str, ...],
    file: Path | None,
    reason: str,
    stage_only: bool,
    more: tuple[str, ...],
) -> None:
    """Make a partner the support contact of subscriptions: stage and submit, with the outcome of every row.

    Without --contact, --file is a sheet (CSV or XLSX) whose rows name a subscription and a reseller each. What it would
    do is listed by line; --stage stages it, and nothing of it is submitted before “partner-desk submit”.
    """
    from desktop.cli import shapes, words
    from desktop.data import candidates, outbox, subscriptions
    from desktop.data.clock import local_today, utc_now
    from desktop.data.store.backup import back_up_before_submit

    desk: Desk = ctx.obj
    guids = [*named, *more]
    if contact is None:
        if file is None or guids:
            raise click.UsageError("Name the contact with --contact, or give a sheet that does with --file F.", ctx)
        from desktop.cli.assigning import assign_sheet

        assign_sheet(ctx, desk, file, reason, stage=stage_only)
        return
    bad_lines: list[str] = []
    if file is not None:
        from desktop.cli.lists import subscription_list

        listed, bad_lines = subscription_list(file)
        guids += listed
    elif not guids:
        raise click.UsageError("Name the subscriptions with --subscription ID… or --file F.", ctx)
    guids = list(dict.fromkeys(guids))
    now, today, actor = utc_now(), local_today(), desk.actor
    reasons: dict[str, list[dict[str, object]]] = {}
    outcomes: dict[str, str] = {}
    with desk.open() as store:
        if not stage_only and len(guids) > 1:
            back_up_before_submit(store)
        with store.writing() as session:
            wanted = _wanted(session, contact)
            keys: dict[str, int] = {}
            for start in range(0, len(guids), _BITE):
                keys |= subscriptions.keys_of(session, guids[start : start + _BITE])
            guid_of = {key: guid for guid, key in keys.items()}
            done = outbox.stage(session, actor, now, today, list(keys.values()), wanted, reason=reason)
            verdicts = candidates.verdicts_for(session, actor, today, sorted(done.barred), wanted)
            for key, codes in done.barred.items():
                verdict = verdicts.get(key)
                known = {finding.reason.value: finding.day for finding in verdict.findings} if verdict else {}
                reasons[guid_of[key]] = [words.bar(code, known.get(code)) for code in codes]
            for code, group in (("staged", done.staged), ("removed", done.removed), ("unchanged", done.unchanged)):
                outcomes |= {guid_of[key]: code for key in group}
            staged = outbox.staged_on(session, list(keys.values()))
            waiting = {one.subscription_id: one for one in _changes(session, staged)}
            if not stage_only and waiting:
                sent = outbox.submit(session, actor, now, today, [one.key for one in waiting.values()])
                subscription_of = {one.key: guid for guid, one in waiting.items()}
                for code, changed in (("kept", sent.kept), ("submitted", sent.submitted)):
                    outcomes |= {subscription_of[key]: code for key in changed}
                reasons |= {subscription_of[k]: [words.bar(code) for code in codes] for k, codes in sent.barred.items()}
            laid: dict[str, Change] = {}
            for one in _changes(session, [one.key for one in waiting.values()]):
                laid[one.subscription_id] = one
    for guid in guids:
        if guid not in keys:
            reasons[guid] = [words.bar("unknown_subscription")]
    outcomes |= dict.fromkeys(reasons, "barred")
    items: list[dict[str, object]] = [
        {
            "subscription_id": guid,
            "outcome": outcomes[guid],
            "change_id": laid[guid].id if guid in laid else None,
            "unconfirmed": guid in laid and laid[guid].unconfirmed and not laid[guid].attested,
            "reasons": reasons.get(guid, []),
        }
        for guid in guids
    ]
    wrote = bool(done.staged or done.removed)
    if desk.json:
        output.echo_json_list(
            items,
            len(items),
            batch_id=done.batch_id if wrote else None,
            contact=shapes.contact(wanted),
            outcomes=dict(Counter(outcomes.values())),
            problems=bad_lines,
        )
    else:
        click.echo(output.safe(f"Contact: {wanted.name or 'the provider'}"))
        _outcome_table(items)
    for line in bad_lines:
        output.complain(line)
    _name_the_barred(items)
    if reasons or bad_lines:
        ctx.exit(1)


def _staged(session: Session) -> list[Change]:
    from desktop.data import outbox
    from desktop.domain.records import ChangeState

    return outbox.changes(session, states=(ChangeState.STAGED,))


def _changes(session: Session, keys: Sequence[int]) -> Iterable[Change]:
    from desktop.data import outbox

    for start in range(0, len(keys), _BITE):
        yield from outbox.changes(session, keys=keys[start : start + _BITE])


def _outcome_table(items: Iterable[dict[str, object]]) -> None:
    from desktop.cli import words

    output.table(
        ("SUBSCRIPTION", "OUTCOME", "REMARK"),
        (
            (
                item["subscription_id"],
                words.outcome(str(item["outcome"])),
                "delegated admin unconfirmed" if item["unconfirmed"] else "",
            )
            for item in items
        ),
        whole=("SUBSCRIPTION",),
    )


def _name_the_barred(items: Iterable[dict[str, object]]) -> None:
    """Every row that could not be done, with all its reasons and cures, on stderr."""
    for item in items:
        told = item["reasons"]
        assert isinstance(told, list)
        for reason in told:
            output.complain(f"{item['subscription_id']}: {reason['text']} {reason['cure_text']}")


@click.command(short_help="List changes.")
@click.option(
    "--state",
    "states",
    multiple=True,
    metavar="STATE",
    help="Only these states; may be given again. “drift” lists contacts that were changed elsewhere.",
)
@click.option("--batch", type=GUID, metavar="ID", help="Only those of this batch.")
@click.option("--save", type=click.Path(path_type=Path), metavar="FILE", help="Save them as a list to try again (CSV).")
@click.option("--limit", type=click.IntRange(min=0), metavar="N", help="List at most N rows.")
@click.option("--offset", type=click.IntRange(min=0), default=0, help="Leave out the first N rows.")
@json_option
@click.pass_obj
def changes(
    desk: Desk, states: tuple[str, ...], batch: str | None, save: Path | None, limit: int | None, offset: int
) -> None:
    """List changes in the order in which they were made, withdrawn ones too."""
    from desktop.cli import settling, shapes
    from desktop.data import outbox
    from desktop.domain.records import ChangeState

    if [state.casefold() for state in states] == [settling.DRIFT] and batch is None and save is None:
        with desk.open() as store:
            settling.list_drift(desk, store, limit, offset)
        return
    asked: list[ChangeState] = []
    for state in states:
        try:
            asked.append(ChangeState(state.casefold()))
        except ValueError:
            allowed = ", ".join([*(member.value for member in ChangeState), f"{settling.DRIFT} (alone)"])
            raise click.BadParameter(f"{state!r} is not one of {allowed}.", param_hint="--state") from None
    with desk.open() as store, store.reading() as session:
        if batch is None:
            total = outbox.count(session, asked or list(ChangeState))
            # An offset needs a limit in the query; the total is as good as none.
            found = outbox.changes(session, states=asked, limit=total if limit is None else limit, offset=offset)
        else:
            found = [one for one in outbox.changes(session, states=asked) if one.batch_id == batch]
            total = len(found)
            found = found[offset:] if limit is None else found[offset : offset + limit]
        theirs = settling.told(session, [one.key for one in found if one.state is ChangeState.CONFLICT])
    if save is not None:
        with desk.open() as store:
            settling.save_failures(store, save, [one.key for one in found])
    if desk.json:
        output.echo_json_list((shapes.change(one) | theirs.get(one.key, {}) for one in found), total)
        return
    output.table(
        ("ID", "STATE", "CUSTOMER", "PRODUCT", "FROM", "TO", "AUTHOR", "REASON"),
        (
            (
                one.id,
                one.state,
                one.customer_name,
                one.nickname or one.product,
                "(default)" if one.base.is_provider else one.base.name,
                "(default)" if one.wanted.is_provider else one.wanted.name,
                one.author,
                one.reason,
            )
            for one in found
        ),
    )
    if not found:
        output.complain("There are no changes." if not total else "Nothing found.")


@click.command(short_help="Submit everything that is staged.")
@json_option
@click.pass_context
def submit(ctx: click.Context) -> None:
    """Submit everything that is staged; without a connection it is kept here."""
    from desktop.cli import words
    from desktop.data import outbox
    from desktop.data.clock import local_today, utc_now
    from desktop.data.store.backup import back_up_before_submit
    from desktop.domain.records import ChangeState

    desk: Desk = ctx.obj
    with desk.open() as store:
        with store.reading() as session:
            any_staged = outbox.count(session, [ChangeState.STAGED]) > 0
        if any_staged:
            back_up_before_submit(store)
        with store.writing() as session:
            staged = _staged(session)
            done = outbox.submit(session, desk.actor, utc_now(), local_today(), [one.key for one in staged])
    outcomes = dict.fromkeys(done.kept, "kept") | dict.fromkeys(done.submitted, "submitted")
    items: list[dict[str, object]] = [
        {
            "subscription_id": one.subscription_id,
            "change_id": one.id,
            "outcome": "barred" if one.key in done.barred else outcomes[one.key],
            "unconfirmed": one.unconfirmed and not one.attested,
            "reasons": [words.bar(code) for code in done.barred.get(one.key, ())],
        }
        for one in staged
    ]
    if desk.json:
        output.echo_json_list(items, len(items), outcomes=dict(Counter(str(item["outcome"]) for item in items)))
    elif not items:
        click.echo("Nothing is staged.")
    else:
        _outcome_table(items)
    _name_the_barred(items)
    if done.barred:
        ctx.exit(1)


@click.command(short_help="Take back the last act.")
@click.option("--batch", type=GUID, metavar="ID", help="Undo this act instead of the last one.")
@json_option
@click.pass_obj
def undo(desk: Desk, batch: str | None) -> None:
    """Take back the last act, submitted or not; what has left the desk gets a counter-change, staged for review."""
    from desktop.data.clock import local_today, utc_now
    from desktop.data.syncing import taking_back

    with desk.open() as store, store.writing() as session:
        done = taking_back.undo(session, desk.actor, utc_now(), local_today(), batch)
        ids = _ids(session, done)
    _tell(desk, "Undone", done, ids)


@click.command(short_help="Do the act again that was undone last.")
@json_option
@click.pass_obj
def redo(desk: Desk) -> None:
    """Do the act again that was undone last. Its changes are staged, and wait for “submit”."""
    from desktop.data import outbox
    from desktop.data.clock import utc_now

    with desk.open() as store, store.writing() as session:
        done = outbox.redo(session, desk.actor, utc_now())
        ids = _ids(session, done)
    _tell(desk, "Redone", done, ids)


def _ids(session: Session, done: UndoOutcome) -> dict[str, list[str]]:
    """Subscription ids by what became of them."""
    from desktop.data import subscriptions

    groups = {"withdrawn": done.withdrawn, "restaged": done.restaged, "counter": done.counter, "left": done.left}
    return {
        name: [row.id for row in output.paged(keys, lambda part: subscriptions.rows(session, part))]
        for name, keys in groups.items()
    }


def _tell(desk: Desk, what: str, done: UndoOutcome, ids: dict[str, list[str]]) -> None:
    from desktop.cli import shapes, words

    name = words.act(done.act)
    if desk.json:
        output.echo_json({"name": name, "act": shapes.act(done.act), **ids})
        return
    click.echo(output.safe(f"{what}: {name}."))
    for group, sentence in (
        ("withdrawn", "{} withdrawn."),
        ("restaged", "{} staged again; “partner-desk submit” submits what is staged."),
        ("counter", "{} had left the desk: the way back is staged, and waits for “partner-desk submit”."),
        ("left", "{} left alone: on the way, in conflict, or decided anew since."),
    ):
        if ids[group]:
            click.echo(sentence.format(words.many(len(ids[group]), "change")))


COMMANDS: Final = {"assign": assign, "changes": changes, "submit": submit, "undo": undo, "redo": redo}
