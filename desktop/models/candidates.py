"""Who may be chosen for a subscription and who may not, as list models, and what the contact panel reads in one go."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import (
    QAbstractListModel,
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSortFilterProxyModel,
    Qt,
)

from desktop.data.later import candidates as field
from desktop.data.later import candidates_of_many, outbox, requests, resellers, selection, subscriptions
from desktop.domain.changes import OPEN
from desktop.domain.eligibility import Cure, Finding, Reason, Verdict
from desktop.domain.folding import fold
from desktop.domain.records import (
    Change,
    ChangeState,
    CustomerLink,
    RelationshipRequest,
    RequestKind,
    RequestState,
    Reseller,
    StagingOutcome,
    SubscriptionRow,
    SupportContact,
    SupportProfile,
)
from desktop.domain.roles import Actor, DeskAct
from desktop.models import roles, wording
from desktop.models.filling import fill
from desktop.models.roles import Chip, ChipKind

if TYPE_CHECKING:
    from desktop.data.candidates import Candidate, Candidates
    from desktop.data.candidates_of_many import FieldOfMany
    from desktop.data.selection import Selection
    from desktop.data.store import Session

translate = QCoreApplication.translate
Index = QModelIndex | QPersistentModelIndex
_NO_PARENT = QModelIndex()

LINES: Final = int(Qt.ItemDataRole.UserRole) + 40
"""The (reason, cure) sentences of a reseller who may not be chosen, in the order in which a person would cure them."""
LOOK_ALIKE: Final = LINES + 1
"""True where another name in the list looks the same."""

_LOOKS_LIKE_NOTHING = {ord(mark): None for mark in " -_,/\\()[]"}

_NAMES_KEPT: Final = 16_384

_CURED_BY_PARTNERSHIP = {Cure.REQUEST_PARTNERSHIP, Cure.RENEW_PARTNERSHIP, Cure.REMIND_RESELLER}


# What the panel reads


@dataclass(frozen=True, slots=True)
class Particulars:
    """All that the contact panel tells of the selected subscriptions; the details are those of the first."""

    keys: tuple[int, ...]
    row: SubscriptionRow
    candidates: Candidates
    verdict: Verdict
    """On the effective contact: findings when it may not be chosen any more."""
    reseller: Reseller | None
    link: CustomerLink | None
    profile: SupportProfile
    change: Change | None
    one_contact: bool
    """Whether all selected subscriptions have the same effective contact."""
    staged_here: int
    may_assign: bool
    selected: Selection
    """What all of them have in common."""
    takes: tuple[int, ...] = ()
    """Of each eligible candidate, for how many of the selected ones it may be chosen; empty where there is but one."""
    customers: int = 1
    """How many customers they are of."""

    @property
    def is_of_many(self) -> bool:
        """Whether more than one subscription is selected."""
        return len(self.keys) > 1

    def takes_all(self, wanted: SupportContact) -> bool:
        """Whether a candidate may be chosen for each of them."""
        if not self.takes:
            return True
        counted = zip(self.candidates.eligible, self.takes, strict=True)
        return any(takes == len(self.keys) for candidate, takes in counted if candidate.contact.same_as(wanted))


def read_panel(session: Session, actor: Actor, today: date, keys: Sequence[int]) -> tuple[Particulars | None, int]:
    """What the panel shows, and how many changes are staged in all. Reader thread."""
    return read_particulars(session, actor, today, keys), outbox.count(session, [ChangeState.STAGED])


def read_particulars(session: Session, actor: Actor, today: date, keys: Sequence[int]) -> Particulars | None:
    """Read what the panel shows; None when the first subscription is not there. Reader thread."""
    if not keys:
        return None
    row = subscriptions.rows(session, keys[:1]).get(keys[0])
    candidates = field.candidates_for(session, actor, today, keys[0], with_not_eligible=False)
    if row is None or candidates is None:
        return None
    contact = row.contact
    verdict = Verdict(())
    reseller: Reseller | None = None
    link: CustomerLink | None = None
    if not contact.is_provider:
        verdict = field.verdicts_for(session, actor, today, [row.key], contact)[row.key]
        reseller = resellers.by_tenant_id(session, contact.tenant_id)
        known = (*candidates.eligible, *candidates.not_eligible)
        link = next((c.link for c in known if c.reseller and reseller and c.reseller.key == reseller.key), None)
    selected = selection.look_over(session, keys)
    takes: tuple[int, ...] = ()
    customers = 1
    if len(keys) > 1:
        many = candidates_of_many.field_of_many(session, actor, today, keys)
        candidates, takes = _offered(candidates, many)
        customers = many.customers
    changes = outbox.changes(session, subscription_key=row.key, states=sorted(OPEN)) if row.change_id else []
    return Particulars(
        keys=tuple(keys),
        row=row,
        candidates=candidates,
        verdict=verdict,
        reseller=reseller,
        link=link,
        profile=resellers.profile_of(session, contact.tenant_id),
        change=next((change for change in changes if change.id == row.change_id), None),
        one_contact=selected.one_contact,
        staged_here=selected.staged,
        may_assign=actor.may(DeskAct.ASSIGN_CONTACT),
        selected=selected,
        takes=takes,
        customers=customers,
    )


def _offered(first: Candidates, many: FieldOfMany) -> tuple[Candidates, tuple[int, ...]]:
    """The drop-down of many subscriptions, in the place of that of the first one, and how many rows each one takes."""
    eligible = tuple(
        field.Candidate(each.contact, Verdict((), unconfirmed=each.unconfirmed > 0), each.reseller)
        for each in many.candidates
    )
    for candidate in eligible:
        # There may be thousands, which the window shall find ready.
        searched(candidate)
        appearance(candidate.contact.name)
    return replace(first, eligible=eligible), tuple(each.takes for each in many.candidates)


def contact_of(session: Session, key: int) -> SupportContact | None:
    """The effective contact of a subscription, None when it is not there. Reader thread."""
    row = subscriptions.rows(session, [key]).get(key)
    return row.contact if row else None


def staged_changes(session: Session, keys: Sequence[int]) -> list[int]:
    """Keys of the staged changes on these subscriptions. Reader thread."""
    return outbox.staged_on(session, keys)


def barred_names(session: Session, keys: Sequence[int]) -> dict[int, str]:
    """What subscriptions are called, to name those that were left out. Reader thread."""
    return {key: row.nickname or row.product for key, row in subscriptions.rows(session, list(keys)).items()}


def barred_sentence(reason: str) -> str:
    """Why a row was left out, as staging names it."""
    if reason == outbox.IN_FLIGHT:
        return translate("Candidates", "An earlier decision on it is on its way")
    try:
        return wording.reason_sentence(Finding(Reason(reason)))
    except ValueError:
        return translate("Candidates", "It is no longer in the store")


def barred_account(outcome: StagingOutcome, names: dict[int, str], most: int = 5) -> str:
    """Which rows an act left out and why, one line for each, the rest counted."""
    lines = []
    for key, reasons in list(outcome.barred.items())[:most]:
        why = "; ".join(barred_sentence(reason) for reason in reasons)
        lines.append(fill(translate("Candidates", "%1: %2"), names.get(key, str(key)), why))
    if len(outcome.barred) > most:
        lines.append(translate("Candidates", "and %Ln more", "", len(outcome.barred) - most))
    return "\n".join(lines)


# What a candidate is called


def place(mpn_id: str, location: str) -> str:
    """What tells partners apart whose names look alike: the MPN ID and the country."""
    parts = [fill(translate("Candidates", "MPN %1"), mpn_id)] if mpn_id else []
    if location:
        parts.append(location)
    return " · ".join(parts)


@lru_cache(maxsize=_NAMES_KEPT)
def appearance(name: str) -> str:
    """A name without what the eye passes over: case, look-alike letters, blanks and hyphens."""
    return fold(name).translate(_LOOKS_LIKE_NOTHING)


def searched(candidate: Candidate) -> str:
    """All that a person may type to find a candidate, folded."""
    reseller = candidate.reseller
    contact = candidate.contact
    extra = f"{reseller.location} {reseller.alias} {reseller.tenant_id}" if reseller else ""
    return _folded(f"{contact.name} {contact.mpn_id} {extra}")


@lru_cache(maxsize=_NAMES_KEPT)
def _folded(text: str) -> str:
    return fold(text)


class CandidatesModel(QAbstractListModel):
    """The resellers who may be chosen, in the order given: the provider first. Answers `models.roles`."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[Candidate, ...] = ()
        self._takes: tuple[int, ...] = ()
        self._of = 0
        self._alike: set[str] = set()
        self._searched: list[str] = []

    @property
    def candidates(self) -> tuple[Candidate, ...]:
        """What is listed."""
        return self._rows

    def show(self, candidates: Sequence[Candidate], takes: Sequence[int] = (), of: int = 0) -> bool:
        """List these, with how many of the `of` selected rows each one takes where there are several.

        False when the list was the same already and nothing moved.
        """
        if (tuple(candidates), tuple(takes), of) == (self._rows, self._takes, self._of):
            return False
        self.beginResetModel()
        self._rows = tuple(candidates)
        self._takes, self._of = tuple(takes), of
        looks = [appearance(candidate.contact.name) for candidate in self._rows]
        self._alike = {look for look, count in Counter(looks).items() if count > 1}
        self._searched = [searched(candidate) for candidate in self._rows]
        self.endResetModel()
        return True

    def row_of(self, contact: SupportContact) -> int:
        """The row of a contact, or -1."""
        for row, candidate in enumerate(self._rows):
            if candidate.contact.same_as(contact) or (contact.is_provider and candidate.contact.is_provider):
                return row
        return -1

    def matches(self, row: int, words: Sequence[str]) -> bool:
        """Whether a candidate holds every folded word."""
        text = self._searched[row]
        return all(word in text for word in words)

    def is_look_alike(self, row: int) -> bool:
        """Whether another name in the list looks the same."""
        return appearance(self._rows[row].contact.name) in self._alike

    def caption(self, row: int) -> str:
        """The muted words beside a name."""
        candidate = self._rows[row]
        words = place(candidate.contact.mpn_id, candidate.reseller.location if candidate.reseller else "")
        if candidate.is_reseller_of_record and candidate.verdict.unconfirmed:
            # The chip says the more urgent thing.
            words += " · " + translate("Candidates", "reseller of record")
        if self.is_look_alike(row):
            words += " · " + translate("Candidates", "similar name")
        return words

    def chip(self, row: int) -> Chip | None:
        """What is special about a candidate."""
        candidate = self._rows[row]
        if self._takes and self._takes[row] < self._of:
            words = fill(
                translate("Candidates", "For %1 of %2"), wording.number(self._takes[row]), wording.number(self._of)
            )
            return Chip(ChipKind.NEUTRAL, words)
        if candidate.reseller is None:
            return Chip(ChipKind.NEUTRAL, translate("Candidates", "Default"))
        if candidate.verdict.unconfirmed:
            return Chip(ChipKind.CAUTION, translate("Candidates", "Unconfirmed"))
        if candidate.is_reseller_of_record:
            return Chip(ChipKind.INFO, translate("Candidates", "Reseller of record"))
        return None

    def rowCount(self, parent: Index = _NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        row = index.row()
        candidate = self._rows[row]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return contact_name(candidate.contact)
        if role == roles.KEY:
            return candidate.reseller.key if candidate.reseller else 0
        if role == roles.RECORD:
            return candidate
        if role == roles.CAPTION:
            return self.caption(row)
        if role == roles.CHIP:
            return self.chip(row)
        if role == LOOK_ALIKE:
            return self.is_look_alike(row)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            chip = self.chip(row)
            parts = (contact_name(candidate.contact), self.caption(row), chip.text if chip else "")
            return ", ".join(part for part in parts if part)
        return None

    def retranslate(self) -> None:
        """The language changed: every word is asked for again."""
        if self._rows:
            self.dataChanged.emit(self.index(0), self.index(len(self._rows) - 1))


class CandidatesFilter(QSortFilterProxyModel):
    """The candidates that hold what was typed, in their order."""

    def __init__(self, model: CandidatesModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._words: tuple[str, ...] = ()
        self.setSourceModel(model)

    def look_for(self, typed: str) -> None:
        """Keep the candidates that hold every word of `typed`; all when it is empty."""
        self._words = tuple(fold(typed).split())
        self.invalidate()

    def filterAcceptsRow(self, source_row: int, source_parent: Index) -> bool:
        return self._model.matches(source_row, self._words)


def contact_name(contact: SupportContact) -> str:
    """What a contact is called; the provider has a word of its own while its name is not known."""
    if contact.is_provider and not contact.name:
        return translate("Candidates", "Provider (default)")
    return contact.name or contact.mpn_id or contact.tenant_id


# Who may not be chosen


@dataclass(frozen=True, slots=True)
class NotListed:
    """A reseller who may not be chosen, with the open request that may change that."""

    candidate: Candidate
    searched: str
    request: RelationshipRequest | None = None

    @property
    def cured_by(self) -> RequestKind | None:
        """The request that cures one of the reasons; a partnership comes before a link to the customer."""
        cures = {finding.cure for finding in self.candidate.verdict.findings}
        if cures & _CURED_BY_PARTNERSHIP:
            return RequestKind.PARTNERSHIP
        if Cure.REQUEST_CUSTOMER_LINK in cures:
            return RequestKind.CUSTOMER_LINK
        return None

    @property
    def asks_again(self) -> bool:
        """Whether the partnership is requested already, here or elsewhere."""
        return any(finding.cure is Cure.REMIND_RESELLER for finding in self.candidate.verdict.findings)


def read_not_listed(session: Session, actor: Actor, today: date, key: int) -> tuple[NotListed, ...]:
    """Every reseller who may not be chosen for a subscription, linked ones first. Reader thread."""
    candidates = field.candidates_for(session, actor, today, key)
    if candidates is None:
        return ()
    asked: dict[int, RelationshipRequest] = {}
    for request in requests.listed(session, open_only=True):
        if request.customer_key in (None, candidates.customer_key):
            asked.setdefault(request.reseller_key, request)
    return tuple(
        NotListed(
            candidate,
            searched(candidate),
            asked.get(candidate.reseller.key) if candidate.reseller else None,
        )
        for candidate in candidates.not_eligible
    )


class NotListedModel(QAbstractListModel):
    """The resellers who may not be chosen that hold what was typed, each with all its reasons and their cures."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._all: tuple[NotListed, ...] = ()
        self._shown: list[NotListed] = []
        self._typed = ""
        # Thousands of rows share a handful of sentences.
        self._sentences: dict[Finding, tuple[str, str]] = {}

    @property
    def total(self) -> int:
        """How many there are, found or not."""
        return len(self._all)

    def show(self, entries: Sequence[NotListed]) -> None:
        """List these."""
        if tuple(entries) == self._all:
            return
        self._all = tuple(entries)
        self._find()

    def look_for(self, typed: str) -> None:
        """Keep those that hold every word of `typed`."""
        if typed != self._typed:
            self._typed = typed
            self._find()

    def _find(self) -> None:
        words = fold(self._typed).split()
        self.beginResetModel()
        self._shown = [entry for entry in self._all if all(word in entry.searched for word in words)]
        self.endResetModel()

    def entry_at(self, row: int) -> NotListed | None:
        """The reseller in a row."""
        return self._shown[row] if 0 <= row < len(self._shown) else None

    def row_of(self, reseller_key: int) -> int:
        """The row of a reseller, or -1."""
        for row, entry in enumerate(self._shown):
            if entry.candidate.reseller and entry.candidate.reseller.key == reseller_key:
                return row
        return -1

    def rowCount(self, parent: Index = _NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._shown)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self._shown):
            return None
        entry = self._shown[index.row()]
        candidate = entry.candidate
        if role == Qt.ItemDataRole.DisplayRole:
            return contact_name(candidate.contact)
        if role == roles.KEY:
            return candidate.reseller.key if candidate.reseller else 0
        if role == roles.RECORD:
            return entry
        if role == roles.CAPTION:
            words = place(candidate.contact.mpn_id, candidate.reseller.location if candidate.reseller else "")
            if candidate.is_reseller_of_record:
                words += " · " + translate("Candidates", "reseller of record")
            return words
        if role == roles.CHIP:
            return request_chip(entry.request)
        if role == LINES:
            return [self._words(finding) for finding in candidate.verdict.findings]
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return _account(entry, [self._words(finding) for finding in candidate.verdict.findings])
        return None

    def _words(self, finding: Finding) -> tuple[str, str]:
        words = self._sentences.get(finding)
        if words is None:
            words = (wording.reason_sentence(finding), wording.cure_sentence(finding.cure))
            self._sentences[finding] = words
        return words

    def retranslate(self) -> None:
        """The language changed: every word is asked for again."""
        self._sentences.clear()
        if self._shown:
            self.dataChanged.emit(self.index(0), self.index(len(self._shown) - 1))


def request_chip(request: RelationshipRequest | None) -> Chip | None:
    """The state of an open request, with what was asked for."""
    if request is None:
        return None
    word = translate("Candidates", "Requested")
    if request.state is RequestState.REMINDED:
        word = translate("Candidates", "Requested and reminded")
    kind = wording.request_chip(request.state).kind
    return Chip(kind, word)


def _account(entry: NotListed, sentences: Sequence[tuple[str, str]]) -> str:
    contact = entry.candidate.contact
    location = entry.candidate.reseller.location if entry.candidate.reseller else ""
    head = [contact_name(contact), place(contact.mpn_id, location)]
    chip = request_chip(entry.request)
    if chip is not None:
        head.append(chip.text)
    lines = [", ".join(part for part in head if part)]
    lines += [fill(translate("Candidates", "%1. %2."), reason, cure) for reason, cure in sentences]
    return "\n".join(lines)
