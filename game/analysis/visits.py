"""How often each state is come to in one play, when every open choice is equally likely."""

from collections.abc import Callable, Mapping

import numpy as np
from attrs import frozen

from game.analysis.chances import Catches
from game.analysis.explore import Exploration, Floats, Stay, Truths
from game.analysis.order import Knot

REMAINDER = 1e-12
"""Rings are summed until no more than this share of all plays is still in them."""
MOST_ROUNDS = 100_000


@frozen(eq=False)
class Visits:
    """Expected visits to each state; where a state is come to without end, only until it is come to first.

    Attributes:
        of: a scene's or ending's id to its states' visits.
        inflow: the same for scenes in rings, but only what comes into the ring from outside it.
    """

    of: Mapping[str, Floats]
    inflow: Mapping[str, Floats]

    @classmethod
    def over(cls, exploration: Exploration, catches: Catches) -> "Visits":
        """The visits over all starts of a story."""
        flow = {id: np.zeros(stay.size) for id, stay in exploration.stays.items()}
        for start in exploration.starts:
            flow[start.scene][start.state] += start.chance
        inflow: dict[str, Floats] = {}
        for knot in exploration.knots:
            if knot.is_ring:
                inflow.update({scene: flow[scene].copy() for scene in knot.scenes})
                _go_round(exploration, knot, flow, catches.endless)
            else:
                stay = exploration.stays[knot.scenes[0]]
                _pass_on(stay, flow[stay.id], flow.get)
        return cls(flow, inflow)


def ever(
    exploration: Exploration, knot: Knot, inflow: Mapping[str, Floats], scene: str, states: Truths, catches: Catches
) -> float:
    """The chance that a play ever comes to one of some states of a scene in a ring."""
    flow = {id: inflow[id].copy() for id in knot.scenes}
    stopped = {id: catches.endless[id] for id in knot.scenes} | {scene: catches.endless[scene] | states}
    _go_round(exploration, knot, flow, stopped)
    return float(flow[scene][states].sum())


def _go_round(
    exploration: Exploration, knot: Knot, flow: dict[str, Floats], stopped: Mapping[str, Truths]
) -> None:
    """Sum what goes round in a ring; `flow` holds what came in, and then all visits. Nothing leaves a stopped state."""
    waiting = {id: flow[id] for id in knot.scenes}
    for scene in knot.scenes:
        flow[scene] = np.zeros_like(flow[scene])
    for _ in range(MOST_ROUNDS):
        for scene in knot.scenes:
            coming, waiting[scene] = waiting[scene], np.zeros_like(waiting[scene])
            flow[scene] += coming
            coming[stopped[scene]] = 0.0
            if coming.any():
                _pass_on(exploration.stays[scene], coming, lambda id: waiting.get(id, flow.get(id)))
        if sum(float(coming.sum()) for coming in waiting.values()) <= REMAINDER:
            break
    for scene in knot.scenes:
        flow[scene] += waiting[scene]


def _pass_on(stay: Stay, coming: Floats, onto: Callable[[str], Floats | None]) -> None:
    """Add what comes to a scene to what follows it; None where nobody counts."""
    for passage in stay.passages:
        if passage.step.to is not None and (ahead := onto(passage.step.to)) is not None:
            np.add.at(ahead, passage.dst, coming[passage.src] * passage.chance)
