"""Small stories for tests of the facts, written as an author writes them, down to the scenes."""

from collections.abc import Iterator, Mapping
from textwrap import indent
from typing import Any

import pytest

from game.story.model import Story
from game.story.reading import read_text

NEARLY = 1e-7
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


def misfits(found: Any, wanted: Any, where: str = "") -> Iterator[str]:
    """Where something wanted was not found, numbers to 1e-7; what was found besides is no misfit."""
    if isinstance(wanted, Mapping):
        for key, value in wanted.items():
            if not isinstance(found, Mapping) or key not in found:
                yield f"{where}/{key}: lacking"
            else:
                yield from misfits(found[key], value, f"{where}/{key}")
    elif isinstance(wanted, int | float) and not isinstance(wanted, bool):
        if found is None or found != pytest.approx(wanted, abs=NEARLY):
            yield f"{where}: {found} for {wanted}"
    elif found != wanted:
        yield f"{where}: {found} for {wanted}"
