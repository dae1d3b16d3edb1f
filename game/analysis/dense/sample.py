"""A few states of a scene: where they lead is looked up state by state, to rule things out without whole cubes."""

import numpy as np
import numpy.typing as npt
from attrs import frozen

from game.analysis.dense.net import Arc
from game.analysis.dense.weights import Floats
from game.analysis.meters import CELLS, SIDE, landing

MOST = 64
LOOKED_AT = 1_024
"""States that are looked at for some that are come to."""


@frozen(eq=False)
class Sample:
    """Some states that are come to: their rows and cells."""

    rows: npt.NDArray[np.int64]
    cells: npt.NDArray[np.int64]

    @classmethod
    def of(cls, mass: Floats) -> "Sample":
        """Some of the states that have visits, evenly from all of them."""
        step = max(1, mass.size // LOOKED_AT) | 1
        met = np.flatnonzero(mass.reshape(-1)[::step]) * step
        rows, cells = np.divmod(met[:: max(1, len(met) // MOST)], CELLS)
        return cls(rows, cells)

    def takes(self, arc: Arc) -> npt.NDArray[np.bool_]:
        """Which of them take an arc."""
        rest, third = np.divmod(self.cells, SIDE)
        first, second = np.divmod(rest, SIDE)
        found = np.zeros(len(self.rows), dtype=np.bool_)
        for piece in arc.pieces:
            inside = np.array([piece.rows >> row & 1 for row in range(len(arc.onto))], dtype=np.bool_)[
                self.rows
            ]
            for places, (low, high) in zip((first, second, third), piece.box, strict=True):
                inside &= (places >= low) & (places < high)
            found |= inside
        return found

    def ahead(self, arc: Arc, numbers: Floats) -> npt.NDArray[np.float64]:
        """The numbers where an arc leads them; they mean something only for those that take it."""
        rows = np.array(arc.onto)[self.rows]
        found: npt.NDArray[np.float64] = numbers.reshape(len(numbers), CELLS)[
            rows, landing(arc.moved)[self.cells]
        ]
        return found
