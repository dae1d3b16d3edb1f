"""The rooms that this process holds: one writer for each, events on disk before anybody is told of them."""

from game.workshop.live.live_room import LiveRoom
from game.workshop.live.rooms import Rooms

__all__ = ["LiveRoom", "Rooms"]
