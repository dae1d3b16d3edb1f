"""The figures of one scene from its visits: how often it is seen, its meters, its choices."""

import numpy as np
from attrs import define, field, frozen

from game.analysis.dense.boxes import WHOLE, Box, slices
from game.analysis.dense.flow import Stand
from game.analysis.dense.net import Arc, Net, Node, Piece
from game.analysis.dense.rows import Rows, runs
from game.analysis.dense.weights import Floats, covers
from game.analysis.meters import SIDE
from game.story.model import HIGHEST, LOWEST

_VALUES = np.arange(LOWEST, HIGHEST + 1, dtype=np.float64)


@frozen
class Taken:
    """How often an arc is taken in one play, and how often the end of a meter cuts its choice's shift short then."""

    mass: float
    cut: float


@frozen
class Figures:
    """The figures of one scene or ending.

    Attributes:
        visits: the expected visits in one play.
        means: for each meter, its mean weighted by visits; 0 where there are none.
        opens: for each choice, the visits in which it is open.
        taken: for each arc, in their order.
    """

    visits: float
    means: tuple[float, float, float]
    opens: tuple[float, ...]
    taken: tuple[Taken, ...]


def figures(net: Net, stand: Stand) -> Figures:
    """The figures of one scene or ending."""
    node = stand.node
    mass = Sums(stand.mass)
    each = Sums(stand.each, mass, stand.share) if isinstance(stand.share, float) else Sums(stand.each)
    choices = net.story.scenes[node.id].choices if node.id in net.story.scenes else ()
    visits = mass.total(WHOLE, node.every)
    return Figures(
        visits,
        _means(mass.of(node.every), visits),
        tuple(_opened(node, place, mass, visits) for place in range(len(choices))),
        tuple(_taken(net, node, arc, mass if arc.choice is None else each) for arc in node.arcs),
    )


def _means(cells: Floats, visits: float) -> tuple[float, float, float]:
    if not visits:
        return 0.0, 0.0, 0.0
    first = cells.sum(axis=2)
    return (
        float(first.sum(axis=1) @ _VALUES) / visits,
        float(first.sum(axis=0) @ _VALUES) / visits,
        float(cells.reshape(-1, SIDE).sum(axis=0) @ _VALUES) / visits,
    )


def _opened(node: Node, place: int, mass: "Sums", visits: float) -> float:
    pieces = [piece for arc in node.arcs if arc.choice == place for piece in arc.pieces]
    return visits if covers(pieces, node) else sum(mass.total(piece.box, piece.rows) for piece in pieces)


def _taken(net: Net, node: Node, arc: Arc, sums: "Sums") -> Taken:
    taken = cut = 0.0
    for piece in arc.pieces:
        mass = sums.total(piece.box, piece.rows)
        taken += mass
        cut += mass - _uncut(net, node, arc, piece, sums)
    return Taken(taken, max(cut, 0.0))


def _uncut(net: Net, node: Node, arc: Arc, piece: Piece, sums: "Sums") -> float:
    """How much of a piece's mass has its shift not cut short."""
    if arc.choice is None or arc.shift < 0:
        return sums.total(piece.box, piece.rows)
    by = net.story.scenes[node.id].choices[arc.choice].effects.shift[arc.shift].by
    return sums.total(uncut(by, piece.box), piece.rows)


def uncut(by: tuple[int, int, int], box: Box) -> Box:
    """The part of a box in which a shift is not cut short; it may be empty."""
    runs = []
    for add, (first, last) in zip(by, box, strict=True):
        low, high = max(first, -add), min(last, SIDE - add)
        runs.append((low, high) if low < high else (first, first))
    return (runs[0], runs[1], runs[2])


@define(eq=False)
class Sums:
    """Sums over rows of a scene's numbers, each made once; `times` another's sums where that is all they are."""

    numbers: Floats
    other: "Sums | None" = None
    times: float = 1.0
    _cells: dict[Rows, Floats] = field(factory=dict)
    _totals: dict[tuple[Box, Rows], float] = field(factory=dict)

    def of(self, rows: Rows) -> Floats:
        """For each cell, the sum over some rows; shape (21, 21, 21)."""
        if rows not in self._cells:
            parts = [self.numbers[run] for run in runs(rows)]
            summed = sum(part[0] if len(part) == 1 else part.sum(axis=0) for part in parts)
            self._cells[rows] = np.asarray(summed)
        return self._cells[rows]

    def total(self, box: Box, rows: Rows) -> float:
        """The sum over a box and some rows."""
        if self.other is not None:
            return self.other.total(box, rows) * self.times
        if (box, rows) not in self._totals:
            cells = self.of(rows)
            self._totals[box, rows] = float((cells if box == WHOLE else cells[slices(box)]).sum())
        return self._totals[box, rows]
