"""bink, an ink engine in Rust behind Python: python bink_player.py COMPILED SECONDS"""

import sys
from pathlib import Path

from bink.story import Story
from plays import measure


class Step:
    """A play: all text up to the next choices, and the choices."""

    def __init__(self, story):
        story.reset_state()
        self.story = story

    def read(self):
        text = self.story.continue_maximally() if self.story.can_continue() else ""
        return text, list(self.story.get_current_choices())

    def choose(self, place):
        self.story.choose_choice_index(place)


def main(path, seconds):
    story = Story(Path(path).read_text(encoding="utf-8-sig"))
    measure(lambda: Step(story), float(seconds))


if __name__ == "__main__":
    main(*sys.argv[1:])
