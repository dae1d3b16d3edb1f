"""How likely each ending is from every state, when every open choice is equally likely, and where a play is caught."""

from collections.abc import Mapping

import numpy as np
from attrs import frozen

from game.analysis.explore import Exploration, Floats, Passage, Stay, Truths
from game.analysis.order import components

HARDLY_ANYTHING = 1e-14
MOST_ROUNDS = 100_000


@frozen(eq=False)
class Chances:
    """What may become of a play from each state of an exploration.

    Attributes:
        endings: the endings, in the order of the columns.
        of: a scene's or ending's id to a table: for each state the chance of each ending.
    """

    endings: tuple[str, ...]
    of: Mapping[str, Floats]

    @classmethod
    def over(cls, exploration: Exploration) -> "Chances":
        """The chances in a story; a ring of scenes is gone through until they no longer change."""
        endings = tuple(exploration.story.endings)
        of: dict[str, Floats] = {
            id: np.zeros((stay.size, len(endings))) for id, stay in exploration.stays.items()
        }
        for column, ending in enumerate(endings):
            if ending in of:
                of[ending][:, column] = 1.0
        for knot in reversed(exploration.knots):
            scenes = [exploration.stays[scene] for scene in reversed(knot.scenes)]
            for _ in range(MOST_ROUNDS if knot.is_ring else 1):
                if not max(_renew(stay, of) for stay in scenes) > HARDLY_ANYTHING:
                    break
        return cls(endings, of)


def _renew(stay: Stay, of: dict[str, Floats]) -> float:
    """Work out a scene's chances from those of what follows it; the largest change."""
    renewed = np.zeros_like(of[stay.id])
    for passage in stay.passages:
        if passage.step.to is not None:
            share = passage.chance
            ahead = of[passage.step.to][passage.dst]
            renewed[passage.src] += ahead if isinstance(share, float) else ahead * share[:, None]
    change = float(np.abs(renewed - of[stay.id]).max(initial=0.0))
    of[stay.id] = renewed
    return change


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
        ends = can_reach(exploration, {ending: True for ending in exploration.story.endings})
        scenes = {scene: exploration.stays[scene] for knot in exploration.knots for scene in knot.scenes}
        trapped = {scene: ~ends[scene] for scene in scenes}
        stuck = {scene: _stuck(stay) for scene, stay in scenes.items()}
        return cls(trapped, _endless(exploration, trapped), stuck)

    @property
    def any(self) -> bool:
        """Whether there is such a state at all."""
        return any(states.any() for states in self.trapped.values())


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


def _stuck(stay: Stay) -> Truths:
    found = np.zeros(stay.size, dtype=np.bool_)
    for passage in stay.passages:
        if passage.step.to is None:
            found[passage.src] = True
    return found


def _endless(exploration: Exploration, trapped: Mapping[str, Truths]) -> Mapping[str, Truths]:
    """The trapped states of closed rings: those that lead only to each other."""
    found = {scene: np.zeros(len(states), dtype=np.bool_) for scene, states in trapped.items()}
    for knot in exploration.knots:
        if not knot.is_ring or not any(trapped[scene].any() for scene in knot.scenes):
            continue
        ways: dict[tuple[str, int], list[tuple[str, int]]] = {
            (scene, int(state)): [] for scene in knot.scenes for state in np.flatnonzero(trapped[scene])
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
    scene: str, passage: Passage, ways: dict[tuple[str, int], list[tuple[str, int]]], leaving: set[tuple[str, int]]
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
