"""bardic, an engine in Python: python bardic_player.py SOURCE SECONDS"""

import sys
from pathlib import Path

from bardic.compiler.compiler import BardCompiler
from bardic.runtime.engine import BardEngine
from plays import measure


class Step:
    """A play: the passage and its choices."""

    def __init__(self, story):
        self.engine = BardEngine(story)

    def read(self):
        output = self.engine.current()
        return output.content, [choice["text"] for choice in output.choices]

    def choose(self, place):
        self.engine.choose(place)


def main(path, seconds):
    story = BardCompiler().compile_string(Path(path).read_text(encoding="utf-8"))
    measure(lambda: Step(story), float(seconds))


if __name__ == "__main__":
    main(*sys.argv[1:])
