"""The words that a play reads in the mean, scene after scene."""

import numpy as np

from game.analysis.dense.boxes import slices
from game.analysis.dense.figuring import Figures, Sums
from game.analysis.dense.flow import Stand
from game.analysis.dense.net import Net, Node
from game.analysis.dense.rows import Rows
from game.analysis.dense.spoken import Hearers, Length, after, lengths, passages, pieces_of
from game.analysis.dense.weights import Floats
from game.analysis.meters import SIDE


def words_read(net: Net, stand: Stand, found: Figures) -> float:
    """The words that a play reads at a scene or ending in the mean."""
    node, sums = stand.node, Sums(stand.mass)
    here = Hearers(node.modes)
    words = 0.0
    for passage in passages(net.story, node.id):
        if not passage.is_counted or not passage.prose.paragraphs:
            continue
        if passage.read == "after":
            words += _after(net, stand, found, passage.choice or 0, Sums(stand.each))
            continue
        always, lively = lengths(net, passage.prose, here)
        if passage.choice is None:
            words += always * found.visits
            words += sum(length.words * _heard(sums.of(length.rows), length) for length in lively)
        else:
            words += always * found.opens[passage.choice]
            for length in lively:
                words += length.words * _heard(_open(node, passage.choice, sums, length.rows), length)
    return words


def _after(net: Net, stand: Stand, found: Figures, place: int, sums: Sums) -> float:
    """The words of a choice's reply."""
    choice = net.story.scenes[stand.node.id].choices[place]
    words = 0.0
    for arc, figure in zip(stand.node.arcs, found.taken, strict=True):
        if arc.choice != place:
            continue
        always, lively = lengths(net, choice.reply, after(net, stand.node, arc, choice))
        words += always * figure.mass
        for length in lively:
            cells = np.zeros((SIDE, SIDE, SIDE))
            for piece in arc.pieces:
                _add(cells, sums, piece.rows & length.rows, slices(piece.box))
            words += length.words * _heard(cells, length)
    return words


def _open(node: Node, place: int, sums: Sums, rows: Rows) -> Floats:
    cells = np.zeros((SIDE, SIDE, SIDE))
    for piece in pieces_of(node, place):
        _add(cells, sums, piece.rows & rows, slices(piece.box))
    return cells


def _add(cells: Floats, sums: Sums, rows: Rows, index: tuple[slice, slice, slice]) -> None:
    if rows:
        cells[index] += sums.of(rows)[index]


def _heard(cells: Floats, length: Length) -> float:
    """How often a length is read, where `cells` hear it."""
    if isinstance(length.where, bool):
        return float(cells.sum()) if length.where else 0.0
    return float(cells.reshape(-1)[length.where].sum())
