"""Expected errors of the world, told apart from bugs: each has a code that a view puts into words."""

from __future__ import annotations


class DeskError(Exception):
    """An expected error. `code` is stable, `values` fill its sentence, `str()` is plain English."""

    def __init__(self, code: str, sentence: str, *values: object) -> None:
        super().__init__(sentence.format(*values))
        self.code = code
        self.sentence = sentence
        self.values = values


class StoreError(DeskError):
    """The store cannot be opened, read or written."""


class ImportRefused(DeskError):
    """A file that cannot be taken at all; the store is as it was before that file."""


class NotAllowed(DeskError):
    """An act that the rules of the desk bar."""


class NotFound(DeskError):
    """A named thing that the store does not hold."""


class Cancelled(Exception):
    """The person asked to stop. Not an error: what was begun is rolled back."""
