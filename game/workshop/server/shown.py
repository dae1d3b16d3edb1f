"""What a room shows at one moment: the same for every phone but for its own vote, and without a count."""

from attrs import frozen

from game.workshop.room import Curtain, Decision, Part, Phase, Room, Way
from game.workshop.room.events import Opened


@frozen
class Shown:
    """What every phone may see.

    Two moments that show the same are equal; so a vote, which shows nobody anything, leaves it as it is.

    Attributes:
        question: the number of the question; None where none is asked.
        trail: what the scene is read from.
    """

    opened: Opened
    part: Part
    step: int
    curtain: Curtain
    trail: tuple[str, ...]
    question: int | None
    phase: Phase | None
    chosen: str | None

    @property
    def alone(self) -> bool:
        """Whether each phone plays for itself now."""
        return self.opened.way is not Way.TOGETHER and self.part is Part.STORY


def shown(room: Room) -> Shown:
    """What a room shows.

    Raises:
        ValueError: the room has no story yet.
    """
    if room.opened is None:
        raise ValueError("a room without a story")
    asked = _asked(room)
    return Shown(
        opened=room.opened,
        part=room.part,
        step=room.step,
        curtain=room.curtain,
        trail=room.trail,
        question=asked.number if asked else None,
        phase=asked.phase if asked else None,
        chosen=asked.chosen if asked else None,
    )


def own_vote(room: Room, who: str) -> str | None:
    """The answer a phone has given to the question that is open."""
    asked = _asked(room)
    return asked.votes.get(who) if asked else None


def _asked(room: Room) -> Decision | None:
    decision = room.decision
    return decision if room.part is Part.STORY and decision is not None and not decision.undone else None
