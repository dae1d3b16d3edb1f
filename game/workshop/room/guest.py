"""What a phone may do: come in, vote, be forgotten, and say which ending it came to. Nothing else.

Each function turns a wish into events; an empty tuple means that it was granted before.
"""

from game.workshop.room.events import Arrived, Curtain, Event, Gone, Joined, Part, Voted, Way
from game.workshop.room.refusal import Refusal
from game.workshop.room.room import Room
from game.workshop.room.stage import Stage

MOST_GUESTS = 2_000
LONGEST_KEY = 64


def join(room: Room, who: str) -> tuple[Event, ...]:
    """Come in; a phone that is in already stays as it is.

    Raises:
        Refusal: the room is full or over.
    """
    if room.part is Part.OVER:
        raise Refusal("over", "This room is closed.")
    if who in room.guests:
        return ()
    if len(room.guests) >= MOST_GUESTS:
        raise Refusal("full", f"This room is full: it takes {MOST_GUESTS} phones.")
    return (Joined(who),)


def vote(room: Room, who: str, decision: int, choice: str, key: str) -> tuple[Event, ...]:
    """Vote, or vote otherwise, in the question that is open.

    Raises:
        Refusal: this phone is not in the room, the vote is for another question or no answer, or none is taken now.
    """
    if who not in room.guests:
        raise Refusal("stranger", "This phone is not in the room yet. Open the room's address once more.")
    current = room.decision
    if current is None or room.part is not Part.STORY or current.number != decision:
        raise Refusal("elsewhere", "The room has gone on. Your vote was for another question.")
    if current.heard(who, key):
        return ()
    if room.curtain is not Curtain.OPEN:
        raise Refusal("paused", "The room is paused. Votes are taken again when it goes on.")
    if not current.open:
        raise Refusal("closed", "The votes are counted. This question takes no more.")
    if choice not in current.choices:
        raise Refusal("unknown", "That is none of the answers.")
    if not 0 < len(key) <= LONGEST_KEY:
        raise Refusal("unknown", "That is no vote.")
    return (Voted(decision, who, choice, key),)


def leave(room: Room, who: str) -> tuple[Event, ...]:
    """Be forgotten; a stranger is forgotten already."""
    return (Gone(who),) if who in room.guests else ()


def arrive(room: Room, stage: Stage, who: str, seat: str | None, ending: str) -> tuple[Event, ...]:
    """Say which ending a play on this phone came to.

    Raises:
        Refusal: this phone is not in the room, the room plays together, or the story has no such ending.
    """
    if who not in room.guests:
        raise Refusal("stranger", "This phone is not in the room yet. Open the room's address once more.")
    if room.opened is None or room.opened.way is Way.TOGETHER:
        raise Refusal("elsewhere", "This room plays together.")
    seats = {known.id for known in stage.rules.story.seats}
    if ending not in stage.rules.endings or seat not in seats:
        raise Refusal("unknown", "The story has no such ending.")
    return () if room.arrived.get(who) == (seat, ending) else (Arrived(who, seat, ending),)
