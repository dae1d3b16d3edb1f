"""A child: proves a story with our own analysis, or meets its states one by one.

python -m tests.bench.proving prove|search STORY
"""

import sys
import time
from pathlib import Path

from game.analysis.prove import TooManyStatesError, prove
from game.engine import Rules, State, advance, begin
from game.engine.advance import open_choices
from game.story.model import Story
from game.story.reading import read_story
from tests.bench.children import tell


def main(how: str, path: str) -> None:
    """Prove or search the story at a path and tell what came of it."""
    story = read_story(Path(path)).story
    if story is None:
        raise SystemExit(f"{path} has errors")
    began = time.perf_counter()
    try:
        states = prove(story).states if how == "prove" else len(search(story))
    except TooManyStatesError as error:
        tell(limit=str(error) or "too many states")
        return
    tell(states=states, seconds=time.perf_counter() - began)


def search(story: Story) -> set[State]:
    """Every state of a story, met one after another as a player would meet it; nothing is left out or joined."""
    rules = Rules.of(story)
    first = begin(rules)
    met, waiting = {first}, [first]
    while waiting:
        state = waiting.pop()
        for choice in open_choices(rules, state):
            after = advance(rules, state, choice)
            if after not in met:
                met.add(after)
                waiting.append(after)
    return met


if __name__ == "__main__":
    main(*sys.argv[1:])
