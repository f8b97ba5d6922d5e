"""Making the remote of a connection: whoever signs its requests is found here. Loads HTTP, so import it to connect."""

from __future__ import annotations

import os

from desktop.sync.partner_center.client import PartnerCenter
from desktop.sync.partner_center.connection import Connection
from desktop.sync.partner_center.tokens import VARIABLE, EnvironmentToken, Tokens
from desktop.sync.remote import Remote


def connect(connection: Connection) -> Remote:
    """The service that a connection leads to. Its requests carry the token in the environment, else the stored sign-in.

    Asks nobody yet: whether anybody is signed in turns out at the first request. The caller closes it.
    """
    return PartnerCenter(connection, _tokens(connection))


def _tokens(connection: Connection) -> Tokens:
    if os.environ.get(VARIABLE, "").strip():
        return EnvironmentToken()
    # What signs people in takes longer to load than all the rest.
    from desktop.sync.partner_center.keeping import open_keeper
    from desktop.sync.partner_center.sign_in import SignIn

    return SignIn(connection, open_keeper(connection))
