"""Making the remote of a connection: whoever signs its requests is found here. Loads HTTP, so import it to connect."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from desktop.sync.partner_center.client import PartnerCenter
from desktop.sync.partner_center.connection import Connection
from desktop.sync.partner_center.tokens import VARIABLE, EnvironmentToken, Tokens
from desktop.sync.remote import Remote

if TYPE_CHECKING:
    from desktop.sync.partner_center.budget import Budget
    from desktop.sync.partner_center.sign_in import SignIn


def connect(connection: Connection, tokens: Tokens | None = None, budget: Budget | None = None) -> Remote:
    """The service that a connection leads to. Requests carry `tokens`, else those of the environment or of the sign-in.

    Asks nobody yet: whether anybody is signed in turns out at the first request. `budget` is a quota that outlives the
    remote. The caller closes it.
    """
    return PartnerCenter(connection, tokens or _tokens(connection), budget=budget)


def sign_in_of(connection: Connection) -> SignIn:
    """The sign-in of a connection, with what the protected store keeps of it. May wait for that store."""
    # What signs people in takes longer to load than all the rest.
    from desktop.sync.partner_center.keeping import open_keeper
    from desktop.sync.partner_center.sign_in import SignIn

    return SignIn(connection, open_keeper(connection))


def _tokens(connection: Connection) -> Tokens:
    if os.environ.get(VARIABLE, "").strip():
        return EnvironmentToken()
    return sign_in_of(connection)
