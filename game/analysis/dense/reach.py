"""Which states are met, and with how few choices.

The states of a scene are kept in classes: those first met after so many choices. Mostly there is one class, since all
ways to a scene take as many choices.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any
from zlib import compress, decompress

import numpy as np
from attrs import frozen

from game.analysis.dense.bits import Bits, Packing
from game.analysis.dense.net import Arc, Net, Node


@frozen(eq=False)
class Met:
    """The states of a scene or ending that some play comes to, folded up small.

    Attributes:
        depths: for each arc of the scene, the fewest choices before it is taken; None where it never is.
        first: the fewest choices after which the scene is come to.
    """

    depths: tuple[int | None, ...]
    first: int
    _shape: tuple[int, ...]
    _kind: np.dtype[Any]
    _classes: Mapping[int, bytes]

    @property
    def states(self) -> Bits:
        """All states that are met."""
        first, *more = (self.after(depth) for depth in self._classes)
        for states in more:
            first |= states
        return first

    def after(self, depth: int) -> Bits:
        """The states first met after so many choices; `after` some numbers there are none."""
        if depth not in self._classes:
            return np.zeros(self._shape, dtype=self._kind)
        flat = np.frombuffer(decompress(self._classes[depth]), dtype=self._kind)
        return flat.reshape(self._shape).copy()

    @property
    def choices(self) -> Sequence[int]:
        """The numbers of choices after which states are first met, ascending."""
        return tuple(self._classes)


@frozen(eq=False)
class Reach:
    """Every reachable state of a story; scenes and endings that no play comes to are left out."""

    net: Net
    packing: Packing
    of: Mapping[str, Met]


Look = Callable[[Node, Bits, tuple[int | None, ...]], None]


def reach(
    net: Net,
    look: Look | None = None,
    *,
    taking: Callable[[Node, Arc], bool] | None = None,
    begin: tuple[str, Bits] | None = None,
    keep: bool = True,
) -> Reach:
    """Meet every state; `look` is shown each scene's states and the depths of its arcs, and may keep no array.

    With `taking`, only by some of the arcs; with `begin`, only from some states of a scene. Without `keep`, what is
    found can be looked at but once.
    """
    run = _Run(net, Packing.of(net.most_rows), {id: {} for id in net.nodes})
    if begin is None:
        run.start()
    else:
        run.coming[begin[0]][0] = begin[1]
    found: dict[str, Met] = {}
    for node in net.nodes.values():
        if not run.coming[node.id]:
            continue
        arcs = [place for place, arc in enumerate(node.arcs) if taking is None or taking(node, arc)]
        states, classes, depths = run.sorted(node, arcs)
        if look is not None:
            look(node, states, depths)
        folded = {depth: compress(fresh.tobytes(), 1) if keep else b"" for depth, fresh in classes}
        found[node.id] = Met(depths, classes[0][0], states.shape, states.dtype, folded)
    return Reach(net, run.packing, found)


@frozen(eq=False)
class _Run:
    """A story on the way through; `coming` are the states that have come to scenes, by the choices it took."""

    net: Net
    packing: Packing
    coming: dict[str, dict[int, Bits]]

    def start(self) -> None:
        """Come to where plays begin."""
        for origin in self.net.origins:
            began = self._awaiting(origin.scene, 0)
            word, bit = divmod(origin.row, self.packing.width)
            began[word].reshape(-1)[origin.cell] |= self.packing.kind.type(1 << bit)

    def sorted(
        self, node: Node, arcs: Sequence[int]
    ) -> tuple[Bits, list[tuple[int, Bits]], tuple[int | None, ...]]:
        """Sort what came to a scene by the fewest choices, and carry it on by some arcs.

        Gives the states, the same in classes, and the depths of the arcs.
        """
        arrived = self.coming.pop(node.id)
        classes: list[tuple[int, Bits]] = []
        known = self.packing.empty(len(node.modes))
        depths: list[int | None] = [None] * len(node.arcs)
        for depth in sorted(arrived):
            fresh = arrived[depth] & ~known if classes else arrived[depth]
            if not fresh.any():
                continue
            known |= fresh
            classes.append((depth, fresh))
            for place in arcs:
                if self._carried(node, node.arcs[place], fresh, depth) and depths[place] is None:
                    depths[place] = depth
        return known, classes, tuple(depths)

    def _carried(self, node: Node, arc: Arc, states: Bits, depth: int) -> bool:
        """Carry the states that take an arc to where it leads; whether there are any."""
        taken = self.packing.inside(states, arc.pieces, node)
        if taken is not states and not taken.any():
            return False
        if arc.to is not None:
            self.packing.carry(arc, taken, self._awaiting(arc.to, depth + (arc.choice is not None)))
        return True

    def _awaiting(self, id: str, depth: int) -> Bits:
        at = self.coming[id]
        if depth not in at:
            at[depth] = self.packing.empty(len(self.net.nodes[id].modes))
        return at[depth]
