"""The kernel beside the numbering of cells: what a slide does to cubes."""

import random

import numpy as np
import pytest

from game.analysis.dense.boxes import WHOLE, boxes, slices
from game.analysis.dense.slides import cubes, fetch, spread
from game.analysis.meters import CELLS, SIDE, Slide, landing, slide, then


def some_slide(rng: random.Random) -> Slide:
    far = rng.random() < 0.3
    one = slide(_by(rng, 22 if far else 3))
    return then(one, slide(_by(rng, 9))) if rng.random() < 0.5 else one


def _by(rng: random.Random, most: int) -> tuple[int, int, int]:
    return (rng.randint(-most, most), rng.randint(-most, most), rng.randint(-most, most))


@pytest.mark.parametrize("seed", range(100))
def test_spread_adds_up_what_lands_together(seed: int) -> None:
    rng, numbers = random.Random(seed), np.random.default_rng(seed)
    moved = some_slide(rng)
    what = numbers.integers(0, 100, cubes(3))
    wanted = np.zeros((3, CELLS), dtype=np.int64)
    for row in range(3):
        np.add.at(wanted[row], landing(moved), what[row].reshape(CELLS))
    found = np.zeros(cubes(3), dtype=np.int64)
    spread(found, what.copy(), moved, np.add, 0)
    assert (found.reshape(3, CELLS) == wanted).all()


@pytest.mark.parametrize("seed", range(100))
def test_spread_joins_the_fewest(seed: int) -> None:
    moved = some_slide(random.Random(seed))
    what = np.random.default_rng(seed).integers(0, 100, cubes(1))
    wanted = np.full(CELLS, 999)
    np.minimum.at(wanted, landing(moved), what.reshape(CELLS))
    found = np.full(cubes(1), 999)
    spread(found, what.copy(), moved, np.minimum, 999)
    assert (found.reshape(CELLS) == wanted).all()


@pytest.mark.parametrize("seed", range(100))
def test_fetch_looks_where_a_slide_leads(seed: int) -> None:
    moved = some_slide(random.Random(seed))
    ahead = np.random.default_rng(seed).random(cubes(2))
    found = np.empty(cubes(2))
    fetch(found, ahead, moved)
    assert (found.reshape(2, CELLS) == ahead.reshape(2, CELLS)[:, landing(moved)]).all()


@pytest.mark.parametrize("seed", range(50))
def test_boxes_share_no_cell_and_leave_none_out(seed: int) -> None:
    rng = random.Random(seed)
    cube = np.zeros((SIDE, SIDE, SIDE), dtype=np.bool_)
    for _ in range(3):
        runs = [tuple(sorted(rng.sample(range(SIDE + 1), 2))) for _ in range(3)]
        cube[slices((runs[0], runs[1], runs[2]))] ^= True  # type: ignore[arg-type]
    times = np.zeros((SIDE, SIDE, SIDE), dtype=np.int64)
    for box in boxes(cube.reshape(CELLS)):
        times[slices(box)] += 1
    assert (times == cube).all()
    assert boxes(np.ones(CELLS, dtype=np.bool_)) == (WHOLE,)
