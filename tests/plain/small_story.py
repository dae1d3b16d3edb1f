"""A small story that uses what the plain player has to say."""

from game.story.model import Story
from game.story.reading import read_text

TEXT = """\
title: The Ladder
blurb: Two people, one ladder.
ages: 11+
minutes: 2
content_notes: [a ladder]
setting: A yard
cast:
  ola:
    name: Ola
    pronouns: they/them
    role: next door
    stances:
      overloaded: Late.
      responsive: On time.
flags: [lent]
seats:
  keeper: {you: The one with the ladder., start: yard}
  ola: {you: The one without., start: yard}
scenes:
  yard:
    place: The yard, noon
    text: |
      The ladder leans on *your* wall.

      Ola: Could I?
      {ola is overloaded => They look at their watch. | They look at you.}
    choices:
      - say: Ask me on Friday.
        id: friday
        shift: {boundaries: +1}
        move: stand
        because: You chose a day.
        strength: You named a day.
        unsaid:
          ola: Friday is too late for the gutter.
        reply: |
          Ola: Friday.
        go: fence
      - do: Hand it over.
        id: hand
        shift: {boundaries: -1, trust: +2}
        set: lent
        go: fence
      - say: It is not mine to lend.
        id: not-mine
        if: lent
        locked: You have never lent it.
        go: fence
  fence:
    text: |
      You said {said(yard)}
    go: street
  street:
    text: The street is quiet.
    choices:
      - do: Knock.
        id: knock
        go: roof
endings:
  roof:
    title: A Roof With Both of You On It
    kind: interdependent
    text: |
      You: Mind the third rung.
    later: |
      The gutter holds.
    shows: boundary
    debrief:
      reading: A day was named, or a ladder handed over.
      whose: {yours: the ladder, theirs: the gutter, neither: the rain}
      fly_on_the_wall: What did the cat see?
      if_then: Next time I will ____ before ____.
      ask: [Who asked?, Who answered?]
      another_reading: In some streets a ladder belongs to everyone.
"""


def ladder() -> Story:
    """The story, read."""
    reading = read_text(TEXT, "ladder.yaml")
    assert reading.story is not None, reading.problems
    return reading.story
