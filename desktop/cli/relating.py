"""Commands about relationships: requests that were sent, and delegated admin that a person vouches for."""

from __future__ import annotations

from datetime import datetime
from typing import Final

import click

from desktop.cli import output
from desktop.cli.desk import Desk, PartnerType, json_option, one_customer, one_reseller
from desktop.errors import NotFound


@click.command(short_help="List the requests for a relationship.")
@click.option("--open", "open_only", is_flag=True, help="Only those that nobody has answered.")
@json_option
@click.pass_obj
def requests(desk: Desk, open_only: bool) -> None:
    """List the requests for a relationship, the latest first."""
    from desktop.cli import shapes
    from desktop.data import requests as data

    with desk.open() as store, store.reading() as session:
        found = data.listed(session, open_only=open_only)
    if desk.json:
        output.echo_json_list(map(shapes.request, found), len(found))
        return
    output.table(
        ("ID", "KIND", "STATE", "RESELLER", "CUSTOMER", "SINCE"),
        (
            (one.id, one.kind.replace("_", " "), one.state, one.reseller_name, one.customer_name, one.state_at.date())
            for one in found
        ),
    )
    if not found:
        output.complain("There are no requests.")


@click.command(short_help="Remember that a relationship was requested.")
@click.option("--reseller", type=PartnerType(), required=True, metavar="TENANT|MPN", help="The reseller.")
@click.option("--customer", metavar="ID|NAME", help="The customer; without one a partnership is asked for.")
@click.option("--language", type=click.Choice(["en", "ru"]), default="en", help="Language of the letter.")
@json_option
@click.pass_obj
def request(desk: Desk, reseller: str, customer: str | None, language: str) -> None:
    """Remember that a relationship was requested; a second time counts as a reminder."""
    from desktop.cli import shapes
    from desktop.data import requests as data
    from desktop.data.clock import utc_now
    from desktop.domain.records import RequestKind

    kind = RequestKind.PARTNERSHIP if customer is None else RequestKind.CUSTOMER_LINK
    with desk.open() as store, store.writing() as session:
        uid = data.remember(
            session,
            desk.actor,
            utc_now(),
            kind,
            one_reseller(session, reseller).key,
            customer_key=None if customer is None else one_customer(session, customer).key,
            language=language,
        )
        made = next(one for one in data.listed(session) if one.id == uid)
    if desk.json:
        output.echo_json(shapes.request(made))
    else:
        click.echo(output.safe(f"Remembered: {made.reseller_name}, {made.kind.replace('_', ' ')}, {made.state}."))


@click.command(short_help="Vouch for the delegated admin of a reseller.")
@click.option("--customer", required=True, metavar="ID|NAME", help="The customer.")
@click.option("--reseller", type=PartnerType(), required=True, metavar="TENANT|MPN", help="The reseller.")
@click.option("--kind", type=click.Choice(["gdap", "dap", "none"]), required=True, help="What the reseller holds.")
@click.option("--how", required=True, metavar="TEXT", help="How you know.")
@click.option("--until", type=click.DateTime(["%Y-%m-%d"]), metavar="YYYY-MM-DD", help="The last day it is valid.")
@json_option
@click.pass_obj
def attest(desk: Desk, customer: str, reseller: str, kind: str, how: str, until: datetime | None) -> None:
    """Vouch for the delegated admin of a reseller on a customer that it is linked to."""
    from sqlalchemy.exc import NoResultFound

    from desktop.data import resellers
    from desktop.data.clock import utc_now
    from desktop.domain.records import DelegatedAdminKind

    with desk.open() as store, store.writing() as session:
        one = one_reseller(session, reseller)
        holder = one_customer(session, customer)
        ends_on = until.date() if until else None
        try:
            resellers.attest(
                session, desk.actor, utc_now(), holder.key, one.key, DelegatedAdminKind(kind), how, ends_on=ends_on
            )
        except NoResultFound:
            raise NotFound("not_linked", "{} is not linked to the customer {}.", one.name, holder.name) from None
    told = {
        "customer_id": holder.id,
        "reseller": reseller,
        "kind": kind,
        "ends_on": ends_on,
        "attested_by": desk.actor.author,
        "attested_how": how,
    }
    if desk.json:
        output.echo_json(told)
    else:
        click.echo(output.safe(f"Attested: {one.name}, {kind}."))


COMMANDS: Final = {"requests": requests, "request": request, "attest": attest}
