"""How many words are read in each state of a story, and in reply to each choice.

What counts: each scene's place and text, the labels of its open choices, the replies, an ending and what comes later.
"""

from collections.abc import Iterable, Mapping
from itertools import groupby
from operator import itemgetter

import numpy as np
from attrs import frozen

from game.analysis.arrays import Floats, Numbers
from game.analysis.heard import Text
from game.analysis.lengths import measured
from game.analysis.stays import Exploration
from game.story.prose.tree import Line

READ = frozenset({"place", "text", "later", "reply", "say", "do"})


@frozen(eq=False)
class Amounts:
    """Words of some lines.

    Attributes:
        own: a scene's or ending's id to the words read in each of its states.
        replied: a scene and the place of a choice to the words of the reply, for each of the scene's states; what
            stands for a state in which the choice is not open means nothing.
    """

    exploration: Exploration
    own: Mapping[str, Numbers]
    replied: Mapping[tuple[str, int], Numbers]

    @classmethod
    def of(cls, exploration: Exploration, lines: Iterable[tuple[Text, Line]]) -> "Amounts":
        """The words of lines of an exploration that knows all that they ask about."""
        own = {id: np.zeros(stay.size, dtype=np.int64) for id, stay in exploration.stays.items()}
        replied: dict[tuple[str, int], Numbers] = {}
        for text, of_text in groupby(lines, key=itemgetter(0)):
            if not counts(text):
                continue
            stay, words = text.stay, own[text.stay.id]
            if text.choice is not None:
                words = replied.setdefault((stay.id, text.choice), np.zeros(stay.size, dtype=np.int64))
            every = [measured(line, exploration.story, exploration.memory) for _, line in of_text]
            always = sum(alone for alone, _ in every)
            stretches = [stretch for _, of_line in every for stretch in of_line]
            if not stretches:
                words += always if text.label is None else always * stay.open_states(text.label)
                continue
            read = text.read
            heard = np.full(len(read.hearers.cells), always)
            for stretch in stretches:
                heard += read.hearers.numbers(stretch.reads, stretch.ways)
            told = heard[read.places]
            if text.label is not None:
                told *= stay.open_states(text.label)[read.states]
            words[read.states] += told
        return cls(exploration, own, replied)

    def mean(self, visits: Mapping[str, Floats]) -> float:
        """The words that a play reads in the mean, its visits to each state being so many."""
        total = sum(float(visits[id] @ words) for id, words in self.own.items())
        for (scene, place), words in self.replied.items():
            for passage in self.exploration.stays[scene].passages:
                if passage.step.choice == place:
                    taken = visits[scene][passage.src] * passage.chance
                    total += float(taken @ words[passage.src])
        return total


def counts(text: Text) -> bool:
    """Whether a text is part of a play's reading time."""
    return text.path[-1] in READ and text.path[2:3] not in (("debrief",), ("unsaid",))
