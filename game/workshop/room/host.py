"""What a facilitator may do; these wishes are made in the facilitator's own process, and no message can be one.

Each function turns a wish into events, or refuses it with a sentence.
"""

from collections.abc import Mapping

from game.workshop.room.decision import Decision
from game.workshop.room.events import (
    Asked,
    Curtain,
    Decided,
    Drawn,
    Entry,
    Event,
    Opened,
    Part,
    Phase,
    Source,
    Stepped,
    Tallied,
    Turned,
    Way,
    WentBack,
)
from game.workshop.room.refusal import Refusal
from game.workshop.room.room import Room, fold
from game.workshop.room.stage import Stage, answers

MOST_COUNTED = 9_999
AFTER: Mapping[Phase, tuple[Phase, ...]] = {
    Phase.VOTE: (Phase.TALK, Phase.REVEAL),
    Phase.TALK: (Phase.REVEAL, Phase.VOTE),
    Phase.REVEAL: (Phase.REVOTE,),
    Phase.REVOTE: (Phase.REVEAL, Phase.TALK),
    Phase.DECIDED: (),
}
"""The phases that may follow each; every step can be passed over, and a look at the counts ends the first vote."""


def open_room(opened: Opened) -> tuple[Event, ...]:
    """The first event of a room."""
    return (opened,)


def begin(room: Room, stage: Stage) -> tuple[Event, ...]:
    """Leave the lobby: the story begins, and a room that plays together gets its first question.

    Raises:
        Refusal: the story has begun already.
    """
    if room.part is not Part.LOBBY:
        raise Refusal("begun", "The story has begun already.")
    return (Turned(Part.STORY), *_asked(room, stage))


def step(room: Room, phase: Phase) -> tuple[Event, ...]:
    """Go on in the loop of the current question.

    Raises:
        Refusal: no question is open, or that phase cannot follow this one.
    """
    decision = _current(room)
    if phase is decision.phase:
        return ()
    if phase not in AFTER[decision.phase]:
        raise Refusal("order", f"From “{decision.phase}” the loop does not go to “{phase}”.")
    return (Stepped(decision.number, phase),)


def tally(room: Room, source: Source, counts: Mapping[str, int]) -> tuple[Event, ...]:
    """Count the votes of one source for the current question; a new count takes the place of the last.

    Raises:
        Refusal: no question is open, phones count for themselves, or a count is not possible.
    """
    decision = _current(room)
    if not decision.open:
        raise Refusal("closed", "The votes are counted. Vote again, or go on.")
    if source is Source.PHONES:
        raise Refusal("unknown", "Phones are counted by themselves.")
    if strange := [choice for choice in counts if choice not in decision.choices]:
        raise Refusal("unknown", f"“{strange[0]}” is none of the answers.")
    if not all(0 <= count <= MOST_COUNTED for count in counts.values()):
        raise Refusal("unknown", f"A count is a whole number from 0 to {MOST_COUNTED}.")
    return (Tallied(decision.number, source, dict(counts)),)


def decide(room: Room, stage: Stage, choice: str, *, passed: bool = False) -> tuple[Event, ...]:
    """Go on with an answer; the next question is asked at once.

    A tie is the facilitator's to decide, and so is any other answer: this asks for no majority.

    Raises:
        Refusal: no question is open, or that is none of its answers.
    """
    decision = _current(room)
    if choice not in decision.choices:
        raise Refusal("unknown", f"“{choice}” is none of the answers.")
    decided = Decided(decision.number, choice, passed)
    return (decided, *_asked(_with(room, decided), stage))


def go_back(room: Room, stage: Stage) -> tuple[Event, ...]:
    """Take the last answer back and put its question again, under a new number.

    Raises:
        Refusal: there is nothing to take back.
    """
    if not room.trail:
        raise Refusal("beginning", "This is the beginning; there is nothing to take back.")
    back: tuple[Event, ...] = (WentBack(),)
    if room.part is Part.CLOSING:
        back = (*back, Turned(Part.STORY))
    return (*back, *_asked(_with(room, *back), stage))


def draw(room: Room, curtain: Curtain) -> tuple[Event, ...]:
    """Pause, blank or show."""
    return () if room.curtain is curtain else (Drawn(curtain),)


def turn(room: Room, part: Part, step: int = 0) -> tuple[Event, ...]:
    """Go to the closing, to a step of it, or end the room.

    Raises:
        Refusal: the story has not begun.
    """
    if part in {Part.LOBBY, Part.STORY} and room.part is not part:
        raise Refusal("order", "To come back to the story, take the last answer back.")
    return () if (room.part, room.step) == (part, step) else (Turned(part, step),)


def _asked(room: Room, stage: Stage) -> tuple[Event, ...]:
    """The question where the room stands; none at an ending, nor where each plays alone."""
    if room.opened is None or room.opened.way is not Way.TOGETHER:
        return ()
    play = stage.play(room)
    if play.ending is not None:
        return ()
    return (
        Asked(len(room.decisions) + 1, play.state.at, tuple(choice.choice.id for choice in answers(play))),
    )


def _with(room: Room, *events: Event) -> Room:
    """The room as it will be."""
    return fold((Entry(room.seq + 1 + place, 0, event) for place, event in enumerate(events)), room)


def _current(room: Room) -> Decision:
    decision = room.decision
    if room.part is not Part.STORY or decision is None or decision.phase is Phase.DECIDED:
        raise Refusal("none", "No question is open.")
    return decision
