"""A small story, and a room that was opened on it."""

from game.engine import Rules
from game.workshop.room import Entry, Event, Room, Stage, Way, fold
from game.workshop.room.events import Opened
from tests.short_story import bridge

STAGE = Stage(Rules.of(bridge()))


def opened(way: Way = Way.TOGETHER, **more: object) -> Opened:
    """The first event of a room on the small story."""
    told = STAGE.rules.story
    return Opened(told.id, told.fingerprint, way, stances={"lin": "late"}, **more)  # type: ignore[arg-type]


def room_after(*events: Event, room: Room | None = None) -> Room:
    """A room in which this happened."""
    room = Room() if room is None else room
    return fold((Entry(room.seq + 1 + place, 0, event) for place, event in enumerate(events)), room)
