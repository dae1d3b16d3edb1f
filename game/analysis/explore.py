"""Meeting every reachable state of a story, and every passage from one to the next.

Scenes are worked out once, after everything that leads to them; rings of scenes again and again until nothing new
is met. A step is worked out once for all states whose modes give the same answers to what it asks.
"""

from collections.abc import Iterator, Mapping
from itertools import product

import numpy as np
from attrs import frozen

from game.analysis.alike import alike_cells
from game.analysis.arrays import Numbers, once
from game.analysis.drafts import Arrival, Departure, Draft, Landing
from game.analysis.liveness import live
from game.analysis.meters import CELLS, cell, landing, slide
from game.analysis.modes import Modes
from game.analysis.order import Knot, knots
from game.analysis.questions import Question, Where
from game.analysis.reads import Reads
from game.analysis.stays import Exploration, Start
from game.analysis.steps import NO_ENTRY, Stepper, effected, steppers
from game.story.model import Story

SHORT = 1 << 16


class TooManyStatesError(Exception):
    """The story has more reachable states than the limit allows; `met` were met by then."""

    def __init__(self, met: int) -> None:
        super().__init__(f"more than {met:,} states")
        self.met = met


def explore(reads: Reads, most: int) -> Exploration:
    """Meet every reachable state; where texts are read, endings have their meters only as far as these ask.

    Raises:
        TooManyStatesError: there are more than `most`.
    """
    story = reads.story
    alive = live(reads)
    stepping = steppers(reads, alive)
    alike = alike_cells(story) if reads.texts else {}
    none = Modes.of([], reads.memory.bits)
    drafts = {id: Draft(id, none) for id in (*story.scenes, *story.endings)}
    began = [_begin(begin, reads, alive, drafts) for begin in starts(story)]
    order = knots(story)
    met = 0
    for knot in order:
        met += _settle(knot, stepping, drafts, alike, most - met)
    for ending in story.endings:
        met += len(drafts[ending].fresh())
    if met > most:
        raise TooManyStatesError(met)
    stays = {id: draft.stay(drafts) for id, draft in drafts.items() if len(draft.states)}
    ordered = (*(scene for knot in order for scene in knot.scenes), *story.endings)
    reached = [(tuple(id for id in knot.scenes if id in stays), knot.is_ring) for knot in order]
    return Exploration(
        story,
        reads.memory,
        alive,
        stepping,
        {id: stays[id] for id in ordered if id in stays},
        tuple(Knot(scenes, is_ring) for scenes, is_ring in reached if scenes),
        tuple(
            Start(
                *begun.begin,
                begun.scene,
                begun.entry,
                int(drafts[begun.scene].numbers(begun.arrival)[0]),
            )
            for begun in began
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


@frozen(eq=False)
class _Begun:
    """A start and the state it stands at; `entry` is the place of the `enter` entry that counts."""

    begin: Begin
    scene: str
    entry: int
    arrival: Arrival


def _begin(begin: Begin, reads: Reads, alive: Mapping[str, int], drafts: Mapping[str, Draft]) -> _Begun:
    """Meet the state a start stands at."""
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
    entered = effected(memory, story, effects, mode) & alive[scene]
    modes = Modes.of([entered], memory.bits)
    arrival = Arrival(Landing(modes, np.zeros(1, dtype=np.int64), np.array([place])))
    drafts[scene].meet(arrival)
    return _Begun(begin, scene, counting, arrival)


def _settle(
    knot: Knot,
    stepping: Mapping[str, Stepper],
    drafts: Mapping[str, Draft],
    alike: Mapping[str, Numbers],
    most: int,
) -> int:
    """Meet all states of a knot, and those it leads to; how many it has.

    Raises:
        TooManyStatesError: it has more than `most`.
    """
    met, waiting = 0, True
    while waiting:
        waiting = False
        for scene in knot.scenes:
            draft = drafts[scene]
            fresh = draft.fresh()
            met += len(fresh)
            if met > most:
                raise TooManyStatesError(met)
            if not len(fresh):
                continue
            waiting = knot.is_ring
            departures = list(_departures(stepping[scene], draft.modes, fresh, alike))
            _meet(departures, drafts)
            if not knot.is_ring:
                draft.departures = departures
    if knot.is_ring:
        reached = [scene for scene in knot.scenes if len(drafts[scene].states)]
        for scene in reached:
            draft = drafts[scene]
            draft.departures = list(_departures(stepping[scene], draft.modes, draft.states, alike))
            _meet(draft.departures, drafts)
        for scene in reached:
            drafts[scene].fresh()  # nothing new: it only numbers what the last departures come to
    return met


def _meet(departures: list[Departure], drafts: Mapping[str, Draft]) -> None:
    for departure in departures:
        if departure.step.to is not None and departure.arrival is not None:
            drafts[departure.step.to].meet(departure.arrival)


def _departures(
    stepper: Stepper, modes: Modes, states: Numbers, alike: Mapping[str, Numbers]
) -> Iterator[Departure]:
    """Every step out of some states of a scene: which of them take it, and where each comes to."""
    rows, cells = np.divmod(states, CELLS)
    present, rows = once(rows, len(modes))
    modes = modes.taken(present)
    for place in (*range(len(stepper.offers)), None):
        for group in _groups(stepper, place, modes, rows):
            for step in stepper.steps(place, group.mode):
                src = _taken_by(step.where, group.states, cells)
                if not len(src):
                    continue
                if step.to is None:
                    yield Departure(step, src, None)
                    continue
                onto = group.modes.rewritten(step.keep, step.put)
                moved = landing(step.moved)
                lands = alike[step.to][moved] if step.to in alike else moved
                landed = Landing(onto, group.place[rows[src]], lands[cells[src]])
                yield Departure(step, src, Arrival(landed))


@frozen(eq=False)
class _Group:
    """States that have the same steps.

    Attributes:
        mode: a mode that has these steps.
        modes: the modes of the states.
        place: for each mode of the scene, its place among these; of no meaning for those of other groups.
        states: the states.
    """

    mode: int
    modes: Modes
    place: Numbers
    states: Numbers


def _groups(stepper: Stepper, place: int | None, modes: Modes, rows: Numbers) -> Iterator[_Group]:
    """States in groups that have the same steps."""
    representatives, group_of = stepper.groups(place, modes)
    if len(representatives) == 1:
        yield _Group(representatives[0], modes, np.arange(len(modes)), np.arange(len(rows)))
        return
    by_state = np.split(*_sorted(group_of[rows], len(representatives)))
    by_mode = np.split(*_sorted(group_of, len(representatives)))
    place_of = np.zeros(len(modes), dtype=np.int64)
    for mode, states, members in zip(representatives, by_state, by_mode, strict=True):
        place_of[members] = np.arange(len(members))
        yield _Group(mode, modes.taken(members), place_of, states)


def _sorted(groups: Numbers, count: int) -> tuple[Numbers, Numbers]:
    """Places in the order of their groups, and where each group but the first begins."""
    narrow = groups.astype(np.uint16) if count <= SHORT else groups  # sorted by their digits, in one go
    return np.argsort(narrow, kind="stable"), np.cumsum(np.bincount(groups, minlength=count))[:-1]


def _taken_by(where: Where, inside: Numbers, cells: Numbers) -> Numbers:
    return inside if isinstance(where, bool) else inside[where[cells[inside]]]
