"""What may be told of counts outside the room: enough to remember a lesson by, and nothing about anybody.

The rules, with k = 5. They were chosen so that even somebody who knows exactly how many voted, and knows these rules,
finds at least two possible numbers behind everything that is not told; the tests try every count of a room.

1. Below five votes nothing is told but the way the room went.
2. Where all votes but a few are for one answer it has “nearly everyone”, whether it had all of them or not, and every
   other “a few or none”: all but 1 below 10 votes, all but 2 below 23, all but 4 from there on.
3. Below ten votes nothing else is told: of eight votes, “a few” and “a few” would be four and four.
4. Numbers are told to the nearest five.
5. An answer with fewer than five votes has “a few or none”. Then the number of the answer that was taken is not told
   either, so that nothing can be found by subtraction. Where these together have fewer than five votes, nothing is.
6. Of endings none is taken. So when one of them has fewer than five, no number is told: the others have “five or more”.
   Phones that came to an ending are counted in whole groups of five, in the order in which they first did.

What is told of one question is told on its own: never together with what was answered to another, or from which seat.
"""

from collections.abc import Mapping

from game.workshop.closing.path import Count

K = 5
LEAST_TOLD = 2 * K
NEARLY_EVERYONE = Count(None, "nearly everyone")
A_FEW = Count(None, "a few or none")
NOT_SHOWN = Count(None, "not shown")
FIVE_OR_MORE = Count(None, "five or more")
FEWER = Count(None, "fewer than five")
_OTHERS_AT_MOST = ((LEAST_TOLD, 1), (23, 2))
_OTHERS_EVER = K - 1

Told = Mapping[str, Count]
"""What is told of each answer or ending; empty where nothing is."""


def told_votes(votes: Mapping[str, int], taken: str) -> Told:
    """What may be told of a question's votes; `taken` is the answer the room went with."""
    cast = sum(votes.values())
    if cast < K or len(votes) < 2:  # noqa: PLR2004 - with one answer there is nothing to tell
        return {}
    if (most := _nearly_all(votes, cast)) is not None:
        return {id: NEARLY_EVERYONE if id == most else A_FEW for id in votes}
    small = {id for id, number in votes.items() if number < K}
    if cast < LEAST_TOLD:
        return {}
    if not small:
        return {id: about(number) for id, number in votes.items()}
    if sum(votes[id] for id in small | {taken}) < K:
        return {}
    return {
        id: NOT_SHOWN if id == taken else A_FEW if id in small else about(number)
        for id, number in votes.items()
    }


def told_endings(arrived: Mapping[str, int]) -> Told:
    """What may be told of the endings that phones came to.

    `arrived` has every ending of the story, with 0 too, and a multiple of five in all.
    """
    came = sum(arrived.values())
    if came < K or len(arrived) < 2:  # noqa: PLR2004 - with one ending there is nothing to tell
        return {}
    if (most := _nearly_all(arrived, came)) is not None:
        return {id: NEARLY_EVERYONE if id == most else A_FEW for id in arrived}
    large = {id for id, number in arrived.items() if number >= K}
    if len(large) == len(arrived):
        return {id: about(number) for id, number in arrived.items()}
    if not large or came == K * len(large):
        return {}
    return {id: FIVE_OR_MORE if id in large else A_FEW for id in arrived}


def told_voters(cast: int) -> Count:
    """What may be told of how many voted."""
    return FEWER if cast < K else about(cast)


def about(number: int) -> Count:
    """A number to the nearest five."""
    rounded = K * ((number + K // 2) // K)
    return Count(rounded, f"about {rounded}")


def _nearly_all(counts: Mapping[str, int], cast: int) -> str | None:
    """The one that has all but a few, if any does."""
    most = max(counts, key=lambda id: counts[id])
    others = next((others for below, others in _OTHERS_AT_MOST if cast < below), _OTHERS_EVER)
    return most if cast - counts[most] <= others else None
