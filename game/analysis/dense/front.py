"""Whether a story is for cubes, and its facts when it is."""

from collections.abc import Iterator

from game.analysis.dense.bits import Bits, Packing
from game.analysis.dense.net import Net, Node, TooManyModesError, net
from game.analysis.dense.proof import prove
from game.analysis.dense.reach import reach
from game.analysis.facts import Facts
from game.analysis.heard import asked_in
from game.analysis.hearing import MOVES, memory_of
from game.analysis.liveness import live
from game.analysis.memory import Kept
from game.analysis.meters import CELLS
from game.analysis.order import knots
from game.analysis.reads import Reads
from game.analysis.uncollected import uncollected
from game.story.model import Story
from game.story.walk import proses


def by_cubes(story: Story, above: int, most: int) -> Facts | None:
    """The facts of a story that may have more than `above` states; None for others, and for those cubes cannot hold.

    `most` is how many cells of cubes may be gone through at most. Where what texts ask about takes more, texts are left
    out, which the limits say.
    """
    if any(knot.is_ring for knot in knots(story)) or any(seat.short is not None for seat in story.seats):
        return None
    memory = memory_of(story, _asked(story))
    with uncollected():
        for texts in (True, False):
            try:
                found = net(Reads(story, memory, texts=texts))
            except TooManyModesError:
                continue
            if cells(found) <= above:
                return None
            if cells(found) <= most:
                return prove(found, live(Reads(story, memory)))
    return None


def _asked(story: Story) -> Iterator[Kept]:
    """All that the texts ask about, and the moves made."""
    yield from dict.fromkeys(
        (*MOVES, *(thing for prose in proses(story) for line in prose.lines for thing in asked_in(line)))
    )


def count_states(story: Story) -> int:
    """How many states can be reached: reachability alone, for stories without rings.

    Raises:
        TooManyModesError: the story is not for cubes.
    """
    with uncollected():
        reads = Reads(story, memory_of(story))
        found = net(reads)
        packing = Packing.of(found.most_rows)
        counted = [0]

        def look(_node: Node, states: Bits, _depths: tuple[int | None, ...]) -> None:
            counted[0] += packing.count(states)

        reach(found, look, keep=False)
        return counted[0]


def cells(found: Net) -> int:
    """How many states a story has at most."""
    return CELLS * sum(len(node.modes) for node in found.nodes.values())
