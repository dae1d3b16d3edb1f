"""A scene or ending while its states are being met."""

import numpy as np
import numpy.typing as npt
from attrs import define, field

from game.analysis.meters import CELLS
from game.analysis.stays import Floats, Modes, Numbers, Passage, Stay
from game.analysis.steps import Step

SPARSE = 40
"""With fewer states than one cell in so many, sorting them beats a bitmap."""
NONE = np.empty(0, dtype=np.int64)


@define(eq=False)
class Arrival:
    """States that one step comes to.

    Attributes:
        modes: their modes.
        rows: for each state, the place of its mode in `modes`.
        cells: for each state, its cell.
        flat: for each state, its mode's row in the draft times the number of cells, plus its cell; once it is met.
    """

    modes: Modes
    rows: Numbers
    cells: Numbers
    flat: Numbers = NONE


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
    _places: npt.NDArray[np.int64] | None = None

    def meet(self, arrival: Arrival) -> None:
        """Note that states were met; some of them may be known."""
        self._waiting.append(arrival)

    def fresh(self) -> Numbers:
        """The states met since it was last asked, in their order."""
        if not self._waiting:
            return NONE
        self._number(self._waiting)
        waiting = self._distinct(np.concatenate([arrival.flat for arrival in self._waiting]))
        self._waiting.clear()
        if not len(self.states):
            self.states = waiting
            return waiting
        fresh = np.setdiff1d(waiting, self.states, assume_unique=True)
        self.states = np.sort(np.concatenate([self.states, fresh]))
        return fresh

    def _number(self, arrivals: list[Arrival]) -> None:
        """Give the modes of some states their rows, new ones at the end."""
        met = np.concatenate([arrival.modes for arrival in arrivals])
        distinct, places = np.unique(met, return_inverse=True)
        new = np.setdiff1d(distinct, self.modes, assume_unique=True)
        self.modes = np.concatenate([self.modes, new])
        order = np.argsort(self.modes, kind="stable")
        rows = order[np.searchsorted(self.modes[order], distinct)][places]
        end = 0
        for arrival in arrivals:
            first, end = end, end + len(arrival.modes)
            arrival.flat = rows[first:end][arrival.rows] * CELLS + arrival.cells

    def _distinct(self, states: Numbers) -> Numbers:
        """Each state once, in order; by a bitmap of all cells where that is smaller than sorting."""
        span = len(self.modes) * CELLS
        if span > SPARSE * len(states):
            ordered = np.sort(states)
            once: Numbers = ordered[np.concatenate([[True], ordered[1:] != ordered[:-1]])]
            return once
        met = np.zeros(span, dtype=np.bool_)
        met[states] = True
        return np.flatnonzero(met)

    def numbers(self, states: Numbers) -> Numbers:
        """The place of each state among all that were met."""
        span = len(self.modes) * CELLS
        if span > SPARSE * len(self.states):
            return np.searchsorted(self.states, states)
        if self._places is None:
            self._places = np.zeros(span, dtype=np.int64)
            self._places[self.states] = np.arange(len(self.states))
        return self._places[states]

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
                else drafts[departure.step.to or ""].numbers(departure.arrival.flat),
                _chance(departure, opens),
            )
            for departure in self.departures
        )
        return Stay(self.id, self.modes, rows, cells, passages, opens)


def _chance(departure: Departure, opens: Numbers) -> Floats | float:
    return 1.0 if departure.step.choice is None else 1.0 / opens[departure.src]
