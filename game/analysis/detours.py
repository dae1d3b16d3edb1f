"""Scenes that lie on some of the plays to an ending and not on all of them.

Two plays to an ending differ in two scenes exactly where there are two such scenes: if no two of its plays differed in
more than one, they would all go through the same scenes, or all but one of them.
"""

from collections.abc import Iterator, Mapping, Sequence

import numpy as np
import numpy.typing as npt

from game.analysis.catches import can_reach
from game.analysis.ground import Ground
from game.analysis.stays import Exploration

AT_ONCE = 64
SLACK = 1e-9

Marks = npt.NDArray[np.uint64]
"""For each state, one bit for each of some scenes."""


def surely_optional(ground: Ground) -> Mapping[str, int]:
    """For each ending, how many scenes are seen on some plays to it, and too seldom to be seen on all.

    There may be more such scenes: in a ring, some plays may see often what others do not see at all.
    """
    found = dict.fromkeys(ground.chances.endings, 0)
    share = [float(ground.visits.of[id].sum()) if id in ground.visits.of else 0.0 for id in found]
    for knot in ground.exploration.knots:
        for scene in knot.scenes:
            seen = ground.visits.of[scene] @ ground.chances.of[scene]
            for column, ending in enumerate(found):
                found[ending] += bool(0 < seen[column] < share[column] * (1 - SLACK))
    return found


def optional(exploration: Exploration, ending: str) -> frozenset[str]:
    """The scenes that some plays to an ending see and some do not; the ending is reached."""
    on_the_way = can_reach(exploration, {ending: True})
    scenes = [scene for knot in exploration.knots for scene in knot.scenes if on_the_way[scene].any()]
    return frozenset(_missed(exploration, ending, scenes))


def _missed(exploration: Exploration, ending: str, scenes: Sequence[str]) -> Iterator[str]:
    """Those of some scenes that some play to an ending does not see."""
    for first in range(0, len(scenes), AT_ONCE):
        bits = {scene: np.uint64(1 << place) for place, scene in enumerate(scenes[first : first + AT_ONCE])}
        unseen = np.bitwise_or.reduce(_unseen(exploration, bits)[ending])
        yield from (scene for scene, bit in bits.items() if unseen & bit)


def _unseen(exploration: Exploration, bits: Mapping[str, np.uint64]) -> Mapping[str, Marks]:
    """For each state, the scenes that some play which comes there has not seen before."""
    unseen = {id: np.zeros(stay.size, dtype=np.uint64) for id, stay in exploration.stays.items()}
    for start in exploration.starts:
        unseen[start.scene][start.state] = np.bitwise_or.reduce(list(bits.values()))
    for knot in exploration.knots:
        changed = True
        while changed:
            before = {id: unseen[id].copy() for id in knot.scenes} if knot.is_ring else {}
            for scene in knot.scenes:
                others = ~bits.get(scene, np.uint64(0))
                for passage in exploration.stays[scene].passages:
                    if passage.step.to is not None:
                        still = unseen[scene][passage.src] & others
                        np.bitwise_or.at(unseen[passage.step.to], passage.dst, still)
            changed = any(not np.array_equal(unseen[id], marks) for id, marks in before.items())
    return unseen
