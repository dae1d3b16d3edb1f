"""How often the states of a scene take each of its arcs, made once for all columns."""

from collections.abc import Iterator

import numpy as np
from attrs import define, field

from game.analysis.dense.net import Node
from game.analysis.dense.shelf import Shelf
from game.analysis.dense.weights import Floats, covers, inside


@define(eq=False)
class Leaving:
    """How often the states of a scene take each of its arcs."""

    node: Node
    mass: Floats
    share: float | Floats
    shelf: Shelf
    _each: Floats | None = None
    _by: dict[int, Floats] = field(factory=dict)

    def by(self, place: int) -> Floats:
        """How often each state takes the arc at that place."""
        if place not in self._by:
            arc = self.node.arcs[place]
            mass = self.mass if arc.choice is None else self._taken_each()
            is_whole = covers(arc.pieces, self.node)
            self._by[place] = mass if is_whole else inside(mass, arc.pieces, self.shelf)
        return self._by[place]

    def _taken_each(self) -> Floats:
        if self._each is None:
            self._each = np.multiply(self.mass, self.share, out=self.shelf.empty(len(self.mass)))
        return self._each

    def put_back(self) -> None:
        """Let go of all that was made."""
        for numbers in self._by.values():
            if numbers is not self._each and numbers is not self.mass:
                self.shelf.put_back(numbers)
        self.shelf.put_back(self._each)
        self.shelf.put_back(self.share)

    def held(self, numbers: Floats, whole: float) -> Iterator[float]:
        """For each arc, what its takings come to before they are taken; `whole` is that of all visits."""
        for place, arc in enumerate(self.node.arcs):
            if arc.choice is None:
                yield 0.0
            elif isinstance(self.share, float) and covers(arc.pieces, self.node):
                yield whole * self.share
            else:
                yield dot(self.by(place), numbers)


def dot(left: Floats, right: Floats) -> float:
    """The sum of two arrays' products."""
    return float(np.dot(left.reshape(-1), right.reshape(-1)))
