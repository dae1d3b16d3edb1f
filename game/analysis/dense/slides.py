"""What a clamped shift does to arrays of cubes: shape (rows, 21, 21, 21).

Along each meter a shift moves a run of places by one number; what would pass an end is heaped up there. So the places
that meet an end are folded together first, and then everything moves by one distance through memory. Places that were
folded away hold what changes nothing, so it does no harm where they run over the edge of a line.
"""

from functools import lru_cache
from typing import Any

import numpy as np
import numpy.typing as npt

from game.analysis.meters import SIDE, Axis, Slide
from game.story.model import LOWEST

Array = npt.NDArray[Any]
Bend = tuple[int, int, int]
"""Along one meter: places from the first number up to the second move by the last; the others heap up at its ends."""
_STRIDES = (SIDE * SIDE, SIDE, 1)


@lru_cache(maxsize=20_000)
def bends(moved: Slide) -> tuple[Bend, Bend, Bend]:
    """How a slide moves the places of each meter."""
    return (_bend(moved[0]), _bend(moved[1]), _bend(moved[2]))


def _bend(axis: Axis) -> Bend:
    add, low, high = axis[0], axis[1] - LOWEST, axis[2] - LOWEST
    first = min(max(low - add, 0), SIDE)
    last = min(max(high - add + 1, first), SIDE)
    if first == last:  # everything is taken to one place
        return (0, 1, low if first == SIDE else high)
    return (first, last, add)


@lru_cache(maxsize=20_000)
def distance(moved: Slide) -> int:
    """How far a slide moves what does not heap up, in cells."""
    return sum(bend[2] * stride for bend, stride in zip(bends(moved), _STRIDES, strict=True))


def spread(onto: Array, what: Array, moved: Slide, join: np.ufunc, nothing: Any) -> None:
    """Join numbers to what stands where a slide takes them, and use them up; nothing changes nothing when joined."""
    for axis, (first, last, _) in enumerate(bends(moved), start=1):
        if last < SIDE:
            _heap(what, axis, last - 1, range(last, SIDE), join=join, nothing=nothing)
        if first > 0:
            _heap(what, axis, first, range(first), join=join, nothing=nothing)
    far = distance(moved)
    here, there = what.reshape(-1), onto.reshape(-1)
    if far < 0:
        there, here, far = there[:far], here[-far:], 0
    place = there[far:]
    join(place, here[: len(place)], out=place)


def _heap(what: Array, axis: int, onto: int, places: range, *, join: np.ufunc, nothing: Any) -> None:
    heap = what[_at(axis, onto)]
    for place in places:
        folded = what[_at(axis, place)]
        join(heap, folded, out=heap)
        folded[...] = nothing


def _at(axis: int, place: int) -> Any:
    """The index of a place along an axis."""
    return (*(slice(None),) * axis, place)


def fetch(found: Array, ahead: Array, moved: Slide) -> None:
    """Put down for each cell what stands where a slide takes it."""
    far = distance(moved)
    here, there = found.reshape(-1), ahead.reshape(-1)
    if far >= 0:
        here[: len(here) - far] = there[far:]
    else:
        here[-far:] = there[:far]
    for axis, (first, last, _) in enumerate(bends(moved), start=1):
        for place in range(last, SIDE):
            found[_at(axis, place)] = found[_at(axis, last - 1)]
        for place in range(first):
            found[_at(axis, place)] = found[_at(axis, first)]


def cubes(rows: int) -> tuple[int, int, int, int]:
    """The shape of an array of so many cubes."""
    return (rows, SIDE, SIDE, SIDE)
