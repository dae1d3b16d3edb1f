"""The three balances over a whole play, as numbers to draw and as words to read."""

from collections.abc import Sequence
from itertools import pairwise

from attrs import frozen

from game.debrief.moments import Moment, moments
from game.engine import Playthrough
from game.story.model import Meter

SPAN, WORTH_SAYING = 4, 2


@frozen
class Balance:
    """One meter over a play: `values` holds its value at the start and after each choice."""

    meter: Meter
    values: tuple[int, ...]

    @property
    def zones(self) -> tuple[str, ...]:
        """The zone at the start and after each choice."""
        return tuple(self.meter.zone(value) for value in self.values)

    def sentence(self, labels: Sequence[str]) -> str:
        """What it did, in words; `labels` names each choice of the play, such as `at 2`."""
        name, zones = self.meter.name.capitalize(), self.zones
        told = [f"{spoken(zones[0])} at the start"]
        for step, (before, after) in enumerate(pairwise(zones)):
            if after != before:
                told.append(f"{spoken(after)} {labels[step]}")
        if len(told) > SPAN:
            told = [told[0], f"in and out {len(told) - 2} times", told[-1]]
        if len(told) == 1:
            return f"{name}: {spoken(zones[0])} throughout{self._nearest(labels)}."
        return f"{name}: {', then '.join(told)}."

    def _nearest(self, labels: Sequence[str]) -> str:
        """Which end of its band a balance came nearest to without leaving it, and when; empty if it hardly moved."""
        low, high = self.meter.band
        if not low <= self.values[0] <= high or max(self.values) - min(self.values) < WORTH_SAYING:
            return ""
        lowest, highest = min(self.values), max(self.values)
        down = lowest - low <= high - highest
        step = self.values.index(lowest if down else highest)
        zone = spoken(self.meter.zones[0 if down else 2])
        return f", nearest to {zone} {labels[step - 1] if step else 'at the start'}"


def balances(play: Playthrough) -> tuple[Balance, ...]:
    """The balances of a play, in the order of the meters."""
    taken = moments(play)
    states = [play.moments[0].state, *(moment.after for moment in taken)]
    return tuple(
        Balance(meter, tuple(state.meters[place] for state in states))
        for place, meter in enumerate(play.rules.story.meters)
    )


def labels(play: Playthrough, points: tuple[Moment, ...]) -> tuple[str, ...]:
    """How a sentence names each choice of a play: a turning point by its number, another by its words."""
    numbers = numbered(points)
    return tuple(
        f"at {numbers[moment.step]}"
        if moment.step in numbers
        else f"after “{moment.words.removesuffix('.')}”"
        for moment in moments(play)
    )


def numbered(points: tuple[Moment, ...]) -> dict[int, int]:
    """The turning points' numbers, from 1, by their place in the trail."""
    return {moment.step: number for number, moment in enumerate(points, 1)}


def spoken(zone: str) -> str:
    """A zone's name as a word to read."""
    return zone.replace("_", "-")
