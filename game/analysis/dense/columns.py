"""The chance of each ending as a mix of few columns.

Far from an ending a play forgets where it stood, so that the chances of the endings there become the same mix of fewer
and fewer columns, at last of none: then they are the same in every state. What is left out of a mix is smaller than
`FORGOTTEN` in every state. Chances of states are means of chances further on, so the error never grows on the way back.
"""

from collections.abc import Mapping, Sequence

import numpy as np
from attrs import define, field

from game.analysis.dense.weights import Floats

FORGOTTEN = 1e-11
HARDLY_ANYTHING = 1e-14
Column = int
Mix = Floats
"""For each ending, how much of something goes into its chance; shape (endings,)."""


@define(eq=False)
class Columns:
    """How the chances of all endings follow from the columns.

    Attributes:
        endings: the endings; None stands for plays that cannot go on.
        always: what goes into each chance in every state.
        mixes: for each column, what of it goes into each chance.
        at_ending: the columns that are 1 at an ending; the others are 0 there.
    """

    endings: tuple[str | None, ...]
    always: Mix = field(init=False)
    mixes: dict[Column, Mix] = field(factory=dict)
    at_ending: dict[str | None, set[Column]] = field(factory=dict)
    _made: int = 0

    def __attrs_post_init__(self) -> None:
        """Begin without columns."""
        self.always = np.zeros(len(self.endings))

    def of_ending(self, ending: str | None) -> set[Column]:
        """The columns that are 1 at an ending; a new one where the others do not tell it from every state."""
        ones = self.at_ending.setdefault(ending, set())
        wanted = np.array([float(other == ending) for other in self.endings]) - self.always
        for column in ones:
            wanted -= self.mixes[column]
        if np.abs(wanted).max() > HARDLY_ANYTHING:
            self._made += 1
            self.mixes[self._made] = wanted
            ones.add(self._made)
        return ones

    def forget(self, column: Column, always: float, others: Mapping[Column, float]) -> None:
        """Leave out a column that is a mix of others."""
        mix = self.mixes.pop(column)
        self.always += mix * always
        for other, much in others.items():
            self.mixes[other] += mix * much
        for ones in self.at_ending.values():
            ones.discard(column)

    def chances(self, of: Mapping[Column, float]) -> Mix:
        """The chance of each ending where the columns have these values."""
        found = self.always.copy()
        for column, value in of.items():
            found += self.mixes[column] * value
        return found


def forgettable(
    columns: Mapping[Column, Sequence[Floats]],
) -> list[tuple[Column, float, dict[Column, float]]]:
    """The columns that are mixes of those that come to more: each with what is always in it and the others' parts.

    `columns` gives for each column the numbers of all states that are still looked at.
    """
    means = {column: _mean(parts) for column, parts in columns.items()}
    left = {column: [part - means[column] for part in parts] for column, parts in columns.items()}
    kept: list[tuple[Column, list[Floats], float]] = []
    shares: dict[Column, dict[Column, float]] = {column: {} for column in columns}
    while left:
        largest = {column: max(float(np.abs(part).max()) for part in parts) for column, parts in left.items()}
        column = max(largest, key=lambda column: largest[column])
        if largest[column] <= FORGOTTEN:
            break
        parts = left.pop(column)
        size = _dot(parts, parts)
        kept.append((column, parts, size))
        for other, others in left.items():
            much = _dot(parts, others) / size
            shares[other][column] = much
            for one, theirs in zip(parts, others, strict=True):
                np.subtract(theirs, much * one, out=theirs)
    return [(column, *_resolved(column, means, shares, [at for at, _, _ in kept])) for column in left]


def _resolved(
    column: Column,
    means: Mapping[Column, float],
    shares: Mapping[Column, Mapping[Column, float]],
    kept: Sequence[Column],
) -> tuple[float, dict[Column, float]]:
    """A column as a mix of the kept columns themselves; the shares are of what was left of them."""
    owed = dict(shares[column])
    found: dict[Column, float] = {}
    for other in reversed(kept):
        much = owed.get(other, 0.0)
        if much:
            found[other] = much
            for earlier, part in shares[other].items():
                owed[earlier] = owed.get(earlier, 0.0) - much * part
    return means[column] - sum(much * means[other] for other, much in found.items()), found


def _mean(parts: Sequence[Floats]) -> float:
    return sum(float(part.sum()) for part in parts) / sum(part.size for part in parts)


def _dot(left: Sequence[Floats], right: Sequence[Floats]) -> float:
    return sum(
        float(np.dot(one.reshape(-1), other.reshape(-1))) for one, other in zip(left, right, strict=True)
    )
