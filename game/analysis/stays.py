"""Every reachable state of a story as arrays: where a play can stand, with what memory and what meters.

The states of a scene or ending are numbered by mode, then by cell; its modes in the order they were met.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
from attrs import frozen

from game.analysis.memory import Memory
from game.analysis.meters import CELLS
from game.analysis.order import Knot
from game.analysis.questions import Where
from game.analysis.steps import Step, Stepper
from game.story.model import Story

Numbers = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]
Truths = npt.NDArray[np.bool_]
Modes = npt.NDArray[Any]
"""Modes: machine words where they fit, else whole numbers of any size."""

FEW = 12
"""Up to so many bits, packing them beats sorting modes."""


@frozen(eq=False)
class Passage:
    """One step, for the states it is taken in.

    Attributes:
        step: what happens.
        src: the numbers of the states it leads from, ascending; each stands there once.
        dst: the number of the state each leads to; empty when the step leads nowhere.
        chance: how likely each takes it: every open choice is as likely as the others.
    """

    step: Step
    src: Numbers
    dst: Numbers
    chance: Floats | float


@frozen(eq=False)
class Stay:
    """A scene or ending with every state it is met in.

    Attributes:
        id: the scene's or ending's id.
        modes: the modes, in the order they were met; there may be some in which no state is.
        rows: each state's mode, as its place in `modes`; ascending.
        cells: each state's cell; ascending where the mode is the same.
        passages: the ways out, choice after choice; none for an ending.
        opens: for each state, how many choices are open.
    """

    id: str
    modes: Modes
    rows: Numbers
    cells: Numbers
    passages: tuple[Passage, ...]
    opens: Numbers

    @property
    def size(self) -> int:
        """The number of states."""
        return len(self.cells)

    def open_states(self, choice: int) -> Truths:
        """For each state, whether the choice at that place is open."""
        found = np.zeros(self.size, dtype=np.bool_)
        for passage in self.passages:
            if passage.step.choice == choice:
                found[passage.src] = True
        return found


@frozen(eq=False)
class Crowd:
    """States whose modes agree in some bits: these bits, and for each cell whether one of the states has it."""

    bits: int
    cells: Truths


@frozen(eq=False)
class Hearers:
    """Some states, to be asked: each has a mode, as its row in `modes`, and a cell."""

    modes: Modes
    rows: Numbers
    cells: Numbers

    def crowds(self, reads: int) -> Iterator[Crowd]:
        """The states in crowds that agree in the bits that are read."""
        kinds, kind_of = agreeing(self.modes, reads)
        met = np.zeros(len(kinds) * CELLS, dtype=np.bool_)
        met[kind_of[self.rows] * CELLS + self.cells] = True
        for bits, cells in zip(kinds, met.reshape(-1, CELLS), strict=True):
            yield Crowd(bits, cells)

    def weighed(
        self, reads: int, ways: Callable[[int], Sequence[tuple[Where, int]]], weights: Floats
    ) -> float:
        """The sum of the states' weights, each times a number that `ways` tells of its mode's bits by cells."""
        kinds, kind_of = agreeing(self.modes, reads)
        at = kind_of[self.rows] * CELLS + self.cells
        heavy = np.bincount(at, weights, minlength=len(kinds) * CELLS).reshape(-1, CELLS)
        total = 0.0
        for bits, of_cells in zip(kinds, heavy, strict=True):
            for where, number in ways(bits):
                if where is not False:
                    total += number * float(of_cells.sum() if where is True else of_cells[where].sum())
        return total

    def where(self, reads: int, answer: Callable[[int], Where]) -> Truths:
        """For each state, whether something that hangs on some bits of its mode, and on its cell, holds."""
        kinds, kind_of = agreeing(self.modes, reads)
        holds = np.zeros((len(kinds), CELLS), dtype=np.bool_)
        for kind, bits in enumerate(kinds):
            holds[kind] = answer(bits)
        return holds[kind_of[self.rows], self.cells]


def agreeing(modes: Modes, reads: int) -> tuple[list[int], Numbers]:
    """The different values of some bits in a list of modes, ascending, and for each mode the place of its value."""
    if reads.bit_count() > FEW or modes.dtype == object:
        kinds, kind_of = np.unique(modes & reads, return_inverse=True)
        return [int(kind) for kind in kinds], kind_of
    packed, bits = (
        np.zeros(len(modes), dtype=np.int64),
        [place for place in range(reads.bit_length()) if reads >> place & 1],
    )
    for to, place in enumerate(bits):
        packed |= (modes >> place & 1) << to
    met = np.flatnonzero(np.bincount(packed, minlength=1))
    kinds = [sum((number >> to & 1) << place for to, place in enumerate(bits)) for number in met.tolist()]
    place_of = np.zeros(1 << len(bits), dtype=np.int64)
    place_of[met] = np.arange(len(met))
    return kinds, place_of[packed]


@frozen
class Start:
    """One way to begin: a seat and the others' stances, its chance, and where it stands at first.

    Attributes:
        entry: the place of the first scene's `enter` entry that counts; -1 when none does.
    """

    seat: str | None
    stances: Mapping[str, str]
    chance: float
    scene: str
    entry: int
    state: int

    @property
    def steps(self) -> tuple[str, ...]:
        """How a witness begins with it."""
        seat = () if self.seat is None else (f"seat={self.seat}",)
        return (*seat, *(f"{person}={stance}" for person, stance in self.stances.items()))


@frozen(eq=False)
class Exploration:
    """All that can be met in a story.

    Attributes:
        stays: every scene that was reached and every ending, in the order they were worked out.
        knots: the scenes that were reached, in that order.
        starts: the ways to begin, in the story's order.
    """

    story: Story
    memory: Memory
    live: Mapping[str, int]
    steppers: Mapping[str, Stepper]
    stays: Mapping[str, Stay]
    knots: tuple[Knot, ...]
    starts: tuple[Start, ...]

    @property
    def states(self) -> int:
        """The number of reachable states, endings included."""
        return sum(stay.size for stay in self.stays.values())
