"""The quota alone: never more than allowed in any minute, never less than it could be, never stuck."""

from __future__ import annotations

import bisect
from collections import deque

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.sync.partner_center.quota import SLACK, WINDOW, Quota

CUSTOMER = "0c39d6d5-c70d-4c55-bc02-f620844f3fd1"


def most_in_a_window(moments: list[float], seconds: float) -> int:
    """The most moments that any window of that length holds, both ends included."""
    return max((bisect.bisect_right(moments, at + seconds) - i for i, at in enumerate(moments)), default=0)


@given(
    st.integers(1, 700),
    st.lists(st.one_of(st.floats(0, 0.3), st.floats(0, 5), st.floats(50, 200)), max_size=400),
    st.booleans(),
)
def test_no_minute_holds_more_than_the_quota(per_minute: int, gaps: list[float], eager: bool) -> None:
    quota = Quota(per_minute, 0.0)
    now = 0.0
    granted: list[float] = []
    for gap in gaps:
        now += gap
        # A crowd that asks at the same moment, as after a long silence.
        granted.extend(now for _ in range(200 if eager else 3) if quota.take(now) == 0.0)
    assert most_in_a_window(granted, WINDOW) <= per_minute
    # Not even when the first ones are a second late and the last ones are not.
    assert most_in_a_window(granted, WINDOW + SLACK - 1e-6) <= per_minute


@pytest.mark.parametrize("per_minute", [1, 7, 60, 500])
@pytest.mark.parametrize("idle", [0.0, 59.0, 60.5, 61.0])
def test_a_crowd_that_never_tires_gets_the_quota_and_no_more(per_minute: int, idle: float) -> None:
    quota = Quota(per_minute, 0.0)
    moments = [tick / 50 for tick in range(9_000)] + [180 + idle + tick / 50 for tick in range(9_000)]
    granted = [now for now in moments if quota.take(now) == 0.0]
    assert most_in_a_window(granted, WINDOW + SLACK - 1e-6) <= per_minute
    assert len(granted) >= per_minute * 5


@given(st.integers(1, 300), st.floats(0, 1e6), st.lists(st.floats(0, 130), max_size=5))
def test_whoever_waits_as_told_gets_through(per_minute: int, start: float, gaps: list[float]) -> None:
    quota = Quota(per_minute, start)
    now = start
    for gap in [*gaps, 0.0]:
        now += gap
        for _ in range(per_minute * 2):
            asked = 0
            while (left := quota.take(now)) > 0:
                asked += 1
                assert asked < 5
                assert left <= WINDOW + SLACK
                # Time has no finer steps than this at such figures.
                now += max(left, 1e-6)


@given(
    st.integers(1, 700),
    st.lists(
        st.tuples(st.floats(0, 90), st.sampled_from(["take", "refuse", "refuse customer", "answer"]), st.floats(0, 90)),
        max_size=60,
    ),
)
def test_refusals_never_raise_the_limit_and_never_stop_for_good(
    per_minute: int, acts: list[tuple[float, str, float]]
) -> None:
    quota = Quota(per_minute, 0.0)
    now = asked_at = 0.0
    for gap, act, seconds in acts:
        now += gap
        if act == "take" and quota.take(now) == 0.0:
            asked_at = now
        elif act == "refuse":
            before = quota.per_minute
            quota.refused(now, asked_at, seconds)
            assert quota.take(now) >= min(seconds, 1.0)
            assert quota.per_minute <= before
        elif act == "refuse customer":
            quota.refused(now, asked_at, seconds, CUSTOMER)
            assert quota.take(now, CUSTOMER) >= min(seconds, 1.0)
        else:
            quota.answered(asked_at)
        assert 1.0 <= quota.per_minute <= per_minute
    waits = 0
    while (left := quota.take(now, CUSTOMER)) > 0:
        now += max(left, 1e-6)
        waits += 1
        assert waits < 10


class Sliding:
    """A service that lets `allowed` through in any minute, and counts refused attempts too."""

    def __init__(self, allowed: int) -> None:
        self.allowed = allowed
        self.attempts: deque[float] = deque()

    def take(self, now: float) -> float | None:
        while self.attempts and now - self.attempts[0] >= 60:
            self.attempts.popleft()
        self.attempts.append(now)
        return None if len(self.attempts) <= self.allowed else self.attempts[0] + 60 - now


