"""Signing a person in: a public client with the system's browser, or by a code on another device; then silent renewal.

MSAL does the protocol. What is kept beyond the session is the renewal right of one account, in the protected store of
the operating system; access tokens live in memory only.
"""

from __future__ import annotations

import json
import logging
import threading
import time
import webbrowser
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final

import httpx
import msal

from desktop.data.importing import values
from desktop.errors import Cancelled
from desktop.sync.errors import RemoteError, SignInNeeded, Unreachable
from desktop.sync.partner_center.budget import never
from desktop.sync.partner_center.connection import Connection
from desktop.sync.partner_center.keeping import Keeper
from desktop.sync.partner_center.login import LoginClient
from desktop.sync.partner_center.redirect import Redirect
from desktop.sync.partner_center.tokens import Challenge, sign_in_needed

logger = logging.getLogger(__name__)

RENEWED_BEFORE: Final = 290.0
"""Seconds before its end at which a token is renewed; just inside the five minutes of MSAL, which then asks anew."""

_USABLE_UNTIL: Final = 30.0
_PATIENCE: Final = 300.0
_LOOK: Final = 0.2
_DONE: Final = "You are signed in to Partner Center. Close this page and go back to Partner Desk."
# What outlives the session, with what MSAL takes for granted in each entry: enough to renew, nothing that opens a door
# by itself for the next hour.
_KEPT = {
    "RefreshToken": ("secret", "client_id", "environment", "home_account_id"),
    "Account": ("authority_type", "environment", "home_account_id"),
    "AppMetadata": ("client_id", "environment"),
}
# Answers that only a person can change; everything else the sign-in service says is told in its own words.
_OVER = frozenset({"invalid_grant", "interaction_required", "login_required", "consent_required"})
_DECLINED = frozenset({"access_denied", "authorization_declined"})
_EXPIRED = frozenset({"expired_token", "code_expired", "authorization_pending", "slow_down"})


@dataclass(frozen=True, slots=True)
class Account:
    """Who is signed in: the name that the sign-in service gives, and the provider's tenant."""

    name: str
    tenant_id: str


@dataclass(frozen=True, slots=True)
class DeviceCode:
    """What a person types where: a short code, the address of a page, and for how many seconds it is good."""

    code: str
    address: str
    seconds: float


