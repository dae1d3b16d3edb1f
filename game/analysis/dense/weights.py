"""How likely each open choice is, and how a scene's arcs carry numbers on and bring them back."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from game.analysis.dense.boxes import WHOLE, Box, slices
from game.analysis.dense.net import Arc, Node, Piece
from game.analysis.dense.rows import runs, turn
from game.analysis.dense.shelf import Shelf
from game.analysis.dense.slides import Array, spread
from game.analysis.meters import CELLS

Floats = npt.NDArray[np.float64]
"""Shape (rows, 21, 21, 21): a number for each state of a scene."""


def share(node: Node, shelf: Shelf) -> float | Floats:
    """In each state, how likely each open choice is; one number where it is the same in all of them.

    Where no choice is open the number means nothing.
    """
    sure, unsure = 0, []
    for place in sorted({arc.choice for arc in node.arcs if arc.choice is not None}):
        pieces = [piece for arc in node.arcs if arc.choice == place for piece in arc.pieces]
        if covers(pieces, node):
            sure += 1
        else:
            unsure.extend(pieces)
    if not unsure:
        return 1 / max(sure, 1)
    opens = shelf.full(len(node.modes), float(sure))
    for part in views(opens, unsure):
        np.add(part, 1.0, out=part)
    if not sure:
        np.maximum(opens, 1.0, out=opens)
    return np.divide(1.0, opens, out=opens)


def covers(pieces: Sequence[Piece], node: Node) -> bool:
    """Whether pieces that share no state leave none out."""
    return sum(volume(piece.box) * piece.rows.bit_count() for piece in pieces) == CELLS * len(node.modes)


def volume(box: Box) -> int:
    """The number of a box's cells."""
    (a, b), (c, d), (e, f) = box
    return (b - a) * (d - c) * (f - e)


def views(numbers: Array, pieces: Sequence[Piece]) -> list[Array]:
    """The parts of an array that lie in some pieces."""
    return [numbers[(run, *slices(piece.box))] for piece in pieces for run in runs(piece.rows)]


def inside(numbers: Array, pieces: Sequence[Piece], shelf: Shelf, nothing: float = 0.0) -> Array:
    """The numbers that lie in some pieces, and nothing elsewhere."""
    found = shelf.full(len(numbers), nothing)
    for part, here in zip(views(found, pieces), views(numbers, pieces), strict=True):
        part[...] = here
    return found


def carry(
    arc: Arc,
    what: Array,
    onto: Array,
    shelf: Shelf,
    *,
    join: np.ufunc = np.add,
    nothing: float = 0.0,
    more: int = 0,
) -> None:
    """Join the numbers of the states that take an arc, each that much more, to those where it leads.

    `nothing` stands where there is nothing to join.
    """
    how = turn(arc.onto, len(onto))
    whole = all(piece.box == WHOLE for piece in arc.pieces)  # then rows outside are led nowhere
    taken = what if whole else inside(what, arc.pieces, shelf, nothing)
    moved = taken
    if whole or not how.is_still:
        moved = shelf.empty(how.size)
        how.put(moved, taken, join)
    if more:
        moved += more
    for here, there in how.there:
        spread(onto[there], moved[here], arc.moved, join, nothing)
    if taken is not what and taken is not moved:
        shelf.put_back(taken)
    shelf.put_back(moved)


def put_inside(onto: Floats, numbers: Floats, arc: Arc, node: Node) -> None:
    """Add numbers to those of an array in the states that take an arc."""
    if covers(arc.pieces, node):
        onto += numbers
        return
    for part, here in zip(views(onto, arc.pieces), views(numbers, arc.pieces), strict=True):
        np.add(part, here, out=part)
