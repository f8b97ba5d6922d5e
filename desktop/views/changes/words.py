"""Why nothing is listed, for each group of the changes page."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from desktop.data.change_lines import ChangeGroup
from desktop.views.listing import ListingWords

translate = QCoreApplication.translate


def listing_words(group: ChangeGroup) -> ListingWords:
    """What stands where the rows of a group would be."""
    none = {
        ChangeGroup.ALL: translate("ChangesPage", "Nothing has been decided yet."),
        ChangeGroup.STAGED: translate("ChangesPage", "Nothing is staged: all that was chosen has been submitted."),
        ChangeGroup.WAITING: translate("ChangesPage", "Nothing waits to be sent."),
        ChangeGroup.CONFLICTS: translate("ChangesPage", "There is no conflict to settle."),
        ChangeGroup.REFUSED: translate("ChangesPage", "Nothing was refused, or all of it was decided anew."),
        ChangeGroup.UNKNOWN: translate("ChangesPage", "Of everything that was sent it is known what became of it."),
        ChangeGroup.KEPT: translate("ChangesPage", "Nothing is kept on this desk only."),
        ChangeGroup.CONFIRMED: translate("ChangesPage", "Partner Center has confirmed nothing yet."),
        ChangeGroup.BIN: translate("ChangesPage", "Nothing was discarded in the last 30 days."),
        ChangeGroup.DRIFT: translate("ChangesPage", "No contact was changed elsewhere."),
    }[group]
    return ListingWords(
        loading=translate("ChangesPage", "Reading the changes…"),
        failed=translate("ChangesPage", "The changes could not be read."),
        no_match=translate("ChangesPage", "No change here matches “%1”."),
        none_of_sort=none,
        never_imported=translate("ChangesPage", "Nothing has been imported yet, so nothing has been decided."),
        empty=none,
    )
