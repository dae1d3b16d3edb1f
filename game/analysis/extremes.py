"""The shortest and the longest play in words, by one sweep from the endings back to the starts."""

from collections.abc import Mapping

import numpy as np

from game.analysis.amounts import Amounts
from game.analysis.arrays import Numbers

FAR = int(np.iinfo(np.int64).max // 4)
"""Further than any play; so far it is to an ending from where none is reached."""


def extreme_words(amounts: Amounts, *, longest: bool) -> int | None:
    """The words of the shortest play, or of the longest where no ring leads to an ending; None when no play ends."""
    ahead = words_ahead(amounts, longest=longest)
    plays = [int(ahead[start.scene][start.state]) for start in amounts.exploration.starts]
    ending = [words for words in plays if abs(words) < FAR]
    if not ending:
        return None
    return max(ending) if longest else min(ending)


def words_ahead(amounts: Amounts, *, longest: bool) -> Mapping[str, Numbers]:
    """For each state, the fewest or the most words from there to an ending, its own counted; FAR where there is none.

    For the longest play it is -FAR.
    """
    exploration = amounts.exploration
    worst = -FAR if longest else FAR
    ahead = {id: np.full(stay.size, worst, dtype=np.int64) for id, stay in exploration.stays.items()}
    for ending in exploration.story.endings:
        if ending in ahead:
            ahead[ending] = amounts.own[ending]
    for knot in reversed(exploration.knots):
        changed = True
        while changed:
            changed = False
            for scene in reversed(knot.scenes):
                before, ahead[scene] = ahead[scene], _from(amounts, scene, ahead, worst)
                changed = changed or (knot.is_ring and not np.array_equal(before, ahead[scene]))
    return ahead


def _from(amounts: Amounts, scene: str, ahead: Mapping[str, Numbers], worst: int) -> Numbers:
    """The words from each state of a scene, by the better of the ways that lead on from it."""
    better = np.minimum if worst > 0 else np.maximum
    stay = amounts.exploration.stays[scene]
    found = np.full(stay.size, worst, dtype=np.int64)
    for passage in stay.passages:
        if (to := passage.step.to) is None:
            continue
        come = ahead[to][passage.dst]
        if passage.step.choice is not None and (scene, passage.step.choice) in amounts.replied:
            come += amounts.replied[scene, passage.step.choice][passage.src]
        found[passage.src] = better(found[passage.src], come)
    found += amounts.own[scene]
    found[abs(found) > FAR // 2] = worst  # no ending from there, however many words there are
    return found
