"""The default sweep from the command line: what it would propose, and staging it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import click

from desktop.cli import output
from desktop.cli.browsing import one_of, parse_filters
from desktop.cli.desk import Desk, json_option, one_customer

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from desktop.data.queries import SubscriptionQuery

_FILTERS: Final = ("status", "reseller_of_record", "publishing")
_BARS: Final = {
    "pending": "A decision is under way.",
    "sold_by_provider": "The provider itself is the reseller of record.",
    "no_reseller_of_record": "Nobody is the reseller of record.",
    "name_only": "The reseller of record is known by name only; import its MPN ID.",
    "unknown_reseller": "The reseller of record is not in the directory; import it.",
    "ambiguous_reseller": "Several resellers have the MPN ID of the reseller of record.",
}


@click.command(short_help="Propose resellers of record for what stands on the default.")
@click.option("--customer", metavar="ID|NAME", help="Only the subscriptions of this customer.")
@click.option("--search", metavar="TEXT", default="", help="Only subscriptions in which every word occurs.")
@click.option(
    "--filter",
    "filters",
    multiple=True,
    metavar="KEY=VALUE",
    callback=parse_filters(_FILTERS),
    help="Only subscriptions that pass; may be given again.",
)
@click.option("--reason", default="", metavar="TEXT", help="Why, or a ticket.")
@click.option("--stage", is_flag=True, help="Stage what is proposed; “submit” comes later.")
@json_option
@click.pass_context
def sweep(
    ctx: click.Context, customer: str | None, search: str, filters: dict[str, list[str]], reason: str, stage: bool
) -> None:
    """For each subscription on the default contact, propose its reseller of record where it is eligible.

    Lists the proposals by reseller, and for all other subscriptions why nobody is proposed. With --stage what is
    proposed is staged as one act; nothing is submitted before “partner-desk submit”.
    Filters: status=STATUS (may be given again), reseller_of_record=MPN,
    publishing=publishable|may_be_refused|kept_here_only.
    """
    from desktop.cli import shapes, words
    from desktop.data import sweeping
    from desktop.data.clock import local_today, utc_now
    from desktop.domain.eligibility import Finding, Reason

    desk: Desk = ctx.obj
    actor, today = desk.actor, local_today()
    staged, barred, batch = 0, 0, None
    progress = output.Progress("Looking at subscriptions")
    with desk.open() as store:
        with store.reading() as session:
            query = _query(session, customer, search, filters)
            try:
                found = sweeping.sweep(session, actor, today, query, progress=progress)
            finally:
                progress.done()
        if stage and found.proposals:
            with store.writing() as session:
                done = sweeping.stage(session, actor, utc_now(), today, found.proposals, reason=reason)
            staged, barred = len(done.staged), len(done.barred)
            batch = done.batch_id if done.staged else None
    left_out = [
        {
            "reason": group.why.value,
            "count": len(group.keys),
            "text": words.finding(Finding(group.why))["text"]
            if isinstance(group.why, Reason)
            else _BARS[group.why.value],
        }
        for group in found.left_out
    ]
    if desk.json:
        output.echo_json_list(
            (
                {
                    "contact": shapes.contact(one.contact),
                    "count": len(one.keys),
                    "unconfirmed": one.unconfirmed,
                }
                for one in found.proposals
            ),
            len(found.proposals),
            proposed=found.proposed,
            on_default=found.total,
            left_out=left_out,
            staged=staged,
            batch_id=batch,
        )
    else:
        output.table(
            ("RESELLER", "MPN ID", "SUBSCRIPTIONS", "UNCONFIRMED"),
            ((one.contact.name, one.contact.mpn_id, len(one.keys), one.unconfirmed) for one in found.proposals),
            whole=("MPN ID",),
        )
        for group in left_out:
            click.echo(f"Not proposed, {group['count']:,}: {group['text']}")
        click.echo(f"{found.proposed:,} proposed of {found.total:,} on the default contact.")
        if stage:
            click.echo(f"{words.many(staged, 'change')} staged; “partner-desk submit” submits what is staged.")
    if barred:
        output.complain(f"{words.many(barred, 'subscription')} could not be staged any more; sweep again.")
        ctx.exit(1)


def _query(
    session: Session, customer: str | None, search: str, filters: dict[str, list[str]]
) -> SubscriptionQuery | None:
    """What to look at, None for everything."""
    from desktop.data.queries import ContactFilter, SubscriptionQuery
    from desktop.domain.records import Publishing

    if customer is None and not search.strip() and not filters:
        return None
    return SubscriptionQuery(
        text=search,
        customer_key=None if customer is None else one_customer(session, customer).key,
        contact=ContactFilter.DEFAULT,
        statuses=tuple(one.casefold() for told in filters.get("status", ()) for one in told.split(",")),
        reseller_of_record=filters.get("reseller_of_record", [None])[-1],
        publishing=one_of(Publishing, "publishing", filters["publishing"][-1]) if "publishing" in filters else None,
    )


COMMANDS: Final = {"sweep": sweep}
