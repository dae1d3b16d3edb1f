"""A play in progress: a trail of choices in which every step can be taken back."""

from collections.abc import Iterator
from typing import Literal

from attrs import field, frozen

from game.engine.advance import (
    NoWayOnError,
    begin,
    enter,
    has_open,
    is_open,
    landed,
    offers,
    open_choices,
    route,
    take,
)
from game.engine.rules import CompiledChoice, CompiledEnding, Offer, Rules
from game.engine.state import State
from game.engine.telling import Told, told_plainly


@frozen
class Passage:
    """Something read between two choices.

    Attributes:
        kind: what has happened before a short way, a choice's reply, a scene, an ending, or what comes after it.
        id: the scene's or ending's id; for a reply, `scene.choice`.
        place: where a scene is; empty elsewhere.
        text: what is read.
    """

    kind: Literal["before", "reply", "scene", "ending", "later"]
    id: str
    place: Told
    text: Told


@frozen(eq=False)
class Playthrough:
    """One play, at one moment. Frozen: `choose` gives the next moment, `before` is the one before.

    Attributes:
        state: where the play stands, at a scene with an open choice or at an ending.
        passages: what was read since the last choice.
        before: the moment of the last choice; None at the start.
        taken: the choice that led here; None at the start.
        skipping: whether scenes that offer it are passed over; never counted as a choice.
        short: whether it began on the seat's short way, whose choices are no part of its trail.
    """

    rules: Rules
    state: State
    passages: tuple[Passage, ...]
    before: "Playthrough | None" = field(default=None, repr=False)
    taken: CompiledChoice | None = None
    skipping: bool = False
    short: bool = False

    @property
    def ending(self) -> CompiledEnding | None:
        """The ending the play has come to, or None."""
        return self.rules.endings.get(self.state.at)

    @property
    def offers(self) -> tuple[Offer, ...]:
        """What the player sees to choose from, locked choices included."""
        return offers(self.rules, self.state)

    @property
    def open_choices(self) -> tuple[CompiledChoice, ...]:
        """What can be chosen, in the order of the numbers on screen."""
        return open_choices(self.rules, self.state)

    @property
    def moments(self) -> tuple["Playthrough", ...]:
        """Every moment from the start to this one."""
        return tuple(reversed(list(self._back())))

    @property
    def trail(self) -> tuple[str, ...]:
        """The choices taken, as `scene.choice`."""
        return tuple(moment.taken.name for moment in self.moments if moment.taken is not None)

    @property
    def whole_trail(self) -> tuple[str, ...]:
        """The choices from the seat's start, those of a short way included."""
        seat = next(seat for seat in self.rules.story.seats if seat.id == self.state.seat)
        given = seat.short.taken if self.short and seat.short is not None else ()
        return (*given, *self.trail)

    def can_choose(self, choice: CompiledChoice) -> bool:
        """Whether a choice is one of the open choices."""
        scene = self.rules.scenes.get(self.state.at)
        return scene is not None and choice in scene.choices and is_open(choice, self.state)

    def choose(self, choice: CompiledChoice) -> "Playthrough":
        """The play after an open choice was taken.

        Raises:
            ValueError: the choice is not open here.
            NoWayOnError: the story has no way on from there.
        """
        if not self.can_choose(choice):
            raise ValueError(f"{choice.name} is not open here")
        after = take(self.state, choice)
        reply = choice.reply(after)
        read = (Passage("reply", choice.name, (), reply),) if reply else ()
        to = landed(self.rules, route(self.rules, after, choice), skipping=self.skipping)
        state, more = _walked(self.rules, enter(self.rules, after, to), skipping=self.skipping)
        return Playthrough(self.rules, state, read + more, self, choice, self.skipping, self.short)

    def _back(self) -> Iterator["Playthrough"]:
        moment: Playthrough | None = self
        while moment is not None:
            yield moment
            moment = moment.before


def start(
    rules: Rules,
    seat: str | None = None,
    stances: dict[str, str] | None = None,
    *,
    skipping: bool = False,
    short: bool = False,
) -> Playthrough:
    """A play at its beginning, or at the end of its seat's short way; see `begin` for seats, stances and skipping.

    Raises:
        KeyError: the story has no such seat, person or stance, or the seat has no short way that can be played.
        NoWayOnError: the story has no way to a first choice or an ending.
    """
    state, passages = _walked(rules, begin(rules, seat, stances, skipping=skipping), skipping=skipping)
    play = Playthrough(rules, state, passages, skipping=skipping)
    return _shortened(play) if short else play


def _shortened(play: Playthrough) -> Playthrough:
    """The play with its seat's short way behind it, and what has happened by then told before the scene."""
    short = next(seat.short for seat in play.rules.story.seats if seat.id == play.state.seat)
    if short is None:
        raise KeyError("short")
    for step in short.taken:
        found = next((choice for choice in play.open_choices if choice.name == step), None)
        if found is None:
            raise KeyError(step)
        play = play.choose(found)
    before = Passage("before", play.state.at, (), told_plainly(short.before))
    read = tuple(passage for passage in play.passages if passage.kind != "reply")
    return Playthrough(play.rules, play.state, (before, *read), skipping=play.skipping, short=True)


def _walked(rules: Rules, state: State, *, skipping: bool) -> tuple[State, tuple[Passage, ...]]:
    """On through scenes that offer nothing, to a choice or an ending, with all that is read on the way."""
    passages: list[Passage] = []
    walked: dict[State, int] = {}
    while (scene := rules.scenes.get(state.at)) is not None:
        passages.append(Passage("scene", state.at, scene.place(state), scene.text(state)))
        if has_open(scene, state):
            return state, tuple(passages)
        if state in walked:
            raise NoWayOnError(_first_of_ring(rules, list(walked)[walked[state] :]))
        walked[state] = len(walked)
        state = enter(rules, state, landed(rules, route(rules, state, None), skipping=skipping))
    ending = rules.endings[state.at]
    passages.append(Passage("ending", state.at, (), ending.text(state)))
    if later := ending.later(state):
        passages.append(Passage("later", state.at, (), later))
    return state, tuple(passages)


def _first_of_ring(rules: Rules, ring: list[State]) -> str:
    """The scene of an endless walk that comes first in the story."""
    met = {state.at for state in ring}
    return next(scene for scene in rules.scenes if scene in met)
