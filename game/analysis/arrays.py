"""Arrays of numbers: their kinds, their order, and each number once."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

Numbers = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]
Truths = npt.NDArray[np.bool_]

SPARSE = 24
"""Where fewer than one number in so many comes, sorting those that do beats a table of all."""
DIGIT = 16
"""The bits of a digit: numpy sorts numbers of so many bits in one go, without comparing them."""


def once(numbers: Numbers, span: int) -> tuple[Numbers, Numbers]:
    """Each of some numbers from 0 to below `span` once, ascending, and for each given its place among those."""
    if span > SPARSE * len(numbers):
        first, places = distinct([numbers])
        return numbers[first], places
    met = np.zeros(span, dtype=np.bool_)
    met[numbers] = True
    found = np.flatnonzero(met)
    place_of = np.zeros(span, dtype=np.int64)
    place_of[found] = np.arange(len(found))
    return found, place_of[numbers]


def distinct(columns: Sequence[Numbers]) -> tuple[Numbers, Numbers]:
    """Where each different row stands for the first time, rows ascending, and for each row its place among those.

    A row has a number of each column, none below 0; a later column weighs more than those before it.
    """
    order = _ascending(columns)
    is_new = np.zeros(len(order), dtype=np.bool_)
    is_new[:1] = True
    for column in columns:
        ordered = column[order]
        is_new[1:] |= ordered[1:] != ordered[:-1]
    places = np.empty(len(order), dtype=np.int64)
    places[order] = np.cumsum(is_new) - 1
    return order[is_new], places


def _ascending(columns: Sequence[Numbers]) -> Numbers:
    """The order of rows, equal ones as they stand: digit after digit, the lightest first (radix sort)."""
    order = np.arange(len(columns[0]))
    for column in columns:
        for shift in range(0, int(column.max(initial=0)).bit_length(), DIGIT):
            digits = (column >> shift).astype(np.uint16)
            if (digits != digits[0]).any():
                order = order[np.argsort(digits[order], kind="stable")]
    return order
