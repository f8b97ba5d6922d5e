"""Subscriptions whose shown contact may not be chosen there today."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import numpy as np
from sqlalchemy.orm import Session

from desktop.data.misplaced import misplaced
from desktop.data.store.schema import PROVIDER_CONTACT

if TYPE_CHECKING:
    from desktop.data.finding.finder import Finder


from desktop.data.finding.pairs import Mask


def not_eligible(finder: Finder, session: Session, today: date, *, strict: bool) -> Mask:
    """The live subscriptions shown on a reseller who may not be chosen; judged again when anything changed."""
    columns = finder.subscriptions
    judged = (finder.version, today, strict)
    if finder.judged is None or finder.judged[0] != judged:
        on_reseller = columns.there & ~columns.past & (columns.contact != PROVIDER_CONTACT)
        rows = np.flatnonzero(on_reseller)
        pairs = columns.customer[rows].astype(np.int64) << 32 | columns.contact[rows]
        distinct, place = np.unique(pairs, return_inverse=True)
        bad = misplaced(session, [(int(pair >> 32), int(pair & 0xFFFFFFFF)) for pair in distinct], today, strict=strict)
        mask = np.zeros(columns.size, np.bool_)
        mask[rows] = np.array(bad, np.bool_)[place]
        finder.judged = (judged, mask)
    return finder.judged[1]
