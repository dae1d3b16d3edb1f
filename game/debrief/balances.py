"""The three balances over a whole play, as numbers to draw and as words to read.

The words tell what moved a balance, and which way. Where it stands beside its band is only drawn: read as a sentence,
it sounds like a mark for the player.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from attrs import frozen

from game.debrief.moments import Moment, named
from game.engine import Playthrough
from game.story.model import Meter

BAND = "the band"
ENDS: dict[str, tuple[str, str]] = {
    "autonomy": ("giving way", "going alone"),
    "trust": ("holding back", "trusting all"),
    "boundaries": ("letting in", "shutting out"),
}
"""The two ends of each balance in everyday words, low end first."""
MOVED: dict[str, tuple[str, str]] = {
    "autonomy": ("gave way", "grew"),
    "trust": ("shrank", "grew"),
    "boundaries": ("opened", "closed"),
}
"""What a balance did on its way to each end."""


@frozen
class Balance:
    """One meter over a play: `values` holds its value at the start and after each choice."""

    meter: Meter
    values: tuple[int, ...]

    @property
    def zones(self) -> tuple[str, ...]:
        """The zone at the start and after each choice."""
        return tuple(self.meter.zone(value) for value in self.values)

    def spoken(self, zone: str) -> str:
        """A zone in everyday words: one of the ends, or the band."""
        low, _, high = self.meter.zones
        ends = ENDS[self.meter.name]
        return ends[0] if zone == low else ends[1] if zone == high else BAND

    @property
    def widest(self) -> int | None:
        """The choice that moved it most, as its place in the trail; of equals the first, None where none moved it."""
        moves = [abs(after - before) for before, after in pairwise(self.values)]
        return moves.index(max(moves)) if any(moves) else None

    def moved(self, step: int) -> str:
        """What it did at a place in the trail, in a word or two."""
        return MOVED[self.meter.name][self.values[step + 1] > self.values[step]]


def told(moved: Sequence[Balance], taken: Sequence[Moment], points: tuple[Moment, ...]) -> Iterator[str]:
    """For each balance the choice that moved it most, and which way; no word of where it should be."""
    for balance in moved:
        if (step := balance.widest) is not None:
            name = balance.meter.name.capitalize()
            yield f"{name} {balance.moved(step)} most {named(taken[step], points)}."


def balances(play: Playthrough, taken: tuple[Moment, ...]) -> tuple[Balance, ...]:
    """The balances of a play with its moments, in the order of the meters."""
    states = [play.moments[0].state, *(moment.after for moment in taken)]
    return tuple(
        Balance(meter, tuple(state.meters[place] for state in states))
        for place, meter in enumerate(play.rules.story.meters)
    )
