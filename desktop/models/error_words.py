"""Sentences for expected errors, by their code."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from desktop.errors import DeskError
from desktop.models.filling import fill
from desktop.models.service_words import service_sentence

translate = QCoreApplication.translate


def error_sentence(error: DeskError) -> str:
    """What went wrong and what to do, in the person's language; the English sentence for a code without words."""
    return kept_sentence(error.code, error.values, str(error))


def kept_sentence(code: str, values: Sequence[object], text: str) -> str:
    """The sentence of an error of which code, values and English text were kept, as in the account of a sync."""
    sentence = _of_desk(code) or service_sentence(code)
    return fill(sentence, *values).strip() if sentence else text


def _of_desk(code: str) -> str | None:
    return {
        "store_busy": translate(
            "Error", "Another desk is writing to the store and has not finished. Try again in a moment."
        ),
        "store_full": translate("Error", "The disk is full. Nothing was changed; free some space and try again."),
        "store_disk": translate("Error", "The disk does not answer properly. Nothing was changed."),
        "store_read_only": translate("Error", "The store can be read but not written. Nothing was changed."),
        "store_damaged": translate("Error", "The store is damaged. Restore a backup."),
        "store_not_a_store": translate("Error", "The file is not a Partner Desk store."),
        "store_unreachable": translate("Error", "The store cannot be opened. Check that its folder exists."),
        "store_newer": translate(
            "Error", "The store was written by a newer version of Partner Desk and was left as it is."
        ),
        "store_not_empty": translate("Error", "The store already holds data; sample data needs an empty one."),
        "role_may_not": translate("Error", "Your role may not do this. The role is chosen in the settings."),
        "nothing_to_undo": translate("Error", "There is nothing to undo."),
        "nothing_to_redo": translate("Error", "There is nothing to redo."),
        "backup_failed": translate("Error", "The backup could not be written: %1"),
        "file_unwritable": translate("Error", "%1 cannot be written: %2"),
        "cannot_print": translate("Error", "The printer does not take the list: %1"),
        "tenant_id_taken": translate("Error", "Another reseller has the Microsoft ID %1."),
        "not_linked": translate("Error", "The reseller is not linked to this customer."),
        "store_in_memory": translate("Error", "A store has to be a file."),
        "store_url": translate("Error", "The store's address cannot be used: %1"),
        "backup_elsewhere": translate("Error", "This store lies on a server: back it up with the server's own tools."),
        "views_broken": translate(
            "Error", "The saved views cannot be read: %1 is broken. It was left as it is; mend it, or move it away."
        ),
        "views_newer": translate(
            "Error", "The saved views in %1 are of another version of Partner Desk, and were left as they are."
        ),
        "views_unreadable": translate("Error", "%1 cannot be read: %2"),
        "views_many": translate("Error", "There are %1 views already. Delete some first."),
        "view_exists": translate("Error", "A view is called “%1” already. Choose another name."),
        "view_unknown": translate("Error", "No view is called “%1” any more."),
        "view_shipped": translate("Error", "The view “%1” comes along and cannot be deleted."),
        "view_name": translate("Error", "A view needs a name of one line, up to %1 characters."),
        "view_file_foreign": translate("Error", "%1 is not a view of Partner Desk."),
        "view_file_newer": translate("Error", "%1 was written by a newer version of Partner Desk."),
        "view_file_bad": translate("Error", "%1 holds a view that cannot be used: %2"),
        "file_unreadable": translate("Error", "%1 cannot be read: %2"),
        "settings_unwritable": translate("Error", "%1 cannot be written: %2"),
    }.get(code)
