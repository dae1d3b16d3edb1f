"""The shortest way to each state, and the earliest of the shortest plays that come to something: its witness."""

from collections.abc import Mapping, Sequence

import numpy as np
import numpy.typing as npt
from attrs import frozen

from game.analysis.arrays import Truths
from game.analysis.stays import Exploration, Passage, Stay

Depths = npt.NDArray[np.int32]
Marks = npt.NDArray[np.uint64]
FAR = np.iinfo(np.int32).max // 2
AT_ONCE = 64


@frozen(eq=False)
class Target:
    """What a witness should come to: some states of a scene or ending, and there, perhaps, a choice."""

    id: str
    states: Truths | None = None
    choice: int | None = None


@frozen(eq=False)
class Shortest:
    """The number of choices in the shortest way to each state."""

    exploration: Exploration
    of: Mapping[str, Depths]

    @classmethod
    def over(cls, exploration: Exploration) -> "Shortest":
        """The shortest ways from the starts of a story."""
        of = {id: np.full(stay.size, FAR, dtype=np.int32) for id, stay in exploration.stays.items()}
        for start in exploration.starts:
            of[start.scene][start.state] = 0
        for knot in exploration.knots:
            changed = True
            while changed:
                changed = False
                before = {id: of[id].copy() for id in knot.scenes} if knot.is_ring else {}
                for scene in knot.scenes:
                    for passage in exploration.stays[scene].passages:
                        if passage.step.to is not None:
                            np.minimum.at(
                                of[passage.step.to], passage.dst, of[scene][passage.src] + cost(passage)
                            )
                changed = any(not np.array_equal(of[id], before[id]) for id in before)
        return cls(exploration, of)

    def depth(self, target: Target) -> int | None:
        """The number of choices in the shortest way to a target, its own choice counted."""
        depths = self._depths(target)
        return int(depths.min()) + (target.choice is not None) if len(depths) else None

    def witnesses(self, targets: Sequence[Target]) -> list[tuple[str, ...] | None]:
        """For each target the earliest of its shortest plays, by start, then by choices; None if there is none."""
        found: list[tuple[str, ...] | None] = []
        for first in range(0, len(targets), AT_ONCE):
            batch = targets[first : first + AT_ONCE]
            marks = self._marked(batch)
            found.extend(self._walk(target, np.uint64(1 << bit), marks) for bit, target in enumerate(batch))
        return found

    def _depths(self, target: Target) -> Depths:
        if target.id not in self.of:
            return np.empty(0, dtype=np.int32)
        return self.of[target.id] if target.states is None else self.of[target.id][target.states]

    def _marked(self, targets: Sequence[Target]) -> Mapping[str, Marks]:
        """For each state, the targets that a shortest way leads to from it."""
        marks = {id: np.zeros(stay.size, dtype=np.uint64) for id, stay in self.exploration.stays.items()}
        for bit, target in enumerate(targets):
            depths = self._depths(target)
            if len(depths):
                nearest = self.of[target.id] == depths.min()
                if target.states is not None:
                    nearest &= target.states
                marks[target.id][nearest] |= np.uint64(1 << bit)
        for knot in reversed(self.exploration.knots):
            changed = True
            while changed:
                changed = False
                for scene in reversed(knot.scenes):
                    before = marks[scene].copy()
                    for passage in self.exploration.stays[scene].passages:
                        self._mark(scene, passage, marks)
                    changed = changed or (knot.is_ring and not np.array_equal(before, marks[scene]))
        return marks

    def _mark(self, scene: str, passage: Passage, marks: Mapping[str, Marks]) -> None:
        to = passage.step.to
        if to is None or not marks[to].any():
            return
        nearest = self.of[to][passage.dst] == self.of[scene][passage.src] + cost(passage)
        marks[scene][passage.src] |= np.where(nearest, marks[to][passage.dst], np.uint64(0))

    def _walk(self, target: Target, bit: np.uint64, marks: Mapping[str, Marks]) -> tuple[str, ...] | None:
        start = next(
            (start for start in self.exploration.starts if marks[start.scene][start.state] & bit), None
        )
        if start is None:
            return None
        steps, at, state, depth = [*start.steps], start.scene, start.state, 0
        end = self.depth(Target(target.id, target.states))
        while not (at == target.id and depth == end and self._is_in(target, state)):
            at, state, taken = self._onward(self.exploration.stays[at], state, depth, bit, marks)
            if taken is not None:
                steps.append(taken)
                depth += 1
        if target.choice is not None:
            steps.append(f"{at}.{self.exploration.story.scenes[at].choices[target.choice].id}")
        return tuple(steps)

    def _is_in(self, target: Target, state: int) -> bool:
        return target.states is None or bool(target.states[state])

    def _onward(
        self, stay: Stay, state: int, depth: int, bit: np.uint64, marks: Mapping[str, Marks]
    ) -> tuple[str, int, str | None]:
        """The earliest choice from a state that keeps to a shortest way."""
        for passage in stay.passages:
            to, choice = passage.step.to, passage.step.choice
            place = int(np.searchsorted(passage.src, state))
            if to is None or place == len(passage.src) or passage.src[place] != state:
                continue
            dst = int(passage.dst[place])
            if marks[to][dst] & bit and self.of[to][dst] == depth + cost(passage):
                named = (
                    None
                    if choice is None
                    else f"{stay.id}.{self.exploration.story.scenes[stay.id].choices[choice].id}"
                )
                return to, dst, named
        raise AssertionError(f"the marks of {stay.id} lead nowhere")


def cost(passage: Passage) -> int:
    """The choices a passage takes: one, or none where a scene goes on by itself."""
    return 0 if passage.step.choice is None else 1
