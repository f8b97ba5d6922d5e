"""Whatever goes wrong between desk and service, over real sockets: how a run ends, what a person is told, and the end.

The rows are those of the table in docs/decisions/0008-syncing.md. Each is met by a run on a desk that was synced before
and has decisions waiting; once the fault is over, the runs that follow find everything in its place.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx
import pytest
from PySide6.QtCore import QCoreApplication, QTranslator

from desktop import resources
from desktop.data.checking import faults_of
from desktop.data.store import Store, open_store
from desktop.models.error_words import kept_sentence
from desktop.sandbox.faults import Kind
from desktop.sandbox.requests import Call
from desktop.sandbox.running import Sandbox, running
from desktop.sandbox.tenant import Tenant
from desktop.sync.engine import Options, Summary, sync
from desktop.sync.partner_center import client
from desktop.sync.partner_center.client import PartnerCenter
from desktop.sync.partner_center.connection import Connection
from desktop.sync.partner_center.tokens import VARIABLE, EnvironmentToken
from desktop.sync.partner_center.wire import Limits
from tests.sync.engine.service import ACTOR, copied, put_back
from tests.sync.engine.sockets import customer_of, decide_some, states
from tests.sync.partner_center.scripted import Time

TENANT = Tenant(customers=12, subscriptions=48, resellers=6, lost=False)
DECISIONS = 3
ONE = "one customer's"
"""Stands in a row for the customer of the first decision."""
TABLE = Path(__file__).parents[3] / "docs" / "decisions" / "0008-syncing.md"


@dataclass(frozen=True)
class Fault:
    """A row: what goes wrong, and how the run ends that meets it.

    `stopped` and `not_sent` are the codes with which the run, or its sending, ended; `troubles` those of single things.
    `changes` are the states of the decisions after that run, `ends` after the faults are over.
    """

    name: str
    kind: Kind
    on: Call
    settings: dict[str, Any] = field(default_factory=dict)
    stopped: str = ""
    not_sent: str = ""
    troubles: tuple[str, ...] = ()
    changes: dict[str, int] = field(default_factory=lambda: {"confirmed": DECISIONS})
    ends: dict[str, int] = field(default_factory=lambda: {"confirmed": DECISIONS})
    waits: bool = False
    lost: int = 0
    runs: int = 1
    """How many it takes afterwards until everything is in its place."""

    def __str__(self) -> str:
        return f"{self.name} ({self.on})".replace(" ", "-")


def always(name: str, kind: Kind, code: str, **settings: Any) -> Fault:
    """A read that never gets through, which ends the run."""
    return Fault(f"{name}, always", kind, Call.SUBSCRIPTIONS, settings, stopped=code)


def once(name: str, kind: Kind, **settings: Any) -> Fault:
    """A read that gets through when it is repeated."""
    return Fault(f"{name}, once", kind, Call.SUBSCRIPTIONS, {"times": 1, **settings})


def of_one(name: str, kind: Kind, *codes: str, **settings: Any) -> Fault:
    """What is wrong with the answers about one customer is no matter for the others."""
    return Fault(name, kind, Call.SUBSCRIPTIONS, {"customer": ONE, **settings}, troubles=codes)


def lost_answer(name: str, kind: Kind, **settings: Any) -> Fault:
    """A write that was applied, and whose answer tells nothing: reading shows it."""
    return Fault(name, kind, Call.PUT_CONTACT, settings)


def not_taken(name: str, kind: Kind, code: str, **settings: Any) -> Fault:
    """A write that was turned away for all: nothing was taken, and everything waits."""
    return Fault(name, kind, Call.PUT_CONTACT, settings, stopped=code, changes={"submitted": DECISIONS})


READS = [
    Fault("asked to wait", Kind.THROTTLED, Call.SUBSCRIPTIONS, {"every": 10, "retry_after": "2"}, waits=True),
    Fault(
        "asked to wait, always",
        Kind.THROTTLED,
        Call.SUBSCRIPTIONS,
        {"retry_after": "2"},
        stopped="remote_throttled",
        waits=True,
    ),
    once("server error", Kind.ERROR),
    always("server error", Kind.ERROR, "remote_unavailable"),
    once("reset", Kind.RESET),
    always("reset", Kind.RESET, "remote_unreachable"),
    once("no answer in time", Kind.SILENT),
    always("no answer in time", Kind.SILENT, "remote_unreachable"),
    always("slow body", Kind.TRICKLES, "remote_unreachable", seconds=20),
    once("body cut off", Kind.CUT_OFF),
    of_one("body cut off, always", Kind.CUT_OFF, "remote_bad_answer"),
    of_one("half of the JSON", Kind.HALF_JSON, "remote_bad_answer"),
    of_one("HTML", Kind.HTML, "remote_bad_answer"),
    always("HTML as a server error", Kind.HTML, "remote_unavailable", status=502),
    of_one("wrong content type", Kind.WRONG_TYPE, "remote_bad_answer"),
    always("expired token", Kind.EXPIRED_TOKEN, "token_refused"),
    always("no second factor", Kind.NO_MFA, "sign_in_second_factor"),
    of_one("redirect", Kind.REDIRECT, "remote_redirect"),
    Fault("foreign link", Kind.FOREIGN_LINK, Call.CUSTOMERS, {"times": 1}, troubles=("remote_foreign_link",)),
    Fault("odd link", Kind.ODD_LINK, Call.CUSTOMERS),
    Fault("page that leads to itself", Kind.LOOPING_PAGE, Call.CUSTOMERS, {"times": 2}, troubles=("remote_endless",)),
    Fault("page that comes twice", Kind.DOUBLED_PAGE, Call.CUSTOMERS),
    Fault("items that move between pages", Kind.MOVING_ITEMS, Call.CUSTOMERS, {"times": 1}),
    Fault("customer denied", Kind.LOST_CUSTOMER, Call.SUBSCRIPTIONS, {"customer": ONE}, lost=1, runs=2),
    Fault(
        "role may not read",
        Kind.ERROR,
        Call.CUSTOMERS,
        {"status": 403, "code": 900150},
        troubles=("remote_not_permitted",),
    ),
    Fault("clock a day ahead", Kind.CLOCK_SKEW, Call.CUSTOMERS, {"seconds": 86_400}),
    Fault("answers that take their time", Kind.SLOW, Call.SUBSCRIPTIONS, {"seconds": 0.02}),
    Fault("connection closed after each answer", Kind.HANGS_UP, Call.SUBSCRIPTIONS),
]
WRITES = [
    Fault("write reset before it was applied, once", Kind.RESET, Call.PUT_CONTACT, {"times": 1}),
    Fault("write reset before it was applied, always", Kind.RESET, Call.PUT_CONTACT, changes={"unknown": DECISIONS}),
    lost_answer("write reset after it was applied", Kind.RESET_AFTER),
    lost_answer("write applied and answered with a server error", Kind.ERROR_AFTER),
    lost_answer("write applied and no answer in time", Kind.SILENT_AFTER),
    lost_answer("write applied, body cut off", Kind.CUT_OFF),
    lost_answer("write applied, slow body", Kind.TRICKLES, seconds=20),
    lost_answer("write applied, half of the JSON", Kind.HALF_JSON),
    lost_answer("write applied, HTML", Kind.HTML),
    lost_answer("write applied, wrong content type", Kind.WRONG_TYPE),
    Fault("write redirected", Kind.REDIRECT, Call.PUT_CONTACT, changes={"unknown": DECISIONS}),
    not_taken("write asked to wait, always", Kind.THROTTLED, "remote_throttled", retry_after="2"),
    not_taken("write with an expired token", Kind.EXPIRED_TOKEN, "token_refused"),
    not_taken("write without a second factor", Kind.NO_MFA, "sign_in_second_factor"),
    Fault(
        "role may not write",
        Kind.ERROR,
        Call.PUT_CONTACT,
        {"status": 403, "code": 900308, "text": "Not you."},
        not_sent="remote_not_permitted",
        changes={"submitted": DECISIONS},
    ),
    Fault(
        "write refused",
        Kind.ERROR,
        Call.PUT_CONTACT,
        {"status": 400, "code": 2071, "text": "Not a valid advisor.", "times": 1},
        changes={"refused": 1, "confirmed": DECISIONS - 1},
        ends={"refused": 1, "confirmed": DECISIONS - 1},
    ),
    Fault(
        "contact changed after the decision",
        Kind.OVERTAKEN,
        Call.CONTACT,
        {"times": 1, "spent": True},
        changes={"conflict": 1, "confirmed": DECISIONS - 1},
        ends={"conflict": 1, "confirmed": DECISIONS - 1},
    ),
    Fault("contact changed between reading and writing", Kind.OVERTAKEN, Call.CONTACT, {"times": 1}),
]
MATRIX = [*READS, *WRITES]


class Syncing:
    """Runs against one sandbox, each with a client of its own whose waits take no time."""

    def __init__(self, sandbox: Sandbox, store: Store) -> None:
        self.sandbox = sandbox
        self.store = store

    def __call__(self, *, full: bool = True) -> Summary:
        time = Time()
        remote = PartnerCenter(
            Connection(base_url=self.sandbox.base_url),
            EnvironmentToken(),
            limits=Limits(deadline=0.3, timeout=httpx.Timeout(0.2)),
            clock=time,
            sleep=time.sleep,
        )
        with closing(remote):
            return sync(self.store, remote, ACTOR, Options(full=full))


@pytest.fixture(scope="module")
def pages() -> Iterator[None]:
    """Pages that are small enough for a small tenant to have several."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(client, "PAGE_SIZE", 5)
        yield


