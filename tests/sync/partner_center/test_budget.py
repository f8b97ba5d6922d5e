from __future__ import annotations

import threading
import time as real
from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise

import pytest

from desktop.errors import Cancelled
from desktop.sync.errors import Throttled
from desktop.sync.partner_center.budget import Budget, never
from tests.sync.partner_center.scripted import Time

CUSTOMER = "0c39d6d5-c70d-4c55-bc02-f620844f3fd1"


def test_few_calls_are_in_flight_and_all_get_their_turn() -> None:
    budget = Budget(100_000, in_flight=4)
    under_way, most, lock = 0, 0, threading.Lock()

    def call(_: int) -> int:
        nonlocal under_way, most
        with budget.slot("", never):
            with lock:
                under_way += 1
                most = max(most, under_way)
            real.sleep(0.002)
            with lock:
                under_way -= 1
        return 1

    with ThreadPoolExecutor(16) as pool:
        assert sum(pool.map(call, range(200))) == 200
    assert most == 4


def test_a_failing_call_gives_its_place_back() -> None:
    budget = Budget(100_000, in_flight=1)
    for _ in range(3):
        with pytest.raises(ZeroDivisionError), budget.slot("", never):
            raise ZeroDivisionError
    with budget.slot("", never):
        pass


def test_waiting_for_the_quota_is_waiting_on_the_clock(time: Time) -> None:
    budget = Budget(60, clock=time, sleep=time.sleep)
    for _ in range(60):
        with budget.slot("", never):
            pass
    # 59 gaps of 61 seconds / 60.
    assert time.waited == pytest.approx(59 * 61 / 60, abs=1.5)


def test_whoever_waits_can_be_stopped(time: Time) -> None:
    budget = Budget(60, clock=time, sleep=time.sleep)
    budget.refused(time(), 57.0)
    looked = []

    def should_stop() -> bool:
        looked.append(time())
        return len(looked) > 20

    with pytest.raises(Cancelled), budget.slot("", should_stop):
        raise AssertionError("the pause is not over")
    assert time.waited < 5
    # A wish to stop is noticed at once, as a person sees it.
    assert max(after - before for before, after in pairwise(looked)) <= 0.11


def test_whoever_waits_for_a_place_can_be_stopped() -> None:
    budget = Budget(100_000, in_flight=1)
    stop = threading.Event()
    with budget.slot("", never), ThreadPoolExecutor(1) as pool:

        def second() -> None:
            with budget.slot("", stop.is_set):
                raise AssertionError("there is no place")

        waiting = pool.submit(second)
        stop.set()
        with pytest.raises(Cancelled):
            waiting.result(5)


def test_a_wait_that_is_too_long_is_told_instead(time: Time) -> None:
    budget = Budget(60, longest_wait=30.0, clock=time, sleep=time.sleep)
    budget.refused(time(), 57.0)
    with pytest.raises(Throttled) as caught, budget.slot("", never):
        raise AssertionError("the pause is not over")
    assert caught.value.seconds == pytest.approx(57.0)
    assert time.waited == 0
    assert budget.refusals == 1


def test_the_pause_of_one_customer_holds_up_no_place() -> None:
    budget = Budget(100_000, in_flight=1)
    budget.refused(real.monotonic(), 30.0, CUSTOMER)
    stop = threading.Event()
    with ThreadPoolExecutor(1) as pool:

        def theirs() -> None:
            with budget.slot(CUSTOMER, stop.is_set):
                raise AssertionError("their pause is not over")

        waiting = pool.submit(theirs)
        for _ in range(50):
            with budget.slot("another", never):
                pass
        stop.set()
        with pytest.raises(Cancelled):
            waiting.result(5)
