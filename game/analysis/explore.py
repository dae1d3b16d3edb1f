"""Every reachable state of a story, and every passage from one to the next.

The states of a scene or ending are numbered by mode (in the order they were met), then by cell. Scenes are worked out
once, after everything that leads to them; rings of scenes again and again until nothing new is met.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import product

import numpy as np
import numpy.typing as npt
from attrs import define, field, frozen

from game.analysis.meters import CELLS, cell, landing, slide
from game.analysis.memory import Memory
from game.analysis.order import Knot, knots
from game.analysis.questions import Question, Where
from game.analysis.reads import Reads
from game.analysis.steps import NO_ENTRY, Step, Stepper, effected, steppers
from game.analysis.liveness import live
from game.story.model import Story

Numbers = npt.NDArray[np.int64] | npt.NDArray[np.int32]
Floats = npt.NDArray[np.float64]
Truths = npt.NDArray[np.bool_]

SPARSE = 40
"""With fewer states than one cell in so many, sorting them beats a bitmap."""


class TooManyStatesError(Exception):
    """The story has more reachable states than the limit allows; `met` were met by then."""

    def __init__(self, met: int) -> None:
        super().__init__(f"more than {met:,} states")
        self.met = met


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
        modes: the modes, in the order they were met.
        rows: each state's mode, as its place in `modes`.
        cells: each state's cell.
        passages: the ways out, choice after choice; none for an ending.
        opens: for each state, how many choices are open.
    """

    id: str
    modes: tuple[int, ...]
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

    def where(self, answer: Callable[[int], Where]) -> Truths:
        """For each state, whether something that hangs on mode and cell holds."""
        found = np.zeros(self.size, dtype=np.bool_)
        answers = [answer(mode) for mode in self.modes]
        for row, where in enumerate(answers):
            if where is not False:
                first, last = np.searchsorted(self.rows, [row, row + 1])
                found[first:last] = True if where is True else where[self.cells[first:last]]
        return found


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


def explore(reads: Reads, most: int) -> Exploration:
    """Meet every reachable state.

    Raises:
        TooManyStatesError: there are more than `most`.
    """
    story = reads.story
    alive = live(reads)
    stepping = steppers(reads, alive)
    drafts = {id: _Draft(id) for id in (*story.scenes, *story.endings)}
    began = [_begun(begin, reads, alive, drafts) for begin in starts(story)]
    order = knots(story)
    met = 0
    for knot in order:
        met += _settle(knot, stepping, drafts, most - met)
    for ending in story.endings:
        drafts[ending].fresh()
    stays = {id: draft.stay(drafts) for id, draft in drafts.items() if len(draft.states)}
    return Exploration(
        story,
        reads.memory,
        alive,
        stepping,
        {id: stays[id] for id in (*(scene for knot in order for scene in knot.scenes), *story.endings) if id in stays},
        tuple(
            Knot(reached, knot.is_ring) for knot in order if (reached := tuple(id for id in knot.scenes if id in stays))
        ),
        tuple(
            Start(*begin, scene, entry, int(drafts[scene].numbers(np.array([flat]))[0]))
            for begin, scene, entry, flat in began
        ),
    )


Begin = tuple[str | None, Mapping[str, str], float]


def starts(story: Story) -> Iterator[Begin]:
    """Seats equally likely, then within a seat every combination of the others' stances."""
    for seat in story.seats:
        people = [who for who, person in story.cast.items() if person.stances and who != seat.id]
        combinations = list(product(*(story.cast[who].stances for who in people)))
        for held in combinations:
            chance = 1 / (len(story.seats) * len(combinations))
            yield seat.id, dict(zip(people, held, strict=True)), chance


def _begun(
    begin: Begin, reads: Reads, alive: Mapping[str, int], drafts: Mapping[str, "_Draft"]
) -> tuple[Begin, str, int, int]:
    """Meet the state a start stands at; its scene, the `enter` entry that counts, and the state in the draft."""
    story, memory = reads.story, reads.memory
    scene = next(chair.start for chair in story.seats if chair.id == begin[0])
    effects = story.scenes[scene].enter
    mode = memory.starting(story, begin[0], begin[1])
    place = cell((story.meters[0].start, story.meters[1].start, story.meters[2].start))
    counting = NO_ENTRY
    for entry, shift in enumerate(effects.shift):
        where = Question.of(shift.when, story, memory).of_mode(mode)
        if where is True or (not isinstance(where, bool) and where[place]):
            counting, place = entry, int(landing(slide(shift.by))[place])
            break
    flat = drafts[scene].row(effected(memory, story, effects, mode) & alive[scene]) * CELLS + place
    drafts[scene].meet(np.array([flat]))
    return begin, scene, counting, flat


def _settle(knot: Knot, stepping: Mapping[str, Stepper], drafts: Mapping[str, "_Draft"], most: int) -> int:
    """Meet all states of a knot, and those it leads to; how many it has.

    Raises:
        TooManyStatesError: it has more than `most`.
    """
    met, waiting = 0, True
    while waiting:
        waiting = False
        for scene in knot.scenes:
            fresh = drafts[scene].fresh()
            met += len(fresh)
            if met > most:
                raise TooManyStatesError(met)
            if not len(fresh):
                continue
            waiting = knot.is_ring
            for step, src, to, flat in _ahead(stepping[scene], drafts[scene].modes, fresh, drafts):
                if to is not None:
                    drafts[to].meet(flat)
                if not knot.is_ring:
                    drafts[scene].leading.append((step, src, to, flat))
    if knot.is_ring:
        for scene in knot.scenes:
            draft = drafts[scene]
            draft.leading.extend(_ahead(stepping[scene], draft.modes, draft.states, drafts))
    return met


