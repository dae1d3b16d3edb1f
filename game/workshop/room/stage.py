"""The story where a room stands: the log has the choices, the engine plays them."""

from collections.abc import Mapping

from attrs import field, frozen

from game.engine import Playthrough, Rules, Told, replay, tell
from game.engine.rules import CompiledChoice
from game.story.model import Scene
from game.workshop.room.events import Opened
from game.workshop.room.room import Room


@frozen(eq=False)
class Stage:
    """A story in a room; it remembers the play of the last trail, which the next one mostly goes on from."""

    rules: Rules
    _last: dict[tuple[object, ...], Playthrough] = field(factory=dict, repr=False)

    def play(self, room: Room) -> Playthrough:
        """The room's play, as far as it has come.

        Raises:
            ValueError: the room has no story yet, or the trail does not fit this one.
        """
        if room.opened is None:
            raise ValueError("a room without a story")
        return self.at(room.opened, room.trail)

    def at(self, opened: Opened, trail: tuple[str, ...]) -> Playthrough:
        """The play of a room after these choices.

        Raises:
            ValueError: the trail does not fit this story.
        """
        where = (opened.seat, tuple(opened.stances.items()), opened.short, trail)
        if where not in self._last:
            found = self.along(trail, opened.seat, opened.stances, short=opened.short)
            self._last.clear()
            self._last[where] = found
        return self._last[where]

    def along(
        self, trail: tuple[str, ...], seat: str | None, stances: Mapping[str, str], *, short: bool
    ) -> Playthrough:
        """The play of a trail, as a phone that plays for itself sends it.

        Raises:
            ValueError: the story has no such play.
        """
        try:
            found = replay(self.rules, trail, seat, dict(stances), short=short)
        except KeyError as error:
            raise ValueError(f"the story has no {error}") from error
        if found.stopped_at is not None:
            raise ValueError(f"the story has no such step: {found.step}")
        return found.playthrough

    def scene(self, play: Playthrough) -> Scene | None:
        """The scene a play stands at; None at an ending."""
        compiled = self.rules.scenes.get(play.state.at)
        return None if compiled is None else compiled.scene

    def discuss(self, play: Playthrough) -> Told:
        """What there is to talk about where a play stands; empty where the author says nothing."""
        scene = self.scene(play)
        return () if scene is None else tell(scene.discuss, self.rules.story, play.state)

    def fits(self, opened: Opened) -> bool:
        """Whether this is the story a room was opened on, word for word."""
        return opened.fingerprint == self.rules.story.fingerprint


def answers(play: Playthrough) -> tuple[CompiledChoice, ...]:
    """What a room can choose from, in the order of the letters a, b, c."""
    return play.open_choices
