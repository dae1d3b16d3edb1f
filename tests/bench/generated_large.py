"""Large made-up stories in our format, the same for the same numbers: to measure the analysis on.

Three scenes stand side by side in every layer and lead to the next. Flags live for twenty layers, four at a time; some
choices, shifts and ways on hang on them, on zones and on numbers of meters. Four endings stand at the end, three early.
"""

from random import Random
from typing import TypeVar, get_args

from attrs import evolve, frozen

from game.story.conditions.tree import (
    ALWAYS,
    Both,
    Condition,
    FlagSet,
    MeterCompared,
    MeterIn,
    Move,
    Not,
    StanceIs,
)
from game.story.model import (
    METER_NAMES,
    USUAL_METERS,
    Choice,
    Debrief,
    Effects,
    Ending,
    Kind,
    Person,
    Pronouns,
    Route,
    Scene,
    Seat,
    Shift,
    Story,
)
from game.story.prose.tree import Alternatives, Arm, Line, Piece, Prose, Words

WIDTH = 3
CHOICES = 3
LIFETIME = 20
"""Layers between the first that may set a flag and the last that asks for it."""
WORDS = tuple(
    word
    for line in (
        "the a one your her kitchen door key jar table phone rent note tea hour lift bus street window coat list",
        "asks says waits keeps gives takes leaves finds knows means wants stays turns holds counts folds",
        "slowly twice again first later almost gently loudly still only never maybe",
    )
    for word in line.split()
)
FINALS = (
    ("house-rules", Kind.INTERDEPENDENT),
    ("otter-house", Kind.OVER_DEPENDENT),
    ("two-locks", Kind.OVER_INDEPENDENT),
    ("a-start", Kind.GROWTH),
)
EARLY = ("out-early", "out-midway", "out-late")
DANA = Person(
    "dana",
    "Dana",
    Pronouns("she/her", "she", "her", "her", "hers", "herself"),
    "your housemate",
    {"overloaded": "Two jobs.", "responsive": "Answers a fair try."},
)
MOVES: tuple[Move, ...] = get_args(Move)
T = TypeVar("T")


def large_story(scenes: int, seed: int = 1, live: int = 5) -> Story:
    """A story of so many scenes with about so many flags alive at a time."""
    return _Loom(Random(seed * 1_000_003 + scenes), scenes, live).story()


