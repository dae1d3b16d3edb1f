"""Where a play is caught: states from which no ending can be reached, and whether it stops there or goes round."""

from collections.abc import Mapping

import numpy as np
from attrs import frozen

from game.analysis.arrays import Truths
from game.analysis.order import components
from game.analysis.stays import Exploration, Passage, Stay


@frozen(eq=False)
class Catches:
    """Where a play is caught: states from which no ending can be reached.

    Attributes:
        trapped: for each state of a scene, whether it is such a state.
        endless: for each state of a scene, whether a play that comes there comes there again without end.
        stuck: for each state of a scene, whether no route holds in it for some way of going on.
    """

    trapped: Mapping[str, Truths]
    endless: Mapping[str, Truths]
    stuck: Mapping[str, Truths]

    @classmethod
    def over(cls, exploration: Exploration) -> "Catches":
        """Where plays of a story are caught."""
        caught = trapped(exploration)
        stuck = {scene: _stuck(exploration.stays[scene]) for scene in caught}
        return cls(caught, _endless(exploration, caught), stuck)


def can_reach(exploration: Exploration, targets: Mapping[str, Truths | bool]) -> Mapping[str, Truths]:
    """For each state, whether some way leads from it to a target state, or it is one."""
    found = {id: np.zeros(stay.size, dtype=np.bool_) for id, stay in exploration.stays.items()}
    for id, states in targets.items():
        if id in found:
            found[id][:] = states
    for knot in reversed(exploration.knots):
        changed = True
        while changed:
            changed = False
            for scene in reversed(knot.scenes):
                before = int(np.count_nonzero(found[scene]))
                for passage in exploration.stays[scene].passages:
                    if passage.step.to is not None:
                        found[scene][passage.src] |= found[passage.step.to][passage.dst]
                changed = changed or (knot.is_ring and int(np.count_nonzero(found[scene])) > before)
    return found


def trapped(exploration: Exploration) -> Mapping[str, Truths]:
    """For each state of a scene, whether no way leads from it to an ending."""
    ends = can_reach(exploration, dict.fromkeys(exploration.story.endings, True))
    return {scene: ~ends[scene] for knot in exploration.knots for scene in knot.scenes}


def _stuck(stay: Stay) -> Truths:
    found = np.zeros(stay.size, dtype=np.bool_)
    for passage in stay.passages:
        if passage.step.to is None:
            found[passage.src] = True
    return found


def _endless(exploration: Exploration, caught: Mapping[str, Truths]) -> Mapping[str, Truths]:
    """The trapped states of closed rings: those that lead only to each other."""
    found = {scene: np.zeros(len(states), dtype=np.bool_) for scene, states in caught.items()}
    for knot in exploration.knots:
        if not knot.is_ring or not any(caught[scene].any() for scene in knot.scenes):
            continue
        ways: dict[tuple[str, int], list[tuple[str, int]]] = {
            (scene, int(state)): [] for scene in knot.scenes for state in np.flatnonzero(caught[scene])
        }
        leaving: set[tuple[str, int]] = set()
        for scene in knot.scenes:
            for passage in exploration.stays[scene].passages:
                _follow(scene, passage, ways, leaving)
        for component in components(ways, ways):
            inside = set(component)
            is_ring = len(component) > 1 or component[0] in ways[component[0]]
            if is_ring and not any(at in leaving or not inside.issuperset(ways[at]) for at in component):
                for scene, state in component:
                    found[scene][state] = True
    return found


def _follow(
    scene: str,
    passage: Passage,
    ways: dict[tuple[str, int], list[tuple[str, int]]],
    leaving: set[tuple[str, int]],
) -> None:
    """Note where a passage leads from trapped states, or that it leads out of the ring."""
    to = passage.step.to
    dsts = passage.dst.tolist() if to is not None else [0] * len(passage.src)
    for src, dst in zip(passage.src.tolist(), dsts, strict=True):
        if (scene, src) in ways:
            if to is None or (to, dst) not in ways:
                leaving.add((scene, src))
            else:
                ways[(scene, src)].append((to, dst))
