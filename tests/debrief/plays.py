"""Finished plays for the debrief's tests: of the bundled story, and drawn ones."""

import random
from functools import cache
from pathlib import Path

from game.engine import Playthrough, Rules, start
from game.story.reading import read_story

SCENES = Path(__file__).parents[2] / "scenes"


@cache
def spare_key() -> Rules:
    """The rules of The Spare Key."""
    story = read_story(SCENES / "the-spare-key.yaml").story
    assert story is not None
    return Rules.of(story)


def drawn(rules: Rules, seed: int) -> Playthrough:
    """A play to its ending with choices, seat and stances drawn by a seeded generator."""
    rng = random.Random(seed)
    story = rules.story
    seat = rng.choice(story.seats)
    stances = {
        person.id: rng.choice(list(person.stances))
        for person in story.cast.values()
        if person.stances and person.id != seat.id
    }
    play = start(rules, seat.id, stances)
    while play.ending is None:
        play = play.choose(rng.choice(play.open_choices))
    return play
