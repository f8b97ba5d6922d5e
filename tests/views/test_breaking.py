"""Long words get places to break; nothing else changes."""

from __future__ import annotations

import pytest

from desktop.views.breaking import breakable


@pytest.mark.parametrize("text", ["", "A. Datum Consulting", "ТОО «Альфа-Софт»\nсклад", "x" * 40])
def test_words_of_usual_length_stay(text: str) -> None:
    assert breakable(text) == text


def test_a_long_word_can_break_and_reads_the_same() -> None:
    text = "A " + "Сверхдлинное" * 8 + " <b>"
    broken = breakable(text)
    assert broken.replace("\u200b", "") == text
    assert max(len(part) for part in broken.replace("\u200b", " ").split()) == 24
