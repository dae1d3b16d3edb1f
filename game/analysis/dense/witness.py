"""The earliest of the shortest plays that come to something.

From what a play should come to, the states on shortest ways to it are marked back over some choices only. Before those,
almost any way will do: it is found by trying choices in their order, and going back where none leads on.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache

from attrs import define, field, frozen

from game.analysis.dense.bits import Bits
from game.analysis.dense.net import Arc, Node, Origin
from game.analysis.dense.reach import Reach
from game.analysis.meters import CELLS, SIDE, landing

State = tuple[str, int, int]
"""A scene or ending, a row and a cell."""
WINDOW = 40
"""Choices over which ways are marked at first."""
MOST_TRIES = 4_000
"""States that are tried before ways are marked all the way back."""


@frozen(eq=False)
class Aim:
    """What a witness should come to: some states of a scene or ending, None for all, and there, perhaps, a choice."""

    id: str
    states: Bits | None = None
    choice: int | None = None


Marks = dict[tuple[str, int], Bits]
"""For scenes and numbers of choices, the states on a shortest way to an aim."""


@define(eq=False)
class Witnesses:
    """Finds witnesses; `taking` tells which arcs may be taken."""

    reach: Reach
    taking: Callable[[Node, Arc], bool] = lambda _node, _arc: True
    _place: dict[str, int] = field(init=False)
    _unfolded: dict[tuple[str, int], Bits] = field(factory=dict)

    def __attrs_post_init__(self) -> None:
        """Number the scenes in their order."""
        self._place = {id: number for number, id in enumerate(self.reach.net.nodes)}

    def depth(self, aim: Aim) -> int | None:
        """The fewest choices to an aim, its own not counted."""
        met = self.reach.of.get(aim.id)
        if met is None:
            return None
        if aim.states is None:
            return met.first
        return next((depth for depth in met.choices if (met.after(depth) & aim.states).any()), None)

    def find(self, aim: Aim) -> tuple[str, ...] | None:
        """The earliest of the shortest plays that come to an aim; None where none does."""
        depth = self.depth(aim)
        if depth is None:
            return None
        for window in (WINDOW, depth):
            from_depth = max(0, depth - window)
            marks = self._marked(aim, depth, from_depth)
            found = self._way(marks, from_depth)
            if found is not None:
                origin, taken, state = found
                taken = [*taken, *self._onward(aim, marks, state, from_depth, depth)]
                return (*_beginning(origin), *taken)
        return None

    def _marked(self, aim: Aim, depth: int, from_depth: int) -> Marks:
        """The states on shortest ways to an aim, back to a number of choices."""
        net, packing = self.reach.net, self.reach.packing
        last = self._states(aim.id, depth)
        marks: Marks = {(aim.id, depth): last if aim.states is None else last & aim.states}
        waiting = {aim.id: {depth}}
        while waiting:
            id = max(waiting, key=lambda id: self._place[id])
            depths = waiting.pop(id)
            for before in net.before[id]:
                met, node = self.reach.of.get(before), net.nodes[before]
                if met is None:
                    continue
                for arc in node.arcs:
                    if arc.to != id or not self.taking(node, arc):
                        continue
                    for at in depths:
                        then = at - (arc.choice is not None)
                        if then < from_depth or then not in met.choices:
                            continue
                        back = packing.brought(arc, marks[id, at], node) & self._states(before, then)
                        if back.any():
                            known = marks.get((before, then))
                            marks[before, then] = back if known is None else known | back
                            waiting.setdefault(before, set()).add(then)
        return marks

    def _states(self, id: str, depth: int) -> Bits:
        if (id, depth) not in self._unfolded:
            if len(self._unfolded) > 4 * WINDOW:
                self._unfolded.pop(next(iter(self._unfolded)))
            self._unfolded[id, depth] = self.reach.of[id].after(depth)
        return self._unfolded[id, depth]

    def _way(self, marks: Marks, depth: int) -> tuple[Origin, list[str], State] | None:
        """The earliest way of so many choices to a marked state; None where it was not found among the first tried."""
        dead: set[tuple[State, int]] = set()
        for origin in self.reach.net.origins:
            trail: list[tuple[Iterator[tuple[State, str | None]], str | None]] = []
            state: State | None = (origin.scene, origin.row, origin.cell)
            names: list[str] = []
            while state is not None or trail:
                if state is not None and len(names) <= depth and (state, len(names)) not in dead:
                    if len(names) == depth and self._is_marked(marks, state, depth):
                        return origin, names, state
                    dead.add((state, len(names)))
                    if len(dead) > MOST_TRIES + depth:
                        return None
                    trail.append((self._steps(state), None))
                state = None
                while trail and state is None:
                    steps, name = trail[-1]
                    if name is not None:
                        names.pop()
                        trail[-1] = (steps, None)
                    ahead = next(steps, None)
                    if ahead is None:
                        trail.pop()
                        continue
                    state, taken = ahead
                    if taken is not None:
                        names.append(taken)
                        trail[-1] = (steps, taken)
        return None

    def _is_marked(self, marks: Mapping[tuple[str, int], Bits], state: State, depth: int) -> bool:
        states = marks.get((state[0], depth))
        if states is None:
            return False
        word, bit = divmod(state[1], self.reach.packing.width)
        return bool(int(states[word].reshape(-1)[state[2]]) >> bit & 1)

    def _onward(self, aim: Aim, marks: Marks, state: State, at: int, depth: int) -> Iterator[str]:
        """The earliest choices along the marks."""
        while not (state[0] == aim.id and at == depth and self._is_marked(marks, state, depth)):
            for ahead, name in self._steps(state):
                after = at + (name is not None)
                if self._is_marked(marks, ahead, after):
                    state, at = ahead, after
                    if name is not None:
                        yield name
                    break
            else:
                raise AssertionError(f"the marks of {state[0]} lead nowhere")
        if aim.choice is not None:
            yield f"{aim.id}.{self.reach.net.story.scenes[aim.id].choices[aim.choice].id}"

    def _steps(self, state: State) -> Iterator[tuple[State, str | None]]:
        """What may follow a state, choice after choice, each with the choice's name."""
        id, row, cell = state
        node = self.reach.net.nodes[id]
        for arc in node.arcs:
            if arc.to is not None and self.taking(node, arc) and takes(arc, row, cell):
                name = None
                if arc.choice is not None:
                    name = f"{id}.{self.reach.net.story.scenes[id].choices[arc.choice].id}"
                yield (arc.to, arc.onto[row], int(landing(arc.moved)[cell])), name


def takes(arc: Arc, row: int, cell: int) -> bool:
    """Whether a state takes an arc."""
    places = _places(cell)
    return any(
        piece.rows >> row & 1
        and all(low <= place < high for place, (low, high) in zip(places, piece.box, strict=True))
        for piece in arc.pieces
    )


@lru_cache(maxsize=CELLS)
def _places(cell: int) -> tuple[int, int, int]:
    rest, third = divmod(cell, SIDE)
    first, second = divmod(rest, SIDE)
    return first, second, third


def _beginning(origin: Origin) -> Sequence[str]:
    seat, stances, _ = origin.begin
    named = () if seat is None else (f"seat={seat}",)
    return (*named, *(f"{person}={stance}" for person, stance in stances.items()))
