"""A column of few distinct values: one small number for each row, and the values that the numbers stand for."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

import numpy as np
from numpy.typing import NDArray

V = TypeVar("V")


class Codes(Generic[V]):
    """Numbers distinct values in the order in which they come."""

    def __init__(self, values: Sequence[V] = ()) -> None:
        self.values: list[V] = list(values)
        self._code = {value: code for code, value in enumerate(self.values)}

    def __len__(self) -> int:
        return len(self.values)

    def of(self, value: V) -> int:
        """The code of a value, a new one when it was never seen."""
        code = self._code.get(value)
        if code is None:
            code = self._code[value] = len(self.values)
            self.values.append(value)
        return code

    def ranks(self, form: Callable[[V], object]) -> NDArray[np.int32]:
        """For each code the place of its value in the order of `form`; equal forms share a place."""
        return ranks_of([form(value) for value in self.values])

    def where(self, holds: Callable[[V], bool]) -> NDArray[np.bool_]:
        """For each code whether its value is meant."""
        return np.fromiter((holds(value) for value in self.values), np.bool_, len(self.values))


def ranks_of(forms: Sequence[object]) -> NDArray[np.int32]:
    """The place of each form in their order; equal forms share a place."""
    places = {form: place for place, form in enumerate(sorted(set(forms)))}  # type: ignore[type-var]
    return np.fromiter((places[form] for form in forms), np.int32, len(forms))
