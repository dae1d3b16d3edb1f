"""Room for arrays that is used again: the system takes longer to hand out fresh memory than we take to fill it."""

from typing import Any

import numpy as np
from attrs import define, field

from game.analysis.dense.slides import Array, cubes

MOST_ROWS_KEPT = 500
"""Rows of arrays that may lie on the shelf, of 74 kilobytes each; what was not asked for the longest goes first."""


@define(eq=False)
class Shelf:
    """Arrays of one kind of numbers, of shape (rows, 21, 21, 21), put back when they are no longer needed."""

    kind: np.dtype[Any] = field(factory=lambda: np.dtype(np.float64))
    _kept: dict[int, list[Array]] = field(factory=dict)
    _rows: int = 0

    def empty(self, rows: int) -> Array:
        """An array of so many rows in which anything may stand."""
        kept = self._kept.pop(rows, [])
        self._kept[rows] = kept  # asked for last
        if not kept:
            return np.empty(cubes(rows), dtype=self.kind)
        self._rows -= rows
        return kept.pop()

    def full(self, rows: int, number: float) -> Array:
        """An array in which the same number stands everywhere."""
        found = self.empty(rows)
        found.fill(number)
        return found

    def copy(self, numbers: Array) -> Array:
        """A copy of an array."""
        found = self.empty(len(numbers))
        np.copyto(found, numbers)
        return found

    def put_back(self, numbers: Array | float | None) -> None:
        """Take back an array that nobody looks at any more."""
        if not isinstance(numbers, np.ndarray):
            return
        self._kept.setdefault(len(numbers), []).append(numbers)
        self._rows += len(numbers)
        while self._rows > MOST_ROWS_KEPT:
            rows = next(rows for rows, kept in self._kept.items() if kept)
            self._kept[rows].pop()
            self._rows -= rows
