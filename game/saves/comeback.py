"""A play that was put aside, made the one that its story is left at again."""

from attrs import evolve, frozen

from game.engine import Rules
from game.saves.aside import put_aside
from game.saves.keeping import found_in
from game.saves.save import Save
from game.saves.store import Loaded, Store, Trouble


@frozen
class Comeback:
    """What came of it.

    Attributes:
        aside: the slot in which the play is now that stood there before; empty where there was none to keep.
        sentences: damage that was found there, to be told to the player.
    """

    aside: str = ""
    sentences: tuple[str, ...] = ()


def come_back(store: Store, rules: Rules, slot: str) -> Comeback | Trouble:
    """Make a play the one that its story is left at; what stood there is put aside in turn.

    The play stays where it was as well. So at every moment each of the two is whole somewhere.
    """
    own = rules.story.id
    with store.held(own) as ours:
        if not ours:
            return Trouble("This story is open in another window. Leave it there first.")
        save = store.newest(slot)
        if save is None or save.story != own:
            return Trouble(f"Nothing is kept of this story as “{slot}”.")
        if nothing_left := _nothing_left(save, rules):
            return Trouble(nothing_left)
        loaded = store.load(own)
        sentences = tuple(trouble.sentence for trouble in loaded.troubles)
        if loaded.save is not None and loaded.save.same_play(save):
            return Comeback(sentences=sentences)
        aside = put_aside(store, loaded.save) if loaded.save is not None and loaded.save.trail else ""
        if isinstance(aside, Trouble):
            return aside
        written = store.write(_in_place_of(loaded.save, save, own))
        return written if isinstance(written, Trouble) else Comeback(aside, sentences)


def _nothing_left(save: Save, rules: Rules) -> str:
    """Why a play cannot be gone on with, as a sentence; empty when it can."""
    found = found_in(Loaded(save), rules)
    if found.replay is not None:
        return ""
    if found.unfit:
        return found.sentences[-1]
    ended = "has come to its ending" if save.trail else "is at the beginning"
    return f"The play kept as “{save.slot}” {ended}, so there is nothing to go on from."


def _in_place_of(before: Save | None, save: Save, slot: str) -> Save:
    """The play under the story's own name, with the endings that were found in either."""
    endings = (*(before.endings if before else ()), *save.endings)
    return evolve(save, slot=slot, endings=tuple(dict.fromkeys(endings)))
