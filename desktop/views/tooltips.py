"""Tooltips of text from outside: Qt guesses whether a tooltip is rich text, so plain text is never left to it."""

from __future__ import annotations

from html import escape


def plain_tooltip(text: str) -> str:
    """`text` as a tooltip that shows every character as it is, wraps long lines and keeps line breaks."""
    if not text:
        return ""
    return f'<div style="white-space: pre-wrap">{escape(text)}</div>'
