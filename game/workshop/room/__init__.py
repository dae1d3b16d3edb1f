"""What a room is, without network, clock or disk.

Read `events` (all that can happen), `decision` (one question to the room, its votes and its loop), `room` (the fold
of the events), `stage` (the story where the room stands), `host` (what a facilitator may do) and `guest` (what a
phone may do). Both turn a wish into events, or into a refusal that says why.
"""

from game.workshop.room.decision import Decision
from game.workshop.room.events import Curtain, Entry, Event, Part, Phase, Source, Way, packed, unpacked
from game.workshop.room.refusal import Refusal
from game.workshop.room.room import Room, fold, happened
from game.workshop.room.stage import Stage

__all__ = [
    "Curtain",
    "Decision",
    "Entry",
    "Event",
    "Part",
    "Phase",
    "Refusal",
    "Room",
    "Source",
    "Stage",
    "Way",
    "fold",
    "happened",
    "packed",
    "unpacked",
]
