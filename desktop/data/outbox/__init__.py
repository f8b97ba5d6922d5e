"""The outbox: staging, withdrawing, submitting and undoing decisions, each with its history in the same transaction.

An act takes any number of rows in a few statements. What it is about stands in temporary tables, and the engine does
the rest without asking for each row, so that the window keeps the interpreter meanwhile.
"""

from __future__ import annotations

from desktop.data.outbox.acts import drop_redo, next_redo, next_undo
from desktop.data.outbox.choosing import Choice, stage_each
from desktop.data.outbox.moving import move_changes
from desktop.data.outbox.reading import changes, count, staged_on
from desktop.data.outbox.reasons import set_reason
from desktop.data.outbox.reviewing import PartnerFacts, ReviewLine, StagedChange, staged
from desktop.data.outbox.staging import IN_FLIGHT, stage
from desktop.data.outbox.submitting import SubmitOutcome, submit
from desktop.data.outbox.undoing import UndoOutcome, redo, undo
from desktop.data.outbox.withdrawing import withdraw

__all__ = [
    "IN_FLIGHT",
    "Choice",
    "PartnerFacts",
    "ReviewLine",
    "StagedChange",
    "SubmitOutcome",
    "UndoOutcome",
    "changes",
    "count",
    "drop_redo",
    "move_changes",
    "next_redo",
    "next_undo",
    "redo",
    "set_reason",
    "stage",
    "stage_each",
    "staged",
    "staged_on",
    "submit",
    "undo",
    "withdraw",
]
