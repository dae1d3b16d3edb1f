"""A condition as an author would write it."""

from game.story.conditions.tree import (
    Always,
    Both,
    Chose,
    Condition,
    CounterCompared,
    Either,
    FlagSet,
    MeterCompared,
    MeterIn,
    Moved,
    Not,
    SeatIs,
    StanceIs,
    Visited,
)
from game.story.conditions.vocabulary import MOVES

_MOVED = {move: word for word, move in MOVES.items()}


def written(condition: Condition) -> str:  # noqa: C901, PLR0911 - one line a leaf
    """The condition in the words of the format; parentheses only where they are needed."""
    match condition:
        case Always():
            return "always"
        case Both(parts):
            return " and ".join(_inside(part, Either) for part in parts)
        case Either(parts):
            return " or ".join(_inside(part, Both) for part in parts)
        case Not(StanceIs(person, stance)):
            return f"{person} is not {stance}"
        case Not(SeatIs(seat)):
            return f"seat is not {seat}"
        case Not(MeterIn(meter, zone)):
            return f"{meter} is not {zone}"
        case Not(part):
            return f"not {_inside(part, Both, Either)}"
        case FlagSet(flag):
            return flag
        case MeterCompared(name, sign, number) | CounterCompared(name, sign, number):
            return f"{name} {sign} {number}"
        case MeterIn(name, what) | StanceIs(name, what):
            return f"{name} is {what}"
        case SeatIs(seat):
            return f"seat is {seat}"
        case Visited(scene):
            return f"visited({scene})"
        case Chose(choice):
            return f"chose({choice})"
        case Moved(move):
            return _MOVED[move]


def _inside(part: Condition, *wrapped: type) -> str:
    text = written(part)
    return f"({text})" if isinstance(part, wrapped) else text
