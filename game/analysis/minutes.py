"""How long a play takes to read, at 200 words a minute: the shortest, the mean and the longest."""

from game.analysis.amounts import Amounts
from game.analysis.extremes import extreme_words
from game.analysis.facts import ReadingTime
from game.analysis.ground import Ground
from game.analysis.hearing import Hearings
from game.analysis.search import TooFarError, searched_words

WORDS_A_MINUTE = 200


def reading_time(ground: Ground, hearings: Hearings, *, rings: bool) -> tuple[ReadingTime, tuple[str, ...]]:
    """The reading time, and what of it was not worked out; `rings` tells whether some ring leads to an ending."""
    amounts = [Amounts.of(hearing.exploration, hearings.lines_of(hearing)) for hearing in hearings.of]
    mean = None
    if not ground.never_ends and not hearings.unheard:
        mean = sum(words.mean(hearing.visits.of) for words, hearing in zip(amounts, hearings.of, strict=True))
    found: dict[bool, int | None] = {}
    unknown: list[str] = []
    for longest in (False, True):
        if longest and rings:
            found[longest] = None
        elif hearings.whole is not None:
            found[longest] = extreme_words(amounts[0], longest=longest)
        else:
            try:
                found[longest] = searched_words(ground.exploration, hearings, longest=longest)
            except TooFarError:
                found[longest] = None
                what = "longest" if longest else "shortest"
                unknown.append(
                    f"minutes: the {what} play lies among too many states of what its texts ask about."
                )
    return ReadingTime(_minutes(found[False]), _minutes(mean), _minutes(found[True])), tuple(unknown)


def _minutes(words: float | None) -> float | None:
    return None if words is None else words / WORDS_A_MINUTE
