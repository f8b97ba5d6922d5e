"""What a sheet would do, line by line, and staging it as one act."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from types import MappingProxyType

from sqlalchemy import Integer, column, select, values
from sqlalchemy.orm import Session

from desktop.data import contacts, outbox
from desktop.data.assigning.partners import PROVIDER, Partners
from desktop.data.assigning.sheets import Line, Sheet, read_pasted
from desktop.data.assigning.subscriptions import find_subscriptions
from desktop.data.assigning.suggesting import Accepted, Option, Suggestion, SuggestionKey, What
from desktop.data.assigning.troubles import NOT_ELIGIBLE, Trouble
from desktop.data.chunks import chunks
from desktop.data.importing.problems import shortened
from desktop.data.judgement import Judgement
from desktop.data.outbox import Choice
from desktop.data.store.schema import PROVIDER_CONTACT, SubscriptionRow
from desktop.domain.changes import OPEN
from desktop.domain.folding import fold
from desktop.domain.identifiers import guid, mpn_id
from desktop.domain.records import ActKind, ChangeState, StagingOutcome, SupportContact
from desktop.domain.roles import Actor

_BITE = 2_000
_BUSY = frozenset(OPEN - {ChangeState.STAGED, ChangeState.SUBMITTED})
_NOTHING: Accepted = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Assignment:
    """A line that can be staged. `unconfirmed`: nobody has attested the reseller's delegated admin there."""

    line: int
    subscription_key: int
    wanted: SupportContact
    reason: str = ""
    unconfirmed: bool = False


@dataclass(frozen=True, slots=True)
class Preview:
    """What each line of a sheet comes to: it is an assignment, unchanged, waits for a suggestion, or is in trouble.

    `unchanged` are the numbers of lines whose subscription has that contact already. `waiting` is the number of those
    that wait; one of them may be named by two suggestions, of its customer and of its reseller.
    """

    assignments: tuple[Assignment, ...] = ()
    unchanged: tuple[int, ...] = ()
    suggestions: tuple[Suggestion, ...] = ()
    troubles: tuple[Trouble, ...] = ()
    waiting: int = 0


def preview_pasted(
    session: Session,
    actor: Actor,
    today: date,
    text: str,
    subscriptions: Sequence[int] = (),
    accepted: Accepted = _NOTHING,
) -> Preview:
    """What text from the clipboard would do, where `subscriptions` are the keys of the selected rows in their order.

    See `read_pasted` for what the text may be, and `preview`.
    """
    return preview(session, actor, today, read_pasted(text, subscriptions), accepted)


def preview(session: Session, actor: Actor, today: date, sheet: Sheet, accepted: Accepted = _NOTHING) -> Preview:
    """What a sheet would do. Reads only; ten thousand lines take about a second, so not for the GUI thread."""
    return _Previewing(session, actor, today, accepted).of(sheet)


