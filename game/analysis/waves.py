"""States in such an order that everything which leads to a state comes before it: counting plays, longest plays.

States on a ring of states, and those behind one, have no such order; they are told apart.
"""

from collections.abc import Iterator, Mapping

import numpy as np
from attrs import frozen

from game.analysis.arrays import Truths
from game.analysis.order import Knot
from game.analysis.stays import Exploration, Passage, Stay


@frozen(eq=False)
class Wave:
    """Some states of a scene, all that leads to them having come before; None means all of them."""

    stay: Stay
    states: Truths | None

    def passages(self) -> Iterator[Passage]:
        """The ways out of these states."""
        for passage in self.stay.passages:
            if passage.step.to is None:
                continue
            if self.states is None:
                yield passage
                continue
            inside = self.states[passage.src]
            if inside.any():
                chance = passage.chance if isinstance(passage.chance, float) else passage.chance[inside]
                yield Passage(passage.step, passage.src[inside], passage.dst[inside], chance)


def waves(exploration: Exploration) -> tuple[tuple[Wave, ...], Mapping[str, Truths]]:
    """The waves of a story, and for each scene and ending the states on or behind a ring of states."""
    behind = {id: np.zeros(stay.size, dtype=np.bool_) for id, stay in exploration.stays.items()}
    found: list[Wave] = []
    for knot in exploration.knots:
        if knot.is_ring:
            found.extend(_peeled(exploration, knot, behind))
        else:
            stay = exploration.stays[knot.scenes[0]]
            if not behind[stay.id].any():
                found.append(Wave(stay, None))
            else:
                found.append(Wave(stay, ~behind[stay.id]))
        for scene in knot.scenes:
            if behind[scene].any():
                for passage in exploration.stays[scene].passages:
                    if passage.step.to is not None:
                        behind[passage.step.to][passage.dst[behind[scene][passage.src]]] = True
    return tuple(found), behind


def _peeled(exploration: Exploration, knot: Knot, behind: dict[str, Truths]) -> Iterator[Wave]:
    """The waves of a ring of scenes; what never comes free is on or behind a ring of states (Kahn 1962)."""
    stays = {scene: exploration.stays[scene] for scene in knot.scenes}
    leading = {scene: behind[scene].astype(np.int64) for scene in stays}  # behind a ring: never free
    for stay in stays.values():
        for passage in stay.passages:
            if passage.step.to in stays:
                np.add.at(leading[passage.step.to], passage.dst, 1)
    left = {scene: np.ones(stay.size, dtype=np.bool_) for scene, stay in stays.items()}
    going = True
    while going:
        going = False
        for scene, stay in stays.items():
            free = left[scene] & (leading[scene] == 0)
            if not free.any():
                continue
            going = True
            left[scene] &= ~free
            wave = Wave(stay, free)
            for passage in wave.passages():
                if passage.step.to in stays:
                    np.subtract.at(leading[passage.step.to], passage.dst, 1)
            yield wave
    for scene in stays:
        behind[scene] |= left[scene]
