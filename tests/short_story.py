"""A small story with a short way, and two people's stances."""

from game.story.model import Story
from game.story.reading import read_text

TEXT = """\
title: The Bridge
blurb: One bridge, two coats.
ages: 11+
minutes: 2
draft: true
cast:
  lin:
    name: Lin
    pronouns: they/them
    role: a neighbour
    stances: {late: Runs., early: Waits.}
flags: [wet]
start: gate
short:
  taken: [gate.coat, bridge.lean]
  before: |
    You lent a coat.

    On the bridge you leaned.
scenes:
  gate:
    text: The gate is open.
    choices:
      - {say: Take my coat., id: coat, move: lean, shift: {trust: +1}, go: bridge}
      - {say: It looks dry., id: dry, set: wet, go: bridge}
  bridge:
    place: The bridge
    text: Wind.
    choices:
      - {do: Lean on the rail., id: lean, reply: It holds., go: bank}
      - {do: Run., id: run, go: bank}
  bank:
    place: The bank
    text: |
      Here. Lin says you said {said(gate)}
    choices:
      - {say: Which way?, id: ask, go: [{if: lin is late, to: field}, {to: home}]}
      - {do: Point., id: point, go: field}
  field:
    text: A field.
    choices:
      - {do: Stay., id: stay, go: out}
      - {do: Go home., id: go, go: home}
endings:
  home: {title: Home, kind: growth, text: A light., debrief: {reading: A light was on.}}
  out: {title: Out, kind: over-independent, text: A star., debrief: {reading: A star was out.}}
"""


def bridge() -> Story:
    """The story, read."""
    reading = read_text(TEXT, "bridge.yaml")
    assert reading.story is not None, reading.problems
    return reading.story
