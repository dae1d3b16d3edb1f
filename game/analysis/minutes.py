"""How long a play takes to read in the mean, at 200 words a minute.

What is read: each scene's place and text, the labels of its open choices, the replies, an ending and what comes later.
"""

from collections.abc import Iterator

import numpy as np
from attrs import evolve

from game.analysis.heard import Text, standing, texts
from game.analysis.hearing import Hearings, memory_of
from game.analysis.lengths import measured
from game.analysis.stays import Exploration
from game.analysis.visits import Visits

WORDS_A_MINUTE = 200
READ = frozenset({"place", "text", "later", "reply", "say", "do"})


def mean_minutes(exploration: Exploration, visits: Visits, hearings: Hearings) -> float:
    """The minutes that a play takes in the mean, every open choice equally likely."""
    words, memory = 0.0, memory_of(exploration.story, hearings.things)
    for text in counted(exploration):
        lines = [measured(line, exploration.story, memory) for line in text.prose.lines]
        if always := sum(alone for alone, _ in lines):
            words += always * float(text.weights(visits.of[text.stay.id]).sum())
    for hearing, text, line in hearings.lines:
        _, stretches = measured(line, exploration.story, hearing.exploration.memory)
        if stretches and counts(text):
            read = as_read(hearing.exploration, text)
            weights, hearers = read.weights(hearing.visits.of[text.stay.id]), read.read.hearers
            words += sum(hearers.weighed(stretch.reads, stretch.ways, weights) for stretch in stretches)
    return words / WORDS_A_MINUTE


def counted(exploration: Exploration) -> Iterator[Text]:
    """The texts that count, each with the states in which it does."""
    return (as_read(exploration, text) for text in texts(exploration) if counts(text))


def counts(text: Text) -> bool:
    """Whether a text is part of a play's reading time."""
    return text.path[-1] in READ and text.path[2:3] not in (("debrief",), ("unsaid",))


def as_read(exploration: Exploration, text: Text) -> Text:
    """A text in the states in which it counts: the words of a choice only where it is open."""
    if text.path[-1] not in {"say", "do"}:
        return text
    choices = exploration.story.scenes[text.stay.id].choices
    place = next(number for number, choice in enumerate(choices) if choice.id == text.path[1])
    return evolve(text, read=standing(text.stay, np.flatnonzero(text.stay.open_states(place))))