class SignIn:
    """`Tokens` of a signed-in person. Any thread may call it; only `sign_in` and `sign_in_by_code` wait for a person.

    `transport` stands in for the network of the sign-in service, `now` gives seconds since 1970.
    """

    def __init__(
        self,
        connection: Connection,
        keeper: Keeper,
        *,
        transport: httpx.BaseTransport | None = None,
        now: Callable[[], float] = time.time,
    ) -> None:
        self._connection = connection
        self._keeper = keeper
        self._now = now
        self._lock = threading.RLock()
        self._login = LoginClient(transport)
        self._cache: Any = None
        self._application: Any = None
        self._token = ""
        self._ends_at = 0.0
        self._challenge: Challenge | None = None

    def __repr__(self) -> str:
        return f"SignIn({self._connection.authority})"

    @property
    def outlives_session(self) -> bool:
        """Whether the next session finds the person signed in; else no protected store is there, and views say so."""
        return self._keeper.protected

    def account(self) -> Account | None:
        """Who is signed in, as far as is known here. Asks nobody but the protected store."""
        with self._lock:
            found = self._account()
        return None if found is None else Account(found.get("username") or "", found.get("realm") or "")

    def token(self) -> str:
        """A token that is good for a while yet; renewed silently some minutes before its end.

        Raises `SignInNeeded`, `Unreachable`, `BadAnswer`.
        """
        with self._lock:
            left = self._ends_at - self._now()
            if self._token and left > RENEWED_BEFORE:
                return self._token
            if self._challenge is not None:
                raise self._needed()
            try:
                return self._renew(force=False, claims="")
            except Unreachable as error:
                if not self._token or left <= _USABLE_UNTIL:
                    raise
                logger.info("the sign-in could not be renewed yet: %s", error.code)
                return self._token

    def renewed(self, refused: str, challenge: Challenge) -> str:
        """Another token than `refused`. A person has to act when a second factor or further claims are asked for."""
        with self._lock:
            if self._token and self._token != refused:
                # Another thread was faster.
                return self._token
            self._token = ""
            if challenge.second_factor:
                self._challenge = challenge
                raise self._needed()
            if challenge.claims:
                self._challenge = challenge
                token = self._renew(force=True, claims=challenge.claims)
                self._challenge = None
                return token
            return self._renew(force=True, claims="")

    def sign_in(
        self,
        browse: Callable[[str], bool] = webbrowser.open,
        *,
        should_stop: Callable[[], bool] = never,
        patience: float = _PATIENCE,
        page: str = _DONE,
    ) -> Account:
        """Sign a person in with the system's browser, which `browse` opens; waits `patience` seconds at most.

        `page` is the sentence that the browser shows in the end. Raises `SignInNeeded` (code "sign_in_no_browser" where
        none opens: then `sign_in_by_code` is left), `Cancelled`, `Unreachable`, `BadAnswer`.
        """
        with Redirect(page) as redirect:
            application = self._opened()
            with self._lock:
                challenge = self._challenge or Challenge()
                known = self._account() or {}
            flow = application.initiate_auth_code_flow(
                self._connection.scopes,
                redirect_uri=redirect.uri,
                state=redirect.state,
                response_mode="form_post",
                # After a refusal the browser's own session is not enough: the person proves who they are anew.
                prompt="login" if challenge.second_factor else "select_account",
                login_hint=known.get("username") if challenge.second_factor else None,
                claims_challenge=challenge.claims or None,
            )
            if not browse(flow["auth_uri"]):
                raise SignInNeeded("sign_in_no_browser", "No browser could be opened; sign in with a code instead.")
            answer = redirect.wait(patience, should_stop)
        return self._signed_in(_asked(lambda: application.acquire_token_by_auth_code_flow(flow, answer)))

    def sign_in_by_code(
        self, show: Callable[[DeviceCode], None], *, should_stop: Callable[[], bool] = never
    ) -> Account:
        """Sign a person in on any device: `show` tells them the code, then this waits until they have typed it.

        Raises as `sign_in` does.
        """
        application = self._opened()
        flow = _asked(lambda: application.initiate_device_flow(self._connection.scopes))
        if "user_code" not in flow:
            raise _failed(flow)
        show(DeviceCode(str(flow["user_code"]), str(flow["verification_uri"]), float(flow["expires_in"])))
        claims = self._challenge.claims if self._challenge else ""
        until = time.monotonic() + flow["expires_in"]
        while True:
            _pause(float(flow["interval"]), should_stop)
            result = _asked(
                lambda: application.acquire_token_by_device_flow(
                    flow, claims_challenge=claims or None, exit_condition=lambda _: True
                )
            )
            if result.get("error") not in {"authorization_pending", "slow_down"} or time.monotonic() > until:
                return self._signed_in(result)

    def sign_out(self) -> None:
        """Forget the person, here and in the protected store."""
        with self._lock:
            self._token = ""
            self._challenge = None
            self._cache = msal.SerializableTokenCache()
            self._application = None
            self._keeper.forget()

    def close(self) -> None:
        """Give back the connections to the sign-in service."""
        self._login.close()

    def _tokens(self) -> Any:
        """MSAL's cache, filled from the protected store at first."""
        if self._cache is None:
            self._cache = msal.SerializableTokenCache()
            self._cache.deserialize(_kept_of(self._keeper.load()))
        return self._cache

    def _account(self) -> dict[str, Any] | None:
        accounts = list(self._tokens().search(msal.TokenCache.CredentialType.ACCOUNT))
        return accounts[0] if accounts else None

    def _opened(self) -> Any:
        """MSAL's application. Making it asks the sign-in service where its doors are."""
        with self._lock:
            if self._application is None:
                if not self._connection.client_id:
                    raise SignInNeeded("sign_in_no_application", "No application is configured to sign in with.")
                self._application = _asked(
                    lambda: msal.PublicClientApplication(
                        self._connection.client_id,
                        authority=self._connection.authority,
                        token_cache=self._tokens(),
                        http_client=self._login,
                        # The configured address is asked and no other.
                        instance_discovery=False,
                    )
                )
            return self._application

    def _renew(self, *, force: bool, claims: str) -> str:
        if self._account() is None:
            raise sign_in_needed("sign_in")
        application = self._opened()
        accounts = application.get_accounts()
        result = (
            _asked(
                lambda: application.acquire_token_silent_with_error(
                    self._connection.scopes, accounts[0], force_refresh=force, claims_challenge=claims or None
                )
            )
            if accounts
            else None
        )
        if not result:
            raise sign_in_needed("sign_in_again")
        return self._taken(result)

    def _taken(self, result: Mapping[str, Any]) -> str:
        """Hold the token of a result, and keep what renews it. Raises `SignInNeeded` when it brings none."""
        token = result.get("access_token")
        if not isinstance(token, str) or not token:
            raise _failed(result)
        self._token = token
        self._ends_at = self._now() + float(result.get("expires_in") or 0)
        if self._cache.has_state_changed:
            self._keeper.save(_kept_of(self._cache.serialize()))
        return token

    def _signed_in(self, result: Mapping[str, Any]) -> Account:
        with self._lock:
            if "access_token" in result:
                self._leave_others(result.get("id_token_claims") or {})
            self._taken(result)
            self._challenge = None
            account = self.account()
        if account is None:
            raise sign_in_needed("sign_in_again")
        return account

    def _leave_others(self, claims: Mapping[str, Any]) -> None:
        """One person at a time: whoever was signed in before is forgotten."""
        application = self._opened()
        for account in application.get_accounts():
            if account.get("local_account_id") not in {claims.get("oid"), claims.get("sub")}:
                application.remove_account(account)

    def _needed(self) -> SignInNeeded:
        second = self._challenge is not None and self._challenge.second_factor
        return sign_in_needed("sign_in_second_factor" if second else "sign_in_again")


