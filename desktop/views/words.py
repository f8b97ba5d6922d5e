"""Filling translated sentences, for views."""

from __future__ import annotations

from desktop.models.filling import fill

__all__ = ["fill"]
