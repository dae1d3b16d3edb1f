"""A made-up story's twin in ink: the same rooms, choices, conditions and words, for other engines to play."""

from collections.abc import Iterator

from game.story.model import HIGHEST, LOWEST, METER_NAMES
from tests.bench.made import FLAGS, SPEAKER, If, MadeChoice, MadeStory, Room

FRONT_DOOR = "way_out"


def ink(story: MadeStory) -> str:
    """The story in ink."""
    return "\n".join(_lines(story)) + "\n"


def _lines(story: MadeStory) -> Iterator[str]:
    for name in METER_NAMES:
        yield f"VAR {name} = 0"
    for flag in FLAGS:
        yield f"VAR {flag} = false"
    yield "-> room_0"
    for room in story.rooms:
        yield from _room(room)
    yield f"=== {FRONT_DOOR} ==="
    yield "{"
    for end in story.ends:
        yield f"- {'else' if end.only is None else _condition(end.only)}: -> {end.name}"
    yield "}"
    for end in story.ends:
        yield f"=== {end.name} ==="
        yield f"You have come to the end of the house. It was {end.name}, as houses go."
        yield "-> END"


def _room(room: Room) -> Iterator[str]:
    first, *others = room.paragraphs
    yield f"=== room_{room.number} ==="
    yield f"Room {room.number}"
    yield first
    yield f"{SPEAKER}: {room.spoken}"
    yield from others
    if room.turn is not None:
        yield f"{{{room.turn.flag}:{room.turn.this}|{room.turn.that}}}"
    for choice in room.choices:
        yield from _choice(choice)


def _choice(choice: MadeChoice) -> Iterator[str]:
    only = "" if choice.only is None else f"{{{_condition(choice.only)}}} "
    yield f"+ {only}[{choice.words}]"
    for name, by in zip(METER_NAMES, choice.shift, strict=True):
        if by:
            yield f"  ~ {name} = MIN({HIGHEST}, MAX({LOWEST}, {name} + {by}))"
    if choice.raises is not None:
        yield f"  ~ {choice.raises} = true"
    yield f"  -> {FRONT_DOOR if choice.to is None else f'room_{choice.to}'}"


def _condition(only: If) -> str:
    if only.sign in {"is", "is not"}:
        return only.name if only.sign == "is" else f"not {only.name}"
    return f"{only.name} {only.sign} {only.number}"
