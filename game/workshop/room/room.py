"""A room, as the fold of its log: the same events give the same room, in any process."""

from collections.abc import Callable, Iterable, Mapping
from functools import reduce

from attrs import evolve, field, frozen

from game.workshop.room.decision import Decision
from game.workshop.room.events import (
    Arrived,
    Asked,
    Curtain,
    Decided,
    Drawn,
    Entry,
    Event,
    Gone,
    Joined,
    Opened,
    Part,
    Stepped,
    Tallied,
    Turned,
    Voted,
    WentBack,
)


@frozen
class Room:
    """A room at one moment.

    Attributes:
        seq: the last event that happened.
        opened: the story and how it is played; None before the first event.
        step: the place in the plan of this part, from 0.
        guests: the phones, by when they came, from 0; one that left keeps its number for itself.
        decisions: all of them, the current one last.
        trail: the story's choices so far, as `scene.choice`.
        arrived: for each phone that plays for itself, the seat and the ending it came to last.
    """

    seq: int = 0
    opened: Opened | None = None
    part: Part = Part.LOBBY
    step: int = 0
    curtain: Curtain = Curtain.OPEN
    guests: Mapping[str, int] = field(factory=dict)
    came: int = 0
    decisions: tuple[Decision, ...] = ()
    trail: tuple[str, ...] = ()
    arrived: Mapping[str, tuple[str | None, str]] = field(factory=dict)

    @property
    def decision(self) -> Decision | None:
        """The question the room is at, or the last one it answered."""
        return self.decisions[-1] if self.decisions else None

    @property
    def standing(self) -> tuple[Decision, ...]:
        """The decisions that made the trail, in its order."""
        return tuple(
            decision for decision in self.decisions if decision.chosen is not None and not decision.undone
        )


def fold(entries: Iterable[Entry], room: Room | None = None) -> Room:
    """A room after these events.

    Raises:
        ValueError: an entry is out of its place.
    """
    return reduce(happened, entries, Room() if room is None else room)


def happened(room: Room, entry: Entry) -> Room:
    """A room after one more event.

    Raises:
        ValueError: the entry is not the next one.
    """
    if entry.seq != room.seq + 1:
        raise ValueError(f"event {entry.seq} cannot follow event {room.seq}")
    return evolve(_after(room, entry.event), seq=entry.seq)


def _after(room: Room, event: Event) -> Room:  # noqa: C901, PLR0911 - a line for each kind of event
    match event:
        case Opened():
            return evolve(room, opened=event)
        case Joined(who):
            return (
                room
                if who in room.guests
                else evolve(room, guests={**room.guests, who: room.came}, came=room.came + 1)
            )
        case Gone(who):
            return _without(room, who)
        case Asked(number, scene, choices):
            return evolve(room, decisions=(*room.decisions, Decision(number, scene, choices)))
        case Voted(number, who, choice, key):
            return _changed(room, number, lambda decision: decision.voted(who, choice, key))
        case Tallied(number, source, counts):
            return _changed(room, number, lambda decision: decision.tallied(source, counts))
        case Stepped(number, phase):
            return _changed(room, number, lambda decision: decision.stepped(phase))
        case Decided(number, choice, passed):
            after = _changed(room, number, lambda decision: decision.decided(choice, passed=passed))
            return evolve(after, trail=(*room.trail, f"{after.decisions[-1].scene}.{choice}"))
        case WentBack():
            return _back(room)
        case Drawn(curtain):
            return evolve(room, curtain=curtain)
        case Turned(part, step):
            return evolve(room, part=part, step=step)
        case Arrived(who, seat, ending):
            return evolve(room, arrived={**room.arrived, who: (seat, ending)})


def _changed(room: Room, number: int, change: Callable[[Decision], Decision]) -> Room:
    """With the current decision changed; an event for another one changes nothing."""
    decision = room.decision
    if decision is None or decision.number != number:
        return room
    return evolve(room, decisions=(*room.decisions[:-1], change(decision)))


def _back(room: Room) -> Room:
    """With the last answer taken back, and whatever was asked after it."""
    if not room.trail:
        return room
    last = room.standing[-1].number
    decisions = tuple(
        evolve(decision, undone=True) if decision.number >= last else decision for decision in room.decisions
    )
    return evolve(room, decisions=decisions, trail=room.trail[:-1])


def _without(room: Room, who: str) -> Room:
    """Without a phone, its vote in an open question, and the ending it came to."""
    decision = room.decision
    kept = _changed(room, decision.number, lambda decision: decision.without(who)) if decision else room
    return evolve(
        kept,
        guests={guest: place for guest, place in room.guests.items() if guest != who},
        arrived={guest: ending for guest, ending in room.arrived.items() if guest != who},
    )
