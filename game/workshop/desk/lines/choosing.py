"""Before there is a room: which one to go on with, or which story to open one on."""

from collections.abc import Iterable, Mapping
from enum import Enum

from game.plain import pages
from game.plain.asking import LEAVES, not_on_offer, number_in, span
from game.plain.lines import Lines
from game.story.library import Card, bundled_stories
from game.workshop.desk.lines.typed import Typed
from game.workshop.desk.workshop import Left
from game.workshop.live.codes import spoken
from game.workshop.room import Part

WHERE: Mapping[Part, str] = {
    Part.LOBBY: "before the story",
    Part.STORY: "in the story",
    Part.CLOSING: "in the talk after the story",
    Part.OVER: "at its end",
}


class Other(Enum):
    """What else there is than going on with a room."""

    NEW = "Open a new room. What was not closed is erased after a day."
    ERASE = "Erase what was not closed, and open a new room."


async def choose_left(left: tuple[Left, ...], lines: Lines, typed: Typed) -> Left | Other | None:
    """Which room that was not closed to go on with, or what else; None leaves."""
    lines.say("Rooms that were not closed:")
    choices: tuple[Left | Other, ...] = (*left, *Other)
    offered = (one.value if isinstance(one, Other) else f"Go on with {described(one)}." for one in choices)
    number = await _choose(offered, lines, typed)
    return None if number is None else choices[number - 1]


async def choose_story(lines: Lines, typed: Typed) -> Card | None:
    """Which story; None leaves."""
    cards = bundled_stories()
    lines.say("Which story?")
    lines.say()
    for line in pages.library(cards):
        lines.say(line)
    number = await _number(len(cards), lines, typed)
    return None if number is None else cards[number - 1]


def described(room: Left) -> str:
    """A room that was not closed, in a few words."""
    where = f"at question {room.question}" if room.question else WHERE[room.part]
    return f"“{room.title}”, room {spoken(room.code)}, {where}, {ago(room.minutes)}"


def ago(minutes: int) -> str:
    """How long ago something was; rooms keep times to five minutes."""
    if minutes < 10:  # noqa: PLR2004 - five minutes, rounded down, and the five that may have passed since
        return "a few minutes ago"
    return f"about {minutes} minutes ago" if minutes < 120 else f"about {minutes // 60} hours ago"  # noqa: PLR2004


async def _choose(offered: Iterable[str], lines: Lines, typed: Typed) -> int | None:
    said = [f"{number}. {line}" for number, line in enumerate(offered, 1)]
    for line in said:
        lines.say(line)
    return await _number(len(said), lines, typed)


async def _number(most: int, lines: Lines, typed: Typed) -> int | None:
    while True:
        lines.say(f"Choose {span(most)}, or q to leave:")
        answer = await typed.next()
        if answer is None or answer.lower() in LEAVES:
            return None
        if (number := number_in(answer, most)) is not None:
            return number
        lines.say(not_on_offer(answer, most))
