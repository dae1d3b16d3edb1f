"""Conditions compiled to plain Python functions of a State: the engine's form of the one condition tree."""

import operator
from collections.abc import Callable

from game.engine.state import State
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
from game.story.model import METER_NAMES, Story

Test = Callable[[State], bool]

_COMPARE: dict[str, Callable[[int, int], bool]] = {
    "<": operator.lt,
    "<=": operator.le,
    "==": operator.eq,
    "!=": operator.ne,
    ">=": operator.ge,
    ">": operator.gt,
}


def compiled(condition: Condition, story: Story) -> Test:  # noqa: C901, PLR0911 - one case a leaf
    """A function that tells whether the condition holds in a state of the story."""
    match condition:
        case Always():
            return lambda _state: True
        case Both(parts):
            tests = tuple(compiled(part, story) for part in parts)
            return lambda state: all(test(state) for test in tests)
        case Either(parts):
            tests = tuple(compiled(part, story) for part in parts)
            return lambda state: any(test(state) for test in tests)
        case Not(part):
            inner = compiled(part, story)
            return lambda state: not inner(state)
        case FlagSet(flag):
            return lambda state: flag in state.flags
        case MeterCompared(meter, sign, number):
            index, compare = METER_NAMES.index(meter), _COMPARE[sign]
            return lambda state: compare(state.meters[index], number)
        case MeterIn(meter, zone):
            index = METER_NAMES.index(meter)
            low, high = story.meter(meter).bounds(zone)
            return lambda state: low <= state.meters[index] <= high
        case CounterCompared(counter, sign, number):
            index, compare = list(story.counters).index(counter), _COMPARE[sign]
            return lambda state: compare(state.counters[index], number)
        case StanceIs(person, stance):
            return lambda state: (person, stance) in state.stances
        case SeatIs(seat):
            return lambda state: state.seat == seat
        case Visited(scene):
            return lambda state: scene in state.visited
        case Chose(choice):
            return lambda state: choice in state.chosen
        case Moved(move):
            return lambda state: move in state.moves
