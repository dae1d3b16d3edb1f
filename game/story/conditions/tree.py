"""Conditions as a tree of frozen values: one tree, read once, compiled wherever a rule needs it."""

from typing import Literal

from attrs import frozen

Operator = Literal["<", "<=", "==", "!=", ">=", ">"]
Move = Literal["lean", "stand", "repair"]


@frozen
class Always:
    """Holds in every state: what a route or shift without `if` means."""


@frozen
class Both:
    """`a and b`."""

    parts: "tuple[Condition, ...]"


@frozen
class Either:
    """`a or b`."""

    parts: "tuple[Condition, ...]"


@frozen
class Not:
    """`not a`."""

    part: "Condition"


@frozen
class FlagSet:
    """A flag's bare name: the flag is set."""

    flag: str


@frozen
class MeterCompared:
    """`trust >= 2`."""

    meter: str
    operator: Operator
    number: int


@frozen
class MeterIn:
    """`trust is blind`: the meter stands in that zone of the story's band."""

    meter: str
    zone: str


@frozen
class CounterCompared:
    """`late_nights >= 2`."""

    counter: str
    operator: Operator
    number: int


@frozen
class StanceIs:
    """`dana is overloaded`; false when Dana's own seat is played."""

    person: str
    stance: str


@frozen
class SeatIs:
    """`seat is dana`."""

    seat: str


@frozen
class Visited:
    """`visited(kitchen)`: an earlier stay in that scene has ended."""

    scene: str


@frozen
class Chose:
    """`chose(kitchen.ask)`: that choice was ever taken."""

    choice: str


@frozen
class Moved:
    """`leaned`, `stood` or `repaired`: a choice with that move was taken."""

    move: Move


Leaf = FlagSet | MeterCompared | MeterIn | CounterCompared | StanceIs | SeatIs | Visited | Chose | Moved
Condition = Always | Both | Either | Not | Leaf

ALWAYS = Always()


def leaves(condition: Condition) -> tuple[Leaf, ...]:
    """The questions a condition asks of the state, from left to right."""
    match condition:
        case Always():
            return ()
        case Both(parts) | Either(parts):
            return tuple(leaf for part in parts for leaf in leaves(part))
        case Not(part):
            return leaves(part)
        case _:
            return (condition,)
