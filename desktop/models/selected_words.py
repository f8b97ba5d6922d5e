"""What is said of many selected subscriptions: how many, whose, who supports them now, and what can be published."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QCoreApplication

from desktop.domain.records import Publishing
from desktop.models import wording
from desktop.models.candidates import Particulars, contact_name
from desktop.models.filling import fill
from desktop.models.roles import Chip, ChipKind

translate = QCoreApplication.translate

MOST_CONTACTS: Final = 3
"""Contacts that are named with their rows; the rest is counted."""


def how_many(told: Particulars, shown: int, *, narrowed: bool) -> str:
    """How many are selected and whose they are; that they are all, when `shown` is how many the list holds.

    `narrowed` says that the list holds what a search or filter lets through.
    """
    count = len(told.keys)
    if count != shown:
        words = translate("Selected", "%Ln subscription(s) selected", "", count)
    elif narrowed:
        words = translate("Selected", "All %Ln subscription(s) that this filter shows are selected", "", count)
    else:
        words = translate("Selected", "All %Ln subscription(s) are selected", "", count)
    of = translate("Selected", "%Ln customer(s)", "", told.customers)
    return fill(translate("Selected", "%1 · %2"), words, of)


def standing(told: Particulars) -> tuple[Chip | None, str]:
    """Who supports them now, the one of most rows first, and how many of them are staged."""
    contacts = told.selected.contacts
    parts = [
        fill(translate("Selected", "%1 (%2)"), contact_name(contact), wording.number(number))
        for contact, number in contacts[:MOST_CONTACTS]
    ]
    if rest := len(contacts) - MOST_CONTACTS:
        parts += [translate("Selected", "%Ln more contact(s)", "", rest)] if rest > 0 else []
    sentence = fill(translate("Selected", "Now: %1."), ", ".join(parts))
    if not told.staged_here:
        return None, sentence
    return Chip(ChipKind.INFO, translate("Selected", "%Ln staged", "", told.staged_here)), sentence


def publishing(told: Particulars) -> tuple[Chip | None, str]:
    """How many of them Partner Center takes; with a chip where it takes not all."""
    counted = dict(told.selected.publishing)
    if len(counted) == 1:
        value = next(iter(counted))
        return wording.publishing_chip(value), translate("Selected", "All %Ln of them", "", len(told.keys))
    parts = [
        fill(translate("Selected", "%1: %2"), wording.publishing_chip(value).text, wording.number(counted[value]))
        for value in Publishing
        if value in counted
    ]
    return None, " · ".join(parts)
