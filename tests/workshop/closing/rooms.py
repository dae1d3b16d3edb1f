"""A story that uses all a room's debrief speaks of, and rooms that played it."""

import random
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from pathlib import Path

from game.engine import Rules
from game.story.model import Story
from game.story.reading import read_story, read_text
from game.workshop.closing import PLANS, pauses
from game.workshop.room import Event, Phase, Room, Source, Stage, Way, host
from game.workshop.room.events import Opened
from tests.workshop.opened import room_after

SCENES = Path(__file__).parents[3] / "scenes"
TEXT = """\
title: The Bench
blurb: One bench, two newspapers.
ages: 13+
minutes: 3
draft: true
content_notes: [a quarrel in a park]
setting: A park
cast:
  mo:
    name: Mo
    pronouns: he/him
    role: on the left
    stances: {avoidant: "Sits near the end, and hears everything.", responsive: Answers a fair try.}
  una:
    name: Una
    pronouns: she/her
    role: on the right
seats:
  una: {you: The one on the right., start: bench}
  mo: {you: The one on the left., start: bench}
scenes:
  bench:
    place: The bench
    text: A newspaper lies on it.
    discuss: Whose bench is it?
    choices:
      - {say: Is this yours?, id: ask, move: lean, shows: boundary, unsaid: {mo: I had hoped so.}, go: path}
      - {do: Sit on it., id: sit, unsaid: {mo: It creaked.}, go: path}
      - {do: Throw the newspaper at him., id: throw, harm: true, unsaid: {mo: That hurt.}, go: path}
  path:
    place: The path
    text: |
      Mo: {mo is avoidant => Hm. | Morning.}
    discuss: "{mo is avoidant => What does hm say? | What does morning say?}"
    choices:
      - say: Any news?
        id: paper
        unsaid: {mo: I have read it twice.}
        go: [{if: mo is avoidant and chose(bench.sit), to: apart}, {to: gate}]
      - {do: Walk on., id: walk, go: gate}
  gate:
    text: A gate.
    choices:
      - {do: Hold it open., id: hold, shows: boundary, go: both}
      - {do: Go through., id: through, go: [{if: chose(path.walk), to: apart}, {to: both}]}
endings:
  apart:
    title: Two Benches
    kind: over-independent
    text: It rains.
    debrief:
      reading: Nobody moved over.
      whose: {yours: the seat, theirs: the silence, neither: the rain}
      fly_on_the_wall: What did the pigeon see?
      if_then: Next time I will ____ before it rains.
      ask: [Who was cold?, "{mo is avoidant => Who was quiet? | Who spoke?}"]
  both:
    title: One Bench
    kind: interdependent
    text: It is dry.
    shows: boundary
    debrief:
      reading: Somebody moved over.
      whose: {yours: the newspaper, theirs: the bench}
      ask: [Who moved?]
"""


@cache
def bench() -> Story:
    """The story, read."""
    reading = read_text(TEXT, "bench.yaml")
    assert reading.story is not None, reading.problems
    return reading.story


@cache
def bundled(name: str) -> Stage:
    """A stage with one of the stories that come with the game."""
    path = SCENES / name if (SCENES / name).is_dir() else SCENES / f"{name}.yaml"
    reading = read_story(path)
    assert reading.story is not None, reading.problems
    return Stage(Rules.of(reading.story))


def stage_of(story: Story) -> Stage:
    """A stage with a story."""
    return Stage(Rules.of(story))


BENCH = stage_of(bench())


def opened(stage: Stage, way: Way = Way.TOGETHER, **more: object) -> Room:
    """A room on a story, the first seat being played."""
    story = stage.rules.story
    seat = story.seats[0].id if way is Way.TOGETHER else None
    given: dict[str, object] = {"seat": seat, "stances": {}, **more}
    return room_after(Opened(story.id, story.fingerprint, way, **given))  # type: ignore[arg-type]


def begun(stage: Stage, **more: object) -> Room:
    """A room whose story has begun."""
    room = opened(stage, **more)
    return room_after(*host.begin(room, stage), room=room)


def did(room: Room, *wishes: Callable[[Room], Sequence[Event]]) -> Room:
    """A room after a facilitator's wishes, one by one."""
    for wish in wishes:
        room = room_after(*wish(room), room=room)
    return room


def answered(
    room: Room,
    stage: Stage,
    choice: str,
    votes: Mapping[str, int] | None = None,
    *,
    before: Mapping[str, int] | None = None,
    source: Source = Source.HANDS,
) -> Room:
    """A room that voted, once or twice, and went with an answer."""
    if before is not None:
        room = did(
            room,
            lambda now: host.tally(now, source, before),
            lambda now: host.step(now, Phase.REVEAL),
            lambda now: host.step(now, Phase.REVOTE),
        )
    if votes is not None:
        room = did(room, lambda now: host.tally(now, source, votes), lambda now: host.step(now, Phase.REVEAL))
    return did(room, lambda now: host.decide(now, stage, choice, passed=votes is None))


def back(room: Room, stage: Stage) -> Room:
    """A room that took its last answer back."""
    return did(room, lambda now: host.go_back(now, stage))


def drawn(stage: Stage, seed: int, voters: int = 25, plan: int = 45) -> Room:
    """A room that voted by a seeded generator all the way to an ending, twice where its plan has it talk."""
    rng = random.Random(seed)
    room = begun(stage, plan=plan, seat=rng.choice(stage.rules.story.seats).id)

    def votes(choices: Sequence[str]) -> dict[str, int]:
        cast = [rng.choice(choices) for _ in range(voters)]
        return {choice: cast.count(choice) for choice in choices}

    while stage.play(room).ending is None:
        assert room.decision is not None
        choices = room.decision.choices
        talks = pauses(PLANS[plan], stage.play(room))
        counts = votes(choices)
        chosen = rng.choice([choice for choice in choices if counts[choice] == max(counts.values())])
        room = answered(room, stage, chosen, counts, before=votes(choices) if talks else None)
    return room


def walked(room: Room, stage: Stage, *choices: str) -> Room:
    """A room that went this way without a vote."""
    for choice in choices:
        room = answered(room, stage, choice)
    return room
