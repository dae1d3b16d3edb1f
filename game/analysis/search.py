"""The shortest and the longest play in words, where its texts cannot all be asked together.

What texts ask about is not part of the states of play, so the words of a state are only known between bounds there.
The bounds steer a search through full states (A*, Hart, Nilsson and Raphael 1968), which opens few of them.
"""

from collections.abc import Mapping
from heapq import heappop, heappush

import numpy as np
from attrs import define, field, frozen

from game.analysis.amounts import Amounts, counts
from game.analysis.arrays import Numbers
from game.analysis.extremes import FAR, words_ahead
from game.analysis.heard import texts
from game.analysis.hearing import Hearings, memory_of
from game.analysis.lengths import Stretch, measured
from game.analysis.liveness import live
from game.analysis.memory import Memory
from game.analysis.meters import CELLS, landing
from game.analysis.questions import Where
from game.analysis.reads import Reads
from game.analysis.stays import Exploration
from game.analysis.steps import Step, Stepper, effected, steppers
from game.story.prose.tree import Prose

MOST_OPENED = 60_000

Node = tuple[str, int, int]
"""A scene or ending, a mode that remembers for texts too, and a cell."""


class TooFarError(Exception):
    """The search opened as many states as it may and had not come to an ending."""


@frozen(eq=False)
class Bounds:
    """For each state of play, the fewest or the most words still to come, those of the state itself left out."""

    exploration: Exploration
    ahead: Mapping[str, Numbers]
    rows: Mapping[str, Mapping[int, int]]
    states: Mapping[str, Numbers]

    def of(self, node: Node) -> int:
        """The bound for a full state."""
        id, mode, at = node
        row = self.rows[id][mode & self.exploration.live[id]]
        return int(self.ahead[id][self.states[id].searchsorted(row * CELLS + at)])


def searched_words(exploration: Exploration, hearings: Hearings, *, longest: bool) -> int | None:
    """The words of the shortest play, or of the longest where no ring leads to an ending; None when no play ends.

    Raises:
        TooFarError: the search would open too many states.
    """
    story = exploration.story
    reads = Reads(story, memory_of(story, hearings.things), texts=True)
    alive = live(reads)
    own = bounds(exploration, reads.memory, longest=longest)
    return Search(reads, steppers(reads, alive), alive, own, longest).words()


def bounds(exploration: Exploration, memory: Memory, *, longest: bool) -> Bounds:
    """The bounds for the shortest play, or for the longest where no ring leads to an ending.

    `memory` knows what texts ask about.
    """
    extents = _extents(exploration, memory, longest=longest)
    ahead = words_ahead(extents, longest=longest)
    rows = {
        id: {mode: row for row, mode in enumerate(stay.modes.numbers())}
        for id, stay in exploration.stays.items()
    }
    states = {id: stay.rows * CELLS + stay.cells for id, stay in exploration.stays.items()}
    return Bounds(exploration, {id: words - extents.own[id] for id, words in ahead.items()}, rows, states)


def _extents(exploration: Exploration, memory: Memory, *, longest: bool) -> Amounts:
    """Bounds of the words of each state, and of the reply to each choice."""
    own = {id: np.zeros(stay.size, dtype=np.int64) for id, stay in exploration.stays.items()}
    replied: dict[tuple[str, int], Numbers] = {}
    for text in filter(counts, texts(exploration)):
        words = 0
        for line in text.prose.lines:
            always, stretches = measured(line, exploration.story, memory)
            words += always + sum(stretch.extent()[longest] for stretch in stretches)
        if text.choice is None:
            own[text.stay.id] += words if text.label is None else words * text.stay.open_states(text.label)
        else:
            replied[text.stay.id, text.choice] = np.full(text.stay.size, words)
    return Amounts(exploration, own, replied)


