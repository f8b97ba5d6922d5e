"""What every command stands on: which store, which settings, and whether JSON is asked for."""

from __future__ import annotations

from collections.abc import Callable, Generator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from desktop.cli.output import complain
from desktop.errors import DeskError, NotFound, StoreError

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from desktop.data.store import Store
    from desktop.domain.records import CustomerRow, Reseller
    from desktop.domain.roles import Actor
    from desktop.settings import Settings

_Command = TypeVar("_Command", bound=Callable[..., Any])


@dataclass
class Desk:
    """The options before the command. `store` and `config` are None where the default is meant."""

    store: str | None
    config: Path | None
    json: bool = False

    @cached_property
    def location(self) -> str:
        """The path or URL of the store."""
        from desktop.paths import default_store

        return self.store or str(default_store())

    @cached_property
    def settings(self) -> Settings:
        """The person's settings; a broken file is named on stderr."""
        from desktop import settings
        from desktop.paths import default_config

        loaded, aside = settings.read(self.config or default_config())
        if aside is not None:
            complain(f"The settings file is broken; it was kept as {aside}, and defaults stand in for what is broken.")
        return loaded

    @property
    def actor(self) -> Actor:
        """Who acts."""
        from desktop.settings import actor

        return actor(self.settings)

    @contextmanager
    def open(self) -> Generator[Store]:
        """The store, for the time of a command."""
        from sqlalchemy.exc import OperationalError

        from desktop import logs
        from desktop.data.store import open_store

        logs.start()
        try:
            store = open_store(self.location)
        except OperationalError as error:
            # Whatever keeps a server from answering, in its driver's own words.
            raise StoreError("store_unreachable", "The store cannot be opened: {}", error.orig) from error
        try:
            yield store
        finally:
            store.close()


def _set_json(ctx: click.Context, _option: click.Parameter, wanted: bool) -> None:
    if wanted:
        ctx.find_root().obj.json = True


def json_option(command: _Command) -> _Command:
    """`--json` behind the command, as well as before it."""
    option = click.option("--json", is_flag=True, expose_value=False, callback=_set_json, help="Write JSON.")
    return option(command)


class GuidType(click.ParamType[str]):
    """An identifier of the form 00000000-0000-0000-0000-000000000000, in any case."""

    name = "ID"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The form that is compared."""
        from desktop.domain.identifiers import guid

        found = guid(value)
        if found is None:
            self.fail(f"{value!r} is not an identifier (00000000-0000-0000-0000-000000000000).", param, ctx)
        return found


GUID = GuidType()


class PartnerType(click.ParamType[str]):
    """A partner by tenant id or MPN ID, or `default` where that is allowed."""

    name = "TENANT|MPN"

    def __init__(self, *, default_too: bool = False) -> None:
        self._default_too = default_too

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The form that is compared."""
        from desktop.domain.identifiers import guid, mpn_id

        if self._default_too and value.strip().casefold() == "default":
            return "default"
        found = guid(value) or mpn_id(value)
        if found is None:
            kinds = "a tenant ID, an MPN ID, or default" if self._default_too else "a tenant ID or an MPN ID"
            self.fail(f"{value!r} is not {kinds}.", param, ctx)
        return found


def one_reseller(session: Session, named: str) -> Reseller:
    """The reseller of a tenant id or MPN ID. Raises NotFound, and DeskError naming all when several share an MPN ID."""
    from desktop.data import resellers

    found = resellers.find(session, named)
    if not found:
        raise NotFound("unknown_reseller", "No reseller is known as {}.", named)
    if len(found) > 1:
        raise DeskError(
            "ambiguous_reseller",
            "The MPN ID {} is shared by {}. Name one by its tenant ID.",
            named,
            "; ".join(f"{reseller.name} ({reseller.tenant_id or 'no tenant ID'})" for reseller in found),
        )
    return found[0]


def one_customer(session: Session, named: str) -> CustomerRow:
    """The customer of a tenant id, domain, name or alias. Raises NotFound, and DeskError naming all that fit."""
    from desktop.data import customers

    found = customers.named(session, named)
    if not found:
        raise NotFound("unknown_customer", "No customer is known as {}.", named)
    if len(found) > 1:
        raise DeskError(
            "ambiguous_customer",
            "Several customers are called {}: {}. Name one by its ID.",
            named,
            "; ".join(f"{customer.domain or customer.name} ({customer.id})" for customer in found),
        )
    return found[0]


def nothing_to_list(session: Session) -> None:
    """Say on stderr why a list is empty: nothing was ever imported, or nothing matches."""
    from desktop.data import overview

    if overview.is_empty(session):
        complain("Nothing has been imported yet. Use “partner-desk import FILE…”, or “partner-desk demo”.")
    else:
        complain("Nothing found.")
