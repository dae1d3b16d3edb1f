"""The picture's layers: each place below all that lead to it, endings on the last, and what closes a ring apart."""

from collections.abc import Mapping, Sequence
from itertools import pairwise

from attrs import frozen

from game.authoring.graph.rings import Pair, closing, successors


@frozen
class Stretch:
    """A piece of a way between two neighbouring layers, downwards; cells are numbered through all layers."""

    upper: int
    lower: int
    weight: float


@frozen
class Layers:
    """Cells in layers, top to bottom.

    Attributes:
        rows: the cells of each layer; a cell is a place, or a knot where a long way passes.
        place_of: a cell's place; None for a knot.
        chains: for each way the cells it passes, downwards, ends included; ways of a place to itself have none.
        closing: the ways that close a ring: their chains are walked upwards.
    """

    rows: tuple[tuple[int, ...], ...]
    place_of: tuple[str | None, ...]
    chains: Mapping[Pair, tuple[int, ...]]
    closing: frozenset[Pair]
    stretches: tuple[Stretch, ...]

    @property
    def row_of(self) -> Mapping[int, int]:
        """Each cell's layer."""
        return {cell: row for row, cells in enumerate(self.rows) for cell in cells}


def layers(
    places: Sequence[str], starts: Sequence[str], last: Sequence[str], weights: Mapping[Pair, float]
) -> Layers:
    """Layers for places joined by weighted ways; the places of `last` share the last layer."""
    back = closing(places, starts, weights)
    down = {pair: (pair[::-1] if pair in back else pair) for pair in weights if pair[0] != pair[1]}
    depth = _depths(places, last, {(upper, lower) for upper, lower in down.values()})
    place_of: list[str | None] = [*places]
    number = {place: cell for cell, place in enumerate(places)}
    rows: list[list[int]] = [[] for _ in range(max(depth.values(), default=0) + 1)]
    for place in _walked(places, starts, weights):
        rows[depth[place]].append(number[place])
    chains: dict[Pair, tuple[int, ...]] = {}
    for pair, (upper, lower) in down.items():
        chain = [number[upper]]
        for row in range(depth[upper] + 1, depth[lower]):
            rows[row].append(len(place_of))
            chain.append(len(place_of))
            place_of.append(None)
        chains[pair] = (*chain, number[lower])
    stretches = tuple(
        Stretch(upper, lower, weights[pair])
        for pair, chain in chains.items()
        for upper, lower in pairwise(chain)
    )
    return Layers(tuple(map(tuple, rows)), tuple(place_of), chains, back, stretches)


def _depths(places: Sequence[str], last: Sequence[str], down: set[Pair]) -> Mapping[str, int]:
    """Each place's layer: one below the lowest that leads to it; then moved down where that shortens its ways."""
    after = successors(places, sorted(down, key=lambda pair: (places.index(pair[0]), places.index(pair[1]))))
    before: dict[str, list[str]] = {place: [] for place in places}
    for source, targets in after.items():
        for target in targets:
            before[target].append(source)
    order = _in_order(places, after, before)
    depth = dict.fromkeys(places, 0)
    for place in order:
        for other in after[place]:
            depth[other] = max(depth[other], depth[place] + 1)
    lowest = max(depth.values(), default=0)
    ends = set(last)
    if any(depth[place] == lowest for place in places if place not in ends):
        lowest += 1 if ends else 0
    depth |= dict.fromkeys(last, lowest)
    for place in reversed(order):
        free = min((depth[other] for other in after[place]), default=0) - 1
        if (
            place not in ends
            and free > depth[place]
            and before[place]
            and len(after[place]) > len(before[place])
        ):
            depth[place] = free
    return depth


def _in_order(
    places: Sequence[str], after: Mapping[str, tuple[str, ...]], before: Mapping[str, Sequence[str]]
) -> list[str]:
    """The places, each after all that lead to it."""
    missing = {place: len(before[place]) for place in places}
    ready = [place for place in places if not missing[place]]
    for place in ready:
        for other in after[place]:
            missing[other] -= 1
            if not missing[other]:
                ready.append(other)
    return ready


def _walked(places: Sequence[str], starts: Sequence[str], ways: Mapping[Pair, float]) -> list[str]:
    """The places as a walk from the starts meets them, first ways first: a first order within the layers."""
    after = successors(places, ways)
    seen: dict[str, None] = {}
    for start in (*starts, *places):
        waiting = [start]
        while waiting:
            at = waiting.pop()
            if at not in seen:
                seen[at] = None
                waiting.extend(reversed(after[at]))
    return list(seen)
