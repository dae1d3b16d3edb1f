"""Our engine, through its public functions: python ours.py STORY SECONDS"""

import sys
from pathlib import Path

from plays import measure

from game.engine import Rules, in_words, start
from game.story.reading import read_story


class Step:
    """A play: all that was read since the last choice, and what can be chosen."""

    def __init__(self, rules):
        self.names = {person.id: f"{person.name}: " for person in rules.story.cast.values()} | {None: ""}
        self.play = start(rules)
        self.open = ()

    def read(self):
        names, play = self.names, self.play
        text = "\n".join(
            [
                f"{names[line.speaker]}{line.words}"
                for passage in play.passages
                for paragraph in (*passage.place, *passage.text)
                for line in paragraph
            ]
        )
        self.open = play.open_choices
        return text, [in_words(choice.words(play.state)) for choice in self.open]

    def choose(self, place):
        self.play = self.play.choose(self.open[place])


def main(path, seconds):
    story = read_story(Path(path)).story
    assert story is not None
    rules = Rules.of(story)
    measure(lambda: Step(rules), float(seconds))


if __name__ == "__main__":
    main(*sys.argv[1:])
