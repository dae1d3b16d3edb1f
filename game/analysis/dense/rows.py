"""Rows of arrays: sets of them, and how an arc takes the rows of one scene to those of the next."""

from collections.abc import Iterator, Sequence
from functools import lru_cache

import numpy as np
from attrs import frozen

from game.analysis.dense.slides import Array

Rows = int
"""A set of rows: one bit for each."""
Onto = tuple[int, ...]
"""For each row the row it leads to; -1 where it leads nowhere."""


def each(rows: Rows) -> Iterator[int]:
    """The rows of a set."""
    while rows:
        low = rows & -rows
        yield low.bit_length() - 1
        rows ^= low


@lru_cache(maxsize=20_000)
def runs(rows: Rows) -> tuple[slice, ...]:
    """A set of rows as slices, few where they stand evenly."""
    return tuple(_runs(list(each(rows))))


def _runs(numbers: Sequence[int]) -> Iterator[slice]:
    """Numbers in ascending order as slices: one where they stand evenly, else one for each run of neighbours."""
    if (even := _evenly(numbers)) is not None:
        yield even
        return
    first = 0
    for place in range(1, len(numbers) + 1):
        if place == len(numbers) or numbers[place] != numbers[place - 1] + 1:
            yield slice(numbers[first], numbers[place - 1] + 1)
            first = place


def _evenly(numbers: Sequence[int]) -> slice | None:
    if not numbers:
        return slice(0, 0)
    step = numbers[1] - numbers[0] if len(numbers) > 1 else 1
    if step > 0 and list(numbers) == list(range(numbers[0], numbers[-1] + 1, step)):
        return slice(numbers[0], numbers[-1] + 1, step)
    return None


@frozen
class Turn:
    """How rows are taken to rows ahead.

    Attributes:
        onto: the rows ahead, as they were given.
        is_still: whether every row leads to the row of its number.
        first: a row for each row ahead that is led to, in ascending order of the row ahead.
        more: the other rows that lead to the same ones: places among those led to, and rows, to be added in turn.
        there: where those led to stand ahead: stretches of places among them, each with its rows ahead.
        rows_ahead: for each row the row ahead, any where it leads nowhere.
    """

    onto: Onto
    is_still: bool
    first: slice | list[int]
    more: tuple[tuple[slice | int, slice | int], ...]
    there: tuple[tuple[slice, slice], ...]
    rows_ahead: list[int]

    @property
    def size(self) -> int:
        """How many rows ahead are led to."""
        return sum(here.stop - here.start for here, _ in self.there)

    def put(self, found: Array, numbers: Array, join: np.ufunc = np.add) -> None:
        """Put down the numbers of rows, joined for each row ahead that is led to."""
        if isinstance(self.first, slice):
            np.copyto(found, numbers[self.first])
        else:
            np.take(numbers, self.first, axis=0, out=found, mode="clip")  # other modes copy once more
        for places, rows in self.more:
            there = found[places]
            join(there, numbers[rows], out=there)

    def put_back(self, found: Array, numbers: Array) -> None:
        """Put down for each row the numbers of the row ahead it leads to; anything where it leads nowhere."""
        np.take(numbers, self.rows_ahead, axis=0, out=found, mode="clip")


@lru_cache(maxsize=50_000)
def turn(onto: Onto, rows_ahead: int) -> Turn:
    """How an arc turns rows."""
    leading: dict[int, list[int]] = {}
    for row, ahead in enumerate(onto):
        if ahead >= 0:
            leading.setdefault(ahead, []).append(row)
    there = sorted(leading)
    first = [leading[ahead][0] for ahead in there]
    more: list[tuple[slice | int, slice | int]] = []
    for turn_ in range(1, max(map(len, leading.values()), default=0)):
        left = [
            (place, leading[ahead][turn_]) for place, ahead in enumerate(there) if len(leading[ahead]) > turn_
        ]
        places, rows = _evenly([place for place, _ in left]), _evenly([row for _, row in left])
        more.extend(left if places is None or rows is None else [(places, rows)])
    stretches: list[tuple[slice, slice]] = []
    done = 0
    for run in _neighbours(there):
        size = run.stop - run.start
        stretches.append((slice(done, done + size), run))
        done += size
    return Turn(
        onto,
        rows_ahead == len(onto) and list(onto) == list(range(rows_ahead)),
        _evenly(first) or first,
        tuple(more),
        tuple(stretches),
        [max(ahead, 0) for ahead in onto],
    )


def _neighbours(numbers: Sequence[int]) -> Iterator[slice]:
    first = 0
    for place in range(1, len(numbers) + 1):
        if place == len(numbers) or numbers[place] != numbers[place - 1] + 1:
            yield slice(numbers[first], numbers[place - 1] + 1)
            first = place
