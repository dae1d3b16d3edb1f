"""All that can happen in a room, in the one order in which it happened.

An event is a frozen value; in the log it is a line of JSON. Nothing here names a person: `who` is a hash of a random
number that only the phone knows.
"""

import json
from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from attrs import asdict, field, frozen


class Way(StrEnum):
    """How a room plays: all on one path, in pairs with a seat each, or each on a phone of their own."""

    TOGETHER = "together"
    PAIRS = "pairs"
    ALONE = "alone"


class Part(StrEnum):
    """Which part of the hour it is."""

    LOBBY = "lobby"
    STORY = "story"
    CLOSING = "closing"
    OVER = "over"


class Curtain(StrEnum):
    """What the room sees of the story: all of it, a pause, or nothing."""

    OPEN = "open"
    PAUSED = "paused"
    BLANK = "blank"


class Phase(StrEnum):
    """Where a decision stands: silent vote, talk in pairs, reveal, a second vote, and decided."""

    VOTE = "vote"
    TALK = "talk"
    REVEAL = "reveal"
    REVOTE = "revote"
    DECIDED = "decided"


class Source(StrEnum):
    """How a vote was given. Phones vote for themselves; the others are counted by the facilitator."""

    PHONES = "phones"
    KEYBOARD = "keyboard"
    TYPED = "typed"
    HANDS = "hands"
    CARDS = "cards"


@frozen
class Opened:
    """The room was opened on a story.

    Attributes:
        fingerprint: of the story as it was read, so that a room goes on with no other.
        seat: the chair the room plays from; None where there is one, or where pairs sit in both.
        stances: who the others are in this play.
        plan: minutes of the plan that sets the pauses: 20, 45 or 90.
    """

    story: str
    fingerprint: str
    way: Way = Way.TOGETHER
    seat: str | None = None
    stances: Mapping[str, str] = field(factory=dict)
    short: bool = False
    plan: int = 45


@frozen
class Joined:
    """A phone came in."""

    who: str


@frozen
class Gone:
    """A phone asked to be forgotten: its place, and its vote where the question is still open."""

    who: str


@frozen
class Asked:
    """A question was put to the room.

    Attributes:
        decision: its number, counted from 1 and never used again, even after going back.
        scene: where the story stands.
        choices: the ids of the answers, in their order.
    """

    decision: int
    scene: str
    choices: tuple[str, ...]


@frozen
class Voted:
    """A phone chose, or chose otherwise; `key` is one press of a button, however often it is sent."""

    decision: int
    who: str
    choice: str
    key: str


@frozen
class Tallied:
    """The facilitator counted votes of one source; a later count of that source takes its place."""

    decision: int
    source: Source
    counts: Mapping[str, int]


@frozen
class Stepped:
    """The loop went on to another phase."""

    decision: int
    phase: Phase


@frozen
class Decided:
    """The room goes this way; `passed` where the facilitator went on without asking."""

    decision: int
    choice: str
    passed: bool = False


@frozen
class WentBack:
    """The last decided answer was taken back."""


@frozen
class Drawn:
    """The curtain was drawn or opened."""

    curtain: Curtain


@frozen
class Turned:
    """Another part of the hour began; `step` is the place in its plan, from 0."""

    part: Part
    step: int = 0


@frozen
class Arrived:
    """A phone that plays for itself came to an ending; its way there stays on the phone."""

    who: str
    seat: str | None
    ending: str


Event = (
    Opened | Joined | Gone | Asked | Voted | Tallied | Stepped | Decided | WentBack | Drawn | Turned | Arrived
)

KINDS: Mapping[str, type[Event]] = {
    kind.__name__.lower(): kind
    for kind in (
        Opened, Joined, Gone, Asked, Voted, Tallied, Stepped, Decided, WentBack, Drawn, Turned, Arrived,
    )
}  # fmt: skip
_READ: Mapping[str, Any] = {
    "way": Way, "source": Source, "phase": Phase, "curtain": Curtain, "part": Part, "choices": tuple,
}  # fmt: skip


@frozen
class Entry:
    """One event in its place in the log.

    Attributes:
        seq: from 1, without gaps.
        at: when, in minutes since 1970, rounded down to five: enough to tell an old room from a new one.
    """

    seq: int
    at: int
    event: Event


def packed(event: Event) -> tuple[str, str]:
    """An event's kind, and the rest of it as JSON with its keys in order.

    The JSON is ASCII, so that any text of a phone, even half of a pair of surrogates, can be kept by any store.
    """
    return type(event).__name__.lower(), json.dumps(asdict(event), sort_keys=True)


def unpacked(kind: str, payload: str) -> Event:
    """The event that was packed so.

    Raises:
        ValueError: it is none.
    """
    try:
        given = {
            name: _READ[name](value) if name in _READ else value
            for name, value in json.loads(payload).items()
        }
        return KINDS[kind](**given)
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError(f"not an event of a room: {kind}") from error
