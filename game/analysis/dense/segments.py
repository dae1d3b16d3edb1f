"""Where a story is cut into segments, so that the way back can work out each of them again from a checkpoint."""

from collections.abc import Sequence

from game.analysis.dense.net import Net

LONG = 160
"""Scenes in a segment, about: longer ones need more room at once, shorter ones more checkpoints."""
ROUND_ABOUT = 12


def cuts(net: Net) -> tuple[int, ...]:
    """The places in the order of scenes at which segments begin: there little has come ahead, and little is kept."""
    waiting = rows_waiting(net)
    found = [0]
    while found[-1] + LONG + ROUND_ABOUT < len(waiting):
        near = range(found[-1] + LONG - ROUND_ABOUT, found[-1] + LONG + ROUND_ABOUT)
        found.append(min(near, key=lambda place: waiting[place]))
    return tuple(found)


def rows_waiting(net: Net) -> Sequence[int]:
    """For each place in the order of scenes, the rows of those from there on to which something may have come."""
    scenes = net.scenes()
    place = {node.id: number for number, node in enumerate(scenes)}
    change = [0] * (len(scenes) + 1)
    for node in scenes:
        first = min((place[id] for id in net.before[node.id]), default=place[node.id])
        change[min(first + 1, place[node.id])] += len(node.modes)
        change[place[node.id] + 1] -= len(node.modes)
    found, rows = [], 0
    for number in range(len(scenes)):
        rows += change[number]
        found.append(rows)
    return found
