"""The names a condition may use in one story, and what each of them is."""

from collections.abc import Mapping, Set
from typing import Literal

from attrs import field, frozen

from game.story.conditions.tree import Condition, Move

NameKind = Literal["flag", "counter", "meter", "zone", "person", "stance", "seat", "condition"]

MOVES: Mapping[str, Move] = {"leaned": "lean", "stood": "stand", "repaired": "repair"}
RESERVED = frozenset({"and", "or", "not", "is", "if", "seat", "visited", "chose", "said", "you", *MOVES})


@frozen
class Vocabulary:
    """What each bare name means in one story.

    Attributes:
        flags: the declared flags.
        counters: a counter's name to its highest value.
        meters: a meter's name to its three zones.
        stances: a person's id to the names of their stances.
        seats: the names of the seats.
        choices: a scene's id to the ids of its choices.
        endings: the ids of the endings.
        named: the conditions the story has given a name.
    """

    flags: Set[str] = frozenset()
    counters: Mapping[str, int] = field(factory=dict)
    meters: Mapping[str, tuple[str, str, str]] = field(factory=dict)
    stances: Mapping[str, tuple[str, ...]] = field(factory=dict)
    seats: Set[str] = frozenset()
    choices: Mapping[str, Set[str]] = field(factory=dict)
    endings: Set[str] = frozenset()
    named: Mapping[str, Condition] = field(factory=dict)

    def kind(self, name: str) -> NameKind | None:  # noqa: PLR0911 - one line per kind reads best
        """What a bare name is, or None when the story has no such name."""
        if name in self.flags:
            return "flag"
        if name in self.counters:
            return "counter"
        if name in self.meters:
            return "meter"
        if name in self.stances:
            return "person"
        if any(name in zones for zones in self.meters.values()):
            return "zone"
        if any(name in stances for stances in self.stances.values()):
            return "stance"
        if name in self.seats:
            return "seat"
        if name in self.named:
            return "condition"
        return None

    @property
    def names(self) -> tuple[str, ...]:
        """Every name that can begin a question."""
        return (
            *self.flags,
            *self.named,
            *self.counters,
            *self.meters,
            *self.stances,
            *MOVES,
            "seat",
            "visited",
            "chose",
        )
