"""Rows that are turned: added up ahead, and brought back."""

import random

import numpy as np
import pytest

from game.analysis.dense.bits import Packing
from game.analysis.dense.boxes import WHOLE
from game.analysis.dense.net import Arc, Node, Piece
from game.analysis.dense.rows import runs, turn
from game.analysis.dense.slides import cubes
from game.analysis.meters import STILL


@pytest.mark.parametrize("seed", range(60))
def test_turning_adds_up_rows(seed: int) -> None:
    rng, numbers = random.Random(seed), np.random.default_rng(seed).random(cubes(6))
    onto = tuple(rng.randint(-1, 4) for _ in range(6))
    how = turn(onto, 5)
    moved = np.empty(cubes(how.size))
    how.put(moved, numbers)
    found, wanted = np.zeros(cubes(5)), np.zeros(cubes(5))
    for here, there in how.there:
        found[there] = moved[here]
    for row, ahead in enumerate(onto):
        if ahead >= 0:
            wanted[ahead] += numbers[row]
    assert np.allclose(found, wanted)
    back = np.empty(cubes(6))
    how.put_back(back, wanted)
    assert all((back[row] == wanted[ahead]).all() for row, ahead in enumerate(onto) if ahead >= 0)


@pytest.mark.parametrize("seed", range(40))
@pytest.mark.parametrize("rows", [6, 70])
def test_packed_rows_go_the_same_way(seed: int, rows: int) -> None:
    rng = random.Random(seed)
    packing = Packing.of(rows)
    onto = tuple(rng.randrange(rows) for _ in range(rows))
    arc = Arc(0, -1, 0, -1, STILL, "there", 0, (Piece(WHOLE, (1 << rows) - 1),), onto)
    node = Node("here", tuple(range(rows)), (arc,))
    states = packing.empty(rows)
    chosen = rng.sample(range(rows), 3)
    for row in chosen:
        states[row // packing.width, 1, 2, 3] |= packing.kind.type(1 << row % packing.width)
    ahead = packing.empty(rows)
    packing.carry(arc, states.copy(), ahead)
    assert packing.rows_of(ahead) == sum({1 << onto[row] for row in chosen})
    back = packing.brought(arc, ahead, node)
    assert packing.rows_of(back) == sum(
        1 << row for row in range(rows) if onto[row] in {onto[at] for at in chosen}
    )


def test_runs_are_few_where_rows_stand_evenly() -> None:
    assert runs(0b1010101) == (slice(0, 7, 2),)
    assert runs(0b0111) == (slice(0, 3, 1),)
    assert runs(0b1011) == (slice(0, 2), slice(3, 4))
    assert runs(0) == (slice(0, 0),)
