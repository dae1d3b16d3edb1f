"""Plays for the tests of saves: the ladder's two choices, and answers to them."""

from game.engine import Playthrough, Rules, start
from game.plain.player import play
from game.plain.ways import Ways
from game.saves import Keeper, Save, Store, look
from tests.environments import stage
from tests.plain.small_story import ladder

STORY = ladder()
RULES = Rules.of(STORY)
SLOT = STORY.id


def played(*numbers: int) -> Playthrough:
    """The keeper's play after those numbers."""
    moment = start(RULES, "keeper")
    for number in numbers:
        moment = moment.choose(moment.open_choices[number - 1])
    return moment


def save(*trail: str, slot: str = SLOT, generation: int = 0) -> Save:
    """A save with a trail of those names."""
    return Save(
        slot=slot, story=SLOT, fingerprint="f", seat="keeper", stances={"ola": "overloaded"}, trail=trail,
        generation=generation,
    )  # fmt: skip


def keep(store: Store, *numbers: int) -> Save:
    """A play kept choice by choice, as a player keeps it; the save as it then stands."""
    keeper = Keeper.of(store, RULES, look(store, RULES))
    for length in range(1, len(numbers) + 1):
        assert keeper.keep(played(*numbers[:length])) == ""
    return keeper.save


def hear(store: Store | None, answers: str, *, go_on: bool = False, asks: bool = False) -> tuple[str, str]:
    """Play line by line over a store: the outcome, and all that was said."""
    on = stage(answers)
    outcome = play(STORY, on.environment.out, Ways(seat="keeper", go_on=go_on, asks=asks), store)
    return outcome, on.said
