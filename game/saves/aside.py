"""Plays that gave way to another: each is kept whole, under a name of its own."""

from attrs import evolve

from game.saves.save import Save
from game.saves.store import Store, Trouble, not_kept

EARLIER = "--earlier"
MOST_EARLIER = 99


def put_aside(store: Store, save: Save) -> str | Trouble:
    """Write a play into the first slot beside its own that is free, or holds it already; that slot's name."""
    for number in range(1, MOST_EARLIER + 1):
        slot = f"{save.slot}{EARLIER}" + (f"-{number}" if number > 1 else "")
        loaded = store.load(slot)
        if loaded.save is not None and loaded.save.same_play(save):
            return slot
        if loaded.save is None and not loaded.barred:
            written = store.write(evolve(save, slot=slot, generation=0))
            return written if isinstance(written, Trouble) else slot
    return not_kept(f"{MOST_EARLIER} earlier plays of it are kept already; see: bothways saves list.")
