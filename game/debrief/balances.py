"""The three balances over a whole play, as numbers to draw and as words to read.

The words tell what moved a balance, and which way. Where it stands beside its band is only drawn: read as a sentence,
it sounds like a mark for the player.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from attrs import frozen

from game.debrief.moments import Moment, named
from game.engine import Playthrough, in_words, tell
from game.story.model import Meter

BAND = "the band"
WORTH_TELLING = 2
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
    def furthest(self) -> int:
        """How far a single choice moved it at most."""
        return max((abs(after - before) for before, after in pairwise(self.values)), default=0)

    @property
    def widest(self) -> int | None:
        """The choice that moved it most, as its place in the trail; of equals the first, None where none moved it."""
        moves = [abs(after - before) for before, after in pairwise(self.values)]
        return moves.index(self.furthest) if any(moves) else None

    def moved(self, step: int) -> str:
        """What it did at a place in the trail, in a word or two."""
        return MOVED[self.meter.name][self.values[step + 1] > self.values[step]]


def told(
    play: Playthrough, moved: Sequence[Balance], taken: Sequence[Moment], points: tuple[Moment, ...]
) -> Iterator[str]:
    """For each balance the choice that moved it most, which way, and why; no word of where it should be.

    The reason is the author's; at a turning point it stands there already. Of a balance that only ever moved by one
    nothing is told where another moved further.
    """
    furthest = max((balance.furthest for balance in moved), default=0)
    for balance in moved:
        step = balance.widest
        if step is None or balance.furthest < min(furthest, WORTH_TELLING):
            continue
        moment, name = taken[step], balance.meter.name.capitalize()
        reason = in_words(tell(moment.chosen.choice.because, play.rules.story, moment.before))
        why = f" {reason}" if reason and moment not in points else ""
        yield f"{name} {balance.moved(step)} most {named(moment, points)}.{why}"


def balances(play: Playthrough, taken: tuple[Moment, ...]) -> tuple[Balance, ...]:
    """The balances of a play with its moments, in the order of the meters."""
    states = [play.moments[0].state, *(moment.after for moment in taken)]
    return tuple(
        Balance(meter, tuple(state.meters[place] for state in states))
        for place, meter in enumerate(play.rules.story.meters)
    )