@pytest.fixture(scope="module")
def synced(pages: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Store, Path]]:
    """A store that has just read all of the tenant, and a copy of it. It stays open for all tests."""
    folder = tmp_path_factory.mktemp("synced")
    with closing(open_store(folder / "desk.sqlite")) as store:
        with running(TENANT) as sandbox, pytest.MonkeyPatch.context() as patch:
            patch.setenv(VARIABLE, sandbox.token)
            assert Syncing(sandbox, store)().clean
        yield store, copied(store, folder / "synced.sqlite")


@pytest.fixture
def run(synced: tuple[Store, Path], monkeypatch: pytest.MonkeyPatch) -> Iterator[Syncing]:
    store, copy = synced
    put_back(store, copy)
    with running(TENANT) as sandbox:
        monkeypatch.setenv(VARIABLE, sandbox.token)
        yield Syncing(sandbox, store)


@pytest.fixture(scope="module")
def speak(qapp: QCoreApplication) -> Iterator[Callable[[str], None]]:
    """Speaks a language until the next one."""
    translator = QTranslator(qapp)

    def speak(language: str) -> None:
        qapp.removeTranslator(translator)
        assert translator.load(str(resources.resource("translations", f"partner-desk_{language}.qm")))
        qapp.installTranslator(translator)

    yield speak
    qapp.removeTranslator(translator)


