"""How often each state is come to in one play, when every open choice is equally likely."""

from collections.abc import Callable, Mapping

import numpy as np
from attrs import frozen

from game.analysis.arrays import Floats, Truths
from game.analysis.catches import Catches, can_reach
from game.analysis.order import Knot
from game.analysis.rounds import MOST_ROUNDS, PATIENCE, TakenApart
from game.analysis.stays import Exploration, Stay

REMAINDER = 1e-12
"""Rings are summed until no more than this share of all plays is still in them."""


@frozen(eq=False)
class Visits:
    """Expected visits to each state; where a state is come to without end, only until it is come to first.

    Attributes:
        of: a scene's or ending's id to its states' visits.
        inflow: the same for scenes in rings, but only what comes into the ring from outside it.
        given_up: the scenes of rings that were left before all but the remainder had gone out of them.
    """

    of: Mapping[str, Floats]
    inflow: Mapping[str, Floats]
    given_up: tuple[str, ...]

    @classmethod
    def over(cls, exploration: Exploration, catches: Catches) -> "Visits":
        """The visits over all starts of a story."""
        flow = {id: np.zeros(stay.size) for id, stay in exploration.stays.items()}
        for start in exploration.starts:
            flow[start.scene][start.state] += start.chance
        inflow: dict[str, Floats] = {}
        given_up: list[str] = []
        for knot in exploration.knots:
            if knot.is_ring:
                coming = {scene: flow[scene] for scene in knot.scenes}
                inflow |= coming
                all_told, settled = _all_told(exploration, knot, coming, catches.endless)
                flow |= all_told
                given_up += () if settled else knot.scenes
            for scene in knot.scenes:
                going = np.where(catches.endless[scene], 0.0, flow[scene])
                outside = {id: visits for id, visits in flow.items() if id not in knot.scenes}
                _pass_on(exploration.stays[scene], going, outside.get)
        return cls(flow, inflow, tuple(given_up))

    def ever(self, exploration: Exploration, catches: Catches, scene: str, states: Truths) -> float:
        """The chance that a play ever comes to one of some states of a scene."""
        knot = next(knot for knot in exploration.knots if scene in knot.scenes)
        if not knot.is_ring:
            return float(self.of[scene][states].sum())
        stopped = {id: catches.endless[id].copy() for id in knot.scenes}
        if any(endless.any() for endless in stopped.values()):
            # Who goes round without end comes to everything on the way, so only a round that misses it is stopped.
            leading = can_reach(exploration, {scene: states})
            stopped = {id: endless & ~leading[id] for id, endless in stopped.items()}
        stopped[scene] |= states
        found, _ = _all_told(exploration, knot, {id: self.inflow[id] for id in knot.scenes}, stopped)
        return float(found[scene][states].sum())


def _all_told(
    exploration: Exploration, knot: Knot, coming: Mapping[str, Floats], stopped: Mapping[str, Truths]
) -> tuple[Mapping[str, Floats], bool]:
    """The visits to a ring's states over all rounds, and whether they are complete. No play leaves a stopped state."""
    waiting = {scene: mass.copy() for scene, mass in coming.items()}
    flow = {scene: np.zeros_like(mass) for scene, mass in coming.items()}
    for round_ in range(MOST_ROUNDS):
        for scene in knot.scenes:
            arriving, waiting[scene] = waiting[scene], np.zeros_like(waiting[scene])
            flow[scene] += arriving
            going = np.where(stopped[scene], 0.0, arriving)
            if going.any():
                _pass_on(exploration.stays[scene], going, waiting.get)
        if sum(float(mass.sum()) for mass in waiting.values()) <= REMAINDER:
            return flow, True
        if round_ == PATIENCE and (ring := TakenApart.of(exploration, knot, stopped)) is not None:
            return ring.visits(coming), True
    return flow, False


def _pass_on(stay: Stay, going: Floats, onto: Callable[[str], Floats | None]) -> None:
    """Add what goes on from a scene to what follows it; None where nobody counts."""
    for passage in stay.passages:
        if passage.step.to is not None and (ahead := onto(passage.step.to)) is not None:
            np.add.at(ahead, passage.dst, going[passage.src] * passage.chance)
