"""The sizes of book that are measured, from a small provider's to the largest distributor's."""

from __future__ import annotations

from datetime import UTC, date, datetime

from desktop.data.sample.tenant import SampleSize
from desktop.domain.roles import Actor

SIZES = {
    "XS": SampleSize(20, 60, 8),
    "S": SampleSize(75, 375, 20),
    "M": SampleSize(1_000, 3_000, 150),
    "L": SampleSize(10_000, 30_000, 500),
    "XL": SampleSize(100_000, 1_000_000, 5_000),
}
"""XS is for the tests of the benchmarks only."""

TODAY = date(2026, 11, 23)
NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
ACTOR = Actor("bench")
