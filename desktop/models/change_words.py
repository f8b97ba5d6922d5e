"""Words for the lines of the changes page: what an act, a change or a drifted contact is, and what came of it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

from PySide6.QtCore import QCoreApplication

from desktop.data.change_lines import BatchLine, ChangeGroup, ChangeLine, DriftLine, Line
from desktop.data.outbox.failures import failure_of
from desktop.domain.records import ChangeState, Publishing, SupportContact
from desktop.models import wording
from desktop.models.filling import fill
from desktop.models.review import reason_sentences
from desktop.models.review_lines import contact_word, subscription_word
from desktop.models.roles import Chip, ChipKind

translate = QCoreApplication.translate
_S = ChangeState


def group_word(group: ChangeGroup) -> str:
    """The name of a group."""
    return {
        ChangeGroup.ALL: translate("Changes", "All changes"),
        ChangeGroup.STAGED: translate("Changes", "Staged"),
        ChangeGroup.WAITING: translate("Changes", "Waiting to be sent"),
        ChangeGroup.CONFLICTS: translate("Changes", "Conflicts"),
        ChangeGroup.REFUSED: translate("Changes", "Refused"),
        ChangeGroup.UNKNOWN: translate("Changes", "Unknown"),
        ChangeGroup.KEPT: translate("Changes", "Kept here only"),
        ChangeGroup.CONFIRMED: translate("Changes", "Confirmed"),
        ChangeGroup.BIN: translate("Changes", "Withdrawn"),
        ChangeGroup.DRIFT: translate("Changes", "Changed elsewhere"),
    }[group]


def group_about(group: ChangeGroup) -> str:
    """What is in a group, as a sentence."""
    return {
        ChangeGroup.ALL: translate("Changes", "Every decision, the newest act first"),
        ChangeGroup.STAGED: translate("Changes", "Chosen, and not submitted yet"),
        ChangeGroup.WAITING: translate("Changes", "Submitted; the next sync sends them"),
        ChangeGroup.CONFLICTS: translate("Changes", "Partner Center holds another contact than you decided on"),
        ChangeGroup.REFUSED: translate("Changes", "Partner Center did not take them"),
        ChangeGroup.UNKNOWN: translate("Changes", "Sent without an answer; the next sync looks what became of them"),
        ChangeGroup.KEPT: translate("Changes", "Kept on this desk, as Partner Center does not take them"),
        ChangeGroup.CONFIRMED: translate("Changes", "Partner Center holds what was decided"),
        ChangeGroup.BIN: translate("Changes", "Discarded in the last 30 days; they can be restored"),
        ChangeGroup.DRIFT: translate("Changes", "Contacts that somebody changed in Partner Center, past this desk"),
    }[group]


def act_name(line: BatchLine) -> str:
    """The name of an act, as a heading."""
    sentence = wording.act_sentence(line.act)
    return sentence[:1].upper() + sentence[1:]


def states_words(line: BatchLine) -> str:
    """What became of the changes of an act: “4 confirmed · 2 refused”, in the order of a change's life."""
    return " · ".join(
        f"{wording.number(line.states[state])} {wording.change_chip(state).text.lower()}"
        for state in _S
        if line.states.get(state)
    )


def act_caption(line: BatchLine) -> str:
    """What stands after the name of an act: what became of it, why, who and when."""
    parts = (states_words(line), line.reason, line.author, wording.moment(line.act.at))
    return " · ".join(part for part in parts if part)


def already_so(line: ChangeLine) -> bool:
    """Whether the service holds already what a change wants."""
    return line.told is not None and line.told.same_as(line.change.wanted)


def moved_since(line: ChangeLine) -> bool:
    """Whether the service holds another contact than a change was decided on, and than it wants."""
    return line.told is not None and not already_so(line) and not line.told.same_as(line.change.base)


def check_chip(line: ChangeLine) -> Chip | None:
    """What the check before a submit finds of a staged change: the gravest first."""
    review = line.review
    if review is None:
        return None
    if not review.verdict.eligible:
        return Chip(ChipKind.BAD, translate("Changes", "Not allowed"))
    if moved_since(line):
        return Chip(ChipKind.CAUTION, translate("Changes", "Moved meanwhile"))
    if already_so(line):
        return Chip(ChipKind.NEUTRAL, translate("Changes", "Already so"))
    if review.needs_attest:
        return Chip(ChipKind.CAUTION, translate("Changes", "Unconfirmed"))
    if line.change.publishing is Publishing.KEPT_HERE:
        return wording.publishing_chip(Publishing.KEPT_HERE)
    if line.change.publishing is Publishing.UNCERTAIN:
        return wording.publishing_chip(Publishing.UNCERTAIN)
    if not review.partner.has_agreement:
        return Chip(ChipKind.INFO, translate("Changes", "No agreement"))
    return Chip(ChipKind.GOOD, translate("Changes", "Ready"))


