"""Sets of states, packed: a few cubes of words with one bit a row."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

import numpy as np
import numpy.typing as npt
from attrs import frozen

from game.analysis.dense.boxes import WHOLE, slices
from game.analysis.dense.net import Arc, Node, Piece
from game.analysis.dense.rows import Onto, Rows
from game.analysis.dense.slides import cubes, fetch, spread
from game.analysis.meters import CELLS, Cube

Bits = npt.NDArray[Any]
"""Shape (words, 21, 21, 21): the bit of row r of a cell is bit r % width of word r // width."""
LARGEST = 64


@frozen
class Packing:
    """How rows are packed: `width` rows to a word."""

    width: int

    @classmethod
    def of(cls, most_rows: int) -> "Packing":
        """The narrowest words that hold so many rows in one; beyond 64 rows there are several words."""
        return cls(next(width for width in (8, 16, 32, LARGEST) if most_rows <= width or width == LARGEST))

    @property
    def kind(self) -> np.dtype[Any]:
        """The type of a word."""
        return np.dtype(f"uint{self.width}")

    def empty(self, rows: int) -> Bits:
        """The empty set of states of a scene with so many rows."""
        return np.zeros(cubes(max(1, -(-rows // self.width))), dtype=self.kind)

    def inside(self, states: Bits, pieces: Sequence[Piece], node: Node) -> Bits:
        """The states of a set that lie in some pieces; the set itself where that is all of them."""
        if len(pieces) == 1 and pieces[0].box == WHOLE:
            rows = pieces[0].rows
            return states if rows == node.every else self.only(states, rows)
        found = np.zeros_like(states)
        for piece in pieces:
            index = (slice(None), *slices(piece.box))
            found[index] |= states[index] & words(piece.rows, self.width, len(states))
        return found

    def only(self, states: Bits, rows: Rows) -> Bits:
        """The states of a set that are in some rows."""
        found: Bits = states & words(rows, self.width, len(states))
        return found

    def count(self, states: Bits) -> int:
        """The number of states in a set."""
        return int(np.bitwise_count(states).sum(dtype=np.int64))

    def rows_of(self, states: Bits) -> Rows:
        """The rows in which some state is in the set."""
        found = np.bitwise_or.reduce(states.reshape(len(states), -1), axis=1).tolist()
        return sum(int(word) << (self.width * place) for place, word in enumerate(found))

    def cells_of(self, states: Bits, rows: Rows) -> Cube:
        """The cells in which some of those rows is in the set; shape (9261,)."""
        return self.only(states, rows).any(axis=0).reshape(CELLS)

    def carry(self, arc: Arc, states: Bits, onto: Bits) -> None:
        """Add the states that an arc leads some states to, all of which take it."""
        moved = self._turned(states, _moves(arc.onto, self.width), len(onto))
        spread(onto, moved, arc.moved, np.bitwise_or, self.kind.type(0))

    def brought(self, arc: Arc, ahead: Bits, node: Node) -> Bits:
        """The states which take an arc into a set of states ahead."""
        there = np.empty_like(ahead)
        fetch(there, ahead, arc.moved)
        back = [_back(move) for move in _moves(arc.onto, self.width)]
        return self.inside(
            self._turned(there, back, max(1, -(-len(node.modes) // self.width))), arc.pieces, node
        )

    def _turned(self, states: Bits, moves: Sequence["_Move"], words_there: int) -> Bits:
        kind = self.kind
        if len(states) == words_there == 1 and moves:
            found: Bits = _by(states & kind.type(moves[0].bits), moves[0].up, kind)
            for move in moves[1:]:
                found |= _by(states & kind.type(move.bits), move.up, kind)
            return found
        found = np.zeros(cubes(words_there), dtype=kind)
        for move in moves:
            found[move.there] |= _by(states[move.here] & kind.type(move.bits), move.up, kind)
        return found


@frozen
class _Move:
    """Some rows that all move up (or down) by as many bits, from one word to one word."""

    here: int
    there: int
    bits: int
    up: int


def _back(move: _Move) -> _Move:
    bits = move.bits << move.up if move.up > 0 else move.bits >> -move.up
    return _Move(move.there, move.here, bits, -move.up)


def _by(numbers: Bits, up: int, kind: np.dtype[Any]) -> Bits:
    if up == 0:
        return numbers
    found: Bits = numbers << kind.type(up) if up > 0 else numbers >> kind.type(-up)
    return found


@lru_cache(maxsize=50_000)
def _moves(onto: Onto, width: int) -> tuple[_Move, ...]:
    """How rows move."""
    found: dict[tuple[int, int, int], int] = {}
    for row, ahead in enumerate(onto):
        if ahead >= 0:
            key = (row // width, ahead // width, ahead % width - row % width)
            found[key] = found.get(key, 0) | 1 << (row % width)
    return tuple(_Move(here, there, bits, up) for (here, there, up), bits in found.items())


@lru_cache(maxsize=10_000)
def words(rows: Rows, width: int, count: int) -> Bits:
    """A set of rows as words, to be joined to a set of states of the same scene; shape (count, 1, 1, 1)."""
    low = (1 << width) - 1
    numbers = [rows >> (width * place) & low for place in range(count)]
    return np.array(numbers, dtype=np.dtype(f"uint{width}")).reshape(count, 1, 1, 1)
