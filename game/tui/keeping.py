"""Who keeps the plays of a sitting: the one place where the screens touch what is kept on disk."""

from contextlib import ExitStack
from typing import Any

from attrs import define, evolve, field, frozen

from game.engine import NoWayOnError, Playthrough, Replay, Rules, replay
from game.saves import Found, Keeper, Save, Store, Trouble, opened
from game.story.library import Card
from game.story.reading import read_story
from game.tui import settings
from game.tui.settings import Settings

ENDED = "--ended"


@frozen
class Known:
    """What is known of a story before it is opened.

    Attributes:
        left_after: how many choices the play that was left has; 0 where none was left.
        found: how many endings were found.
        endings: how many there are; None where that was not looked up.
    """

    left_after: int
    found: int
    endings: int | None = None


@define
class Keeping:
    """The saves of this sitting, one story's open at a time; without a store (a private sitting) none is written.

    Attributes:
        store: where things are kept; None in a private sitting.
        settings: how the player wants it, as it was found and as it was changed since.
    """

    store: Store | None = None
    settings: Settings = field()
    _keeper: Keeper | None = field(default=None, init=False)
    _opened: ExitStack = field(factory=ExitStack, init=False)
    _looked_up: dict[tuple[str, int], Known] = field(factory=dict, init=False)

    @settings.default
    def _as_left(self) -> Settings:
        return Settings() if self.store is None else settings.load(self.store)

    @classmethod
    def of(cls, home: Store, *, private: bool) -> "Keeping":
        """A sitting with the settings that were left; a private one keeps nothing."""
        return cls(None if private else home, settings.load(home))

    def change(self, **changes: Any) -> None:
        """Change settings; they stay so, unless the sitting is private. What another window has set since, stays."""
        self.settings = evolve(self.settings, **changes)
        if self.store is not None:
            settings.keep(self.store, evolve(self._as_left(), **changes))

    def skips(self, story: str) -> bool:
        """Whether a story's scenes that can be skipped are passed over."""
        return story in self.settings.skipped

    def skip(self, story: str, *, on: bool) -> None:
        """Pass over a story's scenes that can be skipped, or no longer."""
        before = {*(self.settings if self.store is None else self._as_left()).skipped}
        skipped = before | {story} if on else before - {story}
        self.change(skipped=tuple(sorted(skipped)))

    def look(self, rules: Rules) -> Found:
        """What was kept of a story; until `close` its plays are kept over it, and no other window has it."""
        self.close()
        found, self._keeper = self._opened.enter_context(opened(self.store, rules))
        return _as_wanted(found, rules, skipping=self.skips(rules.story.id))

    def close(self) -> None:
        """Let other windows have the story that was open."""
        self._keeper = None
        self._opened.close()

    def keep(self, play: Playthrough) -> str:
        """Save a play as it stands; what the player has to be told, which is nearly always nothing."""
        return self._keeper_of(play.rules).keep(play)

    def keeps(self, play: Playthrough) -> bool:
        """Whether the place of a play is kept."""
        return self._keeper_of(play.rules).keeps

    def put_aside(self, rules: Rules) -> str:
        """Keep the play that was left beside the one that now begins."""
        return self._keeper_of(rules).put_earlier_aside()

    def put_ended_aside(self, play: Playthrough) -> str:
        """Keep a play that has ended beside the one that goes on from the middle of it."""
        if self.store is None:
            return ""
        kept = self._keeper_of(play.rules).save
        slot = f"{kept.slot}{ENDED}"
        before = self.store.load(slot).save
        ended = evolve(
            kept, slot=slot, trail=play.trail, generation=0 if before is None else before.generation
        )
        written = self.store.write(ended)
        return written.sentence if isinstance(written, Trouble) else ""

    def known(self, cards: tuple[Card, ...]) -> tuple[Known | None, ...]:
        """What is known of each story; only where an ending was found is the story itself read for it."""
        saves = {} if self.store is None else {save.slot: save for save in self.store.saves()}
        return tuple(self._of(card, saves.get(card.id)) for card in cards)

    def _of(self, card: Card, save: Save | None) -> Known | None:
        if save is None:
            return None
        if not save.endings:
            return Known(len(save.trail), 0)
        key = (card.id, save.generation)
        if key not in self._looked_up:
            self._looked_up[key] = _looked_up(card, save)
        return self._looked_up[key]

    def _keeper_of(self, rules: Rules) -> Keeper:
        if self._keeper is None or self._keeper.save.story != rules.story.id:
            self.look(rules)
        assert self._keeper is not None  # noqa: S101 - `look` has just made it
        return self._keeper


def _as_wanted(found: Found, rules: Rules, *, skipping: bool) -> Found:
    """The play that was left, with scenes passed over or not as the player wants it now, where its trail allows."""
    save = found.save
    if save is None or found.replay is None or found.unfit or save.skipping == skipping:
        return found
    again = _replayed(save, rules, skipping=skipping)
    if again is None or again.stopped_at is not None or again.playthrough.ending is not None:
        return found
    return evolve(found, replay=again)


def _replayed(save: Save, rules: Rules, *, skipping: bool) -> Replay | None:
    try:
        return replay(rules, save.trail, save.seat, dict(save.stances), skipping=skipping, short=save.short)
    except (KeyError, NoWayOnError):
        return None


def _looked_up(card: Card, save: Save) -> Known:
    """The same from the whole story, which alone can say whether the play kept last had come to its end."""
    story = read_story(card.path).story
    if story is None:
        return Known(0, len(save.endings))
    again = _replayed(save, Rules.of(story), skipping=save.skipping)
    left = 0 if again is None or again.playthrough.ending is not None else len(save.trail)
    return Known(left, sum(ending in story.endings for ending in save.endings), len(story.endings))
