"""Sets of cells as a few boxes that share none: conditions on meters are boxes, and boxes are slices of arrays."""

from functools import lru_cache

import numpy as np

from game.analysis.meters import SIDE, Cube

Range = tuple[int, int]
"""Places along one meter, the second not included."""
Box = tuple[Range, Range, Range]
WHOLE: Box = ((0, SIDE),) * 3


def boxes(cube: Cube) -> tuple[Box, ...]:
    """The cells of a cube as boxes that share no cell."""
    return _boxes(np.packbits(cube).tobytes())


def slices(box: Box) -> tuple[slice, slice, slice]:
    """A box as an index of an array whose first three axes are the meters."""
    (a, b), (c, d), (e, f) = box
    return slice(a, b), slice(c, d), slice(e, f)


@lru_cache(maxsize=50_000)
def _boxes(packed: bytes) -> tuple[Box, ...]:
    cells = np.unpackbits(np.frombuffer(packed, dtype=np.uint8), count=SIDE**3).astype(np.bool_)
    cube = cells.reshape(SIDE, SIDE, SIDE)
    edges = [_edges(np.moveaxis(cube, axis, 0).reshape(SIDE, -1)) for axis in range(3)]
    coarse = cube[np.ix_(*(edge[:-1] for edge in edges))]
    return tuple(
        (
            (edges[0][a], edges[0][b]),
            (edges[1][c], edges[1][d]),
            (edges[2][e], edges[2][f]),
        )
        for (a, b), (c, d), (e, f) in _greedy(coarse.copy())
    )


def _edges(planes: Cube) -> list[int]:
    """Where neighbouring planes differ, and both ends."""
    inside = np.flatnonzero((planes[1:] != planes[:-1]).any(axis=1)) + 1
    return [0, *inside.tolist(), SIDE]


def _greedy(left: Cube) -> list[Box]:
    """Take the first cell that is left and grow it as far as it goes, along one axis after the other."""
    found: list[Box] = []
    while left.any():
        low = [int(place[0]) for place in np.nonzero(left)]
        high = [place + 1 for place in low]
        for axis in (2, 1, 0):
            while high[axis] < left.shape[axis]:
                wider = list(high)
                wider[axis] += 1
                beside = tuple(slice(high[a] if a == axis else low[a], wider[a]) for a in range(3))
                if not left[beside].all():
                    break
                high = wider
        left[tuple(slice(a, b) for a, b in zip(low, high, strict=True))] = False
        found.append(((low[0], high[0]), (low[1], high[1]), (low[2], high[2])))
    return found