def stage(
    session: Session,
    actor: Actor,
    now: datetime,
    today: date,
    assignments: Iterable[Assignment],
    *,
    reason: str = "",
) -> StagingOutcome:
    """Stage what a preview found as one act; each line's own reason goes before `reason`.

    All is judged once more, as the preview may have aged. Needs a writing session.
    """
    choices: dict[tuple[SupportContact, str], list[int]] = {}
    for one in assignments:
        choices.setdefault((one.wanted, one.reason), []).append(one.subscription_key)
    return outbox.stage_each(
        session, actor, now, today, (Choice(wanted, keys, why) for (wanted, why), keys in choices.items()),
        kind=ActKind.SHEET, reason=reason,
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Pair:
    """A line whose subscription and partner are known."""

    line: Line
    subscription: int
    partner: int


class _Previewing:
    def __init__(self, session: Session, actor: Actor, today: date, accepted: Accepted) -> None:
        self._session = session
        self._actor = actor
        self._today = today
        self._accepted = accepted
        self._partners = Partners(session)
        self._partner_of: dict[tuple[str, str, str], int | Trouble | SuggestionKey] = {}
        self._waiting: dict[SuggestionKey, tuple[str, tuple[Option, ...], list[int]]] = {}
        self._troubles: list[Trouble] = []
        self._lines_waiting = 0

    def of(self, sheet: Sheet) -> Preview:
        """The preview of a sheet."""
        self._troubles += sheet.unreadable
        assignments: list[Assignment] = []
        unchanged: list[int] = []
        for part in chunks(self._told_once(self._pairs(sheet.lines)), _BITE):
            for outcome in self._judged(part):
                if isinstance(outcome, Assignment):
                    assignments.append(outcome)
                elif isinstance(outcome, Trouble):
                    self._troubles.append(outcome)
                else:
                    unchanged.append(outcome)
        suggestions = tuple(
            Suggestion(key, text, tuple(lines), options) for key, (text, options, lines) in self._waiting.items()
        )
        return Preview(
            tuple(assignments),
            tuple(unchanged),
            suggestions,
            tuple(sorted(self._troubles, key=lambda trouble: trouble.line)),
            self._lines_waiting,
        )

    # Who is meant

    def _pairs(self, lines: Sequence[Line]) -> list[_Pair]:
        pairs: list[_Pair] = []
        for line, subscription in zip(lines, find_subscriptions(self._session, lines, self._accepted), strict=True):
            if isinstance(subscription, Trouble):
                # What is wrong with the subscription is told first: without one nobody can be wanted there.
                self._troubles.append(subscription)
                continue
            partner = self._partner(line)
            if isinstance(partner, Trouble):
                self._troubles.append(partner)
                continue
            if not isinstance(subscription, int):
                self._wait(line, *subscription)
            if isinstance(partner, SuggestionKey):
                self._wait(line, partner)
            elif isinstance(subscription, int):
                pairs.append(_Pair(line, subscription, partner))
                continue
            self._lines_waiting += 1
        return pairs

    def _wait(self, line: Line, key: SuggestionKey, text: str = "", options: tuple[Option, ...] = ()) -> None:
        self._waiting.setdefault(key, (text, options, []))[2].append(line.number)

    def _partner(self, line: Line) -> int | Trouble | SuggestionKey:
        said = (line.tenant_id, line.mpn_id, line.name)
        found = self._partner_of.get(said)
        if found is None:
            found = self._partner_of[said] = self._find_partner(*said)
        return replace(found, line=line.number) if isinstance(found, Trouble) else found

    def _find_partner(self, tenant: str, mpn: str, name: str) -> int | Trouble | SuggestionKey:
        """Identifiers go before names, which change; identifiers of different partners are nobody's."""
        if tenant and guid(tenant) is None:
            return Trouble(0, "bad_id", shortened(tenant))
        if mpn and mpn_id(mpn) is None:
            return Trouble(0, "bad_mpn_id", shortened(mpn))
        ids = [
            (text, keys)
            for text, keys in ((tenant, self._partners.by_tenant(tenant)), (mpn, self._partners.by_mpn(mpn)))
            if text
        ]
        known = [set(keys) for _, keys in ids if keys]
        if len(known) == 2 and not known[0] & known[1]:
            return Trouble(0, "partners_differ", shortened(self._partners.names(sorted(known[0] | known[1]))))
        keys = set.intersection(*known) if known else set()
        if not ids:
            if not name:
                return Trouble(0, "missing_partner")
            keys = set(self._partners.by_name(name))
        elif len(keys) > 1 and name:
            # Locations of one partner may share an MPN ID; the name tells them apart.
            keys = (keys & set(self._partners.by_name(name))) or keys
        if len(keys) == 1:
            return keys.pop()
        text = ids[0][0] if ids else name
        if keys:
            return Trouble(0, "ambiguous_partner", shortened(text))
        if ids:
            return Trouble(0, "unknown_partner", shortened(text))
        wanted = SuggestionKey(What.PARTNER, fold(name))
        if self._accepted.get(wanted) in self._partners.contacts:
            return self._accepted[wanted]
        if wanted in self._waiting:
            return wanted
        options = self._partners.like(name)
        if not options:
            return Trouble(0, "unknown_partner", shortened(name))
        self._waiting[wanted] = (name, options, [])
        return wanted

    # What comes of it

    def _told_once(self, pairs: Sequence[_Pair]) -> list[_Pair]:
        """One line for each subscription; lines that repeat or contradict another are told of."""
        by_subscription: dict[int, list[_Pair]] = {}
        for pair in pairs:
            by_subscription.setdefault(pair.subscription, []).append(pair)
        once: list[_Pair] = []
        for key, same in by_subscription.items():
            first = same[0]
            if all(pair.partner == first.partner for pair in same):
                once.append(first)
                said = str(first.line.number)
                self._troubles += [Trouble(pair.line.number, "said_before", said, key) for pair in same[1:]]
                continue
            for pair in same:
                other = next(one for one in same if one.partner != pair.partner)
                self._troubles.append(Trouble(pair.line.number, "contradicted", str(other.line.number), key))
        return once

    def _judged(self, pairs: Sequence[_Pair]) -> Iterator[Assignment | Trouble | int]:
        """What becomes of each pair; a bare number is the line of one that changes nothing."""
        wanted = {pair.partner: self._partners.contacts[pair.partner] for pair in pairs}
        judgement = Judgement(self._session, self._actor, self._today, wanted)
        # A partner's key is that of a reseller; the provider's is nobody's.
        asked = (
            values(column("key", Integer), column("partner", Integer), name="asked_pairs")
            .data([(pair.subscription, pair.partner) for pair in pairs])
            .cte()
        )
        query = judgement.facts(
            select(SubscriptionRow.id, SubscriptionRow.shown_contact_id, SubscriptionRow.change_state)
            .select_from(asked)
            .join(SubscriptionRow, SubscriptionRow.id == asked.c.key),
            asked.c.partner,
            asked.c.partner,
        )
        rows = {row[0]: row for row in self._session.connection().execute(query)}
        shown = contacts.contacts_by_key(self._session, {row[1] for row in rows.values()})
        for pair in pairs:
            row = rows.get(pair.subscription)
            contact, line = wanted[pair.partner], pair.line
            if row is None:
                yield Trouble(line.number, "unknown_subscription", line.subscription)
            elif row[2] in _BUSY:
                yield Trouble(line.number, "in_flight", "", row[0])
            elif row[1] == PROVIDER_CONTACT if pair.partner == PROVIDER else shown[row[1]].same_as(contact):
                yield line.number
            elif (verdict := judgement.of(row)).eligible:
                yield Assignment(line.number, row[0], contact, line.reason, verdict.unconfirmed)
            else:
                name = contact.name or contact.mpn_id
                yield Trouble(line.number, NOT_ELIGIBLE, name, row[0], verdict.findings)
