"""What is exported and in whose words, as frozen values that any room can make."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from desktop.data.exporting.columns import Column


@dataclass(frozen=True, slots=True)
class Extract:
    """Which rows of which list, in which columns.

    `keys` are a selection, in its order; None stands for all that `query` finds, in its order. `query` is that of the
    list. `today` is for what depends on the day.
    """

    listed: str
    query: Any
    columns: tuple[str, ...]
    today: date
    keys: Sequence[int] | None = None

    @property
    def importable(self) -> bool:
        """Whether the rows name their things for good, so that the file can be taken in again."""
        return "id" in self.columns


@dataclass(frozen=True, slots=True)
class Words:
    """The reader's words: headings by column, words by column and stable value, and what the file says of itself.

    `about` are labels and texts of what stands beside the rows; `machine` the same for programs, in English keys.
    """

    titles: Mapping[str, str] = field(default_factory=dict)
    values: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    about: Sequence[tuple[str, str]] = ()
    machine: Mapping[str, object] = field(default_factory=dict)
    sheet: str = "List"
    about_sheet: str = "About"
    delimiter: str = ","

    def title(self, column: Column) -> str:
        """The heading of a column; its key where nobody has a word for it."""
        return self.titles.get(column.key, column.key)
