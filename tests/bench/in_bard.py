"""A made-up story's twin for bardic: the same rooms, choices, conditions and words.

A choice there does nothing but lead on, so what it moves goes along to the next passage as arguments. The flags are
the bits of one number, which is the cheapest way to hold them there.
"""

from collections.abc import Iterator

from game.story.model import HIGHEST, LOWEST, METER_NAMES
from tests.bench.made import FLAGS, SPEAKER, If, MadeChoice, MadeStory, Room

FRONT_DOOR = "WayOut"


def bard(story: MadeStory) -> str:
    """The story for bardic."""
    return "\n".join(_lines(story)) + "\n"


def _lines(story: MadeStory) -> Iterator[str]:
    yield ":: Start"
    for name in (*METER_NAMES, "flags"):
        yield f"~ {name} = 0"
    yield "-> Room0(0, 0, 0, 0)"
    for room in story.rooms:
        yield ""
        yield f":: Room{room.number}(a, t, b, f)"
        yield from _moved()
        yield from _room(room)
    yield ""
    yield f":: {FRONT_DOOR}(a, t, b, f)"
    yield from _moved()
    for place, end in enumerate(story.ends):
        yield "@else:" if end.only is None else f"@{'elif' if place else 'if'} {_condition(end.only)}:"
        yield f"  -> {end.name.title()}"
    yield "@endif"
    for end in story.ends:
        yield ""
        yield f":: {end.name.title()}"
        yield f"You have come to the end of the house. It was {end.name}, as houses go."


def _moved() -> Iterator[str]:
    for name in METER_NAMES:
        yield f"~ {name} = max({LOWEST}, min({HIGHEST}, {name} + {name[0]}))"
    yield "~ flags = flags | f"


def _room(room: Room) -> Iterator[str]:
    first, *others = room.paragraphs
    yield f"Room {room.number}"
    yield ""
    yield first
    yield ""
    yield f"{SPEAKER}: {room.spoken}"
    for paragraph in others:
        yield ""
        yield paragraph
    if room.turn is not None:
        yield ""
        yield f"{{flags & {_bit(room.turn.flag)} ? {room.turn.this} | {room.turn.that}}}"
    yield ""
    for choice in room.choices:
        yield _choice(choice)


def _choice(choice: MadeChoice) -> str:
    only = "" if choice.only is None else f"{{{_condition(choice.only)}}} "
    arguments = ", ".join(
        str(by) for by in (*choice.shift, 0 if choice.raises is None else _bit(choice.raises))
    )
    return (
        f"+ {only}[{choice.words}] -> {FRONT_DOOR if choice.to is None else f'Room{choice.to}'}({arguments})"
    )


def _condition(only: If) -> str:
    if only.sign in {"is", "is not"}:
        asked = f"flags & {_bit(only.name)}"
        return asked if only.sign == "is" else f"not {asked}"
    return f"{only.name} {only.sign} {only.number}"


def _bit(flag: str) -> int:
    return 1 << FLAGS.index(flag)
