"""Subscriptions whose shown contact may not be chosen there today."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray
from sqlalchemy.orm import Session

from desktop.data.finding.pairs import Mask
from desktop.data.misplaced import misplaced
from desktop.data.store.schema import PROVIDER_CONTACT

if TYPE_CHECKING:
    from desktop.data.finding.finder import Finder


@dataclass(frozen=True, slots=True)
class Judged:
    """Pairs of customer and contact, as one number each and in order, and which may not be; `mask` is for a version."""

    mark: tuple[int, date, bool]
    pairs: NDArray[np.int64]
    bad: Mask
    version: int
    mask: Mask


def not_eligible(finder: Finder, session: Session, today: date, *, strict: bool) -> Mask:
    """The live subscriptions shown on a reseller who may not be chosen.

    A pair of customer and contact is judged once, and again when a fact about resellers, links or customers changed:
    a decision about a subscription changes none.
    """
    columns = finder.subscriptions
    mark, version, known = (finder.facts, today, strict), finder.version, finder.judged
    if known is not None and known.mark != mark:
        known = None
    if known is None or known.version != version:
        rows = np.flatnonzero(columns.there & ~columns.past & (columns.contact != PROVIDER_CONTACT))
        pairs, place = np.unique(
            columns.customer[rows].astype(np.int64) << 32 | columns.contact[rows], return_inverse=True
        )
        bad = np.zeros(len(pairs), np.bool_)
        anew = np.ones(len(pairs), np.bool_)
        if known is not None and len(known.pairs):
            where = np.minimum(np.searchsorted(known.pairs, pairs), len(known.pairs) - 1)
            anew = known.pairs[where] != pairs
            bad[~anew] = known.bad[where[~anew]]
        if anew.any():
            asked = [(int(pair >> 32), int(pair & 0xFFFFFFFF)) for pair in pairs[anew]]
            bad[anew] = misplaced(session, asked, today, strict=strict)
        mask = np.zeros(columns.size, np.bool_)
        mask[rows] = bad[place]
        known = finder.judged = Judged(mark, pairs, bad, version, mask)
    return known.mask
