"""A scene or ending while its states are being met."""

from collections.abc import Iterator

import numpy as np
from attrs import define, field, frozen

from game.analysis.arrays import Floats, Numbers, once
from game.analysis.meters import CELLS
from game.analysis.modes import Modes
from game.analysis.stays import Passage, Stay
from game.analysis.steps import Step

NONE = np.empty(0, dtype=np.int64)


@frozen(eq=False)
class Landing:
    """Where a step leads: for each state the place of its mode in `modes`, and its cell."""

    modes: Modes
    rows: Numbers
    cells: Numbers


@define(eq=False)
class Arrival:
    """States that one step comes to.

    Attributes:
        landing: where they are; None once they are met, since that is all that takes memory.
        met: all states that were met together with these, as the draft has them.
        places: for each state, its place among those.
    """

    landing: Landing | None
    met: Numbers = NONE
    places: Numbers = NONE


@define(eq=False)
class Departure:
    """A step with the states that take it, as their places among the draft's states, and where they come to."""

    step: Step
    src: Numbers
    arrival: Arrival | None


@define(eq=False)
class Draft:
    """The states of one scene or ending that were met so far.

    Attributes:
        modes: the modes, in the order they were met.
        states: the states, each as its mode's row times the number of cells plus its cell; ascending.
        departures: the steps out of it.
    """

    id: str
    modes: Modes
    states: Numbers = NONE
    departures: list[Departure] = field(factory=list)
    _waiting: list[Arrival] = field(factory=list)

    def meet(self, arrival: Arrival) -> None:
        """Note that states were met; some of them may be known."""
        self._waiting.append(arrival)

    def fresh(self) -> Numbers:
        """The states met since it was last asked, in their order."""
        if not self._waiting:
            return NONE
        waiting, self._waiting = self._waiting, []
        flat = [*self._flat([arrival.landing for arrival in waiting if arrival.landing is not None])]
        met, places = once(np.concatenate(flat), len(self.modes) * CELLS)
        ends = np.cumsum([len(states) for states in flat])
        for arrival, of_arrival in zip(waiting, np.split(places, ends[:-1]), strict=True):
            arrival.landing, arrival.met, arrival.places = None, met, of_arrival
        if not len(self.states):
            self.states = met
            return met
        fresh = np.setdiff1d(met, self.states, assume_unique=True)
        if len(fresh):
            self.states = np.sort(np.concatenate([self.states, fresh]))
        return fresh

    def _flat(self, landings: list[Landing]) -> Iterator[Numbers]:
        """For each landing its states as the draft has them; new modes get their rows, at the end."""
        known = len(self.modes)
        distinct, place_of = Modes.joined([self.modes, *(landing.modes for landing in landings)]).distinct()
        row_of = np.full(len(distinct), -1, dtype=np.int64)
        row_of[place_of[:known]] = np.arange(known)
        new = np.flatnonzero(row_of < 0)
        row_of[new] = np.arange(known, known + len(new))
        self.modes = Modes.joined([self.modes, distinct.taken(new)])
        rows, end = row_of[place_of], known
        for landing in landings:
            first, end = end, end + len(landing.modes)
            yield rows[first:end][landing.rows] * CELLS + landing.cells

    def numbers(self, arrival: Arrival) -> Numbers:
        """The place of each state among all that were met."""
        if arrival.met is self.states:
            return arrival.places
        return np.searchsorted(self.states, arrival.met)[arrival.places]

    def stay(self, drafts: "dict[str, Draft]") -> Stay:
        """What it has come to."""
        rows, cells = np.divmod(self.states, CELLS)
        opens = np.zeros(len(self.states), dtype=np.int64)
        for departure in self.departures:
            if departure.step.choice is not None:
                opens[departure.src] += 1
        passages = tuple(
            Passage(
                departure.step,
                departure.src,
                NONE
                if departure.arrival is None
                else drafts[departure.step.to or ""].numbers(departure.arrival),
                _chance(departure, opens),
            )
            for departure in self.departures
        )
        return Stay(self.id, self.modes, rows, cells, passages, opens)


def _chance(departure: Departure, opens: Numbers) -> Floats | float:
    return 1.0 if departure.step.choice is None else 1.0 / opens[departure.src]
