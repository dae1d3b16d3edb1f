"""What only texts ask about, kept beside the states of play instead of in them.

A flag that no condition of play reads would double the states. Here it only doubles the counting: a plane is one
value of a few such things, and in each plane some of the states are reached, each visited so and so often.
"""

from collections.abc import Iterator, Mapping

import numpy as np
from attrs import define, field, frozen

from game.analysis.chances import Catches
from game.analysis.explore import Exploration, Floats, Numbers, Passage, Stay, Truths
from game.analysis.heard import Hearers, modes_of
from game.analysis.lengths import quoted_ways, whole
from game.analysis.order import Knot
from game.analysis.steps import effected, taken
from game.analysis.visits import MOST_ROUNDS, REMAINDER, Visits

Plane = int
"""The bits of some things, in their places in a mode; all other bits are 0."""


@frozen(eq=False)
class Known:
    """The states of play that planes are laid on, and `live`: the bits that matter at each scene, texts included."""

    exploration: Exploration
    catches: Catches
    visits: Visits
    live: Mapping[str, int]


@frozen(eq=False)
class Layer:
    """One plane at one scene or ending: which states are reached in it, None for all, and their visits."""

    plane: Plane
    reached: Truths | None
    visits: Floats


@define(eq=False)
class Planes:
    """The planes of some bits that play itself does not read, at every scene and ending.

    Attributes:
        possible: the planes each scene and ending may be in, conditions aside.
    """

    known: Known
    bits: int
    possible: Mapping[str, set[Plane]] = field(init=False)
    layers: Mapping[str, tuple[Layer, ...]] = field(init=False)
    _reached: dict[tuple[str, Plane], Truths] = field(factory=dict)
    _visits: dict[tuple[str, Plane], Floats] = field(factory=dict)
    _waiting: dict[tuple[str, Plane], Floats] = field(factory=dict)

    def __attrs_post_init__(self) -> None:
        """Lay them: scene after scene, rings until nothing more comes."""
        self.possible = self._possible()
        exploration = self.known.exploration
        for start in exploration.starts:
            if self._is_split(start.scene):
                plane = self._at_start(start.seat, start.stances, start.scene)
                at = np.array([start.state])
                self._arrive(start.scene, plane, at, np.array([start.chance]))
        for knot in exploration.knots:
            self._settle(knot)
        for ending in exploration.story.endings:
            if ending in exploration.stays and self._is_split(ending):
                for plane in self.possible[ending]:
                    self._take_in(ending, plane)
        self.layers = {id: tuple(self._layers(id)) for id in exploration.stays}

    def _is_split(self, id: str) -> bool:
        """Whether a scene can be in more planes than one; else every state of it is in that one."""
        return len(self.possible[id]) > 1

    def _layers(self, id: str) -> Iterator[Layer]:
        for plane in sorted(self.possible[id]):
            if not self._is_split(id):
                yield Layer(plane, None, self.known.visits.of[id])
            elif (id, plane) in self._reached:
                yield Layer(plane, self._reached[id, plane], self._visits[id, plane])

    def _possible(self) -> Mapping[str, set[Plane]]:
        """The planes each scene and ending may be in, conditions aside."""
        exploration = self.known.exploration
        found: dict[str, set[Plane]] = {id: set() for id in exploration.stays}
        waiting = [(s.scene, self._at_start(s.seat, s.stances, s.scene)) for s in exploration.starts]
        while waiting:
            id, plane = waiting.pop()
            if plane in found[id]:
                continue
            found[id].add(plane)
            stay = exploration.stays[id]
            ways = {(passage.step.choice, passage.step.to) for passage in stay.passages if passage.step.to}
            for choice, to in ways:
                for length in self._lengths(stay, choice):
                    waiting.append((to, self.after(stay, choice, to, plane, length)))
        return found

    def _settle(self, knot: Knot) -> None:
        """Pass a knot's planes on to what follows, until nothing more comes."""
        for scene in knot.scenes:
            if not self._is_split(scene):
                (plane,) = self.possible[scene]
                self._pass_on(scene, plane, None, self.known.visits.of[scene])
        split = [scene for scene in knot.scenes if self._is_split(scene)]
        told: dict[tuple[str, Plane], int] = {}
        for _ in range(MOST_ROUNDS if knot.is_ring else 1):
            going = 0.0
            for scene in split:
                for plane in self.possible[scene]:
                    coming = self._take_in(scene, plane)
                    if coming is None:
                        continue
                    reached = self._reached[scene, plane]
                    count = int(np.count_nonzero(reached))
                    going += float(coming.sum()) if count == told.get((scene, plane), 0) else 1.0
                    told[scene, plane] = count
                    self._pass_on(scene, plane, reached, coming)
            if going <= REMAINDER:
                break

    def _take_in(self, id: str, plane: Plane) -> Floats | None:
        """Count what waits for a plane of a scene as visits, and give it back; None where nothing ever came."""
        coming = self._waiting.pop((id, plane), None)
        if coming is not None:
            self._visits[id, plane] = self._visits.get((id, plane), 0.0) + coming
        return coming

    def _arrive(self, to: str, plane: Plane, states: Numbers, mass: Floats) -> None:
        """Note that states of a scene are reached in a plane, and what comes to them."""
        key, size = (to, plane), self.known.exploration.stays[to].size
        if key not in self._reached:
            self._reached[key] = np.zeros(size, dtype=np.bool_)
        if key not in self._waiting:
            self._waiting[key] = np.zeros(size)
        self._reached[key][states] = True
        np.add.at(self._waiting[key], states, mass)

    def _pass_on(self, scene: str, plane: Plane, reached: Truths | None, coming: Floats) -> None:
        """Carry what is reached in a plane of a scene, and what comes to it, to the planes that follow."""
        stay, endless = self.known.exploration.stays[scene], self.known.catches.endless[scene]
        if endless.any():
            coming = np.where(endless, 0.0, coming)
        for passage in stay.passages:
            to = passage.step.to
            if to is None or not self._is_split(to):
                continue
            mass = coming[passage.src] * passage.chance
            for states, length in self.quoted(stay, passage, plane):
                after = self.after(stay, passage.step.choice, to, plane, length)
                here = _both(None if reached is None else reached[passage.src], states)
                if here is None:
                    self._arrive(to, after, passage.dst, mass)
                elif here.any():
                    self._arrive(to, after, passage.dst[here], mass[here])

    def after(self, stay: Stay, place: int | None, to: str, plane: Plane, length: int) -> Plane:
        """The plane after a choice, or after going on without one, once the destination is entered."""
        exploration = self.known.exploration
        memory, story = exploration.memory, exploration.story
        if place is not None:
            plane = self.taken(stay.id, place, plane, length)
        plane = memory.with_value(plane, ("visited", stay.id), 1)
        if to in story.scenes:
            plane = effected(memory, story, story.scenes[to].enter, plane)
        return plane & self.bits & self.known.live[to]

    def taken(self, scene: str, place: int, plane: Plane, length: int) -> Plane:
        """The plane right after a choice was taken."""
        exploration = self.known.exploration
        choice = exploration.story.scenes[scene].choices[place]
        return taken(exploration.memory, exploration.story, scene, choice, plane, length) & self.bits

    def _at_start(self, seat: str | None, stances: Mapping[str, str], scene: str) -> Plane:
        exploration = self.known.exploration
        mode = exploration.memory.starting(exploration.story, seat, stances)
        mode = effected(exploration.memory, exploration.story, exploration.story.scenes[scene].enter, mode)
        return mode & self.bits & self.known.live[scene]

    def _lengths(self, stay: Stay, place: int | None) -> tuple[int, ...]:
        """The values that taking a choice can leave as the length of what was said in its scene."""
        memory = self.known.exploration.memory
        field_ = memory.fields.get(("said", stay.id))
        if place is None or field_ is None or not field_.mask & self.bits:
            return (0,)
        choice = self.known.exploration.story.scenes[stay.id].choices[place]
        line = whole(choice.words.lines[0], self.known.exploration.story, memory)
        if not line.reads and len(found := quoted_ways(choice, line, 0)) == 1:
            return (1 + memory.lengths[stay.id].index(found[0][1]),)
        return tuple(range(1, len(memory.lengths[stay.id]) + 1))

    def quoted(self, stay: Stay, passage: Passage, plane: Plane) -> Iterator[tuple[Truths | None, int]]:
        """The states of a passage by the length their words will be quoted with; None for all of them."""
        lengths = self._lengths(stay, passage.step.choice)
        if len(lengths) == 1:
            yield None, lengths[0]
            return
        exploration = self.known.exploration
        choice = exploration.story.scenes[stay.id].choices[passage.step.choice or 0]
        line = whole(choice.words.lines[0], exploration.story, exploration.memory)
        heard = in_plane(exploration, stay, plane, passage.src)
        words = heard.words(line.reads, lambda mode: quoted_ways(choice, line, mode))
        for place, length in enumerate(exploration.memory.lengths[stay.id], 1):
            yield words == length, place


def _both(left: Truths | None, right: Truths | None) -> Truths | None:
    """The states that are in both; None stands for all."""
    if left is None or right is None:
        return right if left is None else left
    return left & right


def in_plane(exploration: Exploration, stay: Stay, plane: Plane, states: Numbers) -> Hearers:
    """Some states of a scene or ending, with a plane's bits in their modes."""
    modes = modes_of(exploration, [mode | plane for mode in stay.modes])
    return Hearers(modes, stay.rows[states], stay.cells[states])
