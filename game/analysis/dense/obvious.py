"""Options that are the obvious right answer, found on the way back through a story."""

from collections.abc import Iterator

import numpy as np
from attrs import define, field

from game.analysis.dense.bits import Bits
from game.analysis.dense.net import Node
from game.analysis.dense.prospect import Outlook
from game.analysis.dense.reach import Reach
from game.analysis.dense.sample import Sample
from game.analysis.dense.spoken import pieces_of
from game.analysis.dense.weights import Floats, views
from game.analysis.hearing import interdependent
from game.analysis.options import OBVIOUS, SLACK


@define(eq=False)
class Obvious:
    """Looks for them scene after scene; `found` are scenes, places of choices, and states with other choices open."""

    reach: Reach
    found: list[tuple[str, int, Bits]] = field(factory=list)

    def look(self, outlook: Outlook) -> None:
        """Note the obvious answers of a scene."""
        story = self.reach.net.story
        if outlook.node.id not in self.reach.of or len(story.scenes[outlook.node.id].choices) < 2:  # noqa: PLR2004
            return
        good = interdependent(story)
        wanted = np.array([float(ending in good) for ending in outlook.columns.endings])
        parts = {column: float(mix @ wanted) for column, mix in outlook.columns.mixes.items()}
        always = float(outlook.columns.always @ wanted)
        if not good or _width(outlook, parts) < OBVIOUS - 2 * SLACK:
            return
        if not _may_be(outlook, parts):
            return
        for place, beside in self._obvious(outlook, always, parts):
            self.found.append((outlook.node.id, place, beside))

    def _obvious(
        self, outlook: Outlook, always: float, parts: dict[int, float]
    ) -> Iterator[tuple[int, Bits]]:
        node = outlook.node
        choices = range(len(self.reach.net.story.scenes[node.id].choices))
        met = self._unpacked(node, self.reach.of[node.id].states)
        values = {}
        opens = np.zeros(met.shape, dtype=np.int16)
        for place in choices:
            values[place] = _values(outlook, place, always, parts)
            opens += ~np.isnan(values[place])
        for place in choices:
            beside = met & (opens > 1) & ~np.isnan(values[place])
            if not beside.any():
                continue
            others = [values[other][beside] for other in choices if other != place]
            best = np.fmax.reduce(others)
            if (values[place][beside] >= best + OBVIOUS - SLACK).all():
                yield place, self._packed(node, beside)

    def _unpacked(self, node: Node, states: Bits) -> np.ndarray:
        width = self.reach.packing.width
        one = states.dtype.type(1)
        rows = [
            states[row // width] >> states.dtype.type(row % width) & one for row in range(len(node.modes))
        ]
        return np.array(rows, dtype=np.bool_)

    def _packed(self, node: Node, states: np.ndarray) -> Bits:
        packing = self.reach.packing
        found = packing.empty(len(node.modes))
        for row in range(len(node.modes)):
            word, bit = divmod(row, packing.width)
            found[word] |= states[row].astype(packing.kind) << packing.kind.type(bit)
        return found


def _width(outlook: Outlook, parts: dict[int, float]) -> float:
    """How far apart the chances of what is ahead can be at most."""
    lows, highs = [], []
    for arc in outlook.node.arcs:
        if arc.choice is None:
            continue
        low = high = 0.0
        for column, (least, most) in outlook.extent(arc).items():
            ends = (parts[column] * least, parts[column] * most)
            low, high = low + min(ends), high + max(ends)
        lows.append(low)
        highs.append(high)
    return max(highs, default=0.0) - min(lows, default=0.0)


def _may_be(outlook: Outlook, parts: dict[int, float]) -> bool:
    """Whether some states do not rule out at once that a choice is the obvious answer."""
    sample = Sample.of(outlook.mass)
    values: dict[int, Floats] = {}
    for arc in outlook.node.arcs:
        if arc.choice is None:
            continue
        value = values.setdefault(arc.choice, np.full(len(sample.rows), -np.inf))
        ahead = np.zeros(len(sample.rows))
        for column, numbers in outlook.there(arc).items():
            ahead += parts[column] * (numbers if isinstance(numbers, float) else sample.ahead(arc, numbers))
        np.copyto(value, ahead, where=sample.takes(arc))
    if len(values) < 2:  # noqa: PLR2004 - there is nothing beside it
        return False
    table = np.array(list(values.values()))
    opens = np.isfinite(table)
    for place in range(len(table)):
        others = np.delete(table, place, axis=0).max(axis=0)
        beside = opens[place] & (opens.sum(axis=0) > 1)
        if (table[place][beside] >= others[beside] + OBVIOUS - 2 * SLACK).all():
            return True
    return False


def _values(outlook: Outlook, place: int, always: float, parts: dict[int, float]) -> Floats:
    """For each state, the chance of a good ending once a choice is taken; NaN where it is not open."""
    node = outlook.node
    found = np.full((len(node.modes), 21, 21, 21), np.nan)
    for part in views(found, pieces_of(node, place)):
        part[...] = always
    for arc in node.arcs:
        if arc.choice != place:
            continue
        for column, value in outlook.ahead(arc).items():
            for number, part in enumerate(views(found, arc.pieces)):
                more = value if isinstance(value, float) else views(value, arc.pieces)[number]
                np.add(part, parts[column] * more, out=part)
    return found
