"""Sheets that say which reseller is wanted where: read, matched, shown as a preview, and then staged, never sent.

    sheet = read_file(path)                      # or read_pasted(text, selected subscriptions)
    found = preview(session, actor, today, sheet)            # a reading session
    found = preview(session, actor, today, sheet, accepted)  # suggestions that a person accepted
    stage(session, actor, now, today, found.assignments, reason="HD-1")  # a writing session

A name is matched as it is written, after folding; what is only like a known name is suggested and never taken by
itself.
"""

from __future__ import annotations

from desktop.data.assigning.previewing import Assignment, Preview, preview, preview_pasted, stage
from desktop.data.assigning.sheets import Line, Sheet, read_file, read_pasted
from desktop.data.assigning.suggesting import Accepted, Option, Suggestion, SuggestionKey, What
from desktop.data.assigning.troubles import SENTENCES, Trouble, sentence

__all__ = [
    "SENTENCES",
    "Accepted",
    "Assignment",
    "Line",
    "Option",
    "Preview",
    "Sheet",
    "Suggestion",
    "SuggestionKey",
    "Trouble",
    "What",
    "preview",
    "preview_pasted",
    "read_file",
    "read_pasted",
    "sentence",
    "stage",
]
