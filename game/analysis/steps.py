"""What taking a choice, or going on without one, does to every state of a mode at once.

A step is one combination of the shift entry that counts, the route that is taken and the `enter` entry that counts. It
says in which cells it happens, where the meters land, and what becomes of the mode; so it holds for whole sets of
states, and for all modes that agree in the bits the step reads.
"""

from collections.abc import Iterator, Mapping
from functools import reduce
from operator import or_

from attrs import evolve, field, frozen

from game.analysis.arrays import Numbers
from game.analysis.kinds import Asked, Telling
from game.analysis.lengths import Stretch, quoted_ways, whole
from game.analysis.liveness import written_by
from game.analysis.memory import Memory
from game.analysis.meters import STILL, Slide, landing, slide, then
from game.analysis.modes import Modes
from game.analysis.questions import Question, Where, both, either, outside
from game.analysis.reads import Reads
from game.story.model import Choice, Effects, Route, Scene, Story

NO_ENTRY = -1


@frozen(eq=False)
class Step:
    """One way on for all states of some modes.

    Attributes:
        choice: the choice's place in its scene; None when the scene goes on by itself.
        shift: the place of the shift entry that counts; -1 when none does.
        route: the place of the route that is taken; -1 when none holds, and the play cannot go on.
        entry: the place of the destination's `enter` entry that counts; -1 when none does.
        where: the cells it happens in.
        moved: what becomes of the meters.
        to: the scene or ending it leads to; None when no route holds.
        keep: the bits of the mode that stay as they are; `put` are the bits that are set besides.
        told: what became of the meters when the choice's reply is read; `told_keep` and `told_put` of the mode.
    """

    choice: int | None
    shift: int
    route: int
    entry: int
    where: Where
    moved: Slide
    to: str | None
    keep: int
    put: int
    told: Slide
    told_keep: int
    told_put: int


@frozen(eq=False)
class _Offer:
    """A choice, ready to be worked out."""

    choice: Choice
    when: Question
    shifts: tuple[Question, ...]
    routes: tuple[Question, ...]
    words: Stretch | None
    used: int
    written: int
    telling: Telling


@frozen(eq=False)
class _Told:
    """The moment when a choice's reply is read and its route is judged; or a scene goes on by itself.

    `mode` is the mode by then, and `written` the bits of it that the choice wrote.
    """

    choice: int | None
    shift: int
    moved: Slide
    mode: int
    written: int

    def stuck(self, route: int, where: Where) -> Step:
        """The step that leads nowhere from here."""
        return Step(
            choice=self.choice,
            shift=self.shift,
            route=route,
            entry=NO_ENTRY,
            where=where,
            moved=self.moved,
            to=None,
            keep=0,
            put=0,
            told=self.moved,
            told_keep=~self.written,
            told_put=self.mode & self.written,
        )