def _kept_of(text: str) -> str:
    """The part of MSAL's cache that is kept; whatever is damaged is left out."""
    try:
        whole = json.loads(text or "{}")
    except (ValueError, RecursionError):
        logger.warning("the kept sign-in cannot be read; a new one is needed")
        return "{}"
    return json.dumps(
        {
            kind: {
                name: entry
                for name, entry in whole[kind].items()
                if isinstance(entry, dict) and all(isinstance(entry.get(member), str) for member in members)
            }
            for kind, members in _KEPT.items()
            if isinstance(whole, dict) and isinstance(whole.get(kind), dict)
        }
    )


def _asked(ask: Callable[[], Any]) -> Any:
    """What MSAL answers. What it raises for a wrong answer or configuration becomes `SignInNeeded`."""
    why = ""
    try:
        return ask()
    except (RemoteError, Cancelled):
        raise
    except (ValueError, KeyError, TypeError, OSError, msal.exceptions.MsalError) as error:
        # Its words may hold what was sent.
        why = type(error).__name__
    raise SignInNeeded("sign_in_failed", "The sign-in failed: {}", f"check tenant and application ({why})")


def _failed(result: Mapping[str, Any]) -> SignInNeeded:
    """Why the sign-in service gave no token."""
    error = str(result.get("error") or "")
    if error in _DECLINED:
        return sign_in_needed("sign_in_declined")
    if error in _EXPIRED:
        return sign_in_needed("sign_in_expired")
    if error in _OVER:
        return sign_in_needed("sign_in_again")
    said = values.clean(str(result.get("error_description") or error).partition("\n")[0])[:300]
    return SignInNeeded("sign_in_failed", "The sign-in failed: {}", "" if "eyJ" in said else said)


def _pause(seconds: float, should_stop: Callable[[], bool]) -> None:
    until = time.monotonic() + seconds
    while (left := until - time.monotonic()) > 0:
        if should_stop():
            raise Cancelled
        time.sleep(min(left, _LOOK))
