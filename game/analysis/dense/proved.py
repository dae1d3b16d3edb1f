"""Everything that is found out about a story by cubes, before it is put into facts."""

from collections.abc import Mapping

from attrs import frozen

from game.analysis.dense.ahead import prospects
from game.analysis.dense.bits import Bits, Packing
from game.analysis.dense.figuring import Figures, figures
from game.analysis.dense.flow import Stand, flow
from game.analysis.dense.net import Net, Node
from game.analysis.dense.obvious import Obvious
from game.analysis.dense.prospect import Prospects
from game.analysis.dense.reach import Reach, reach
from game.analysis.dense.reading_time import words_read
from game.analysis.dense.sights import Sight, Sights
from game.analysis.dense.witness import Witnesses
from game.analysis.dense.wording import Wording


@frozen(eq=False)
class Proof:
    """Everything that was found out, before it is put into facts.

    Attributes:
        words: those that a play reads in the mean; 0 where the net does not remember what texts ask about.
    """

    net: Net
    reach: Reach
    sights: Mapping[str, Sight]
    wording: Wording
    figures: Mapping[str, Figures]
    words: float
    prospects: Prospects
    obvious: Obvious
    witnesses: Witnesses

    @property
    def is_ever_stuck(self) -> bool:
        """Whether some play cannot go on."""
        return any(
            arc.to is None and depth is not None
            for id, sight in self.sights.items()
            for arc, depth in zip(self.net.nodes[id].arcs, sight.depths, strict=True)
        )


def proved(net: Net, playing: Mapping[str, int]) -> Proof:
    """Find it all out: what is met, then how often, then what becomes of it."""
    packing = Packing.of(net.most_rows)
    sights, wording = Sights(net, packing, playing), Wording(net, packing)

    def look(node: Node, states: Bits, depths: tuple[int | None, ...]) -> None:
        sights.look(node, states, depths)
        if net.reads.texts:
            wording.look(node, states, depths)

    reached = reach(net, look)
    seen: dict[str, Figures] = {}
    words = [0.0]

    def see(stand: Stand) -> None:
        if stand.node.id in reached.of:
            seen[stand.node.id] = figures(net, stand)
            if net.reads.texts:
                words[0] += words_read(net, stand, seen[stand.node.id])

    ran = flow(net, see)
    obvious = Obvious(reached)
    return Proof(
        net,
        reached,
        sights.of,
        wording,
        seen,
        words[0],
        prospects(ran, obvious.look),
        obvious,
        Witnesses(reached),
    )
