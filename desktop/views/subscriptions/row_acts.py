"""What the context menu of a subscription offers, wherever it is listed beside a contact panel."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from desktop.domain.records import SubscriptionRow
from desktop.views.contact_panel import ContactPanel
from desktop.views.row_menu import Entry

translate = QCoreApplication.translate


def contact_acts(panel: ContactPanel) -> list[Entry]:
    """Acts on the contact of the subscriptions that the panel shows."""
    allowed = panel.picker.isEnabled()
    return [
        ("menuChooseContact", translate("SubscriptionMenu", "Choose &support contact…"), panel.open_list, allowed),
        (
            "menuDefaultContact",
            translate("SubscriptionMenu", "Back to &default contact"),
            panel.assign_default,
            allowed,
        ),
        ("menuReset", panel.reset.text(), panel.withdraw, panel.reset.isEnabled()),
    ]


def ids_to_copy(record: SubscriptionRow) -> list[tuple[str, str, str]]:
    """What can be copied of one subscription."""
    return [
        ("menuCopyId", translate("SubscriptionMenu", "Copy subscription &ID"), record.id),
        ("menuCopyOrder", translate("SubscriptionMenu", "Copy &order ID"), record.order_id),
    ]
