"""Which revision of the schema this version of the program reads and writes."""

from __future__ import annotations

from typing import Final

HEAD: Final = "0003"
"""The newest revision; known here so that opening an up-to-date store does not load the migration machinery."""
