"""Where the cells of a layer stand from left to right: near what they are joined to, never too near each other."""

from collections.abc import Mapping, Sequence
from itertools import pairwise

from attrs import define

from game.authoring.graph.layers import Layers
from game.authoring.graph.ordering import Near, Rows, neighbours

SWEEPS = 40
HEAVY, ANCHOR = 12.0, 0.02


def placed(
    layers: Layers, rows: Rows, widths: Mapping[int, float], gap: float, knot_gap: float
) -> Mapping[int, float]:
    """Each cell's middle, the leftmost edge at 0."""
    above, below = neighbours(layers.stretches)
    pull = _Pull(layers, above, below)
    x: dict[int, float] = {}
    for row in rows:
        at = 0.0
        for cell in row:
            x[cell] = at + widths[cell] / 2
            at += widths[cell] + gap
        x |= {cell: x[cell] - at / 2 for cell in row}
    apart = {
        (left, right): (widths[left] + widths[right]) / 2
        + (gap if layers.place_of[left] or layers.place_of[right] else knot_gap)
        for row in rows
        for left, right in pairwise(row)
    }
    for sweep in range(SWEEPS):
        both = sweep >= SWEEPS // 2
        for row in rows if sweep % 2 == 0 else reversed(rows):
            sides = (above, below) if both else (above,) if sweep % 2 == 0 else (below,)
            wanted = [pull.wanted(cell, sides, x) for cell in row]
            x |= zip(row, settled(wanted, [apart[pair] for pair in pairwise(row)]), strict=True)
    left = min((x[cell] - widths[cell] / 2 for cell in x), default=0.0)
    return {cell: middle - left for cell, middle in x.items()}


def settled(wanted: Sequence[tuple[float, float]], apart: Sequence[float]) -> list[float]:
    """Places as near as can be to the wanted ones (place, weight), each at least so far from the one before.

    The least squares under these distances: pooling neighbours that want to stand closer than they may.
    """
    offsets = [0.0]
    for distance in apart:
        offsets.append(offsets[-1] + distance)
    pools: list[_Pool] = []
    for (place, weight), offset in zip(wanted, offsets, strict=False):
        pools.append(_Pool((place - offset) * weight, weight, 1))
        while len(pools) > 1 and pools[-2].mean >= pools[-1].mean:
            last = pools.pop()
            pools[-1].total += last.total
            pools[-1].weight += last.weight
            pools[-1].count += last.count
    means = [pool.mean for pool in pools for _ in range(pool.count)]
    return [mean + offset for mean, offset in zip(means, offsets, strict=False)]


@define
class _Pool:
    """Neighbours that stand as close as they may, and where together they want to be."""

    total: float
    weight: float
    count: int

    @property
    def mean(self) -> float:
        return self.total / self.weight


@define
class _Pull:
    """Where a cell is drawn to: straight ways matter most between knots, then where many walk."""

    layers: Layers
    above: Near
    below: Near

    def wanted(self, cell: int, sides: Sequence[Near], x: Mapping[int, float]) -> tuple[float, float]:
        """The mean place of a cell's neighbours and how strongly it is drawn there."""
        total, strength = x[cell] * ANCHOR, ANCHOR
        for side in sides:
            for other, weight in side.get(cell, ()):
                pull = (0.3 + min(weight, 1.0)) * self._straightness(cell, other)
                total += x[other] * pull
                strength += pull
        return total / strength, strength

    def _straightness(self, cell: int, other: int) -> float:
        knots = sum(self.layers.place_of[end] is None for end in (cell, other))
        return HEAVY if knots == 2 else 2.0 if knots else 1.0  # noqa: PLR2004