def told(done: Summary) -> list[tuple[str, tuple[str, ...], str]]:
    """Code, values and English text of everything that a person is told of a run."""
    found = [(one.code, one.values, one.text) for one in done.troubles]
    found.append((done.stopped, done.stopped_values, done.stopped_text))
    found.append((done.push_stopped, done.push_stopped_values, done.push_stopped_text))
    return [one for one in found if one[0]]


@pytest.mark.parametrize("fault", MATRIX, ids=str)
def test_a_fault_ends_as_the_table_says(run: Syncing, fault: Fault, speak: Callable[[str], None]) -> None:
    wanted = decide_some(run.store, DECISIONS)
    first = next(iter(wanted))
    settings = {**fault.settings}
    if settings.get("customer") == ONE:
        settings["customer"] = customer_of(run.store, first)
    if settings.pop("spent", False):
        other = next(one for one in run.sandbox.directory.listed_resellers() if one.tenant_id != wanted[first])
        run.sandbox.directory.change_contact(customer_of(run.store, first), first, str(other.tenant_id))
    else:
        run.sandbox.faults.add(fault.kind, on=fault.on, **settings)

    done = run()

    assert all(one.met or one.kind is Kind.CLOCK_SKEW for one in run.sandbox.faults), "nothing has met it"
    assert (done.stopped, done.push_stopped) == (fault.stopped, fault.not_sent), done
    assert tuple(sorted({one.code for one in done.troubles})) == tuple(sorted(set(fault.troubles))), done.troubles
    assert Counter(states(run.store).values()) == fault.changes
    assert (done.lost, done.throttled > 0) == (fault.lost, fault.waits or "throttled" in fault.kind)
    assert not any(rows.gone for rows in done.rows.values())
    assert faults_of(run.store) == []
    for code, values, text in told(done):
        speak("en")
        english = kept_sentence(code, values, "")
        speak("ru")
        russian = kept_sentence(code, values, "")
        assert english, f"no sentence for {code}: {text}"
        assert re.search("[а-я]{4}", russian), russian
        assert "%" not in english + russian

    run.sandbox.faults.clear()
    for _ in range(fault.runs):
        run()
    done = run()
    assert (done.finished, done.lost, done.troubles) == (True, 0, ()), done
    assert sum(rows.written for rows in done.rows.values()) == 0, done.rows
    assert (done.rows["customers"].unchanged, done.rows["subscriptions"].unchanged) == (12, 48)
    assert Counter(states(run.store).values()) == fault.ends
    applied = Counter(one.subscription.lower() for one in run.sandbox.log.applied)
    confirmed = {one for one, state in states(run.store).items() if state == "confirmed"}
    assert applied == Counter(confirmed), "each decision was applied once, or not at all"
    assert faults_of(run.store) == []


def test_the_table_tells_every_fault() -> None:
    cells = [line.strip("| ").split(" | ") for line in TABLE.read_text("utf-8").splitlines() if line.startswith("| ")]
    rows = {row[0]: row[1:] for row in cells}
    for fault in MATRIX:
        how, became = rows[fault.name]
        codes = {fault.stopped, fault.not_sent, *fault.troubles} - {""}
        assert set(re.findall("`([a-z_]+)`", how)) == codes, fault.name
        assert how.startswith("ends") is bool(fault.stopped), fault.name
        worst = next((state for state in fault.changes if state != "confirmed"), "confirmed")
        assert worst in became, fault.name
