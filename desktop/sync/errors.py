"""What may go wrong between the desk and a service, each with what it means for the work that was under way.

RemoteError
├── SignInNeeded     nobody is signed in any more, or without the second factor: a person has to act
├── NotPermitted     the signed-in person's role, or a policy, bars all calls of this kind
├── Unreachable      no answer, and nothing was changed there: the network is down, or the service is
├── Unanswered       a write was sent and its answer never came: only reading again tells what became of it
├── Throttled        the service asks to wait, longer than the client was told to wait itself
├── CustomerLost     the provider has no relationship with this customer any more
├── Missing          the thing asked for is not there
├── Refused          a final answer to this one request: code, description and correlation id
└── BadAnswer        an answer that cannot be trusted: not JSON, cut off, a foreign link
"""

from __future__ import annotations

from desktop.errors import DeskError


class RemoteError(DeskError):
    """Base of all of them. `correlation_id` is what the service's support asks for; empty when it gave none."""

    def __init__(self, code: str, sentence: str, *values: object, correlation_id: str = "") -> None:
        super().__init__(code, sentence, *values)
        self.correlation_id = correlation_id


class SignInNeeded(RemoteError):
    """A person has to sign in, or sign in again with a second factor."""


class NotPermitted(RemoteError):
    """The role of the signed-in person, or a policy of the tenant, does not allow calls of this kind."""


class Unreachable(RemoteError):
    """There was no answer, and the service changed nothing."""


class Unanswered(RemoteError):
    """A write was sent and no answer came: it may have been applied or not."""


class Throttled(RemoteError):
    """The service asks to wait `seconds`."""

    def __init__(self, code: str, sentence: str, *values: object, seconds: float, correlation_id: str = "") -> None:
        super().__init__(code, sentence, *values, correlation_id=correlation_id)
        self.seconds = seconds


class CustomerLost(RemoteError):
    """The provider has no commerce relationship with this customer."""


class Missing(RemoteError):
    """What was asked for is not there."""


class Refused(RemoteError):
    """A final answer of the service to this one request.

    `status` is the HTTP status, `fault` the service's own code as text (empty when it gave none), `description` its
    words, which are shown and never parsed.
    """

    def __init__(self, status: int, fault: str, description: str, *, correlation_id: str = "") -> None:
        super().__init__(
            "remote_refused", "The service refused: {} (code {}).", description or status, fault or status,
            correlation_id=correlation_id,
        )  # fmt: skip
        self.status = status
        self.fault = fault
        self.description = description


class BadAnswer(RemoteError):
    """An answer that cannot be understood or must not be trusted."""
