"""A story as an author means it: frozen values, checked when they were read.

Ids are strings, as in the file. Mappings keep the author's order. A choice is named `scene.choice` everywhere
outside its scene: in conditions, saves, witnesses and reports. Everything read in the course of a play is
Prose; the head of a story, which is read before it, is plain text.
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import Literal

from attrs import field, frozen

from game.story.conditions.tree import Condition, Move
from game.story.prose.tree import Prose

LOWEST, HIGHEST = -10, 10
Whose = Literal["yours", "theirs", "neither"]


class Kind(StrEnum):
    """What an ending is about; kinds are not ranks."""

    OVER_DEPENDENT = "over-dependent"
    OVER_INDEPENDENT = "over-independent"
    INTERDEPENDENT = "interdependent"
    GROWTH = "growth"
    SAFE_EXIT = "safe-exit"


@frozen
class Meter:
    """A balance from -10 to 10 with a band in the middle and a name for each end.

    `band` is inclusive at both ends; `zones` names what lies below, in and above it.
    """

    name: str
    zones: tuple[str, str, str]
    start: int = 0
    band: tuple[int, int] = (-3, 3)

    def zone(self, value: int) -> str:
        """The name of the zone a value lies in."""
        low, high = self.band
        return self.zones[0] if value < low else self.zones[2] if value > high else self.zones[1]

    def bounds(self, zone: str) -> tuple[int, int]:
        """The lowest and highest value of a zone, both inside it.

        Raises:
            ValueError: the meter has no such zone.
        """
        low, high = self.band
        return ((LOWEST, low - 1), (low, high), (high + 1, HIGHEST))[self.zones.index(zone)]


USUAL_METERS = (
    Meter("autonomy", ("swallowed", "self_directed", "sealed")),
    Meter("trust", ("guarded", "earned", "blind")),
    Meter("boundaries", ("porous", "clear", "walled")),
)
METER_NAMES = tuple(meter.name for meter in USUAL_METERS)


@frozen
class Pronouns:
    """The forms of a person's pronouns, lower case; `label` is what the author wrote."""

    label: str
    they: str
    them: str
    their: str
    theirs: str
    themself: str


@frozen
class Person:
    """Someone in the story; `stances` maps a stance's name to the author's note, the usual one first."""

    id: str
    name: str
    pronouns: Pronouns
    role: str
    stances: Mapping[str, str]


@frozen
class Short:
    """A way into the last part of a story, for a short lesson.

    Attributes:
        taken: the choices that were made before it, as `scene.choice`, from the seat's start.
        before: what has happened up to there, read in place of it; paragraphs with an empty line between.
    """

    taken: tuple[str, ...]
    before: str


@frozen
class Seat:
    """A chair the story can be played from; a story without `seats` has one, whose id is None."""

    id: str | None
    you: str
    start: str
    short: Short | None = None


@frozen
class Shift:
    """How far each meter moves, in the order of `METER_NAMES`, when `when` holds."""

    when: Condition
    by: tuple[int, int, int]


@frozen
class Effects:
    """What a choice, or entering a scene, does to the state: shift, then clear, set and add."""

    shift: tuple[Shift, ...] = ()
    clear: tuple[str, ...] = ()
    set: tuple[str, ...] = ()
    add: Mapping[str, int] = field(factory=dict)


@frozen
class Route:
    """A way on: to a scene or an ending, when `when` holds."""

    when: Condition
    to: str


@frozen
class Choice:
    """Something the player can say or do.

    Attributes:
        id: unique in its scene.
        words: what the player reads; one line.
        spoken: True for `say`, False for `do`.
        locked: shown with the greyed words when the choice is not open; None leaves it out.
        unsaid: a person's id to the line they never said aloud.
    """

    id: str
    words: Prose
    spoken: bool
    go: tuple[Route, ...]
    when: Condition
    locked: Prose | None = None
    effects: Effects = Effects()
    move: Move | None = None
    once: bool = False
    reply: Prose = Prose()
    costly: bool = False
    harm: bool = False
    shows: tuple[str, ...] = ()
    because: Prose = Prose()
    strength: Prose = Prose()
    unsaid: Mapping[str, Prose] = field(factory=dict)
    was: tuple[str, ...] = ()


@frozen
class Scene:
    """A place to read and choose; without choices it simply goes on by `go`."""

    id: str
    text: Prose
    place: Prose = Prose()
    enter: Effects = Effects()
    choices: tuple[Choice, ...] = ()
    go: tuple[Route, ...] = ()
    discuss: Prose = Prose()
    skip_to: str | None = None
    was: tuple[str, ...] = ()

    def choice(self, id: str) -> Choice | None:
        """The choice of that id, or None."""
        return next((choice for choice in self.choices if choice.id == id), None)


@frozen
class Debrief:
    """What an author says about an ending, to be read after it."""

    reading: Prose
    whose: Mapping[Whose, Prose] = field(factory=dict)
    fly_on_the_wall: Prose = Prose()
    if_then: Prose = Prose()
    ask: tuple[Prose, ...] = ()
    another_reading: Prose = Prose()


@frozen
class Ending:
    """Where a play stops; `later` is the last look, some weeks on."""

    id: str
    title: str
    kind: Kind
    text: Prose
    debrief: Debrief
    later: Prose = Prose()
    shows: tuple[str, ...] = ()
    was: tuple[str, ...] = ()


@frozen
class Story:
    """One story, whole. `fingerprint` is the SHA-256 of what was read, positions and comments left out."""

    id: str
    title: str
    blurb: str
    ages: str
    minutes: int
    cast: Mapping[str, Person]
    seats: tuple[Seat, ...]
    scenes: Mapping[str, Scene]
    endings: Mapping[str, Ending]
    meters: tuple[Meter, ...] = USUAL_METERS
    flags: tuple[str, ...] = ()
    counters: Mapping[str, int] = field(factory=dict)
    content_notes: tuple[str, ...] = ()
    setting: str = ""
    you: str = ""
    draft: bool = False
    safety: bool = False
    fingerprint: str = ""

    def meter(self, name: str) -> Meter:
        """The meter of that name, with this story's start and band."""
        return self.meters[METER_NAMES.index(name)]

    def choice(self, name: str) -> Choice | None:
        """The choice called `scene.choice`, or None."""
        scene, _, choice = name.partition(".")
        return self.scenes[scene].choice(choice) if scene in self.scenes else None