class Fixed:
    """A service that counts anew each full minute."""

    def __init__(self, allowed: int) -> None:
        self.allowed = allowed
        self.minute = -1
        self.count = 0

    def take(self, now: float) -> float | None:
        if int(now // 60) != self.minute:
            self.minute, self.count = int(now // 60), 0
        self.count += 1
        return None if self.count <= self.allowed else 60 - now % 60


def run(quota: Quota, service: Sliding | Fixed, seconds: float, start: float = 0.0) -> tuple[list[float], list[float]]:
    """Ask as fast as the quota lets; the moments of what got through and of what was refused."""
    now, through, refused = start, [], []
    while now < start + seconds:
        left = quota.take(now)
        if left > 0:
            now += max(left, 1e-6)
            continue
        wait = service.take(now)
        if wait is None:
            through.append(now)
            quota.answered(now)
        else:
            refused.append(now)
            quota.refused(now, now, float(round(wait)))
    return through, refused


@pytest.mark.parametrize("allowed", [10, 37, 60, 300, 500])
@pytest.mark.parametrize("kind", [Sliding, Fixed])
@pytest.mark.parametrize("start", [0.0, 31.4])
def test_a_quota_that_is_known_is_used_and_not_overrun(
    allowed: int, kind: type[Sliding] | type[Fixed], start: float
) -> None:
    through, refused = run(Quota(allowed, start), kind(allowed), 660, start)
    assert refused == []
    assert sum(at >= start + 60 for at in through) >= 0.95 * allowed * 10


@pytest.mark.parametrize("kind", [Sliding, Fixed])
def test_a_lower_quota_is_learned(kind: type[Sliding] | type[Fixed]) -> None:
    quota = Quota(500, 0.0)
    through, refused = run(quota, kind(300), 3_600)
    assert len(through) >= 0.8 * 300 * 60
    assert len(refused) <= 12
    assert quota.per_minute < 350


def test_what_was_learned_is_forgotten_slowly_when_nobody_refuses() -> None:
    quota = Quota(500, 0.0)
    quota.take(0.0)
    quota.refused(0.0, 0.0, 10.0)
    assert quota.per_minute == 400
    quota.take(300.0)
    assert quota.per_minute == 400
    quota.take(310.0 + 60)
    assert quota.per_minute == 410 + 10
    quota.take(3_000.0)
    assert quota.per_minute == 500


def test_refusals_in_a_row_wait_longer_and_calls_that_ran_together_count_as_one() -> None:
    quota = Quota(500, 0.0)
    quota.refused(1.0, 0.5, 57.0)
    quota.refused(1.1, 0.6, 57.0)
    quota.refused(1.2, 0.7, 57.0)
    assert quota.take(1.2) == pytest.approx(57.0)
    assert quota.per_minute == 400
    quota.refused(60.0, 59.0, 57.0)
    assert quota.take(60.0) == pytest.approx(57.0 + 5)
    quota.refused(123.0, 122.5, 57.0)
    assert quota.take(123.0) == pytest.approx(57.0 + 10)
    quota.answered(200.0)
    quota.refused(201.0, 200.5, 57.0)
    assert quota.take(201.0) == pytest.approx(57.0)


@pytest.mark.parametrize(("told", "waits"), [(None, 60.0), (0.0, 1.0), (57.0, 57.0), (1e9, 3600.0)])
def test_the_service_says_how_long_to_wait_within_reason(told: float | None, waits: float) -> None:
    quota = Quota(500, 0.0)
    quota.refused(10.0, 9.0, told)
    assert quota.take(10.0) == pytest.approx(waits)


def test_a_pause_of_one_customer_is_theirs_alone() -> None:
    quota = Quota(500, 0.0)
    quota.refused(1.0, 0.5, 30.0, CUSTOMER)
    assert quota.take(1.0, CUSTOMER) == pytest.approx(30.0)
    assert quota.take(1.0, "another") == 0.0
    assert quota.take(1.0) == 0.0
    assert quota.per_minute == 500
    assert quota.take(31.5, CUSTOMER) == 0.0


def test_after_a_pause_nobody_rushes() -> None:
    quota = Quota(500, 0.0)
    quota.take(0.0)
    quota.refused(0.1, 0.0, 10.0)
    burst = 0
    while quota.take(10.2) == 0.0:
        burst += 1
    assert burst <= 8
