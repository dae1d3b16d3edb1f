"""Plays that go round and round in a ring of scenes, summed over all rounds at once.

Going round by round is quick where plays soon leave a ring. Where they hardly ever do, its states are taken out one by
one instead, and their chances handed to those that are left. Nothing is ever subtracted, so even a ring that one play
in a million leaves comes out right in all digits (Grassmann, Taksar and Heyman 1985).
"""

from collections.abc import Mapping

import numpy as np
from attrs import frozen

from game.analysis.arrays import Floats, Truths
from game.analysis.order import Knot
from game.analysis.stays import Exploration

PATIENCE = 300
"""After so many rounds a ring that has not settled is taken apart, if it is not too large."""
MOST_ROUNDS = 20_000
"""After so many rounds the sums of a larger ring are given up."""
MOST_STATES = 3_000
"""The states of a ring that can be taken apart: each stands beside each in a table."""


@frozen(eq=False)
class TakenApart:
    """A ring of scenes, its states taken out from the last to the first.

    Attributes:
        first: the number that each scene's first state has in the tables.
        sizes: the number of each scene's states.
        ways: row by column, the chance to go from one state to another by the time the later one of them is taken
            out: what goes by way of states taken out before is in it.
        leaving: for each state, the chance to leave it for good by then, for an earlier one or out of the ring.
    """

    first: Mapping[str, int]
    sizes: Mapping[str, int]
    ways: Floats
    leaving: Floats

    @classmethod
    def of(cls, exploration: Exploration, knot: Knot, stopped: Mapping[str, Truths]) -> "TakenApart | None":
        """The ring, no play going on from a stopped state; None where it has too many states.

        From every other state some way must lead to a stopped state or out of the ring.
        """
        sizes = {scene: exploration.stays[scene].size for scene in knot.scenes}
        count = sum(sizes.values())
        if count > MOST_STATES:
            return None
        offsets = np.cumsum([0, *sizes.values()])
        first = {scene: int(offset) for scene, offset in zip(sizes, offsets, strict=False)}
        ways, out = np.zeros((count, count)), np.zeros(count)
        for scene in knot.scenes:
            here = first[scene]
            out[here : here + sizes[scene]][stopped[scene]] = 1.0
            for passage in exploration.stays[scene].passages:
                going = np.where(stopped[scene][passage.src], 0.0, passage.chance)
                if passage.step.to in first:
                    np.add.at(ways, (passage.src + here, passage.dst + first[passage.step.to]), going)
                else:
                    np.add.at(out, passage.src + here, going)
        return cls(first, sizes, ways, _take_out(ways, out))

    def visits(self, coming: Mapping[str, Floats]) -> Mapping[str, Floats]:
        """Expected visits to each state, where so much comes to each from outside the ring."""
        flow = np.concatenate([coming[scene] for scene in self.first])
        for last in range(len(flow) - 1, 0, -1):
            flow[:last] += flow[last] / self.leaving[last] * self.ways[last, :last]
        for at in range(len(flow)):
            flow[at] = (flow[at] + flow[:at] @ self.ways[:at, at]) / self.leaving[at]
        return self._by_scene(flow)

    def means(self, beyond: Mapping[str, Floats]) -> Mapping[str, Floats]:
        """What comes of each state in the end, where a step out of the ring, or stopping, adds so much to each.

        `beyond` has a row for each state and a column for each thing that may come of it.
        """
        found = np.concatenate([beyond[scene] for scene in self.first])
        for last in range(len(found) - 1, 0, -1):
            found[:last] += np.outer(self.ways[:last, last] / self.leaving[last], found[last])
        for at in range(len(found)):
            found[at] = (found[at] + self.ways[at, :at] @ found[:at]) / self.leaving[at]
        return self._by_scene(found)

    def _by_scene(self, values: Floats) -> Mapping[str, Floats]:
        return {scene: values[here : here + self.sizes[scene]] for scene, here in self.first.items()}


def _take_out(ways: Floats, out: Floats) -> Floats:
    """Take the states out, the last first, in place; the chance of each to leave for good by then."""
    leaving = np.zeros(len(out))
    for last in range(len(out) - 1, -1, -1):
        leaving[last] = ways[last, :last].sum() + out[last]
        before, after = np.flatnonzero(ways[:last, last]), np.flatnonzero(ways[last, :last])
        share = ways[before, last] / leaving[last]
        ways[np.ix_(before, after)] += np.outer(share, ways[last, after])
        out[before] += share * out[last]
    return leaving
