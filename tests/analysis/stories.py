"""Small stories for tests of the facts, written as an author writes them, down to the scenes."""

from textwrap import indent

from game.story.model import Story
from game.story.reading import read_text

HEAD = """
title: Small
blurb: It is small.
ages: 13+
minutes: 1
draft: true
cast:
  dana: {name: Dana, pronouns: she/her, role: a friend}
flags: [told, unread]
counters: {calls: 3}
start: a
"""

ENDINGS = """
endings:
  home:
    title: Home
    kind: interdependent
    text: You are home.
    debrief: {reading: It ended.}
  away:
    title: Away
    kind: growth
    text: You are away.
    debrief: {reading: It ended.}
"""


def small(scenes: str, *, head: str = HEAD) -> Story:
    """The story of some scenes; it begins in `a` and may end at `home`, which is interdependent, or `away`."""
    reading = read_text(f"{head}\nscenes:\n{indent(scenes, '  ')}\n{ENDINGS}")
    assert reading.story is not None, [problem.message for problem in reading.problems]
    return reading.story
