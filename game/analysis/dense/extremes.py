"""The shortest and the longest play in words: for each state the fewest and the most words on any way there."""

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
from attrs import field, frozen

from game.analysis.dense.boxes import WHOLE, slices
from game.analysis.dense.net import Arc, Net, Node, Piece
from game.analysis.dense.rows import runs
from game.analysis.dense.shelf import Shelf
from game.analysis.dense.spoken import Hearers, Length, after, as_cells, lengths, passages, pieces_of
from game.analysis.dense.weights import carry, covers
from game.analysis.meters import SIDE

FAR = 1 << 30
Counts = npt.NDArray[np.int32]


def extreme_words(net: Net) -> tuple[int | None, int | None]:
    """The words of the shortest play and of the longest; None when no play ends."""
    shelf = Shelf(np.dtype(np.int32))
    both = (_Run(net, shelf, np.minimum, FAR), _Run(net, shelf, np.maximum, -FAR))
    for run in both:
        for origin in net.origins:
            run.awaiting(origin.scene)[origin.row].reshape(-1)[origin.cell] = 0
    ends: tuple[list[int], list[int]] = ([], [])
    for node in net.nodes.values():
        if node.id not in both[0].coming:
            continue
        words = [run.coming.pop(node.id) for run in both]
        own = _own(net, node)
        for numbers in words:
            own.add_some(numbers)
        if node.id in net.story.endings:
            ends[0].append(int(words[0].min()) + own.always)
            ends[1].append(int(words[1].max()) + own.always)
        for arc in node.arcs:
            if arc.to is not None:
                replied = _replied(net, node, arc)
                for run, numbers in zip(both, words, strict=True):
                    run.carry(arc, numbers, replied, own.always)
        for numbers in words:
            shelf.put_back(numbers)
    shortest, longest = min(ends[0], default=FAR), max(ends[1], default=-FAR)
    return (shortest if shortest < FAR // 2 else None), (longest if longest > -FAR // 2 else None)


@frozen(eq=False)
class _Words:
    """Words that are read in all states, and those of some: an index of the array, and numbers to add there."""

    always: int
    some: tuple[tuple[Any, Any], ...] = ()

    def add_some(self, numbers: Counts) -> None:
        """Add those of some states; the others are added on the way to the next scene."""
        for index, words in self.some:
            numbers[index] += words


@frozen(eq=False)
class _Run:
    """Words on their way; `nothing` stands in states to which there is no way yet."""

    net: Net
    shelf: Shelf
    join: np.ufunc
    nothing: int
    coming: dict[str, Counts] = field(factory=dict)

    def awaiting(self, id: str) -> Counts:
        """The array to which what comes to a scene is joined."""
        if id not in self.coming:
            self.coming[id] = self.shelf.full(len(self.net.nodes[id].modes), self.nothing)
        return self.coming[id]

    def carry(self, arc: Arc, words: Counts, replied: _Words, more: int) -> None:
        """Carry words on, with more that all states read, and those of a reply."""
        told = words
        if replied.some:
            told = self.shelf.copy(words)
            replied.add_some(told)
        onto = self.awaiting(arc.to or "")
        more += replied.always
        carry(arc, told, onto, self.shelf, join=self.join, nothing=self.nothing, more=more)
        if told is not words:
            self.shelf.put_back(told)


def _own(net: Net, node: Node) -> _Words:
    """The words read in each state of a scene or ending."""
    here = Hearers(node.modes)
    always = 0
    some: list[tuple[Any, Any]] = []
    for passage in passages(net.story, node.id):
        if not passage.is_counted or passage.read == "after" or not passage.prose.paragraphs:
            continue
        plain, lively = lengths(net, passage.prose, here)
        pieces = (Piece(WHOLE, node.every),) if passage.choice is None else pieces_of(node, passage.choice)
        if covers(pieces, node):
            always += plain
        elif plain:
            some += [((run, *slices(p.box)), np.int32(plain)) for p in pieces for run in runs(p.rows)]
        some += _lively(pieces, lively)
    return _Words(always, tuple(some))


def _replied(net: Net, node: Node, arc: Arc) -> _Words:
    """The words of the reply after an arc's choice, in each state that takes it."""
    if arc.choice is None:
        return _Words(0)
    choice = net.story.scenes[node.id].choices[arc.choice]
    if not choice.reply.paragraphs:
        return _Words(0)
    always, lively = lengths(net, choice.reply, after(net, node, arc, choice))
    return _Words(always, tuple(_lively(arc.pieces, lively)))


def _lively(pieces: Sequence[Piece], lively: Sequence[Length]) -> Iterator[tuple[Any, Any]]:
    for length in lively:
        cube = as_cells(length.where).reshape(SIDE, SIDE, SIDE).astype(np.int32) * np.int32(length.words)
        for piece in pieces:
            for run in runs(piece.rows & length.rows):
                yield (run, *slices(piece.box)), cube[slices(piece.box)]
