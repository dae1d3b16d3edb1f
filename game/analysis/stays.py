"""Every reachable state of a story as arrays: where a play can stand, with what memory and what meters.

The states of a scene or ending are numbered by mode, then by cell; its modes in the order they were met.
"""

from collections.abc import Callable, Mapping, Sequence

import numpy as np
from attrs import frozen

from game.analysis.arrays import Floats, Numbers, Truths
from game.analysis.memory import Memory
from game.analysis.meters import CELLS
from game.analysis.modes import Modes
from game.analysis.order import Knot
from game.analysis.questions import Where
from game.analysis.steps import Step, Stepper
from game.story.model import Story


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
class Hearers:
    """Some states, to be asked: each has a mode, as its row in `modes`, and a cell."""

    modes: Modes
    rows: Numbers
    cells: Numbers

    def numbers(self, reads: int, ways: Callable[[int], Sequence[tuple[Where, int]]]) -> Numbers:
        """For each state, the number that `ways` tells of its mode's bits in its cell."""
        kinds, kind_of = self.modes.agreeing(reads)
        told = [ways(bits) for bits in kinds]
        if all(where is True for of_kind in told for where, _ in of_kind):
            return np.array([number for ((_, number),) in told], dtype=np.int64)[kind_of][self.rows]
        found = np.zeros((len(kinds), CELLS), dtype=np.int64)
        for kind, of_kind in enumerate(told):
            for where, number in of_kind:
                found[kind, where] = number
        return found[kind_of[self.rows], self.cells]

    def where(self, reads: int, answer: Callable[[int], Where]) -> Truths:
        """For each state, whether something that hangs on some bits of its mode, and on its cell, holds."""
        kinds, kind_of = self.modes.agreeing(reads)
        answers = [answer(bits) for bits in kinds]
        if all(isinstance(where, bool) for where in answers):
            return np.array(answers, dtype=np.bool_)[kind_of][self.rows]
        holds = np.zeros((len(kinds), CELLS), dtype=np.bool_)
        for kind, where in enumerate(answers):
            holds[kind] = where
        return holds[kind_of[self.rows], self.cells]


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
