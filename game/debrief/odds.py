"""How far each choice of a play moved the odds, each open choice after it being equally likely.

The analysis is imported when the first debrief asks for it, because it brings numpy with it.
"""

from functools import lru_cache
from typing import TYPE_CHECKING

from attrs import frozen

from game.engine import Playthrough, Rules

if TYPE_CHECKING:
    from game.analysis.odds import Odds, Shares

MOST_STATES = 1_500_000
"""In a story with more states a debrief does without odds, so that nobody waits for it."""
NEARLY_NONE = 0.02
FRACTIONS = {
    1 / 20: "one play in twenty",
    1 / 10: "one play in ten",
    1 / 8: "one play in eight",
    1 / 6: "one play in six",
    1 / 5: "one play in five",
    1 / 4: "one play in four",
    1 / 3: "one play in three",
    2 / 5: "two plays in five",
    1 / 2: "half of all plays",
    3 / 5: "three plays in five",
    2 / 3: "two plays in three",
    3 / 4: "three plays in four",
    4 / 5: "four plays in five",
    9 / 10: "nine plays in ten",
}


@frozen
class Turn:
    """What one choice did to the chance of each ending: before it was made, and after."""

    before: "Shares"
    after: "Shares"

    @property
    def moved(self) -> float:
        """The share of plays whose ending it changed: half the sum of all differences, from 0 to 1."""
        return sum(abs(self.after[ending] - self.before[ending]) for ending in self.before) / 2

    def by(self, ending: str) -> float:
        """By how much it raised the chance of an ending."""
        return self.after[ending] - self.before[ending]


def turns(play: Playthrough) -> tuple[Turn, ...] | None:
    """What each choice of a play did; None where the odds are not known.

    They are not where the story has too many states, and where scenes were skipped.
    """
    odds = None if play.skipping else _odds(play.rules)
    if odds is None:
        return None
    crossed, _ = odds.along(play.state.seat, dict(play.state.stances), play.whole_trail)
    own = crossed[len(crossed) - len(play.trail) :]
    taken = [moment.taken.choice.id for moment in play.moments if moment.taken is not None]
    return tuple(
        Turn(crossing.before, crossing.after[choice]) for crossing, choice in zip(own, taken, strict=True)
    )


def now(play: Playthrough) -> "Shares | None":
    """The chance of each ending from where a play stands; None where the odds are not known."""
    odds = None if play.skipping else _odds(play.rules)
    return odds.along(play.state.seat, dict(play.state.stances), play.whole_trail)[1] if odds else None


def plays(share: float) -> str:
    """A chance as a share of plays, in words: `no play`, `one play in three`, `half of all plays`, `every play`."""
    if share <= NEARLY_NONE:
        return "no play" if share <= 0 else "hardly a play"
    if share >= 1 - NEARLY_NONE:
        return "every play" if share > 1 - NEARLY_NONE**3 else "nearly every play"
    return FRACTIONS[min(FRACTIONS, key=lambda fraction: abs(fraction - share))]


@lru_cache(maxsize=4)
def _odds(rules: Rules) -> "Odds | None":
    from game.analysis.explore import TooManyStatesError  # noqa: PLC0415
    from game.analysis.odds import Odds  # noqa: PLC0415

    try:
        return Odds.of(rules.story, MOST_STATES)
    except TooManyStatesError:
        return None
