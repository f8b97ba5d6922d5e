"""Commands that list what the window would list: customers, subscriptions, resellers, and who may be contact."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final, TypeVar

import click

from desktop.cli import output
from desktop.cli.desk import GUID, Desk, json_option, nothing_to_list, one_customer, one_reseller
from desktop.errors import NotFound

if TYPE_CHECKING:
    from array import array
    from enum import StrEnum

    from sqlalchemy.orm import Session

    from desktop.data.candidates import Candidate

_Command = TypeVar("_Command", bound=Callable[..., Any])
_Kind = TypeVar("_Kind", bound="StrEnum")

_YES: Final = {"yes": True, "true": True, "1": True, "no": False, "false": False, "0": False}


def _list_options(*filters: str) -> Callable[[_Command], _Command]:
    """The options of every list, with the filter keys that this one knows."""

    def add(command: _Command) -> _Command:
        for option in (
            json_option,
            click.option("--offset", type=click.IntRange(min=0), default=0, help="Leave out the first N rows."),
            click.option("--limit", type=click.IntRange(min=0), metavar="N", help="List at most N rows."),
            click.option("--sort", metavar="ORDER", help="Order by it; “-” before it turns the order round."),
            click.option(
                "--filter",
                "filters",
                multiple=True,
                metavar="KEY=VALUE",
                callback=known_filters(filters),
                help=f"Only matching rows; may be given again. Keys: {', '.join(filters)}.",
            ),
            click.option("--search", metavar="TEXT", default="", help="Only rows in which every word occurs."),
        ):
            command = option(command)
        return command

    return add


def known_filters(
    known: Sequence[str],
) -> Callable[[click.Context, click.Parameter, tuple[str, ...]], dict[str, list[str]]]:
    """Reads `--filter KEY=VALUE` options into the values of each key; a key that is not known is wrong usage."""

    def parse(ctx: click.Context, option: click.Parameter, given: tuple[str, ...]) -> dict[str, list[str]]:
        parsed: dict[str, list[str]] = {}
        for text in given:
            key, sign, value = text.partition("=")
            key = key.strip().replace("-", "_")
            if not sign or key not in known:
                raise click.BadParameter(f"{text!r} is not KEY=VALUE with one of {', '.join(known)}.", ctx, option)
            parsed.setdefault(key, []).append(value.strip())
        return parsed

    return parse


def _wrong(name: str, value: str, allowed: Sequence[str]) -> click.BadParameter:
    return click.BadParameter(f"{value!r} is not one of {', '.join(allowed)}.", param_hint=name)


def _yes_no(filters: Mapping[str, list[str]], key: str) -> bool | None:
    if key not in filters:
        return None
    value = filters[key][-1].casefold()
    if value not in _YES:
        raise _wrong(key, value, ("yes", "no"))
    return _YES[value]


def one_of(kind: type[_Kind], name: str, value: str) -> _Kind:
    """The member that a value names; any other value is wrong usage."""
    try:
        return kind(value.casefold().replace("-", "_"))
    except ValueError:
        raise _wrong(name, value, [member.value for member in kind]) from None


def _order(kind: type[_Kind], given: str | None, default: _Kind) -> tuple[_Kind, bool]:
    """The order asked for, and whether it is turned round."""
    if given is None:
        return default, False
    return one_of(kind, "--sort", given.removeprefix("-")), given.startswith("-")


def _page(keys: array[int], offset: int, limit: int | None) -> array[int]:
    return keys[offset:] if limit is None else keys[offset : offset + limit]


def _show(
    desk: Desk,
    session: Session,
    keys: array[int],
    page: array[int],
    read: Callable[[Sequence[int]], Mapping[int, Any]],
    shape: Callable[[Any], object],
    headings: Sequence[str],
    cells: Callable[[Any], Sequence[object]],
) -> None:
    rows = output.paged(page, read)
    if desk.json:
        output.echo_json_list(map(shape, rows), len(keys))
        return
    output.table(headings, map(cells, rows), whole=("ID", "TENANT ID", "MPN ID"))
    if not keys:
        nothing_to_list(session)
    elif len(page) < len(keys):
        output.complain(f"{len(page):,} of {len(keys):,} rows.")


@click.command()
@_list_options("on_default", "pending", "reseller")
@click.pass_obj
def customers(
    desk: Desk, search: str, filters: dict[str, list[str]], sort: str | None, limit: int | None, offset: int
) -> None:
    """List customers.

    Filters: on_default=yes|no, pending=yes|no, reseller=TENANT|MPN (linked to it).
    Orders: name, domain, subscriptions, on_default, pending.
    """
    from desktop.cli import shapes
    from desktop.data import customers as data
    from desktop.data.queries import CustomerQuery, CustomerSort

    order, descending = _order(CustomerSort, sort, CustomerSort.NAME)
    on_default, pending = _yes_no(filters, "on_default"), _yes_no(filters, "pending")
    with desk.open() as store, store.reading() as session:
        reseller = one_reseller(session, filters["reseller"][-1]).key if "reseller" in filters else None
        query = CustomerQuery(search, on_default, pending, reseller, order, descending)
        keys = data.ids(session, query)
        _show(
            desk,
            session,
            keys,
            _page(keys, offset, limit),
            lambda part: data.rows(session, part),
            shapes.customer,
            ("ID", "NAME", "DOMAIN", "SUBSCRIPTIONS", "ON DEFAULT", "PENDING"),
            lambda row: (row.id, row.name, row.domain, row.subscriptions, row.on_default, row.pending),
        )


@click.command(short_help="List subscriptions, with the contact that holds.")
@click.option("--customer", metavar="ID|NAME", help="Only those of this customer, by its ID, domain or name.")
@_list_options("status", "contact", "reseller_of_record", "publishing", "pending")
@click.pass_obj
def subscriptions(
    desk: Desk,
    customer: str | None,
    search: str,
    filters: dict[str, list[str]],
    sort: str | None,
    limit: int | None,
    offset: int,
) -> None:
    """List subscriptions with the contact that holds, decisions included.

    Filters: status=STATUS (may be given again), contact=default|reseller|TENANT|MPN, reseller_of_record=MPN,
    publishing=publishable|may_be_refused|kept_here_only, pending=yes|no (a decision is under way).
    Orders: product, nickname, quantity, status, contact, reseller_of_record, term_end, publishing, customer,
    contact_age.
    """
    from desktop.cli import shapes
    from desktop.data import subscriptions as data
    from desktop.data.queries import SubscriptionQuery, SubscriptionSort
    from desktop.domain.records import Publishing

    order, descending = _order(SubscriptionSort, sort, SubscriptionSort.PRODUCT)
    pending = _yes_no(filters, "pending")
    publishing = one_of(Publishing, "publishing", filters["publishing"][-1]) if "publishing" in filters else None
    statuses = tuple(status.casefold() for told in filters.get("status", ()) for status in told.split(","))
    with desk.open() as store, store.reading() as session:
        customer_key = None if customer is None else one_customer(session, customer).key
        contact, tenant = _contact_filter(session, filters.get("contact", [""])[-1])
        query = SubscriptionQuery(
            text=search,
            customer_key=customer_key,
            statuses=statuses,
            contact=contact,
            contact_tenant=tenant,
            reseller_of_record=filters.get("reseller_of_record", [None])[-1],
            publishing=publishing,
            pending=pending,
            sort=order,
            descending=descending,
        )
        keys = data.ids(session, query)
        _show(
            desk,
            session,
            keys,
            _page(keys, offset, limit),
            lambda part: data.rows(session, part),
            shapes.subscription,
            ("ID", "CUSTOMER", "PRODUCT", "QTY", "STATUS", "CONTACT", "RECORD", "PUBLISHING", "CHANGE"),
            lambda row: (
                row.id,
                row.customer_name,
                row.product,
                row.quantity,
                row.status,
                "(default)" if row.contact.is_provider else row.contact.name,
                row.reseller_of_record,
                row.publishing.replace("_", " "),
                row.change_state,
            ),
        )


def _contact_filter(session: Session, named: str) -> tuple[Any, str | None]:
    """The filter by effective contact: by kind, or by tenant."""
    from desktop.data import resellers
    from desktop.data.queries import ContactFilter
    from desktop.domain.identifiers import guid

    if not named:
        return None, None
    if named.casefold() in tuple(ContactFilter):
        return ContactFilter(named.casefold()), None
    provider = resellers.provider_contact(session)
    if named in (provider.mpn_id, provider.tenant_id):
        return ContactFilter.DEFAULT, None
    return None, guid(named) or one_reseller(session, named).tenant_id


@click.command()
@_list_options("state")
@click.pass_obj
def resellers(
    desk: Desk, search: str, filters: dict[str, list[str]], sort: str | None, limit: int | None, offset: int
) -> None:
    """List the reseller directory.

    Filter: state=active|requested|ended|none|unknown. Orders: name, state, mpn_id, location, supported.
    """
    from desktop.cli import shapes
    from desktop.data import resellers as data
    from desktop.data.clock import local_today
    from desktop.domain.records import PartnershipState

    order, descending = _order(data.ResellerSort, sort, data.ResellerSort.NAME)
    state = one_of(PartnershipState, "state", filters["state"][-1]) if "state" in filters else None
    with desk.open() as store, store.reading() as session:
        keys = data.ids(session, data.ResellerQuery(search, state, order, descending))
        _show(
            desk,
            session,
            keys,
            _page(keys, offset, limit),
            lambda part: data.rows(session, part, local_today()),
            shapes.reseller,
            ("TENANT ID", "MPN ID", "NAME", "LOCATION", "PARTNERSHIP", "SUPPORTS", "CUSTOMERS", "AGREEMENT"),
            lambda row: (
                row.reseller.tenant_id,
                row.reseller.mpn_id,
                row.reseller.name,
                row.reseller.location,
                row.reseller.partnership,
                row.supported,
                row.linked_customers,
                row.agreement.reference if row.agreement else "",
            ),
        )


@click.command(short_help="Tell who may be contact, and why others may not.")
@click.option("--subscription", type=GUID, required=True, metavar="ID", help="The subscription.")
@json_option
@click.pass_obj
def contacts(desk: Desk, subscription: str) -> None:
    """Tell who may be support contact of a subscription, and why each other reseller may not.

    Eligible partners come in the order of the window's list: provider, reseller of record, then by name.
    """
    from desktop.cli import shapes, words
    from desktop.data import candidates
    from desktop.data import resellers as directory
    from desktop.data import subscriptions as data
    from desktop.data.clock import local_today

    with desk.open() as store, store.reading() as session:
        key = data.key_of(session, subscription)
        found = None if key is None else candidates.candidates_for(session, desk.actor, local_today(), key)
        provider = directory.provider(session)
    if found is None:
        raise NotFound("unknown_subscription", "No subscription is known as {}.", subscription)
    here = provider.location if provider else ""

    def eligible(one: Candidate) -> dict[str, object]:
        return {
            **shapes.contact(one.contact),
            "location": one.reseller.location if one.reseller else here,
            "reseller_of_record": one.is_reseller_of_record,
            "unconfirmed": one.verdict.unconfirmed,
        }

    def not_eligible(one: Candidate) -> dict[str, object]:
        assert one.reseller is not None
        return {
            "reseller": shapes.partner(one.reseller),
            "reasons": [words.finding(finding) for finding in one.verdict.findings],
        }

    if desk.json:
        output.echo_json(
            {
                "subscription_id": subscription,
                "eligible": [eligible(one) for one in found.eligible],
                "not_eligible": [not_eligible(one) for one in found.not_eligible],
            }
        )
        return
    click.echo("Eligible:")
    output.table(
        ("  TENANT ID", "MPN ID", "NAME", "LOCATION", ""),
        (
            (
                f"  {one.contact.tenant_id}",
                one.contact.mpn_id,
                one.contact.name,
                one.reseller.location if one.reseller else here,
                _remark(one),
            )
            for one in found.eligible
        ),
        whole=("  TENANT ID",),
    )
    click.echo(f"\nNot eligible: {len(found.not_eligible):,}")
    for one in found.not_eligible:
        click.echo(output.safe(f"  {one.contact.name} (MPN ID {one.contact.mpn_id or '-'})"))
        for finding in one.verdict.findings:
            told = words.finding(finding)
            click.echo(f"    - {told['text']} {told['cure_text']}")


def _remark(one: Candidate) -> str:
    remarks = (
        "default contact" if one.contact.is_provider else "",
        "reseller of record" if one.is_reseller_of_record else "",
        "delegated admin unconfirmed" if one.verdict.unconfirmed else "",
    )
    return ", ".join(remark for remark in remarks if remark)


COMMANDS: Final = {"customers": customers, "subscriptions": subscriptions, "resellers": resellers, "contacts": contacts}