@define(eq=False)
class Search:
    """A search through full states; `steppers` and `live` remember for texts too."""

    reads: Reads
    steppers: Mapping[str, Stepper]
    live: Mapping[str, int]
    bounds: Bounds
    longest: bool
    _measured: dict[int, tuple[int, tuple[Stretch, ...]]] = field(factory=dict)

    def words(self) -> int | None:
        """The words of the shortest play, or of the longest; None when no play ends.

        Raises:
            TooFarError: the search would open too many states.
        """
        sign = -1 if self.longest else 1
        best: dict[Node, int] = {}
        waiting: list[tuple[int, int, int, Node]] = []
        for number, start in enumerate(self.bounds.exploration.starts):
            node = self._began(start.seat, start.stances, start.scene, number)
            self._reach(node, sign * self._own(node), best, waiting)
        opened = 0
        while waiting:
            _, _, spent, node = heappop(waiting)
            if spent > best[node]:
                continue
            if node[0] in self.reads.story.endings:
                return sign * spent
            opened += 1
            if opened > MOST_OPENED:
                raise TooFarError
            for ahead, replied in self._onward(node):
                self._reach(ahead, spent + sign * (replied + self._own(ahead)), best, waiting)
        return None

    def _reach(
        self, node: Node, spent: int, best: dict[Node, int], waiting: list[tuple[int, int, int, Node]]
    ) -> None:
        bound = self.bounds.of(node)
        if abs(bound) < FAR // 2 and spent < best.get(node, FAR):
            best[node] = spent
            heappush(waiting, (spent + (-bound if self.longest else bound), -len(best), spent, node))

    def _began(self, seat: str | None, stances: Mapping[str, str], scene: str, number: int) -> Node:
        story, memory = self.reads.story, self.reads.memory
        exploration = self.bounds.exploration
        start = exploration.starts[number]
        mode = effected(memory, story, story.scenes[scene].enter, memory.starting(story, seat, stances))
        return scene, mode & self.live[scene], int(exploration.stays[scene].cells[start.state])

    def _onward(self, node: Node) -> "list[tuple[Node, int]]":
        """The full states that follow, each with the words of the reply before it."""
        id, mode, at = node
        stepper = self.steppers[id]
        found = []
        places: tuple[int | None, ...] = tuple(
            place for place in range(len(stepper.offers)) if holds(stepper.open_where(place, mode), at)
        ) or (None,)
        for place in places:
            step = next(step for step in stepper.steps(place, mode) if holds(step.where, at))
            if step.to is not None:
                ahead = (step.to, (mode & step.keep) | step.put, int(landing(step.moved)[at]))
                found.append((ahead, self._replied(id, step, mode, at)))
        return found

    def _replied(self, id: str, step: Step, mode: int, at: int) -> int:
        if step.choice is None:
            return 0
        reply = self.reads.story.scenes[id].choices[step.choice].reply
        return self._count(reply, (mode & step.told_keep) | step.told_put, int(landing(step.told)[at]))

    def _own(self, node: Node) -> int:
        """The words read in a full state."""
        id, mode, at = node
        story = self.reads.story
        if id in story.endings:
            ending = story.endings[id]
            return self._count(ending.text, mode, at) + self._count(ending.later, mode, at)
        scene, stepper = story.scenes[id], self.steppers[id]
        words = self._count(scene.place, mode, at) + self._count(scene.text, mode, at)
        for place, choice in enumerate(scene.choices):
            if holds(stepper.open_where(place, mode), at):
                words += self._count(choice.words, mode, at)
        return words

    def _count(self, prose: Prose, mode: int, at: int) -> int:
        if id(prose) not in self._measured:  # by identity: a prose is a large value to hash
            lines = [measured(line, self.reads.story, self.reads.memory) for line in prose.lines]
            self._measured[id(prose)] = (
                sum(always for always, _ in lines),
                tuple(stretch for _, stretches in lines for stretch in stretches),
            )
        words, stretches = self._measured[id(prose)]
        for stretch in stretches:
            words += next(length for where, length in stretch.ways(mode) if holds(where, at))
        return words


def holds(where: Where, at: int) -> bool:
    """Whether a cell is among those."""
    return where if isinstance(where, bool) else bool(where[at])
