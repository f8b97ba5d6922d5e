"""The context menu of a line of the changes page."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QMenu

from desktop.data.change_lines import BatchLine, ChangeGroup, ChangeLine, DriftLine, Line
from desktop.models import wording
from desktop.models.filling import fill
from desktop.views.changes.acts import acts_on, can_undo
from desktop.views.row_menu import Entry, row_menu
from desktop.views.table import DeskTable

translate = QCoreApplication.translate


def line_menu(
    table: DeskTable, line: Line, group: ChangeGroup, act: Callable[[str], None], *, may: bool, included: bool | None
) -> QMenu:
    """What can be done with a line: `act` is told the name of what was chosen; `included` is None without a box."""
    name_of_act = wording.act_sentence(line.act).replace("&", "&&") if isinstance(line, BatchLine) else ""
    words = {
        "keep_mine": ("menuKeepMine", translate("ChangesPage", "&Keep mine")),
        "take_theirs": ("menuTakeTheirs", translate("ChangesPage", "&Take theirs")),
        "accept": ("menuAccept", translate("ChangesPage", "A&ccept")),
        "put_back": ("menuPutBack", translate("ChangesPage", "&Put back")),
        "stage_again": ("menuStageAgain", translate("ChangesPage", "Stage &again")),
        "set_aside": ("menuSetAside", translate("ChangesPage", "Set as&ide")),
        "restore": ("menuRestore", translate("ChangesPage", "&Restore")),
        "discard": ("menuDiscard", translate("ChangesPage", "&Discard")),
        "undo_act": ("menuUndoAct", fill(translate("ChangesPage", "&Undo %1"), name_of_act)),
        "show": ("menuShowSubscription", translate("ChangesPage", "Sho&w the subscription")),
    }
    entries: list[Entry] = []
    for name in acts_on(line, group):
        if name in words:
            enabled = name == "show" or (may and (name != "undo_act" or can_undo(line)))
            entries.append((*words[name], partial(act, name), enabled))
    if included is not None:
        leave_out = translate("ChangesPage", "Leave &out of the next submit")
        include = translate("ChangesPage", "&Include in the next submit")
        entries.append(("menuInclude", leave_out if included else include, partial(act, "include"), True))
    ids: list[tuple[str, str, str]] = []
    copy_id = translate("ChangesPage", "Copy subscription &ID")
    if isinstance(line, ChangeLine):
        said = translate("ChangesPage", "Cop&y what was said")
        ids = [("menuCopyId", copy_id, line.change.subscription_id), ("menuCopyError", said, line.change.last_error)]
    elif isinstance(line, DriftLine):
        ids = [("menuCopyId", copy_id, line.drift.subscription_id)]
    return row_menu(table, entries, ids)
