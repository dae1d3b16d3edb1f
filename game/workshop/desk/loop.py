"""What comes next: one step after another leads from the lobby to the end, and every step can be passed over."""

from enum import StrEnum

from game.workshop.closing import STEPS, Plan, pauses, plan_of
from game.workshop.room import Part, Phase, Room, Stage, Way


class Next(StrEnum):
    """The step that comes next if the facilitator wants nothing else."""

    BEGIN = "begin the story"
    TALK = "talk in pairs"
    REVEAL = "reveal"
    GO = "go on"
    CHOOSE = "choose an answer"
    ENDINGS = "show the endings"
    CLOSING = "talk about it"
    ON = "the next part"
    END = "close the room"


def next_step(room: Room, stage: Stage, *, shown: bool = False) -> Next:
    """The next step; `shown` says whether the endings that phones came to are shown."""
    match room.part:
        case Part.LOBBY:
            return Next.BEGIN
        case Part.STORY if room.opened is not None and room.opened.way is not Way.TOGETHER:
            return Next.CLOSING if shown else Next.ENDINGS
        case Part.STORY:
            return _in_the_story(room, stage)
        case Part.CLOSING if beside(room, stage, 1) is not None:
            return Next.ON
        case _:
            return Next.END


def plan_in(room: Room, stage: Stage) -> Plan:
    """The plan a room was opened with."""
    return plan_of(stage.rules.story, room.opened.plan if room.opened else 0)


def first_place(room: Room, stage: Stage) -> int:
    """The phase with which the debrief begins, by its place among all of them."""
    return _places(room, stage)[0]


def beside(room: Room, stage: Stage, by: int) -> int | None:
    """The phase after (1) or before (-1) the one where the room is, by its place; None where there is none."""
    ahead = [place for place in _places(room, stage) if (place - room.step) * by > 0]
    return min(ahead, key=lambda place: abs(place - room.step), default=None)


def _places(room: Room, stage: Stage) -> tuple[int, ...]:
    """The places of the phases that the room's plan has."""
    wanted = plan_in(room, stage).closing
    return tuple(place for place, step in enumerate(STEPS) if step.id in wanted)


def _in_the_story(room: Room, stage: Stage) -> Next:
    decision, play = room.decision, stage.play(room)
    if decision is None or play.ending is not None:
        return Next.CLOSING
    if decision.phase is Phase.VOTE and pauses(plan_in(room, stage), play):
        return Next.TALK
    if decision.open:
        return Next.REVEAL
    return Next.GO if len(decision.leaders) == 1 else Next.CHOOSE
