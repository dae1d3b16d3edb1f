"""Every part of a story that a later finding can name has its place, down to an arm of a text."""

import pytest

from game.story.reading import read_text
from game.story.reading.places import ENDING, HEAD

TEXT = """\
title: The Kettle
blurb: Somebody has boiled it dry.
ages: 11+
minutes: 1
draft: true
cast:
  dana: {name: Dana, pronouns: she/her, role: your housemate}
flags: [told]
start: kitchen
scenes:
  kitchen:
    place: "{told => A | B} kitchen"
    enter: {shift: [{if: told, trust: -1}, {trust: +1}]}
    discuss: Who {told => told | asked}?
    text: |
      One.

      Dana: {told => Two | Three}, {told => four | five}. {said(kitchen)}
    choices:
      - say: Was {told => that | it} you?
        id: ask
        if: not told
        locked: |
          You {told => asked | know}.
        shift:
          - {if: trust is blind, trust: -1}
          - {trust: +1}
        set: told
        reply: >
          Folded {told => so | otherwise}.
        because: You {told => told | asked}.
        unsaid:
          dana: I {told => knew | did not}.
        go:
          - {if: told, to: home}
          - to: kitchen
    go: home
endings:
  home:
    title: Home
    kind: growth
    text: It {told => whistles | is new}.
    later: It {told => sings | is old}.
    debrief:
      reading: A {told => word | kettle}.
      whose: {theirs: 'The {told => word | kettle}'}
      ask:
        - "{told => Who? | Why?}"
        - When?
"""


@pytest.mark.parametrize(
    ("path", "written"),
    [
        (("kitchen",), "kitchen"),
        (("kitchen", "place", "0", "1"), "B"),
        (("kitchen", "enter"), "{shift: [{if: told, trust: -1}, {trust: +1}]}"),
        (("kitchen", "enter", "shift", "0"), "{if: told, trust: -1}"),
        (("kitchen", "enter", "shift", "0", "if"), "told"),
        (("kitchen", "enter", "shift", "1", "if"), "{trust: +1}"),
        (("kitchen", "discuss", "0", "0"), "told => told"),
        (("kitchen", "text", "0", "1"), "Three"),
        (("kitchen", "text", "1", "0"), "told => four"),
        (("kitchen", "text", "said", "kitchen"), "{said(kitchen)}"),
        (("kitchen", "go"), "home"),
        (("kitchen", "ask"), "say"),
        (("kitchen", "ask", "say", "0", "0"), "told => that"),
        (("kitchen", "ask", "if"), "not told"),
        (("kitchen", "ask", "if", "if"), "not told"),
        (("kitchen", "ask", "locked", "0", "1"), "know"),
        (("kitchen", "ask", "shift", "0", "if"), "trust is blind"),
        (("kitchen", "ask", "because", "0", "1"), "asked"),
        (("kitchen", "ask", "unsaid", "dana", "0", "0"), "told => knew"),
        (("kitchen", "ask", "go", "0"), "home"),
        (("kitchen", "ask", "go", "0", "if"), "told"),
        (("kitchen", "ask", "go", "1"), "kitchen"),
        ((ENDING, "home"), "home"),
        ((ENDING, "home", "text", "0", "1"), "is new"),
        ((ENDING, "home", "later", "0", "0"), "told => sings"),
        ((ENDING, "home", "debrief", "reading", "0", "1"), "kettle"),
        ((ENDING, "home", "debrief", "whose", "theirs", "0", "0"), "told => word"),
        ((ENDING, "home", "debrief", "ask", "0", "0", "1"), "Why?"),
        ((HEAD, "minutes"), "1"),
    ],
    ids=".".join,
)
def test_a_part_has_its_own_place(path: tuple[str, ...], written: str) -> None:
    span = read_text(TEXT).places.of(*path).span
    assert span.line == span.end_line
    assert TEXT.split("\n")[span.line - 1][span.column - 1 : span.end_column - 1] == written


@pytest.mark.parametrize(
    ("path", "around"),
    [
        (("kitchen", "text", "2", "0"), ("kitchen", "text")),
        (("kitchen", "text", "0", "2"), ("kitchen", "text")),
        (("kitchen", "text", "said", "hall"), ("kitchen", "text")),
        (("kitchen", "ask", "reply", "0", "0"), ("kitchen", "ask", "reply")),
        (("kitchen", "ask", "strength"), ("kitchen", "ask")),
        (("kitchen", "skip_to"), ("kitchen",)),
    ],
    ids=".".join,
)
def test_what_has_none_is_looked_for_around_it(path: tuple[str, ...], around: tuple[str, ...]) -> None:
    places = read_text(TEXT).places
    assert places.of(*path).span == places.of(*around).span


def test_the_story_is_a_story() -> None:
    assert read_text(TEXT).story is not None, read_text(TEXT).problems
