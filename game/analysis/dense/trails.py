"""How many different plays there are: exact, or not told."""

from collections.abc import Mapping
from typing import Any

import numpy as np

from game.analysis.dense.net import Net
from game.analysis.dense.shelf import Shelf
from game.analysis.dense.slides import Array, cubes
from game.analysis.dense.weights import carry
from game.analysis.trails import WHOLE


def trails(net: Net) -> Mapping[str, int] | None:
    """For each ending the number of plays that come to it; None where there are too many for a word of 64 bits."""
    if _counted(net, np.dtype(np.float64)) is None:
        return None
    counted = _counted(net, np.dtype(np.int64)) or {}
    return {ending: counted.get(ending, 0) for ending in net.story.endings}


def _counted(net: Net, kind: np.dtype[Any]) -> Mapping[str, int] | None:
    """The numbers of plays, or roughly; None as soon as some state has too many."""
    coming: dict[str, Array] = {}
    shelf = Shelf(kind)
    for origin in net.origins:
        _awaiting(net, origin.scene, coming, kind)[origin.row].reshape(-1)[origin.cell] += 1
    found: dict[str, int] = {}
    for node in net.nodes.values():
        counts = coming.pop(node.id, None)
        if counts is None:
            continue
        if float(counts.max()) >= WHOLE:
            return None
        if node.id in net.story.endings:
            found[node.id] = sum(map(int, counts[counts > 0].tolist()))
        for arc in node.arcs:
            if arc.to is not None:
                carry(arc, counts, _awaiting(net, arc.to, coming, kind), shelf, nothing=0)
    return found


def _awaiting(net: Net, id: str, coming: dict[str, Array], kind: np.dtype[Any]) -> Array:
    if id not in coming:
        coming[id] = np.zeros(cubes(len(net.nodes[id].modes)), dtype=kind)
    return coming[id]
