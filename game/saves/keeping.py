"""Keeping a sitting's play: what was found when it began, and a save after every choice."""

from attrs import define, evolve, field, frozen

from game.engine import NoWayOnError, Playthrough, Replay, Rules, replay
from game.saves.save import Save
from game.saves.store import Store, Trouble

EARLIER = "--earlier"


@frozen
class Found:
    """What was kept of a story before this sitting.

    Attributes:
        save: the newest whole save; None when there is none, or in a private sitting.
        replay: its trail played again, as far as it fits; None when it is empty or has come to an ending.
        sentences: what the player has to be told: damage, or that the story has changed.
    """

    save: Save | None = None
    replay: Replay | None = None
    sentences: tuple[str, ...] = ()

    @property
    def endings(self) -> tuple[str, ...]:
        """The endings found so far."""
        return () if self.save is None else self.save.endings


def look(  # noqa: PLR0911 - each return is one thing that can be found
    store: Store | None, rules: Rules, slot: str | None = None
) -> Found:
    """What was kept of a story; `slot` is the story's id unless a second play is kept."""
    if store is None:
        return Found()
    loaded = store.load(slot or rules.story.id)
    sentences = tuple(trouble.sentence for trouble in loaded.troubles)
    save = loaded.save
    if save is None or not save.trail:
        return Found(save, None, sentences)
    try:
        again = replay(rules, save.trail, save.seat, dict(save.stances))
    except KeyError as error:
        gone = f"The story no longer has “{error.args[0]}”, so your trail of {len(save.trail)} choices does not fit."
        return Found(save, None, (*sentences, gone))
    except NoWayOnError:
        return Found(save, None, (*sentences, "The story has changed, and has no way on from its beginning."))
    if again.stopped_at is not None:
        return Found(save, again, (*sentences, again.sentence))
    if again.playthrough.ending is not None:
        return Found(save, None, sentences)
    return Found(save, again, sentences)


@define
class Keeper:
    """Writes a save after every choice; without a store (a private sitting) it writes nothing at all.

    A trouble with the disk is said once, and again only after a save has worked in between.
    """

    store: Store | None
    save: Save
    _troubled: bool = field(default=False)

    @classmethod
    def of(cls, store: Store | None, rules: Rules, found: Found, slot: str | None = None) -> "Keeper":
        """A keeper that goes on from what was found."""
        story = rules.story
        blank = Save(slot=slot or story.id, story=story.id, fingerprint=story.fingerprint)
        return cls(store, blank if found.save is None else found.save)

    def keep(self, play: Playthrough) -> str:
        """Save a play as it stands; what the player has to be told, which is nearly always nothing."""
        ended = () if play.ending is None else (play.ending.ending.id,)
        kept = evolve(
            self.save,
            fingerprint=play.rules.story.fingerprint,
            seat=play.state.seat,
            stances=dict(play.state.stances),
            trail=play.trail,
            endings=tuple(dict.fromkeys((*self.save.endings, *ended))),
        )
        return self._write(kept)

    @property
    def keeps(self) -> bool:
        """Whether the last save has worked."""
        return self.store is not None and not self._troubled

    def put_earlier_aside(self) -> str:
        """Keep an unfinished play under a name of its own before another begins in its place."""
        if self.store is None or not self.save.trail:
            return ""
        slot = f"{self.save.slot}{EARLIER}"
        known = self.store.load(slot).save
        earlier = evolve(self.save, slot=slot, generation=known.generation if known is not None else 0)
        written = self.store.write(earlier)
        return written.sentence if isinstance(written, Trouble) else ""

    def _write(self, kept: Save) -> str:
        if self.store is None:
            return ""
        written = self.store.write(kept)
        if isinstance(written, Trouble):
            said_before, self._troubled = self._troubled, True
            return "" if said_before else written.sentence
        self.save, self._troubled = written, False
        return ""
