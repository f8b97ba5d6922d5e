"""The sentence above a review: what is about to happen, and afterwards what did. Parts that count nothing are left out.

The words belong to the sheet that says them, and are translated with its other words.
"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from desktop.models.review_lines import Outcome, Receipt, ReviewTotals
from desktop.views.words import fill

translate = QCoreApplication.translate


def before_submit(count: ReviewTotals) -> str:
    """How many changes there are and of which sorts; empty when there are none."""
    if not count.changes:
        return ""
    customers = translate("ReviewSheet", "%Ln customer(s)", "after the word for", count.customers)
    changes = translate("ReviewSheet", "%Ln change(s) for %1.", "%1 is a number of customers", count.changes)
    sentences = [fill(changes, customers)]
    if count.publishable:
        sentences.append(translate("ReviewSheet", "%Ln can be published.", "changes", count.publishable))
    if count.uncertain:
        sentences.append(translate("ReviewSheet", "%Ln may be refused.", "changes", count.uncertain))
    if count.kept_here:
        sentences.append(translate("ReviewSheet", "%Ln kept here only.", "changes", count.kept_here))
    if count.barred:
        sentences.append(translate("ReviewSheet", "%Ln cannot be submitted.", "changes", count.barred))
    if pairs := count.unconfirmed_pairs:
        sentences.append(
            translate("ReviewSheet", "%Ln delegated admin(s) to attest or to leave open.", "of a reseller", pairs)
        )
    return " ".join(sentences)


def after_submit(receipt: Receipt) -> str:
    """What became of the changes."""
    sentences: list[str] = []
    if kept := receipt.count(Outcome.KEPT):
        sentences.append(translate("ReviewSheet", "%Ln change(s) kept on this desk.", "", kept))
    if submitted := receipt.count(Outcome.SUBMITTED):
        sentences.append(
            translate("ReviewSheet", "%Ln change(s) submitted, to be sent with the next sync.", "", submitted)
        )
    if barred := receipt.count(Outcome.BARRED):
        sentences.append(translate("ReviewSheet", "%Ln change(s) left out, for the reasons below.", "", barred))
    if waiting := receipt.count(Outcome.NOT_INCLUDED):
        sentences.append(translate("ReviewSheet", "%Ln change(s) still staged, as you chose.", "", waiting))
    if gone := receipt.count(Outcome.GONE):
        sentences.append(translate("ReviewSheet", "%Ln change(s) removed meanwhile.", "", gone))
    return " ".join(sentences)
