"""Order within the layers: few crossings, by barycentres over some sweeps and by swapping neighbours."""

from bisect import bisect_right, insort
from collections.abc import Mapping, Sequence
from itertools import pairwise

from game.authoring.graph.layers import Layers, Stretch

SWEEPS = 24
Rows = tuple[tuple[int, ...], ...]
Near = Mapping[int, Sequence[tuple[int, float]]]


def ordered(layers: Layers) -> Rows:
    """The layers' cells in the best order found; of two orders with as many crossings, the earlier."""
    above, below = neighbours(layers.stretches)
    rows = [list(row) for row in layers.rows]
    best, fewest = tuple(map(tuple, rows)), crossings(rows, below)
    for sweep in range(SWEEPS):
        downwards = sweep % 2 == 0
        for row in range(1, len(rows)) if downwards else range(len(rows) - 2, -1, -1):
            fixed, near = (rows[row - 1], above) if downwards else (rows[row + 1], below)
            rows[row] = _by_barycentre(rows[row], _positions(fixed), near)
        _swap_neighbours(rows, above, below)
        count = crossings(rows, below)
        if count < fewest:
            best, fewest = tuple(map(tuple, rows)), count
    return best


def neighbours(stretches: Sequence[Stretch]) -> tuple[Near, Near]:
    """What each cell is joined to in the layer above, and in the one below, with the weight of the way."""
    above: dict[int, list[tuple[int, float]]] = {}
    below: dict[int, list[tuple[int, float]]] = {}
    for stretch in stretches:
        above.setdefault(stretch.lower, []).append((stretch.upper, stretch.weight))
        below.setdefault(stretch.upper, []).append((stretch.lower, stretch.weight))
    return above, below


def crossings(rows: Sequence[Sequence[int]], below: Near) -> int:
    """How often two ways cross between layers."""
    count = 0
    for upper, lower in pairwise(rows):
        position = _positions(lower)
        passed: list[int] = []
        for cell in upper:
            ends = sorted(position[other] for other, _ in below.get(cell, ()))
            count += sum(len(passed) - bisect_right(passed, end) for end in ends)
            for end in ends:
                insort(passed, end)
    return count


def _positions(row: Sequence[int]) -> dict[int, int]:
    return {cell: place for place, cell in enumerate(row)}


def _by_barycentre(row: Sequence[int], fixed: Mapping[int, int], near: Near) -> list[int]:
    """A layer by the mean place of each cell's neighbours; a cell without any stays where it is."""

    def centre(cell: int) -> float:
        others = [fixed[other] for other, _ in near.get(cell, ())]
        return sum(others) / len(others)

    free = iter(sorted((cell for cell in row if near.get(cell)), key=centre))
    return [next(free) if near.get(cell) else cell for cell in row]


def _swap_neighbours(rows: list[list[int]], above: Near, below: Near) -> None:
    """Swap cells that stand side by side as long as that takes crossings away."""
    positions = [_positions(row) for row in rows]
    for number, row in enumerate(rows):
        sides = [
            (near, positions[other])
            for near, other in ((above, number - 1), (below, number + 1))
            if 0 <= other < len(rows)
        ]
        for place in range(len(row) - 1):
            left, right = row[place], row[place + 1]
            gain = sum(
                _crossed(near.get(left, ()), near.get(right, ()), position)
                - _crossed(near.get(right, ()), near.get(left, ()), position)
                for near, position in sides
            )
            if gain > 0:
                row[place], row[place + 1] = right, left
        positions[number] = _positions(row)


def _crossed(
    left: Sequence[tuple[int, float]], right: Sequence[tuple[int, float]], position: Mapping[int, int]
) -> int:
    return sum(position[other] > position[than] for other, _ in left for than, _ in right)
