"""The three meters as a cube of cells, and what shifts do to it.

A cell is one triple of meter values, numbered from 0 to 9,260 with boundaries running fastest. A slide is what one or
more clamped shifts do to each meter: add, then keep within two bounds. Slides of slides are slides, so a shift and the
`enter` shift after it are one.
"""

from functools import cache, lru_cache

import numpy as np
import numpy.typing as npt

from game.story.conditions.tree import MeterCompared, MeterIn
from game.story.model import HIGHEST, LOWEST, METER_NAMES, Story

SIDE = HIGHEST - LOWEST + 1
CELLS = SIDE**3

Cube = npt.NDArray[np.bool_]
"""For each cell, whether something holds there."""
Places = npt.NDArray[np.int64]
Axis = tuple[int, int, int]
"""What becomes of one meter's value: it is added to, then kept between a lowest and a highest."""
Slide = tuple[Axis, Axis, Axis]

STILL: Slide = ((0, LOWEST, HIGHEST),) * 3


def slide(by: tuple[int, int, int]) -> Slide:
    """What one shift does."""
    return ((by[0], LOWEST, HIGHEST), (by[1], LOWEST, HIGHEST), (by[2], LOWEST, HIGHEST))


@cache
def then(first: Slide, second: Slide) -> Slide:
    """What two slides do, one after the other."""
    return (_then(first[0], second[0]), _then(first[1], second[1]), _then(first[2], second[2]))


def _then(first: Axis, second: Axis) -> Axis:
    add, low, high = second
    return (
        first[0] + add,
        min(max(first[1] + add, low), high),
        min(max(first[2] + add, low), high),
    )


@lru_cache(maxsize=4096)
def landing(moved: Slide) -> Places:
    """For each cell, the cell a slide takes it to."""
    a, t, b = (np.clip(VALUES + add, low, high) - LOWEST for add, low, high in moved)
    return ((a[:, None, None] * SIDE + t[None, :, None]) * SIDE + b[None, None, :]).reshape(CELLS)


@lru_cache(maxsize=4096)
def cut_short(by: tuple[int, int, int]) -> Cube:
    """The cells in which the end of a meter swallows part of a shift."""
    a, t, b = ((VALUES + add < LOWEST) | (VALUES + add > HIGHEST) for add in by)
    return (a[:, None, None] | t[None, :, None] | b[None, None, :]).reshape(CELLS)


def cell(meters: tuple[int, int, int]) -> int:
    """The number of a triple's cell."""
    a, t, b = (value - LOWEST for value in meters)
    return (a * SIDE + t) * SIDE + b


def asked(question: MeterCompared | MeterIn, story: Story) -> Cube:
    """The cells in which a question about a meter is answered yes."""
    if isinstance(question, MeterIn):
        low, high = story.meter(question.meter).bounds(question.zone)
        line = (low <= VALUES) & (high >= VALUES)
    else:
        line = _COMPARED[question.operator](VALUES, question.number)
    shape = [1, 1, 1]
    shape[METER_NAMES.index(question.meter)] = SIDE
    return np.broadcast_to(line.reshape(shape), (SIDE, SIDE, SIDE)).reshape(CELLS)


VALUES = np.arange(LOWEST, HIGHEST + 1)
_COMPARED = {
    "<": np.less,
    "<=": np.less_equal,
    "==": np.equal,
    "!=": np.not_equal,
    ">=": np.greater_equal,
    ">": np.greater,
}
