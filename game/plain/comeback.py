"""`bothways play STORY --from SLOT`: going on with a play that was put aside."""

from game.engine import Rules
from game.plain.environment import Environment
from game.saves import Store, Trouble, come_back
from game.story.model import Story
from game.story.words import meant

PROBLEMS, WRONG_USE = 1, 2


def come_back_to(slot: str, story: Story, environment: Environment, store: Store) -> int | None:
    """Make a play the one that the story is left at, and say so; the exit code where that cannot be."""
    slots = [save.slot for save in store.saves() if save.story == story.id]
    if slot not in slots:
        hint = meant(slot, slots)
        environment.errors.say(
            f"Nothing is kept of “{story.title}” as “{slot}”. {hint}For all of it: bothways saves list"
        )
        return WRONG_USE
    back = come_back(store, Rules.of(story), slot)
    if isinstance(back, Trouble):
        environment.errors.say(back.sentence)
        return PROBLEMS
    for sentence in back.sentences:
        environment.out.say(sentence)
    if back.aside:
        environment.out.say(f"What you had left of this story is kept beside it, as {back.aside}.")
    return None
