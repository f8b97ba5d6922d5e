"""What conditions need beside the columns, kept between queries."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from datetime import datetime
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from desktop.data.finding.pairs import Mask
from desktop.data.narrowing import happened
from desktop.data.store.schema import HistoryRow
from desktop.domain.folding import sort_form

_EPOCHS_KEPT = 4


class FilterMemory:
    """To whom anything happened, and which combinations are of one product. Any thread may ask."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._happened: dict[datetime | None, tuple[int, Mask]] = {}
        self._products: list[str] = []
        self._product_codes: dict[str, int] = {}
        self._product_of = np.zeros(0, np.int32)

    def happened(self, session: Session, since: datetime | None, size: int) -> Mask:
        """To which subscriptions anything happened, ever or since a moment; reads on from where it was read to."""
        with self._lock:
            upto, before = self._happened.get(since, (0, np.zeros(0, np.bool_)))
            last = session.execute(select(func.coalesce(func.max(HistoryRow.id), 0))).scalar_one()
            if last == upto and len(before) == size:
                return before
            found: Select[Any] = happened() if since is None else happened().where(HistoryRow.at >= since)
            if upto:
                found = found.where(HistoryRow.id > upto)
            mask = np.zeros(max(size, len(before)), np.bool_)
            mask[: len(before)] = before
            keys = np.fromiter(session.scalars(found.distinct() if not upto else found), np.int64)
            mask[keys[keys < len(mask)]] = True
            self._happened[since] = (last, mask)
            while len(self._happened) > _EPOCHS_KEPT:
                self._happened.pop(next(iter(self._happened)))
            return mask

    def products(self, words: Sequence[tuple[str, str, str]]) -> tuple[NDArray[np.int32], list[str]]:
        """For each combination of product and nickname the number of its product, and by number the products."""
        with self._lock:
            known = len(self._product_of)
            if known != len(words):
                if known > len(words):
                    known, self._products, self._product_codes = 0, [], {}
                    self._product_of = np.zeros(0, np.int32)
                more = np.fromiter((self._code(form) for form, _, _ in words[known:]), np.int32)
                self._product_of = np.concatenate([self._product_of, more])
            return self._product_of, self._products

    @staticmethod
    def named(words: Sequence[tuple[str, str, str]], text: str, most: int) -> list[str]:
        """Up to `most` names of products that hold a text, in order."""
        form = sort_form(text)
        names = {product: held for held, product, _ in words if form in held and product}
        return sorted(names, key=lambda product: (names[product], product))[:most]

    def _code(self, form: str) -> int:
        code = self._product_codes.get(form)
        if code is None:
            code = self._product_codes[form] = len(self._products)
            self._products.append(form)
        return code
