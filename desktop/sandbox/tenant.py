"""What a sandbox is filled with: how large the tenant is, and which chance made it up."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from desktop.data.sample.tenant import SampleSize


@dataclass(frozen=True, slots=True)
class Tenant:
    """A made-up tenant: the same numbers on the same day give the same one on every machine.

    The curated customers and resellers of `data.sample.story` come first. With `lost`, some of the customers that are
    listed have left the provider, or Microsoft; those have no subscriptions, so that the rest add up to what was asked.
    `today` is the day that terms are reckoned from; None is the present one. Raises ValueError as `SampleSize` does.
    """

    customers: int = 1200
    subscriptions: int = 6000
    resellers: int = 150
    seed: int = 2026
    lost: bool = True
    today: date | None = None

    def __post_init__(self) -> None:
        _ = self.size

    @property
    def size(self) -> SampleSize:
        """The same numbers as the sample understands them."""
        return SampleSize(self.customers, self.subscriptions, self.resellers, self.seed)
