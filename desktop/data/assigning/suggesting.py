"""What a person may have meant by a name that nobody has: offered, and taken only when the person says so."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from rapidfuzz import fuzz, process

from desktop.domain.folding import fold

OFFERED = 3
"""Options for one name at most."""
ALIKE = 75
"""From this likeness on, in percent, a name is offered."""
LEADING = 85
"""From this likeness on the best option may be accepted together with others', if it leads."""
_LEAD = 5
COMPARISONS = 5_000_000
"""Names compared for one sheet at most: about two seconds. What is left then is told as unknown."""

_LEGAL_FORMS = frozenset(
    map(
        fold,
        "ооо зао оао пао ао ип тоо чп ltd limited llc llp inc incorporated gmbh jsc corp corporation co company plc "
        "ag sa sarl bv oy ab as srl spa".split(),
    )
)


class What(StrEnum):
    """What a name in a sheet stands for."""

    PARTNER = "partner"
    CUSTOMER = "customer"
    PRODUCT = "product"


@dataclass(frozen=True, slots=True)
class SuggestionKey:
    """A name that is not known, folded; of a product also whose it is."""

    what: What
    text: str
    customer_key: int = 0


Accepted = Mapping[SuggestionKey, int]
"""What a person accepted: the key of the option for each unknown name."""


@dataclass(frozen=True, slots=True)
class Option:
    """Somebody or something with a name like it. `key` is that of a reseller (0: the provider), a customer or a
    subscription; `likeness` is in percent."""

    key: int
    name: str
    about: str
    likeness: int


@dataclass(frozen=True, slots=True)
class Suggestion:
    """An unknown name as it is written, the numbers of the lines that wait for it, and what is offered, best first."""

    key: SuggestionKey
    text: str
    lines: tuple[int, ...]
    options: tuple[Option, ...]

    @property
    def leading(self) -> Option | None:
        """The option that may be accepted together with those of other names: very like it, and none is nearly so."""
        best = self.options[0]
        leads = len(self.options) == 1 or best.likeness - self.options[1].likeness >= _LEAD
        return best if leads and best.likeness >= LEADING else None


def core(text: str) -> str:
    """The folded name without the words for a legal form, which people leave out or translate."""
    words = fold(text.replace(",", " ")).split()
    kept = [word for word in words if word not in _LEGAL_FORMS]
    return " ".join(kept or words)


class Offers:
    """What there is to be offered, by its names. One thing may have several names."""

    def __init__(self, named: Sequence[tuple[str, Option]]) -> None:
        self._options = [option for _, option in named]
        self._cores = [core(name) for name, _ in named]
        self._left = COMPARISONS

    def like(self, text: str) -> tuple[Option, ...]:
        """The options with a name like `text`, each once, best first; none when too many were asked for before."""
        self._left -= len(self._cores)
        if self._left < 0:
            return ()
        found = process.extract(
            core(text), self._cores, scorer=fuzz.token_sort_ratio, score_cutoff=ALIKE, limit=OFFERED * 2
        )
        best: dict[int, Option] = {}
        for _, likeness, place in found:
            option = self._options[place]
            best.setdefault(option.key, Option(option.key, option.name, option.about, int(likeness)))
        return tuple(best.values())[:OFFERED]
