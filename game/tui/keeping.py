"""Who keeps the plays of a sitting: the one place where the screens touch what is kept on disk."""

from attrs import define, evolve, field, frozen

from game.engine import NoWayOnError, Playthrough, Rules, replay
from game.saves import Found, Keeper, Save, Store, Trouble, look
from game.story.library import Card
from game.story.reading import read_story
from game.tui import settings

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
    """The saves of this sitting; without a store (a private sitting) nothing is ever written."""

    store: Store | None = None
    _keepers: dict[str, Keeper] = field(factory=dict)
    _looked_up: dict[tuple[str, int], Known] = field(factory=dict)
    _skipped: set[str] = field(init=False)

    def __attrs_post_init__(self) -> None:
        self._skipped = set(settings.load(self.store).skipped)

    def skips(self, story: str) -> bool:
        """Whether a story's scenes that can be skipped are passed over."""
        return story in self._skipped

    def skip(self, story: str, *, on: bool) -> None:
        """Pass over a story's scenes that can be skipped, or no longer; it stays so."""
        (self._skipped.add if on else self._skipped.discard)(story)
        settings.keep(self.store, evolve(settings.load(self.store), skipped=tuple(sorted(self._skipped))))

    def look(self, rules: Rules) -> Found:
        """What was kept of a story; from now on its plays are kept over it."""
        found = look(self.store, rules)
        keeper = self._keepers.setdefault(rules.story.id, Keeper.of(self.store, rules, found))
        if found.save is not None:
            keeper.save = found.save
        return _passed_over(found, rules) if self.skips(rules.story.id) else found

    def keep(self, play: Playthrough) -> str:
        """Save a play as it stands; what the player has to be told, which is nearly always nothing."""
        return self._keeper(play.rules).keep(play)

    def keeps(self, play: Playthrough) -> bool:
        """Whether the place of a play is kept."""
        return self._keeper(play.rules).keeps

    def put_aside(self, rules: Rules) -> str:
        """Keep the play that was left beside the one that now begins."""
        return self._keeper(rules).put_earlier_aside()

    def put_ended_aside(self, play: Playthrough) -> str:
        """Keep a play that has ended beside the one that goes on from the middle of it."""
        if self.store is None:
            return ""
        slot = f"{play.rules.story.id}{ENDED}"
        before = self.store.load(slot).save
        kept = self._keeper(play.rules).save
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
            self._looked_up[key] = _looked_up(card, save, skipping=self.skips(card.id))
        return self._looked_up[key]

    def _keeper(self, rules: Rules) -> Keeper:
        if rules.story.id not in self._keepers:
            self.look(rules)
        return self._keepers[rules.story.id]


def _passed_over(found: Found, rules: Rules) -> Found:
    """The same for a trail that was played with scenes passed over, which fits only when they are again."""
    save = found.save
    if save is None:
        return found
    try:
        again = replay(rules, save.trail, save.seat, dict(save.stances), skipping=True)
    except (KeyError, NoWayOnError):
        return found
    if again.stopped_at is not None:
        return found
    untrue = "" if found.replay is None else found.replay.sentence
    left = again if save.trail and again.playthrough.ending is None else None
    return evolve(found, replay=left, sentences=tuple(said for said in found.sentences if said != untrue))


def _looked_up(card: Card, save: Save, *, skipping: bool) -> Known:
    """The same from the whole story, which alone can say whether the play kept last had come to its end."""
    story = read_story(card.path).story
    if story is None:
        return Known(0, len(save.endings))
    left = len(save.trail)
    try:
        again = replay(Rules.of(story), save.trail, save.seat, dict(save.stances), skipping=skipping)
        left = 0 if again.playthrough.ending is not None else left
    except (KeyError, NoWayOnError):
        left = 0
    return Known(left, sum(ending in story.endings for ending in save.endings), len(story.endings))
