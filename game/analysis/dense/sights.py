"""What is found out at each scene from its states alone, while they are at hand."""

from collections.abc import Iterator, Mapping, Sequence

import numpy as np
from attrs import define, field, frozen

from game.analysis.dense.bits import Bits, Packing
from game.analysis.dense.net import Arc, Net, Node
from game.analysis.dense.rows import Rows, each
from game.analysis.meters import SIDE, landing
from game.analysis.options import differ
from game.story.conditions.tree import ALWAYS
from game.story.model import LOWEST, Choice


@frozen
class Sight:
    """What the states of a scene or ending tell.

    Attributes:
        states: their number, what only texts ask about left aside.
        lows: the lowest value of each meter; `highs` the highest.
        depths: for each arc, the fewest choices before it is taken.
        closed: for each choice, whether its `if` ever fails where it is not used up.
        same: pairs of choices that change nothing, by their places.
    """

    states: int
    lows: tuple[int, int, int]
    highs: tuple[int, int, int]
    depths: tuple[int | None, ...]
    closed: tuple[bool, ...]
    same: tuple[tuple[int, int], ...]


@define(eq=False)
class Sights:
    """Looks at one scene after the other; `playing` are the bits that matter for play alone."""

    net: Net
    packing: Packing
    playing: Mapping[str, int]
    of: dict[str, Sight] = field(factory=dict)

    def look(self, node: Node, states: Bits, depths: tuple[int | None, ...]) -> None:
        """Note what a scene's states tell."""
        scene = self.net.story.scenes.get(node.id)
        choices = scene.choices if scene else ()
        lows, highs = _extents(states)
        self.of[node.id] = Sight(
            self._count(node, states),
            lows,
            highs,
            depths,
            tuple(self._ever_closed(node, states, place, choice) for place, choice in enumerate(choices)),
            tuple(self._same(node, states, choices, depths)),
        )

    def _count(self, node: Node, states: Bits) -> int:
        groups: dict[int, Rows] = {}
        for row, mode in enumerate(node.modes):
            key = mode & self.playing[node.id]
            groups[key] = groups.get(key, 0) | 1 << row
        if len(groups) == len(node.modes):
            return self.packing.count(states)
        return sum(int(np.count_nonzero(self.packing.cells_of(states, rows))) for rows in groups.values())

    def _ever_closed(self, node: Node, states: Bits, place: int, choice: Choice) -> bool:
        if choice.when == ALWAYS:
            return False
        unused = used_up(self.net, node, choice) ^ node.every
        opened = self.opened(node, states, place)
        return bool((self.packing.only(states, unused) & ~opened).any())

    def opened(self, node: Node, states: Bits, place: int) -> Bits:
        """The states in which a choice is open."""
        pieces = [piece for arc in node.arcs if arc.choice == place for piece in arc.pieces]
        return self.packing.inside(states, pieces, node)

    def _same(
        self, node: Node, states: Bits, choices: Sequence[Choice], depths: Sequence[int | None]
    ) -> Iterator[tuple[int, int]]:
        for first in range(len(choices)):
            for second in range(first + 1, len(choices)):
                if differ(choices[first], choices[second]):
                    continue
                both = self.both(node, states, first, second)
                if (
                    both.any()
                    and self._leads_alike(node, both, first, second)
                    and not self._quoted_apart(node, (first, second), depths)
                ):
                    yield first, second

    def both(self, node: Node, states: Bits, first: int, second: int) -> Bits:
        """The states in which two choices are open."""
        return self.opened(node, self.opened(node, states, first), second)

    def _leads_alike(self, node: Node, both: Bits, first: int, second: int) -> bool:
        """Whether two choices lead each of some states to the same state of play."""
        for one in (arc for arc in node.arcs if arc.choice == first):
            for other in (arc for arc in node.arcs if arc.choice == second):
                common = self.packing.inside(self.packing.inside(both, one.pieces, node), other.pieces, node)
                if common.any() and not self._lands_alike(common, one, other):
                    return False
        return True

    def _lands_alike(self, common: Bits, one: Arc, other: Arc) -> bool:
        if one.to != other.to:
            return False
        if one.to is None:
            return True
        rows = self.packing.rows_of(common)
        if any(one.onto[row] != other.onto[row] for row in each(rows)):
            return False
        apart = landing(one.moved) != landing(other.moved)
        return not (apart & self.packing.cells_of(common, rows)).any()

    def _quoted_apart(self, node: Node, places: tuple[int, int], depths: Sequence[int | None]) -> bool:
        """Whether a later text may quote the words of two options that have not the same words."""
        one, other = (self.net.story.scenes[node.id].choices[place] for place in places)
        if (one.words, one.spoken) == (other.words, other.spoken):
            return False
        said = self.net.reads.memory.mask([("said", node.id)])
        return any(
            arc.to is not None and depth is not None and bool(self.net.alive[arc.to] & said)
            for arc, depth in zip(node.arcs, depths, strict=True)
            if arc.choice in places
        )


def used_up(net: Net, node: Node, choice: Choice) -> Rows:
    """The rows in which a choice was taken that can be taken only once."""
    if not choice.once:
        return 0
    used = net.reads.memory.mask([("chose", f"{node.id}.{choice.id}")])
    return sum(1 << row for row, mode in enumerate(node.modes) if mode & used)


def _extents(states: Bits) -> tuple[tuple[int, int, int], tuple[int, int, int]]:
    """The lowest and the highest value of each meter."""
    cells = np.bitwise_or.reduce(states, axis=0) if len(states) > 1 else states[0]
    plane = np.bitwise_or.reduce(cells, axis=2)
    lines = (
        np.bitwise_or.reduce(plane, axis=1),
        np.bitwise_or.reduce(plane, axis=0),
        np.bitwise_or.reduce(cells.reshape(-1, SIDE), axis=0),
    )
    ends = [np.flatnonzero(line) for line in lines]
    low, high = [int(end[0]) + LOWEST for end in ends], [int(end[-1]) + LOWEST for end in ends]
    return (low[0], low[1], low[2]), (high[0], high[1], high[2])
