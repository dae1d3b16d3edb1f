"""How a facilitator leaves."""

from enum import StrEnum


class Leaving(StrEnum):
    """What is to become of the room."""

    CLOSED = "closed for good"
    KEPT = "kept, to go on with it later"
    MOVED = "another window has it"
    NO_ROOM = "there was none"
