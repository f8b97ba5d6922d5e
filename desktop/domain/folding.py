"""Folding text for search: the same word typed in another case, script or punctuation folds to the same letters."""

from __future__ import annotations

import unicodedata

# Quotes, dots and hyphen-like marks that people leave out or type differently; each folds to nothing.
_IGNORED = dict.fromkeys(map(ord, "\"'`«»„“”‘’‚‹›.·•\u00ad"), None)
# Letters of the Cyrillic alphabet that look like Latin ones in at least one case; both sides fold to the Latin one,
# so a name typed on the wrong layout's look-alike keys is still found.
_LOOK_ALIKES = str.maketrans("авекмнорстухіјѕёı", "abekmhopctyxijsei")


class _Marks(dict[int, int | None]):
    """What stays of a character: nothing of an accent, a mark of writing direction or half of a pair."""

    def __missing__(self, code: int) -> int | None:
        letter = chr(code)
        dropped = unicodedata.combining(letter) or unicodedata.category(letter) in {"Cf", "Cs"}
        kept = None if dropped else code
        # Most text is written in few alphabets; what is rare is looked up each time, so that this stays small.
        if code < 0x3000:
            self[code] = kept
        return kept


_MARKS = _Marks()
_HYPHENS = str.maketrans(dict.fromkeys("‐‑‒–—−", "-"))
_LETTERS = {**_IGNORED, **_LOOK_ALIKES, **_HYPHENS}

_EN = "qwertyuiop[]asdfghjkl;'zxcvbnm,.`"
_RU = "йцукенгшщзхъфывапролджэячсмитьбюё"
_TO_RU = str.maketrans(_EN + _EN.upper(), _RU + _RU.upper())
_TO_EN = str.maketrans(_RU + _RU.upper(), _EN + _EN.upper())


def fold(text: str) -> str:
    """`text` in the form that is indexed and searched; folding twice gives the same as folding once."""
    if text.isascii():
        folded = text.lower()
        # Most are identifiers: nothing in them is to be left out.
        if not ('"' in folded or "'" in folded or "`" in folded or "." in folded or "\0" in folded):
            return " ".join(folded.split())
    else:
        folded = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", text).casefold())
        folded = unicodedata.normalize("NFKC", folded.translate(_MARKS))
    return " ".join(folded.translate(_LETTERS).replace("\0", " ").split())


def sort_form(name: str) -> str:
    """The form by which names are ordered: case, ё/е and what stands before the first letter or digit do not matter."""
    folded = name.casefold().replace("ё", "е")
    if folded[:1].isalnum():
        return folded
    start = next((place for place, letter in enumerate(folded) if letter.isalnum()), 0)
    return folded[start:]


def words(text: str) -> tuple[str, ...]:
    """The folded words of a search text, each once, longest first; every one of them must be found."""
    return tuple(sorted(dict.fromkeys(fold(text).split()), key=len, reverse=True))


def other_layout(text: str) -> str:
    """`text` as if typed with the other of the English and Russian keyboard layouts."""
    cyrillic = sum("а" <= ch.lower() <= "я" or ch.lower() == "ё" for ch in text)
    return text.translate(_TO_EN if cyrillic else _TO_RU)
