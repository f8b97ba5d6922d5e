"""Contacts of selected rows as a spreadsheet takes them: filled down from the first one, and pasted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtGui import QGuiApplication

from desktop.models.subscriptions import SubscriptionsModel
from desktop.views.table import DeskTable

if TYPE_CHECKING:
    from desktop.views.contact_panel import ContactPanel

MOST_AT_ONCE: Final = 100_000
"""The most selected subscriptions whose contact the panel shows, and one act changes."""


@dataclass(frozen=True, slots=True)
class ContactRows:
    """The rows of a table of subscriptions and the panel that asks about them. GUI thread."""

    table: DeskTable
    model: SubscriptionsModel
    panel: ContactPanel

    def keys(self) -> list[int]:
        """The selected rows from top to bottom; none when they are more than go at once."""
        if self.table.selected_count() > MOST_AT_ONCE:
            return []
        return self.model.keys_in(self.table.selected_ranges()).tolist()

    def fill_down(self) -> bool:
        """Give the contact of the first selected row to the others; False when there are no others."""
        keys = self.keys()
        if len(keys) > 1:
            self.panel.fill_down(keys[0], keys)
        return self.table.selected_count() > 1

    def paste(self) -> None:
        """Ask what the text in the clipboard would do to the selected rows."""
        self.panel.paste(self.keys(), QGuiApplication.clipboard().text())
