"""How many times a person presses or types to put a reseller on two hundred subscriptions of forty customers."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QTableView

from desktop import settings
from desktop.app import open_desk
from desktop.data import outbox
from desktop.data.store import open_store
from desktop.domain.records import ChangeState
from desktop.journey import Journey, wait_until
from desktop.settings import Settings
from desktop.views.contact_question import ContactQuestion
from tests.factories import (
    FABRIKAM,
    customer_fact,
    guid,
    link_fact,
    provider_fact,
    reseller_fact,
    subscription_fact,
    write,
)

Key = Qt.Key
CONTROL: Final = Qt.KeyboardModifier.ControlModifier
CUSTOMERS, EACH = 40, 5
NOT_LINKED: Final = 2
"""Customers with whom the reseller does not work."""
MOST: Final = 12


class Counted(Journey):
    """Counts a key, and a text that is typed in one go, as one interaction each."""

    interactions = 0

    def key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        self.interactions += 1
        super().key(key, modifiers)
        self.settled()

    def type(self, text: str) -> None:
        self.interactions += 1
        super().type(text)
        self.settled()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Forty customers that are called Alatau with five subscriptions each, and as many others."""
    store = open_store(tmp_path / "desk.sqlite")
    facts = [provider_fact(), reseller_fact(FABRIKAM, name="Fabrikam")]
    number = 1_000
    for place in range(2 * CUSTOMERS):
        customer = 100 + place
        facts.append(customer_fact(customer, name=f"{'Alatau' if place < CUSTOMERS else 'Boreas'} {place:02}"))
        if place >= NOT_LINKED:
            facts.append(link_fact(customer, FABRIKAM))
        for _ in range(EACH):
            number += 1
            facts.append(subscription_fact(number, customer))
    assert not write(store, *facts).rejected
    store.close()
    settings.save(tmp_path / "config", Settings(author="Ann Desk", language="en", theme="light"))
    return tmp_path


def test_two_hundred_rows_of_forty_customers_take_a_dozen_interactions(qapp, folder: Path, record_property) -> None:
    with open_desk(str(folder / "desk.sqlite"), config_dir=folder / "config") as window:
        window.resize(1280, 800)
        window.show()
        person = Counted(window)
        person.settled()
        person.key(Key.Key_2, CONTROL)
        person.key(Key.Key_F, CONTROL)
        person.type("alatau")
        person.key(Key.Key_Return)
        person.key(Key.Key_A, CONTROL)
        table = person.part(QTableView, "allSubscriptionsTable")
        assert table.selected_count() == CUSTOMERS * EACH == 200
        person.key(Key.Key_F2)
        person.type("fabr")
        person.key(Key.Key_Return)
        question = person.part(ContactQuestion, "contactQuestion")
        assert "for 190 of the 200" in question.text()
        person.key(Key.Key_Tab)
        person.key(Key.Key_Return)
        person.key(Key.Key_Return, CONTROL)
        confirm = person.part(QAbstractButton, "reviewConfirmButton")
        wait_until(confirm.isEnabled, "a review that can be confirmed")
        confirm.click()
        person.interactions += 1
        person.settled()
    store = open_store(folder / "desk.sqlite")
    with store.reading() as session:
        changes = outbox.changes(session)
    store.close()
    assert len(changes) == (CUSTOMERS - NOT_LINKED) * EACH
    assert {change.wanted.tenant_id for change in changes} == {guid(FABRIKAM)}
    assert ChangeState.STAGED not in {change.state for change in changes}
    assert len({change.batch_id for change in changes}) == 1
    print(f"200 subscriptions of 40 customers: {person.interactions} interactions")
    record_property("interactions", person.interactions)
    assert person.interactions <= MOST