@frozen(eq=False)
class Stepper:
    """The steps out of one scene, worked out once for all modes that agree in what they read."""

    story: Story
    scene: Scene
    memory: Memory
    live: Mapping[str, int]
    entering: Mapping[str, tuple[Question, ...]]
    offers: tuple[_Offer, ...]
    going: tuple[Question, ...]
    going_telling: Telling
    _known: dict[tuple[int | None, int], tuple[Step, ...]] = field(factory=dict)

    def open_where(self, place: int, mode: int) -> Where:
        """Where the choice at that place is open."""
        offer = self.offers[place]
        return False if mode & offer.used else offer.when.of_mode(mode)

    def idle_where(self, mode: int) -> Where:
        """Where no choice is open."""
        found: Where = False
        for place in range(len(self.offers)):
            found = either(found, self.open_where(place, mode))
        return outside(found)

    def reads_of(self, place: int | None) -> int:
        """The bits the steps of a choice, or with None of the scene itself, hang on."""
        return self._telling(place).reads

    def groups(self, place: int | None, modes: Modes) -> tuple[list[int], Numbers]:
        """Modes in groups that have the same steps: one mode of each, and for each mode the place of its group."""
        return self._telling(place).groups(modes)

    def _telling(self, place: int | None) -> Telling:
        return self.going_telling if place is None else self.offers[place].telling

    def steps(self, place: int | None, mode: int) -> tuple[Step, ...]:
        """The steps of a choice, or with None of the scene itself, out of a mode."""
        known = (place, mode & self.reads_of(place))
        if known not in self._known:
            made = self._going(mode) if place is None else self._taking(place, mode)
            self._known[known] = tuple(made)
        return self._known[known]

    def _taking(self, place: int, mode: int) -> Iterator[Step]:
        offer, choice = self.offers[place], self.offers[place].choice
        open_where = self.open_where(place, mode)
        if open_where is False:
            return
        for length, where in self._quoted(offer, open_where, mode):
            after = taken(self.memory, self.story, self.scene.id, choice, mode, length)
            for shift, inside in _split(where, offer.shifts, mode, STILL):
                moved = STILL if shift == NO_ENTRY else slide(choice.effects.shift[shift].by)
                told = _Told(place, shift, moved, after, offer.written)
                for route, ahead in _split(inside, offer.routes, after, moved):
                    yield from self._entering(told, route, choice.go, ahead)

    def _quoted(self, offer: _Offer, where: Where, mode: int) -> Iterator[tuple[int, Where]]:
        """The cells in which the words will be quoted with each length; 0 where nothing quotes them."""
        if offer.words is None:
            yield 0, where
            return
        lengths = self.memory.lengths[self.scene.id]
        for way, words in quoted_ways(offer.choice, offer.words, mode):
            if (inside := both(where, way)) is not False:
                yield 1 + lengths.index(words), inside

    def _going(self, mode: int) -> Iterator[Step]:
        told = _Told(None, NO_ENTRY, STILL, mode, 0)
        for route, ahead in _split(self.idle_where(mode), self.going, mode, STILL):
            yield from self._entering(told, route, self.scene.go, ahead)

    def _entering(self, told: _Told, route: int, routes: tuple[Route, ...], where: Where) -> Iterator[Step]:
        """The steps by one route, one for each `enter` entry of the destination that can count."""
        stuck = told.stuck(route, where)
        if route == NO_ENTRY:
            yield stuck
            return
        to = routes[route].to
        scene = self.story.scenes.get(to)
        effects = Effects() if scene is None else scene.enter
        left = self.memory.with_value(told.mode, ("visited", self.scene.id), 1)
        written = (
            told.written | self.memory.mask([("visited", self.scene.id)]) | touched(self.memory, effects)
        )
        keep = self.live[to] & ~written
        put = effected(self.memory, self.story, effects, left) & written & self.live[to]
        for entry, inside in _split(where, self.entering.get(to, ()), left, told.moved):
            moved = told.moved if entry == NO_ENTRY else then(told.moved, slide(effects.shift[entry].by))
            yield evolve(stuck, entry=entry, where=inside, moved=moved, to=to, keep=keep, put=put)


def taken(  # noqa: PLR0917 - what a choice does hangs on all of these
    memory: Memory, story: Story, scene: str, choice: Choice, mode: int, length: int
) -> int:
    """The mode right after a choice was taken; `length`: the place of its words' length, 0 where nothing quotes it."""
    mode = effected(memory, story, choice.effects, mode)
    mode = memory.with_value(mode, ("chose", f"{scene}.{choice.id}"), 1)
    if choice.move is not None:
        mode = memory.with_value(mode, ("move", choice.move), 1)
    return memory.with_value(mode, ("said", scene), length) if length else mode


def steppers(reads: Reads, live: Mapping[str, int]) -> Mapping[str, Stepper]:
    """A stepper for every scene; `live` gives the bits that matter once a scene or ending is entered."""
    scenes = reads.story.scenes.values()
    entering = {
        scene.id: tuple(reads.question(entry.when) for entry in scene.enter.shift) for scene in scenes
    }
    return {scene.id: _stepper(scene, reads, live, entering) for scene in scenes}


def _stepper(
    scene: Scene, reads: Reads, live: Mapping[str, int], entering: Mapping[str, tuple[Question, ...]]
) -> Stepper:
    offers = tuple(_offer(scene, choice, reads, entering) for choice in scene.choices)
    going = _asked(scene.go, reads)
    telling = _of_going(scene, reads, entering, offers, going)
    return Stepper(reads.story, scene, reads.memory, live, entering, offers, going, telling)


