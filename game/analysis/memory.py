"""What a play remembers besides its meters, as one whole number: a mode.

Everything a condition can ask (flags, counters, visits, choices taken, moves, stances, the seat), and for texts the
length of what was last said in a scene, has a field of bits in it. Modes are compared, masked and stored as they are.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Literal

from attrs import frozen

from game.story.conditions.tree import (
    Chose,
    Condition,
    CounterCompared,
    FlagSet,
    MeterCompared,
    MeterIn,
    Moved,
    SeatIs,
    StanceIs,
    Visited,
    leaves,
)
from game.story.model import Story
from game.story.walk import deciding_conditions

Kept = tuple[Literal["flag", "counter", "visited", "chose", "move", "stance", "seat", "said"], str]
"""One thing remembered: what sort it is, and its name."""
Remembered = FlagSet | CounterCompared | StanceIs | SeatIs | Visited | Chose | Moved
"""The questions that a play's memory answers; all others are about its meters."""


def kept(question: Remembered) -> Kept:  # noqa: PLR0911 - one line a kind
    """What a question asks of a play's memory."""
    match question:
        case FlagSet(flag):
            return ("flag", flag)
        case CounterCompared(counter):
            return ("counter", counter)
        case Visited(scene):
            return ("visited", scene)
        case Chose(choice):
            return ("chose", choice)
        case Moved(move):
            return ("move", move)
        case StanceIs(person):
            return ("stance", person)
        case SeatIs():
            return ("seat", "")


def asked_by(condition: Condition) -> Iterator[Kept]:
    """All that a condition asks of a play's memory, from left to right."""
    for leaf in leaves(condition):
        if not isinstance(leaf, MeterCompared | MeterIn):
            yield kept(leaf)


@frozen
class Field:
    """A stretch of bits in a mode."""

    shift: int
    mask: int

    def of(self, mode: int) -> int:
        """The number that stands in the field."""
        return (mode & self.mask) >> self.shift


@frozen
class Memory:
    """Where in a mode each thing that the story asks about is kept.

    A flag, visit, choice or move is 0 or 1; a counter is its value; a seat and a stance are their place in the story
    counted from 1, a stance 0 where the person has none; `said` is 0, or the place of a length among `lengths`.
    """

    fields: Mapping[Kept, Field]
    lengths: Mapping[str, tuple[int, ...]]

    @property
    def bits(self) -> int:
        """How many bits a mode has."""
        return sum(field.mask.bit_count() for field in self.fields.values())

    @classmethod
    def of(cls, story: Story, things: Iterable[Kept], lengths: Mapping[str, tuple[int, ...]]) -> "Memory":
        """The memory of some things; `lengths` gives the lengths in words that a scene's quotation can have."""
        fields: dict[Kept, Field] = {}
        shift = 0
        for thing in dict.fromkeys(things):
            width = _highest(thing, story, lengths).bit_length()
            fields[thing] = Field(shift, ((1 << width) - 1) << shift)
            shift += width
        return cls(fields, lengths)

    def mask(self, things: Iterable[Kept]) -> int:
        """The bits of some things; what the story never asks about has none."""
        found = 0
        for thing in things:
            field = self.fields.get(thing)
            if field is not None:
                found |= field.mask
        return found

    def read_by(self, condition: Condition) -> int:
        """The bits a condition reads."""
        return self.mask(asked_by(condition))

    def with_value(self, mode: int, thing: Kept, value: int) -> int:
        """The mode with one thing's value replaced; unchanged where the story never asks about it."""
        field = self.fields.get(thing)
        return mode if field is None else (mode & ~field.mask) | (value << field.shift)

    def starting(self, story: Story, seat: str | None, stances: Mapping[str, str]) -> int:
        """The mode a play begins in, before its first scene is entered."""
        mode = 0
        if seat is not None:
            mode = self.with_value(mode, ("seat", ""), 1 + [chair.id for chair in story.seats].index(seat))
        for person, stance in stances.items():
            mode = self.with_value(
                mode, ("stance", person), 1 + list(story.cast[person].stances).index(stance)
            )
        return mode


def deciding(story: Story) -> Iterator[Kept]:
    """All that play itself asks about, in the order of the story."""
    for condition in deciding_conditions(story):
        yield from asked_by(condition)
    for scene in story.scenes.values():
        yield from (("chose", f"{scene.id}.{choice.id}") for choice in scene.choices if choice.once)


def _highest(thing: Kept, story: Story, lengths: Mapping[str, tuple[int, ...]]) -> int:
    sort, name = thing
    match sort:
        case "counter":
            return story.counters[name]
        case "stance":
            return len(story.cast[name].stances)
        case "seat":
            return len(story.seats)
        case "said":
            return len(lengths.get(name, ())) or 1
        case _:
            return 1
