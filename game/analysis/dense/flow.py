"""How often each state is come to in one play, every open choice equally likely; scene after scene, then forgotten."""

from collections.abc import Callable, Mapping, Sequence

import numpy as np
from attrs import frozen

from game.analysis.dense.net import Net, Node
from game.analysis.dense.segments import cuts
from game.analysis.dense.shelf import Shelf
from game.analysis.dense.slides import cubes
from game.analysis.dense.weights import Floats, carry, share


@frozen(eq=False)
class Stand:
    """A scene or ending with its visits.

    Attributes:
        mass: the expected visits of each state in one play.
        share: how likely each open choice is, one number where it is the same in all states.
        each: the two multiplied: how often each choice that is open is taken.
    """

    node: Node
    mass: Floats
    share: float | Floats
    each: Floats


@frozen(eq=False)
class Flow:
    """Random play through a story.

    Attributes:
        cuts: the places in the order of scenes at which segments begin.
        checkpoints: for each segment, what had come to its scenes and to later ones before it.
    """

    net: Net
    shelf: Shelf
    cuts: Sequence[int]
    checkpoints: Sequence[Mapping[str, Floats]]

    def segment(self, number: int, arena: Floats) -> list[tuple[Node, Floats]]:
        """The scenes of a segment with their visits, worked out again and laid down in an arena."""
        run = _Run(
            self.net, self.shelf, {id: self.shelf.copy(mass) for id, mass in self.checkpoints[number].items()}
        )
        found, at = [], 0
        for node in self.nodes(number):
            kept = arena[at : (at := at + len(node.modes))]
            run.pass_on(node, _keeping(kept))
            found.append((node, kept))
        run.stop()
        return found

    def nodes(self, number: int) -> Sequence[Node]:
        """The scenes of a segment."""
        return self.net.scenes()[self.cuts[number] : (*self.cuts, None)[number + 1]]

    def arena(self) -> Floats:
        """Room for the visits of any segment; it is used again and again, since fresh memory is slow."""
        most = max(
            (sum(len(node.modes) for node in self.nodes(number)) for number in range(self.segments)),
            default=0,
        )
        return np.empty(cubes(most))

    @property
    def segments(self) -> int:
        """The number of segments."""
        return len(self.cuts)


def flow(net: Net, see: Callable[[Stand], None]) -> Flow:
    """Let random play run through a story; `see` is shown every scene and ending once, and may keep no array of it."""
    shelf = Shelf()
    run = _Run(net, shelf, {})
    for origin in net.origins:
        run.awaiting(origin.scene)[origin.row].reshape(-1)[origin.cell] += origin.begin[2]
    checkpoints: list[Mapping[str, Floats]] = []
    places = cuts(net)
    begins = frozenset(places)
    for number, node in enumerate(net.scenes()):
        if number in begins:
            coming = ((id, mass) for id, mass in run.coming.items() if id in net.story.scenes)
            checkpoints.append({id: mass.copy() for id, mass in coming})
        run.pass_on(node, see)
    for ending in net.story.endings:
        if ending in run.coming:
            mass = run.coming[ending]
            see(Stand(net.nodes[ending], mass, 1.0, mass))
    return Flow(net, shelf, places, checkpoints)


def _keeping(kept: Floats) -> Callable[[Stand], None]:
    return lambda stand: np.copyto(kept, stand.mass)


@frozen(eq=False)
class _Run:
    """Random play on its way; `coming` is what has come to scenes that were not worked out yet."""

    net: Net
    shelf: Shelf
    coming: dict[str, Floats]

    def pass_on(self, node: Node, see: Callable[[Stand], None]) -> None:
        """Take up what has come to a scene and carry it on."""
        mass = self.awaiting(node.id)
        del self.coming[node.id]
        likely = share(node, self.shelf)
        stand = Stand(node, mass, likely, np.multiply(mass, likely, out=self.shelf.empty(len(mass))))
        for arc in node.arcs:
            if arc.to is not None:
                carry(arc, mass if arc.choice is None else stand.each, self.awaiting(arc.to), self.shelf)
        see(stand)
        for numbers in (mass, likely, stand.each):
            self.shelf.put_back(numbers)

    def awaiting(self, id: str) -> Floats:
        """The array to which what comes to a scene is added."""
        if id not in self.coming:
            self.coming[id] = self.shelf.full(len(self.net.nodes[id].modes), 0.0)
        return self.coming[id]

    def stop(self) -> None:
        """Let go of what has come ahead."""
        for numbers in self.coming.values():
            self.shelf.put_back(numbers)
        self.coming.clear()
