"""A small story for the page and the picture: seats, stances, rings, places nobody gets to, and words like markup."""

from pathlib import Path

from attrs import frozen

from game.analysis.facts import Facts, Finding
from game.story.model import Story
from game.story.reading import Reading, read_text
from tests.authoring.made_up import made_up

NAME = "kettle.yaml"
TEXT = """\
title: The "Kettle" & <Co>
blurb: Somebody has boiled it dry.
ages: 13+
minutes: 2
cast:
  dana:
    name: Dana
    pronouns: she/her
    role: your housemate
    stances:
      overloaded: Two jobs.
      responsive: Answers.
meters:
  trust: {start: 1, band: [-2, 5]}
flags: [told]
start: kitchen
scenes:
  kitchen:
    place: The kitchen, <b>nine</b> "sharp"
    text: The kettle is black inside.
    choices:
      - say: Was that you & me?
        id: ask
        shift: {trust: +1}
        go: hall
      - do: Say it again.
        id: again
        go: kitchen
      - do: Leave the kettle on the ring, as it is.
        id: leave
        set: told
        go: yard
  hall:
    text: Nobody has switched the light on.
    choices:
      - say: Back to the kettle.
        id: back
        go: kitchen
      - say: I am going home.
        id: home
        go: home
      - say: I am going out.
        id: out
        if: told
        go: yard
  yard:
    text: The yard is quiet.
    go: away
  attic:
    text: Dust.
    go: nowhere
endings:
  home:
    title: Home, <i>after</i> "all" of that & a good deal of walking up and down
    kind: interdependent
    text: It whistles again.
    debrief: {reading: You came back to it.}
  away:
    title: Away
    kind: over-independent
    text: You buy another.
    debrief: {reading: You left it.}
  nowhere:
    title: Nowhere
    kind: growth
    text: Dust.
    debrief: {reading: Dust.}
"""
FINDINGS = (
    Finding("BW605", ("hall", "out", "go"), {"scene": "hall"}, None),
    Finding(
        "BW620",
        ("/ending", "home"),
        {"name": "home", "percent": "61"},
        ("dana=responsive", "kitchen.ask", "hall.home"),
    ),
)
LIMITS = (
    "The plays were followed for 200 choices and no further, so what lies behind them is not in the odds.",
)


@frozen
class Example:
    """The story, how it was read, and facts of it."""

    reading: Reading
    story: Story
    facts: Facts


def example(*findings: Finding, limits: tuple[str, ...] = ()) -> Example:
    """The story with made-up facts."""
    reading = read_text(TEXT, NAME)
    assert reading.story is not None, reading.problems
    witness = ("dana=overloaded", "kitchen.ask", "hall.home")
    return Example(reading, reading.story, made_up(reading.story, findings, limits, witness))


def written(folder: Path) -> Path:
    """The story as a file."""
    file = folder / NAME
    file.write_text(TEXT, encoding="utf-8")
    return file
