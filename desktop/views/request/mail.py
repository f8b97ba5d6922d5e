"""Handing a letter to the mail program, as far as a `mailto:` link carries it."""

from __future__ import annotations

import sys
from typing import Final

from PySide6.QtCore import QByteArray, QUrl

BODY_LIMIT: Final = 1_900
"""Mail programs cut longer bodies that come in a link."""
_WINDOWS_LIMIT: Final = 2_000


def mail_url(subject: str, body: str) -> QUrl:
    """A `mailto:` address of no recipient, encoded as RFC 6068 asks: blanks as %20, line ends as %0D%0A."""
    lines = body.replace("\r\n", "\n").replace("\n", "\r\n")
    query = b"subject=" + _encoded(subject)
    if body:
        query += b"&body=" + _encoded(lines)
    return QUrl.fromEncoded(QByteArray(b"mailto:?" + query), QUrl.ParsingMode.StrictMode)


def _encoded(text: str) -> bytes:
    return bytes(QUrl.toPercentEncoding(text).data())


def fits_mail(subject: str, body: str, platform: str = sys.platform) -> bool:
    """Whether a letter goes through a `mailto:` link whole."""
    if len(body) > BODY_LIMIT:
        return False
    return platform != "win32" or mail_url(subject, body).toEncoded().size() <= _WINDOWS_LIMIT
