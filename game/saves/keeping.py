"""Keeping a sitting's play: what was found when it began, and a save after every choice."""

from attrs import define, evolve, field, frozen

from game.engine import NoWayOnError, Playthrough, Replay, Rules, replay
from game.saves.aside import put_aside
from game.saves.save import Save
from game.saves.store import Loaded, Store, Trouble


@frozen
class Found:
    """What was kept of a story before this sitting.

    Attributes:
        save: the newest whole save; None when there is none, or in a private sitting.
        replay: its trail played again, as far as it fits; None when it is empty or has come to an ending.
        sentences: what the player has to be told: damage, or that the story has changed.
        unfit: whether the save holds choices that the story, as it is now, does not lead to.
        barred: whether the slot holds something that may not be written over.
    """

    save: Save | None = None
    replay: Replay | None = None
    sentences: tuple[str, ...] = ()
    unfit: bool = False
    barred: bool = False

    @property
    def endings(self) -> tuple[str, ...]:
        """The endings found so far."""
        return () if self.save is None else self.save.endings


def look(store: Store | None, rules: Rules, slot: str | None = None) -> Found:
    """What was kept of a story; `slot` is the story's id unless a second play is kept."""
    return Found() if store is None else found_in(store.load(slot or rules.story.id), rules)


def found_in(loaded: Loaded, rules: Rules) -> Found:
    """What a save comes to on a story as it is now."""
    save, sentences = loaded.save, tuple(trouble.sentence for trouble in loaded.troubles)
    kept = Found(save, None, sentences, barred=loaded.barred)
    if save is None or not save.trail:
        return kept
    try:
        again = replay(
            rules, save.trail, save.seat, dict(save.stances), skipping=save.skipping, short=save.short
        )
    except KeyError as error:
        gone = f"The story no longer has “{error.args[0]}”, so what you chose in it does not fit any more."
        return evolve(kept, sentences=(*sentences, gone), unfit=True)
    except NoWayOnError:
        gone = "The story has changed, and has no way on from its beginning."
        return evolve(kept, sentences=(*sentences, gone), unfit=True)
    if again.stopped_at is not None:
        return evolve(kept, replay=again, sentences=(*sentences, again.sentence), unfit=True)
    return kept if again.playthrough.ending is not None else evolve(kept, replay=again)


def with_skipping(found: Found, rules: Rules) -> Found:
    """What was found, with scenes passed over that offer it; unchanged where the trail leads through one of them."""
    save = found.save
    if save is None or found.replay is None or found.unfit or save.skipping:
        return found
    try:
        again = replay(rules, save.trail, save.seat, dict(save.stances), skipping=True, short=save.short)
    except NoWayOnError:
        return found
    fits = again.stopped_at is None and again.playthrough.ending is None
    return evolve(found, replay=again) if fits else found


@define
class Keeper:
    """Writes a save after every choice; without a store (a private sitting) it writes nothing at all.

    A trouble with the disk is said once, and again only after a save has worked in between.
    """

    store: Store | None
    save: Save
    _unkept: Save | None = field(default=None)
    _troubled: bool = field(default=False)

    @classmethod
    def of(cls, store: Store | None, rules: Rules, found: Found, slot: str | None = None) -> "Keeper":
        """A keeper that goes on from what was found."""
        story = rules.story
        blank = Save(slot=slot or story.id, story=story.id, fingerprint=story.fingerprint)
        save = blank if found.save is None else found.save
        return cls(store, save, save if found.unfit else None)

    def keep(self, play: Playthrough) -> str:
        """Save a play as it stands; what the player has to be told, which is nearly always nothing.

        A save that no longer fits the story is put aside before it is first written over.
        """
        ended = () if play.ending is None else (play.ending.ending.id,)
        kept = evolve(
            self.save,
            fingerprint=play.rules.story.fingerprint,
            seat=play.state.seat,
            stances=dict(play.state.stances),
            trail=play.trail,
            skipping=play.skipping,
            short=play.short,
            endings=tuple(dict.fromkeys((*self.save.endings, *ended))),
        )
        if self.store is None:
            return ""
        if trouble := self._put_unkept_aside(self.store):
            return self._said(trouble)
        written = self.store.write(kept)
        if isinstance(written, Trouble):
            return self._said(written)
        self.save, self._troubled = written, False
        return ""

    @property
    def keeps(self) -> bool:
        """Whether the last save has worked."""
        return self.store is not None and not self._troubled

    def put_earlier_aside(self) -> str:
        """Keep an unfinished play under a name of its own before another begins in its place.

        Where the disk refuses, it is tried again before anything is written in that place.
        """
        if self.store is None or not self.save.trail:
            return ""
        self._unkept = self.save
        trouble = self._put_unkept_aside(self.store)
        return self._said(trouble) if trouble else ""

    def _put_unkept_aside(self, store: Store) -> Trouble | None:
        """Keep what is not to be lost under a name of its own."""
        if self._unkept is None:
            return None
        put = put_aside(store, self._unkept)
        if isinstance(put, Trouble):
            return put
        self._unkept = None
        return None

    def _said(self, trouble: Trouble) -> str:
        said_before, self._troubled = self._troubled, True
        return "" if said_before else trouble.sentence