@frozen
class _Loom:
    random: Random
    size: int
    live: int

    @property
    def layers(self) -> int:
        return -(-(self.size - 1) // WIDTH)

    @property
    def stride(self) -> int:
        """A flag is born every so many layers."""
        return LIFETIME // self.live

    def story(self) -> Story:
        scenes = [self.scene(0, 0, self.layer(1))]
        for layer in range(1, self.layers + 1):
            ahead = self.layer(layer + 1)
            scenes.extend(self.scene(layer, place, ahead) for place in range(len(self.layer(layer))))
        made = {scene.id: scene for scene in scenes}
        for number, ending in enumerate(EARLY):
            self.leave_early(made, (self.layers * (3 * number + 1)) // 10 + 1, ending)
        return Story(
            id=f"large-{self.size}",
            title="A large story",
            blurb="It was made up to be measured.",
            ages="13+",
            minutes=max(1, round(self.layers * 110 / 200)),
            cast={"dana": DANA},
            seats=(Seat(None, "You.", "s0-0"),),
            scenes=made,
            endings={
                id: self.ending(id, kind) for id, kind in (*FINALS, *((id, Kind.SAFE_EXIT) for id in EARLY))
            },
            flags=tuple(f"flag_{number}" for number in range(self.layers // self.stride + 1)),
            draft=True,
        )

    def layer(self, layer: int) -> list[str]:
        """The scenes of a layer; none behind the last."""
        if layer == 0:
            return ["s0-0"]
        first = 1 + (layer - 1) * WIDTH
        return [f"s{layer}-{place}" for place in range(max(0, min(WIDTH, self.size - first)))]

    def leave_early(self, made: dict[str, Scene], layer: int, ending: str) -> None:
        """Let one choice of a scene lead to an early ending where a meter stands far out."""
        scene = made[self.random.choice(self.layer(min(layer, self.layers)))]
        first, *rest = scene.choices
        far = MeterCompared(self.random.choice(METER_NAMES), ">=", 7)
        made[scene.id] = evolve(scene, choices=(evolve(first, go=(Route(far, ending), *first.go)), *rest))

    def scene(self, layer: int, place: int, ahead: list[str]) -> Scene:
        ways = [*ahead] * CHOICES
        self.random.shuffle(ways)
        sure = self.random.randrange(CHOICES)
        choices = tuple(
            self.choice(number, layer, ahead, ways[number] if ways else "", sure=number == sure)
            for number in range(CHOICES)
        )
        return Scene(
            id=f"s{layer}-{place}",
            place=Prose(((Line((Words(f"Layer {layer}, room {place}"),)),),)),
            text=self.text(layer),
            choices=choices,
        )

    def choice(self, number: int, layer: int, ahead: list[str], to: str, *, sure: bool) -> Choice:
        chance = self.random.random
        shifts = (Shift(ALWAYS, self.by()),)
        if chance() < 0.1:
            shifts = (Shift(self.condition(layer), self.by()), *shifts)
        newest = layer // self.stride
        flag = f"flag_{newest}" if layer % self.stride < 2 else None
        setting = (flag,) if flag and chance() < 0.35 else ()
        clearing = (f"flag_{newest - 1}",) if newest and not setting and chance() < 0.05 else ()
        return Choice(
            id=f"c{number}",
            words=_plain(self.some(6)),
            spoken=chance() < 0.5,
            go=self.ways(layer, ahead, to),
            when=ALWAYS if sure or chance() < 0.65 else self.condition(layer),
            effects=Effects(shifts, clearing, setting),
            move=self.random.choice((None, *MOVES)),
            reply=_plain(self.some(10)) if chance() < 0.3 else Prose(),
        )

    def ways(self, layer: int, ahead: list[str], to: str) -> tuple[Route, ...]:
        if not ahead:
            ends = [id for id, _ in FINALS]
            self.random.shuffle(ends)
            return (*(Route(self.zone(), id) for id in ends[:-1]), Route(ALWAYS, ends[-1]))
        if self.random.random() < 0.1:
            return (Route(self.condition(layer), self.random.choice(ahead)), Route(ALWAYS, to))
        return (Route(ALWAYS, to),)

    def by(self) -> tuple[int, int, int]:
        moved = self.random.sample(range(3), self.random.randint(1, 3))
        by = [self.random.choice((-3, -2, -1, 1, 2, 3)) if meter in moved else 0 for meter in range(3)]
        return (by[0], by[1], by[2])

    def condition(self, layer: int) -> Condition:
        kind = self.random.randrange(6)
        if layer < 4 and kind == 5:
            return StanceIs("dana", self.random.choice(tuple(DANA.stances)))
        if kind in {0, 1}:
            return self.zone()
        if kind == 2:
            return self.number()
        if kind == 3:
            return Both((self.flag(layer), self.number()))
        return Not(self.flag(layer)) if kind == 4 else self.flag(layer)

    def zone(self) -> Condition:
        meter = self.random.choice(USUAL_METERS)
        return MeterIn(meter.name, self.random.choice(meter.zones))

    def number(self) -> Condition:
        meter = self.random.choice(METER_NAMES)
        if self.random.random() < 0.5:
            return MeterCompared(meter, ">=", self.random.randint(-6, 6))
        return MeterCompared(meter, "<=", self.random.randint(-6, 6))

    def flag(self, layer: int) -> Condition:
        """One of the flags that may be set by now and are not yet too old."""
        newest = (layer - 1) // self.stride
        age = self.random.randrange(self.live)
        if self.random.random() < 0.5:  # older flags are asked for less often
            age = min(age, self.random.randrange(self.live))
        return FlagSet(f"flag_{max(0, newest - age)}")

    def text(self, layer: int) -> Prose:
        paragraphs: list[tuple[Line, ...]] = []
        for number in range(3):
            pieces: list[Piece] = [Words(self.some(18) + ".")]
            if number == 1 and self.random.random() < 0.5:
                arms = (
                    Arm(self.condition(layer), (Words(self.some(8)),)),
                    Arm(ALWAYS, (Words(self.some(5)),)),
                )
                pieces = [Words(self.some(14) + " "), Alternatives(arms), Words(".")]
            paragraphs.append((Line(tuple(pieces), "dana" if number == 1 else None),))
        return Prose(tuple(paragraphs))

    def some(self, words: int) -> str:
        return " ".join(self.random.choice(WORDS) for _ in range(words)).capitalize()

    def ending(self, id: str, kind: Kind) -> Ending:
        return Ending(
            id=id,
            title=id.replace("-", " ").title(),
            kind=kind,
            text=_plain(self.some(40)),
            debrief=Debrief(_plain(self.some(12))),
        )


def _plain(text: str) -> Prose:
    return Prose(((Line((Words(text),)),),))
