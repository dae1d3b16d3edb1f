"""A story's save opened for one sitting, so that two people, or two windows, never write to the same one."""

import contextlib
from collections.abc import Iterator

from attrs import evolve

from game.engine import Rules
from game.saves.keeping import Found, Keeper, found_in, look
from game.saves.store import Loaded, Store

MOST_AT_ONCE = 9
UNKEPT = "Your place cannot be kept in this sitting. You can play on all the same."


@contextlib.contextmanager
def opened(store: Store | None, rules: Rules) -> Iterator[tuple[Found, Keeper]]:
    """What was kept of a story, and the keeper of this sitting; nobody else has its slot until the block ends.

    A slot that is in use, or may not be written over, is left alone. The sitting then has the next free one,
    `the-spare-key--2`, which begins as a copy; the player is told so.
    """
    if store is None:
        yield Found(), Keeper.of(None, rules, Found())
        return
    with contextlib.ExitStack() as locks:
        slot, found = _first_free(store, rules, locks)
        yield found, Keeper.of(None if slot is None else store, rules, found, slot)


def _first_free(store: Store, rules: Rules, locks: contextlib.ExitStack) -> tuple[str | None, Found]:
    """The slot that the sitting has, None where there is none, and what was kept for it."""
    story = rules.story.id
    told: tuple[str, ...] = ()
    for number in range(1, MOST_AT_ONCE + 1):
        slot = story if number == 1 else f"{story}--{number}"
        if not locks.enter_context(store.held(slot)):
            told = told or ("This story is open in another window.",)
            continue
        found = look(store, rules, slot)
        if found.barred:
            told = told or found.sentences
            continue
        if number == 1:
            return slot, found
        if found.save is None and (first := store.newest(story)) is not None:
            found = found_in(Loaded(evolve(first, slot=slot, generation=0)), rules)
        beside = f"What you play here is kept beside it, as {slot}."
        return slot, evolve(found, sentences=(*told, beside, *found.sentences))
    found = found_in(Loaded(store.newest(story)), rules)
    return None, evolve(found, sentences=(*told, *found.sentences, UNKEPT))
