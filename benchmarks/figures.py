"""A figure: one cost of the desk, its floor, its naive peer, and the bar it has to pass; all taken in one run."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum


class Measure(StrEnum):
    """What a bar speaks of."""

    P95 = "p95"
    WORST = "worst"
    VALUE = "value"
    TIMES_FLOOR = "times the floor"
    """A cost, as a multiple of its floor."""
    SHARE_OF_FLOOR = "of the floor's rate"
    """A rate, as a share of its floor's rate; the only measure where more is better."""


@dataclass(frozen=True, slots=True)
class Bar:
    """A promise about one figure: `measure` is at most `limit`, or at least, for a share of the floor's rate."""

    measure: Measure
    limit: float


@dataclass(frozen=True, slots=True)
class Samples:
    """How often an action was measured, and how its costs are spread."""

    count: int
    p50: float
    p95: float
    worst: float

    @classmethod
    def of(cls, costs: Sequence[float]) -> Samples:
        """The spread of at least one cost."""
        ordered = sorted(costs)
        return cls(len(ordered), _share(ordered, 0.5), _share(ordered, 0.95), ordered[-1])


def _share(ordered: Sequence[float], share: float) -> float:
    """The smallest cost that this share of the costs does not exceed."""
    return ordered[min(len(ordered) - 1, max(0, -int(-len(ordered) * share // 1) - 1))]


@dataclass(frozen=True, slots=True)
class Figure:
    """One cost. `key` names it in every run and size, such as `search.customers.common`.

    `value` is the p95 where there are samples. A floor or peer without a value has not been measured here, and `note`
    says why.
    """

    key: str
    name: str
    value: float
    unit: str
    floor: str = ""
    floor_value: float | None = None
    peer: str = ""
    peer_value: float | None = None
    bars: tuple[Bar, ...] = ()
    samples: Samples | None = None
    note: str = ""

    @classmethod
    def sampled(
        cls,
        key: str,
        name: str,
        costs: Sequence[float],
        unit: str = "ms",
        *,
        floor: str = "",
        floor_value: float | None = None,
        peer: str = "",
        peer_value: float | None = None,
        bars: tuple[Bar, ...] = (),
        note: str = "",
    ) -> Figure:
        """A figure of many measured actions."""
        spread = Samples.of(costs)
        return cls(key, name, spread.p95, unit, floor, floor_value, peer, peer_value, bars, spread, note)

    @property
    def ratio(self) -> float | None:
        """Value over floor."""
        return self.value / self.floor_value if self.floor_value else None

    def measured(self, bar: Bar) -> float | None:
        """What a bar is compared with; None where it has not been measured."""
        if bar.measure in (Measure.TIMES_FLOOR, Measure.SHARE_OF_FLOOR):
            return self.ratio
        if bar.measure is Measure.WORST and self.samples is not None:
            return self.samples.worst
        return self.value

    def meets(self, bar: Bar) -> bool | None:
        """Whether the bar is passed; None where it has not been measured."""
        measured = self.measured(bar)
        if measured is None:
            return None
        return measured >= bar.limit if bar.measure is Measure.SHARE_OF_FLOOR else measured <= bar.limit

    @property
    def met(self) -> bool | None:
        """Whether all bars are passed; None where there is none, or one has not been measured."""
        verdicts = [self.meets(bar) for bar in self.bars]
        if False in verdicts:
            return False
        return None if not verdicts or None in verdicts else True


def seconds(work: Callable[[], object]) -> float:
    """How long one run takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start
