"""How many different plays there are: exact, or not told."""

from collections.abc import Mapping

import numpy as np

from game.analysis.arrays import Truths
from game.analysis.stays import Exploration
from game.analysis.waves import Wave

WHOLE = 2.0**62
MOST_LARGE = 2_000_000
"""Passages up to which plays beyond 64 bits are still counted, one whole number at a time."""


def trails(
    exploration: Exploration, ordered: tuple[Wave, ...], behind: Mapping[str, Truths]
) -> Mapping[str, int | None] | None:
    """For each ending the number of plays that come to it, None where a ring makes it endless.

    None for the whole story where there are too many to count.
    """
    roughly = _counted(exploration, ordered, np.dtype(np.float64))
    if max(float(counts.max(initial=0.0)) for counts in roughly.values()) < WHOLE:
        counted = _counted(exploration, ordered, np.dtype(np.int64))
    elif (
        sum(len(passage.src) for stay in exploration.stays.values() for passage in stay.passages)
        <= MOST_LARGE
    ):
        counted = _counted(exploration, ordered, np.dtype(object))
    else:
        return None
    return {
        ending: None if ending in behind and behind[ending].any() else sum(map(int, counted.get(ending, ())))
        for ending in exploration.story.endings
    }


def _counted(exploration: Exploration, ordered: tuple[Wave, ...], kind: np.dtype) -> Mapping[str, np.ndarray]:
    counts = {id: np.zeros(stay.size, dtype=kind) for id, stay in exploration.stays.items()}
    for start in exploration.starts:
        counts[start.scene][start.state] += 1
    with np.errstate(over="ignore"):
        for wave in ordered:
            for passage in wave.passages():
                np.add.at(counts[passage.step.to or ""], passage.dst, counts[wave.stay.id][passage.src])
    return counts