def _ahead(
    stepper: Stepper, modes: Sequence[int], states: Numbers, drafts: Mapping[str, "_Draft"]
) -> Iterator[tuple[Step, Numbers, str | None, Numbers]]:
    """Every step out of some states of a scene: which of them take it, and where each comes to."""
    rows, cells = np.divmod(states, CELLS)
    present = np.flatnonzero(np.bincount(rows, minlength=len(modes))).tolist()
    for place in (*range(len(stepper.offers)), None):
        reads = stepper.reads_of(place)
        groups: dict[int, list[int]] = {}
        for row in present:
            groups.setdefault(modes[row] & reads, []).append(row)
        for of_group in groups.values():
            steps = stepper.steps(place, modes[of_group[0]])
            if not steps:
                continue
            if len(groups) == 1:
                inside = None
            else:
                belongs = np.zeros(len(modes), dtype=np.bool_)
                belongs[of_group] = True
                inside = np.flatnonzero(belongs[rows])
            for step in steps:
                src = _taken_by(step.where, inside, cells, len(states))
                if len(src):
                    flat = _landed(step, src, rows, cells, modes, of_group, drafts)
                    yield step, src, step.to, flat


def _taken_by(where: Where, inside: Numbers | None, cells: Numbers, size: int) -> Numbers:
    if isinstance(where, bool):
        return np.arange(size) if inside is None else inside
    return np.flatnonzero(where[cells]) if inside is None else inside[where[cells[inside]]]


def _landed(
    step: Step,
    src: Numbers,
    rows: Numbers,
    cells: Numbers,
    modes: Sequence[int],
    of_group: list[int],
    drafts: Mapping[str, "_Draft"],
) -> Numbers:
    if step.to is None:
        return np.empty(0, dtype=np.int64)
    draft = drafts[step.to]
    onto = np.zeros(len(modes), dtype=np.int64)
    for row in of_group:
        onto[row] = draft.row((modes[row] & step.keep) | step.put)
    return onto[rows[src]] * CELLS + landing(step.moved)[cells[src]]


@define(eq=False)
class _Draft:
    """A scene or ending while its states are being met; a state is written as its row's first number plus its cell."""

    id: str
    modes: list[int] = field(factory=list)
    leading: list[tuple[Step, Numbers, str | None, Numbers]] = field(factory=list)
    states: Numbers = field(factory=lambda: np.empty(0, dtype=np.int64))
    _rows: dict[int, int] = field(factory=dict)
    _waiting: list[Numbers] = field(factory=list)
    _places: npt.NDArray[np.int32] | None = None

    def row(self, mode: int) -> int:
        """The row of a mode, which may be new."""
        row = self._rows.get(mode)
        if row is None:
            row = self._rows[mode] = len(self.modes)
            self.modes.append(mode)
        return row

    def meet(self, states: Numbers) -> None:
        """Note that states were met; some of them may be known."""
        self._waiting.append(states)

    def fresh(self) -> Numbers:
        """The states met since it was last asked, in their order."""
        if not self._waiting:
            return np.empty(0, dtype=np.int64)
        waiting = self._distinct(np.concatenate(self._waiting))
        self._waiting.clear()
        if not len(self.states):
            self.states = waiting
            return waiting
        fresh = np.setdiff1d(waiting, self.states, assume_unique=True)
        self.states = np.union1d(self.states, fresh)
        return fresh

    def _distinct(self, states: Numbers) -> Numbers:
        """Each state once, in order; by a bitmap of all cells where that is smaller than sorting."""
        span = len(self.modes) * CELLS
        if span > SPARSE * len(states):
            return np.unique(states)
        met = np.zeros(span, dtype=np.bool_)
        met[states] = True
        return np.flatnonzero(met)

    def numbers(self, states: Numbers) -> Numbers:
        """The place of each state among all that were met."""
        span = len(self.modes) * CELLS
        if span > SPARSE * len(self.states):
            return np.searchsorted(self.states, states)
        if self._places is None:
            self._places = np.zeros(span, dtype=np.int32)
            self._places[self.states] = np.arange(len(self.states), dtype=np.int32)
        return self._places[states]

    def stay(self, drafts: Mapping[str, "_Draft"]) -> Stay:
        """What it has come to."""
        rows, cells = np.divmod(self.states, CELLS)
        opens = np.zeros(len(self.states), dtype=np.int32)
        for step, src, _, _ in self.leading:
            if step.choice is not None:
                opens[src] += 1
        passages = tuple(
            Passage(
                step,
                src,
                flat if to is None else drafts[to].numbers(flat),
                1.0 if step.choice is None else 1.0 / opens[src],
            )
            for step, src, to, flat in self.leading
        )
        return Stay(self.id, tuple(self.modes), rows, cells, passages, opens)
