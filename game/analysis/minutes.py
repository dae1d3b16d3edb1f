"""How long a play takes to read, at 200 words a minute.

What is read: each scene's place and text, the labels of its open choices, the replies, an ending and what comes later.
"""

from collections.abc import Iterator

import numpy as np

from game.analysis.explore import Exploration, Floats
from game.analysis.heard import Text, texts
from game.analysis.lengths import measured
from game.analysis.listening import Listening

WORDS_A_MINUTE = 200
READ_ALONE = frozenset({"place", "text", "later", "reply", "say", "do"})


def mean_minutes(listening: Listening) -> float:
    """The minutes that a play takes in the mean, every open choice equally likely."""
    return sum(_words(listening, text) for text in counted(listening.known.exploration)) / WORDS_A_MINUTE


def counted(exploration: Exploration) -> Iterator[Text]:
    """The texts that count, each with the states in which it does."""
    for text in texts(exploration):
        if text.path[-1] not in READ_ALONE or "debrief" in text.path:
            continue
        if text.path[-1] in {"say", "do"}:
            scene = exploration.story.scenes[text.stay.id]
            place = next(number for number, choice in enumerate(scene.choices) if choice.id == text.path[1])
            yield Text(text.path, text.prose, text.stay, np.flatnonzero(text.stay.open_states(place)))
        else:
            yield text


def _words(listening: Listening, text: Text) -> float:
    """The words of a text that a play reads in the mean."""
    exploration = listening.known.exploration
    found = 0.0
    heard = float(_weights(listening, text).sum())
    for line in text.prose.lines:
        always, stretches = measured(line, exploration.story, exploration.memory)
        found += always * heard
        for stretch in stretches:
            for case in listening.cases(text, stretch.reads):
                found += float(case.weights @ case.hearers.words(stretch.reads, stretch.ways))
    return found


def _weights(listening: Listening, text: Text) -> Floats:
    """How often each of a text's states hears it."""
    visits = listening.known.visits.of[text.stay.id]
    if text.passage is None:
        return visits[text.states]
    return visits[text.passage.src] * text.passage.chance
