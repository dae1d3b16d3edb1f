"""What becomes of a play: how choices move the chances of the endings, worked out from the last scene to the first."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence

import numpy as np
from attrs import define, field

from game.analysis.dense.columns import Column, Columns, Mix, forgettable
from game.analysis.dense.flow import Flow
from game.analysis.dense.leaving import Leaving, dot
from game.analysis.dense.net import Arc, Net, Node
from game.analysis.dense.prospect import Outlook, Prospect, Prospects
from game.analysis.dense.rows import Onto, turn
from game.analysis.dense.shelf import Shelf
from game.analysis.dense.slides import fetch
from game.analysis.dense.weights import Floats, covers, put_inside, share, views

MEASURED, MEASURED_EVERY = 8, 40
"""Of so many scenes in a row so many have the bounds of their columns measured; the others take them over."""
FORGET_EVERY = 60
"""Scenes after which it is looked whether columns can be left out."""


def prospects(flow: Flow, look: Callable[[Outlook], None]) -> Prospects:
    """Work out all that becomes of plays; `look` is shown every scene whose choices may differ in it."""
    return _Back(flow, look).all()


@define(eq=False)
class _Back:
    """The way back through a story: `ahead` holds the columns of the scenes that scenes further back lead to."""

    flow: Flow
    look: Callable[[Outlook], None]
    columns: Columns = field(init=False)
    ahead: dict[str, dict[Column, Floats]] = field(factory=dict)
    _until: dict[str, list[str]] = field(init=False)
    _first: dict[str, int] = field(init=False)
    _turned: dict[str, dict[tuple[Column, Onto], Floats]] = field(factory=dict)
    _extents: dict[tuple[str, Column], tuple[float, float]] = field(factory=dict)
    _starts: dict[int, Mix] = field(factory=dict)
    _ways: Counter[tuple[str | None, Onto]] = field(init=False)

    def __attrs_post_init__(self) -> None:
        """Note from which scene on nothing looks at another any more."""
        self.columns = Columns((*self.net.story.endings, None))
        self._first = {node.id: number for number, node in enumerate(self.net.scenes())}
        for ending in self.net.story.endings:
            self._first[ending] = min((self._first[id] for id in self.net.before.get(ending, ())), default=0)
        self._ways = Counter((arc.to, arc.onto) for node in self.net.scenes() for arc in node.arcs)
        self._until = {}
        for id in self.net.nodes:
            if before := self.net.before[id]:
                self._until.setdefault(min(before, key=lambda scene: self._first[scene]), []).append(id)

    @property
    def net(self) -> Net:
        return self.flow.net

    @property
    def shelf(self) -> Shelf:
        return self.flow.shelf

    def all(self) -> Prospects:
        found: dict[str, Prospect] = {}
        arena = self.flow.arena()
        for number in reversed(range(self.flow.segments)):
            nodes = self.flow.nodes(number)
            if not self.columns.mixes and not any(_ends(node, self.net) for node in nodes):
                found.update(self._passed_over(nodes))
                continue
            stands = self.flow.segment(number, arena)
            while stands:
                node, mass = stands.pop()
                found[node.id] = self._prospect(node, mass)
                if len(found) % FORGET_EVERY == 0:
                    self._forget(node.id)
        starts = tuple(self._starts[number] for number in range(len(self.net.origins)))
        return Prospects(self.columns.endings, found, starts)

    def _passed_over(self, nodes: Sequence[Node]) -> Iterator[tuple[str, Prospect]]:
        """Scenes from which everything is as likely as always."""
        for node in reversed(nodes):
            self.ahead[node.id] = {}
            self._begin(node.id)
            self._let_go(node.id)
            choices = len(self.net.story.scenes[node.id].choices)
            yield (
                node.id,
                Prospect(self.columns.always.copy(), (np.zeros(len(self.columns.endings)),) * choices),
            )

    def _begin(self, scene: str) -> None:
        """Note what becomes of plays that begin at a scene."""
        for number, origin in enumerate(self.net.origins):
            if origin.scene == scene:
                values = self.ahead[scene].items()
                self._starts[number] = self.columns.chances(
                    {
                        column: float(numbers[origin.row].reshape(-1)[origin.cell])
                        for column, numbers in values
                    }
                )

    def _prospect(self, node: Node, mass: Floats) -> Prospect:
        likely = share(node, self.shelf)
        columns = self._columns_ahead(node)
        self.look(Outlook(node, mass, likely, self.columns, self._ahead_of, self._there, self._extent_of))
        leaving = Leaving(node, mass, likely, self.shelf)
        visits = float(mass.sum())
        ends = self.columns.always.copy()
        moved = [np.zeros(len(ends)) for _ in self.net.story.scenes[node.id].choices]
        here: dict[Column, Floats] = {}
        for column in columns:
            mix = self.columns.mixes[column]
            numbers, taken = self._mixed(leaving, column)
            here[column] = numbers
            self._extents[node.id, column] = self._extent(node, column, numbers)
            if visits:
                ends += mix * (sum(taken) / visits)
            for arc, then, before in zip(node.arcs, taken, leaving.held(numbers, sum(taken)), strict=True):
                if arc.choice is not None:
                    moved[arc.choice] += mix * (then - before)
        self.ahead[node.id] = here
        self._begin(node.id)
        self._let_go(node.id)
        leaving.put_back()
        return Prospect(ends, tuple(moved))

    def _columns_ahead(self, node: Node) -> tuple[Column, ...]:
        found: dict[Column, None] = {}
        for arc in node.arcs:
            ahead = self.columns.of_ending(arc.to) if self._is_end(arc) else self.ahead[arc.to or ""]
            found.update(dict.fromkeys(ahead))
        return tuple(found)

    def _is_end(self, arc: Arc) -> bool:
        return arc.to is None or arc.to in self.net.story.endings

    def _ahead_of(self, arc: Arc) -> Mapping[Column, Floats | float]:
        """All columns ahead of an arc that are not 0 there."""
        values = {column: self._value(arc, column) for column in self.columns.mixes}
        return {column: value for column, value in values.items() if value is not None}

    def _there(self, arc: Arc) -> Mapping[Column, Floats | float]:
        if self._is_end(arc):
            return dict.fromkeys(self.columns.of_ending(arc.to), 1.0)
        return self.ahead[arc.to or ""]

    def _extent_of(self, arc: Arc) -> Mapping[Column, tuple[float, float]]:
        if self._is_end(arc):
            return dict.fromkeys(self.columns.of_ending(arc.to), (1.0, 1.0))
        return {column: self._extents[arc.to or "", column] for column in self.ahead[arc.to or ""]}

    def _extent(self, node: Node, column: Column, numbers: Floats) -> tuple[float, float]:
        """Bounds of a column at a scene: those of what is ahead, since it is a mean of that; now and then the exact."""
        if self._first[node.id] % MEASURED_EVERY < MEASURED:
            return float(numbers.min()), float(numbers.max())
        ahead = [self._extent_of(arc).get(column, (0.0, 0.0)) for arc in node.arcs]
        return min(low for low, _ in ahead), max(high for _, high in ahead)

    def _value(self, arc: Arc, column: Column) -> Floats | float | None:
        """A column ahead of an arc; None where it is 0."""
        if self._is_end(arc):
            return 1.0 if column in self.columns.of_ending(arc.to) else None
        numbers = self.ahead[arc.to or ""].get(column)
        if numbers is None:
            return None
        how = turn(arc.onto, len(numbers))
        found = self.shelf.empty(len(arc.onto))
        if how.is_still:
            fetch(found, numbers, arc.moved)
            return found
        known = self._turned.setdefault(arc.to or "", {})
        if (column, arc.onto) not in known:
            known[column, arc.onto] = self.shelf.empty(len(arc.onto))
            how.put_back(known[column, arc.onto], numbers)
        fetch(found, known[column, arc.onto], arc.moved)
        if self._ways[arc.to, arc.onto] == 1:
            self.shelf.put_back(known.pop((column, arc.onto)))
        return found

    def _mixed(self, leaving: Leaving, column: Column) -> tuple[Floats, list[float]]:
        """A column at a scene, the mean of what is ahead over the open choices; and what each arc's takings come to."""
        node = leaving.node
        found: Floats | None = None
        taken = []
        for place, arc in enumerate(node.arcs):
            value = self._value(arc, column)
            if value is None:
                taken.append(0.0)
                continue
            mass = leaving.by(place)
            taken.append(float(mass.sum()) * value if isinstance(value, float) else dot(mass, value))
            if found is None and not isinstance(value, float) and covers(arc.pieces, node):
                found = value
                continue
            if found is None:
                found = self.shelf.full(len(node.modes), 0.0)
            if isinstance(value, float):
                for part in views(found, arc.pieces):
                    np.add(part, value, out=part)
            else:
                put_inside(found, value, arc, node)
                self.shelf.put_back(value)
        if found is None:
            raise AssertionError(f"{node.id} leads to no state of a column that is ahead of it")
        return np.multiply(found, leaving.share, out=found), taken

    def _let_go(self, scene: str) -> None:
        """Forget what nothing further back leads to."""
        for id in self._until.get(scene, ()):
            for column in self.ahead.get(id, {}):
                del self._extents[id, column]
            for numbers in (*self.ahead.pop(id, {}).values(), *self._turned.pop(id, {}).values()):
                self.shelf.put_back(numbers)

    def _forget(self, at: str) -> None:
        """Leave out the columns that have become mixes of others wherever scenes further back may look at them."""
        ends = [
            end for end in self.columns.at_ending if end is not None and self._first[end] < self._first[at]
        ]
        sizes = {
            id: next((part.shape for part in numbers.values()), (1,)) for id, numbers in self.ahead.items()
        }
        vectors: dict[Column, list[Floats]] = {}
        for column in self.columns.mixes:
            vectors[column] = [numbers.get(column, np.zeros(sizes[id])) for id, numbers in self.ahead.items()]
            vectors[column] += [np.full(1, float(column in self.columns.at_ending[end])) for end in ends]
        if not any(vectors.values()):
            return
        for column, always, others in forgettable(vectors):
            self.columns.forget(column, always, others)
            for id, numbers in self.ahead.items():
                self._extents.pop((id, column), None)
                self.shelf.put_back(numbers.pop(column, None))


def _ends(node: Node, net: Net) -> bool:
    return any(arc.to is None or arc.to in net.story.endings for arc in node.arcs)
