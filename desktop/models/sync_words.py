"""What a sync tells a person: how far it is, when it was, and what came of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import Enum, auto
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QDateTime, QLocale, QTimeZone

from desktop.models import wording
from desktop.models.error_words import kept_sentence
from desktop.models.filling import fill
from desktop.models.roles import ChipKind
from desktop.models.service_words import Cure, cure_of, is_offline
from desktop.models.syncing import Progress, SyncState

if TYPE_CHECKING:
    from desktop.data.syncing.runs import Summary

translate = QCoreApplication.translate

_MINUTE = 60


def phase_word(phase: str) -> str:
    """What a run is about; the name of a phase that is not known here."""
    return {
        "provider": translate("Sync", "Signing in"),
        "push": translate("Sync", "Sending decisions"),
        "resellers": translate("Sync", "Reading resellers"),
        "customers": translate("Sync", "Reading customers"),
        "activity": translate("Sync", "Reading what has happened"),
        "subscriptions": translate("Sync", "Reading subscriptions"),
        "links": translate("Sync", "Reading who works with whom"),
        "contacts": translate("Sync", "Reading support contacts"),
    }.get(phase, phase)


def time_left(seconds: float | None) -> str:
    """How long something takes yet, in whole minutes; empty when nobody knows."""
    if seconds is None:
        return ""
    if seconds < _MINUTE:
        return translate("Sync", "less than a minute left")
    return translate("Sync", "%Ln min left", "", round(seconds / _MINUTE))


def progress_sentence(progress: Progress, state: SyncState) -> str:
    """How far a run is, in one line."""
    word = phase_word(progress.phase)
    if state is SyncState.ENDING:
        return translate("Sync", "Cancelling…")
    if progress.total:
        word = fill(
            translate("Sync", "%1: %2 of %3"), word, wording.number(progress.done), wording.number(progress.total)
        )
    elif progress.done:
        word = fill(translate("Sync", "%1: %2"), word, wording.number(progress.done))
    if state is SyncState.PAUSED:
        return fill(translate("Sync", "Paused · %1"), word)
    parts = [word]
    if progress.requests:
        parts.append(fill(translate("Sync", "%1 requests", "", progress.requests), wording.number(progress.requests)))
    parts.append(time_left(progress.seconds_left))
    return " · ".join(part for part in parts if part)


def estimate_sentence(requests: int, seconds: float) -> str:
    """What a large run is going to cost."""
    asked = fill(translate("Sync", "This sync asks about %1 requests", "", requests), wording.number(requests))
    return fill(
        translate(
            "Sync",
            "%1 and takes about %2 min. You can go on working meanwhile, pause it or cancel it; nothing is lost.",
        ),
        asked,
        wording.number(max(round(seconds / _MINUTE), 1)),
    )


class Standing(Enum):
    """How the desk stands to the service."""

    NOT_CONNECTED = auto()
    NEVER = auto()
    SYNCED = auto()
    OFFLINE = auto()
    SIGN_IN = auto()
    STOPPED = auto()


def standing_of(last: Summary | None, *, connected: bool) -> Standing:
    """How the desk stands, by the latest run."""
    if not connected:
        return Standing.NOT_CONNECTED
    if last is None:
        return Standing.NEVER
    if not last.stopped:
        return Standing.SYNCED
    if is_offline(last.stopped):
        return Standing.OFFLINE
    return Standing.SIGN_IN if last.stopped.startswith(("sign_in", "token")) else Standing.STOPPED


def standing_sentence(standing: Standing, synced_at: datetime | None, now: datetime) -> str:
    """The same for the status bar, with when the last sync got to its end."""
    word = {
        Standing.OFFLINE: translate("Sync", "Offline"),
        Standing.SIGN_IN: translate("Sync", "Sign-in needed"),
        Standing.STOPPED: translate("Sync", "Not finished"),
    }.get(standing, "")
    if synced_at is None:
        return word or translate("Sync", "Not synced yet")
    at = _clock(synced_at, now)
    if not word and (now - synced_at).total_seconds() < _MINUTE:
        return fill(translate("Sync", "Synced %1"), at)
    age = wording.age(synced_at, now)
    if word:
        return fill(translate("Sync", "%1 · synced %2 (%3)"), word, at, age)
    return fill(translate("Sync", "Synced %1 (%2)"), at, age)


def _clock(at: datetime, now: datetime) -> str:
    """The time of day, with the date when it is another day."""
    here = QTimeZone.systemTimeZone()
    then = QDateTime.fromSecsSinceEpoch(int(at.timestamp()), here)
    today = QDateTime.fromSecsSinceEpoch(int(now.timestamp()), here)
    short = QLocale.FormatType.ShortFormat
    return QLocale().toString(then.time() if then.date() == today.date() else then, short)


class Next(Enum):
    """Where the button leads that goes with what came of a run."""

    NOTHING = auto()
    CHANGES = auto()
    DETAILS = auto()
    SIGN_IN = auto()
    CONNECTION = auto()
    TRY_AGAIN = auto()


@dataclass(frozen=True, slots=True)
class Told:
    """What came of a run, in words, and what leads on."""

    kind: ChipKind
    sentence: str
    next: Next = Next.NOTHING


def told_of(done: Summary) -> Told:
    """What came of a run."""
    parts = [_what_stopped(done), _rows(done), *_settled(done), *_found(done)]
    sentence = " ".join(part for part in parts if part)
    cure = cure_of(done.stopped or done.push_stopped) if not done.finished else Cure.NONE
    if done.conflicts or done.refused or done.unknown:
        return Told(ChipKind.CAUTION, sentence, Next.CHANGES)
    if not done.finished:
        leads = {Cure.SIGN_IN: Next.SIGN_IN, Cure.CONNECTION: Next.CONNECTION, Cure.TRY_AGAIN: Next.TRY_AGAIN}
        kind = ChipKind.INFO if done.stopped == "cancelled" else ChipKind.CAUTION
        return Told(kind, sentence, leads.get(cure, Next.DETAILS))
    if done.trouble_count:
        return Told(ChipKind.CAUTION, sentence, Next.DETAILS)
    return Told(ChipKind.GOOD, sentence, Next.CHANGES if done.drift else Next.DETAILS)


def _what_stopped(done: Summary) -> str:
    """Why it did not get to its end, if so."""
    if done.stopped:
        return kept_sentence(done.stopped, done.stopped_values, done.stopped_text)
    if done.push_stopped:
        return kept_sentence(done.push_stopped, done.push_stopped_values, done.push_stopped_text)
    return ""


def _settled(done: Summary) -> list[str]:
    """What became of the decisions."""
    counted = (
        (done.confirmed, translate("Sync", "%Ln change(s) confirmed.", "", done.confirmed)),
        (done.conflicts, translate("Sync", "%Ln conflict(s): the contact was changed elsewhere.", "", done.conflicts)),
        (done.refused, translate("Sync", "%Ln change(s) refused.", "", done.refused)),
        (
            done.unknown,
            translate("Sync", "%Ln change(s) without answer: the next sync finds out.", "", done.unknown),
        ),
        (done.kept, translate("Sync", "%Ln change(s) kept here only.", "", done.kept)),
        (done.left, translate("Sync", "%Ln change(s) still to be sent.", "", done.left)),
    )
    return [sentence for number, sentence in counted if number]


def _rows(done: Summary) -> str:
    """What was read, by rows."""
    new = sum(rows.new for rows in done.rows.values())
    changed = sum(rows.changed for rows in done.rows.values())
    gone = sum(rows.gone for rows in done.rows.values())
    counted = (
        (new, translate("Sync", "%1 new", "", new)),
        (changed, translate("Sync", "%1 changed", "", changed)),
        (gone, translate("Sync", "%1 gone", "", gone)),
    )
    listed = ", ".join(fill(words, wording.number(number)) for number, words in counted if number)
    if listed:
        sentence = translate("Sync", "Synced. Rows: %1.") if done.finished else translate("Sync", "Rows read: %1.")
        return fill(sentence, listed)
    if not done.finished:
        return ""
    something = (
        *(done.confirmed, done.conflicts, done.refused, done.unknown, done.kept),
        *(done.drift, done.lost, done.trouble_count),
    )
    return translate("Sync", "Synced.") if any(something) else translate("Sync", "Synced: there was nothing new.")


def _found(done: Summary) -> list[str]:
    """What was found out besides."""
    counted = (
        (done.drift, translate("Sync", "%Ln contact(s) changed elsewhere.", "", done.drift)),
        (done.lost, translate("Sync", "%Ln customer(s) lost: Partner Center lists them no more.", "", done.lost)),
        (done.trouble_count, translate("Sync", "%Ln thing(s) could not be read.", "", done.trouble_count)),
    )
    return [sentence for number, sentence in counted if number]