def _of_going(
    scene: Scene,
    reads: Reads,
    entering: Mapping[str, tuple[Question, ...]],
    offers: tuple[_Offer, ...],
    going: tuple[Question, ...],
) -> Telling:
    """What tells modes apart where a scene goes on by itself."""
    stay = reads.memory.mask([("visited", scene.id)])
    used = reduce(or_, (offer.used for offer in offers), 0)
    asked = [
        *(Asked(offer.when) for offer in offers),
        *(Asked(route) for route in going),
        *_entered(scene.go, entering, stay, stay),
    ]
    return Telling.of(used, _added_on_entering(scene.go, reads), asked)


def _offer(
    scene: Scene, choice: Choice, reads: Reads, entering: Mapping[str, tuple[Question, ...]]
) -> _Offer:
    story, memory = reads.story, reads.memory
    quoted = reads.texts and bool(memory.lengths.get(scene.id))
    used = memory.mask([("chose", f"{scene.id}.{choice.id}")]) if choice.once else 0
    when = reads.question(choice.when)
    shifts = tuple(reads.question(entry.when) for entry in choice.effects.shift)
    routes = _asked(choice.go, reads)
    written = written_by(scene, choice, reads)
    put = taken(memory, story, scene.id, choice, 0, 0) & written
    stay = memory.mask([("visited", scene.id)])
    counted = added(memory, choice.effects) | _added_on_entering(choice.go, reads)
    asked = [
        Asked(when),
        *(Asked(shift) for shift in shifts),
        *(Asked(route, written, put) for route in routes),
        *_entered(choice.go, entering, written | stay, put | stay),
    ]
    return _Offer(
        choice=choice,
        when=when,
        shifts=shifts,
        routes=routes,
        words=whole(choice.words.lines[0], story, memory) if quoted else None,
        used=used,
        written=written | added(memory, choice.effects),
        telling=Telling.of(used | (reads.prose(choice.words) if quoted else 0), counted, asked),
    )


def _asked(routes: tuple[Route, ...], reads: Reads) -> tuple[Question, ...]:
    return tuple(reads.question(route.when) for route in routes)


def _entered(
    routes: tuple[Route, ...], entering: Mapping[str, tuple[Question, ...]], written: int, put: int
) -> Iterator[Asked]:
    """The questions that entering the destinations asks, once some bits are written."""
    for to in dict.fromkeys(route.to for route in routes):
        yield from (Asked(question, written, put) for question in entering.get(to, ()))


def _added_on_entering(routes: tuple[Route, ...], reads: Reads) -> int:
    """The bits of the counters that entering the destinations adds to."""
    found = 0
    for to in {route.to for route in routes} & reads.story.scenes.keys():
        found |= added(reads.memory, reads.story.scenes[to].enter)
    return found


def added(memory: Memory, effects: Effects) -> int:
    """The bits of the counters that effects add to."""
    return memory.mask(("counter", counter) for counter in effects.add)


def touched(memory: Memory, effects: Effects) -> int:
    """The bits that effects write."""
    return added(memory, effects) | memory.mask(("flag", flag) for flag in (*effects.clear, *effects.set))


def effected(memory: Memory, story: Story, effects: Effects, mode: int) -> int:
    """The mode after clear, set and add."""
    for flag in effects.clear:
        mode = memory.with_value(mode, ("flag", flag), 0)
    for flag in effects.set:
        mode = memory.with_value(mode, ("flag", flag), 1)
    for counter, by in effects.add.items():
        place = memory.fields.get(("counter", counter))
        if place is not None:
            value = min(max(place.of(mode) + by, 0), story.counters[counter])
            mode = memory.with_value(mode, ("counter", counter), value)
    return mode


def _split(
    where: Where, questions: tuple[Question, ...], mode: int, moved: Slide
) -> Iterator[tuple[int, Where]]:
    """The cells in which each question is the first that holds after the slide, and at last those of none."""
    for place, question in enumerate(questions):
        if where is False:
            return
        answer = question.of_mode(mode)
        if not isinstance(answer, bool) and moved is not STILL:
            answer = answer[landing(moved)]
        if (inside := both(where, answer)) is not False:
            yield place, inside
        where = both(where, outside(answer))
    if where is not False:
        yield NO_ENTRY, where