def check_sentences(line: ChangeLine) -> list[str]:
    """All that the check before a submit finds of a staged change."""
    review = line.review
    if review is None:
        return []
    found = [f"{sentence}." for sentence in reason_sentences(review)] if not review.verdict.eligible else []
    if moved_since(line) and line.told is not None:
        found.append(
            fill(
                translate("Changes", "Partner Center holds %1 by now: sending this will end in a conflict."),
                contact_word(line.told),
            )
        )
    if already_so(line):
        found.append(translate("Changes", "Partner Center holds this contact already: nothing will be written."))
    if review.verdict.eligible and review.needs_attest:
        found.append(translate("Changes", "Nobody has attested the delegated admin that this counts on."))
    if line.change.publishing is Publishing.KEPT_HERE:
        found.append(translate("Changes", "Partner Center takes no contact here: it will be kept on this desk."))
    if line.change.publishing is Publishing.UNCERTAIN:
        found.append(translate("Changes", "Partner Center may refuse a contact for this kind of subscription."))
    if not review.partner.has_agreement:
        found.append(translate("Changes", "No support agreement with this partner is on record."))
    return found


def state_chip(line: Line) -> Chip | None:
    """Where a line stands."""
    if isinstance(line, ChangeLine):
        return wording.change_chip(line.change.state)
    if isinstance(line, DriftLine):
        return Chip(ChipKind.CAUTION, translate("Changes", "Elsewhere"))
    return Chip(ChipKind.NEUTRAL, translate("Changes", "Undone")) if line.undone else None


def result_words(line: Line) -> str:
    """What came of a line, in a few words."""
    if isinstance(line, BatchLine):
        return states_words(line)
    if isinstance(line, DriftLine):
        return fill(translate("Changes", "noticed %1"), wording.moment(line.drift.noticed_at))
    change = line.change
    if change.state is _S.STAGED:
        chip = check_chip(line)
        return chip.text if chip else ""
    if change.state is _S.CONFLICT and line.told is not None:
        return fill(translate("Changes", "Partner Center has %1"), contact_word(line.told))
    if change.state is _S.WITHDRAWN:
        if line.restorable_until is not None:
            return fill(translate("Changes", "can be restored until %1"), wording.day(line.restorable_until))
        return translate("Changes", "decided anew since") if line.decided_anew else ""
    if change.state is _S.REFUSED:
        answered = ""
        if line.decided_anew:
            answered = translate("Changes", "decided anew since")
        elif line.set_aside:
            answered = translate("Changes", "set aside")
        return " · ".join(part for part in (answered, error_words(change.last_error)) if part)
    return error_words(change.last_error)


def error_words(last_error: str) -> str:
    """The service's code and words on one line."""
    if last_error == "interrupted":
        return translate("Changes", "The sync ended before the answer came")
    if last_error == "other_answer":
        return translate("Changes", "The answer named another contact")
    failure = failure_of(last_error)
    return " · ".join(part for part in (failure.code, failure.text) if part)


def of_line(line: Line, change: Callable[[ChangeLine], Any], drift: Callable[[DriftLine], Any], act: str = "") -> Any:
    """What a line of each kind says."""
    if isinstance(line, ChangeLine):
        return change(line)
    return drift(line) if isinstance(line, DriftLine) else act


def what(line: Line) -> str:
    """The subscription, or the act."""
    if isinstance(line, BatchLine):
        return act_name(line)
    named: Any = line.change if isinstance(line, ChangeLine) else line.drift
    return subscription_word(named)


def product_caption(line: Line) -> str:
    """The product, beside a nickname."""
    if isinstance(line, BatchLine):
        return ""
    named = line.change if isinstance(line, ChangeLine) else line.drift
    return named.product if named.nickname not in ("", named.product) else ""


def before(line: Line) -> SupportContact | None:
    """The contact that a line starts from; None for an act."""
    return of_line(line, lambda one: one.change.base, lambda one: one.drift.before, "") or None


def after(line: Line) -> SupportContact | None:
    """The contact that a change wants, or that somebody else has set; None for an act."""
    return of_line(line, lambda one: one.change.wanted, lambda one: one.drift.after, "") or None


def contact_of(contact: SupportContact | None) -> str:
    """A contact by its best name; empty for none."""
    return contact_word(contact) if contact else ""


def wanted_word(line: Line) -> str:
    """The contact that a line goes to."""
    return line.act.contact_name if isinstance(line, BatchLine) else contact_of(after(line))


def reason_of(line: Line) -> str:
    """Why, or a ticket."""
    return line.reason if isinstance(line, BatchLine) else of_line(line, lambda one: one.change.reason, lambda _one: "")


def author_of(line: Line) -> str:
    """Who; the service does not tell who changed a contact elsewhere."""
    return line.author if isinstance(line, BatchLine) else of_line(line, lambda one: one.change.author, lambda _one: "")


def moment_of(line: Line) -> datetime:
    """When it came to stand where it does."""
    if isinstance(line, BatchLine):
        return line.act.at
    return line.change.state_at if isinstance(line, ChangeLine) else line.drift.noticed_at


def summary(line: Line) -> str:
    """A line for a screen reader."""
    if isinstance(line, BatchLine):
        return ", ".join(part for part in (act_name(line), states_words(line), line.reason, line.author) if part)
    named: Any = line.change if isinstance(line, ChangeLine) else line.drift
    way = fill(
        translate("Changes", "from %1 to %2", "support contacts"), contact_of(before(line)), contact_of(after(line))
    )
    chip = state_chip(line)
    return ", ".join(
        part for part in (named.customer_name, what(line), way, chip.text if chip else "", result_words(line)) if part
    )
