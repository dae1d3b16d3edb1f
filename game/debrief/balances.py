"""The three balances over a whole play, as numbers to draw and as words to read.

A balance is said to be inside its band or past one end of it, never that a person is so: the band is the story's
measure of what was done, not of who did it.
"""

from collections.abc import Iterator, Sequence

from attrs import frozen

from game.debrief.moments import Moment
from game.engine import Playthrough
from game.story.model import Meter
from game.story.words import listed

BAND = "the band"
ENDS: dict[str, tuple[str, str]] = {
    "autonomy": ("giving way", "going alone"),
    "trust": ("holding back", "trusting all"),
    "boundaries": ("letting in", "shutting out"),
}
"""The two ends of each balance in everyday words, low end first."""


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
    def is_inside(self) -> bool:
        """Whether it stayed inside its band all the way."""
        return set(self.zones) == {self.meter.zones[1]}

    def sentence(self) -> str:
        """How it left its band, in words that judge no choice."""
        name = self.meter.name.capitalize()
        if self.zones[-1] != self.meter.zones[1]:
            return f"{name}: {self.at_the_end} at the end."
        return f"{name}: past its band for a while, and back inside by the end."

    @property
    def at_the_end(self) -> str:
        """Where it stands when the play is over."""
        last = self.zones[-1]
        return "inside its band" if last == self.meter.zones[1] else "past its band"


def told(moved: Sequence[Balance]) -> Iterator[str]:
    """What the balances did, a sentence for each that left its band and one for the others."""
    yield from (balance.sentence() for balance in moved if not balance.is_inside)
    inside = [balance.meter.name for balance in moved if balance.is_inside]
    if inside:
        names = listed(inside)
        bands = "its band" if len(inside) == 1 else "their bands"
        yield f"{names[0].upper()}{names[1:]}: inside {bands} all the way."


def balances(play: Playthrough, taken: tuple[Moment, ...]) -> tuple[Balance, ...]:
    """The balances of a play with its moments, in the order of the meters."""
    states = [play.moments[0].state, *(moment.after for moment in taken)]
    return tuple(
        Balance(meter, tuple(state.meters[place] for state in states))
        for place, meter in enumerate(play.rules.story.meters)
    )
