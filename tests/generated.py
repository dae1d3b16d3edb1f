"""Whole stories for property tests: any value the reader could have made of a file without errors.

Every story can be written in the format: choices have ids of their own, prose is in the form in which the
parser gives it back, no route stands behind a plain one, and no ring of scenes without choices exists. A
story may still be a bad one: with choices nobody can take, endings nobody reaches, or no way on.
"""

from collections.abc import Callable, Sequence
from functools import cache
from itertools import groupby
from typing import TypeVar, get_args

from attrs import evolve, frozen
from hypothesis import strategies as st

from game.story.conditions.tree import (
    ALWAYS,
    Both,
    Chose,
    Condition,
    CounterCompared,
    Either,
    FlagSet,
    MeterCompared,
    MeterIn,
    Move,
    Moved,
    Not,
    Operator,
    SeatIs,
    StanceIs,
    Visited,
)
from game.story.model import (
    USUAL_METERS,
    Choice,
    Debrief,
    Effects,
    Ending,
    Kind,
    Meter,
    Person,
    Pronouns,
    Route,
    Scene,
    Seat,
    Shift,
    Story,
)
from game.story.prose.tree import (
    YOU,
    Alternatives,
    Arm,
    Line,
    Name,
    Piece,
    Pronoun,
    PronounForm,
    Prose,
    Said,
    Simple,
    Style,
    Words,
)

SCENES = ("kitchen", "corridor", "3-am", "jar", "what-for", "no", "the-ask", "2", "visited", "flat-2")
ENDINGS = ("home", "otter-house", "house-rules-version-2")
CHOICES = ("ask", "2nd-one", "leave-it", "on")
FLAGS = ("told", "gave_key", "bought_lock")
COUNTERS = ("calls", "late_nights")
STANCES = ("overloaded", "responsive", "avoidant")
CONCEPTS = ("leaning", "approval", "interdependence")
PEOPLE = (
    ("dana", "Dana", Pronouns("she/her", "she", "her", "her", "hers", "herself")),
    ("theo", "Uncle Théo", Pronouns("ze/zir/zir/zirs/zirself", "ze", "zir", "zir", "zirs", "zirself")),
)
SENTENCES = (
    "Words.",
    "The corridor is two coats wide.",
    "No, not before 12:30 - or 0x1F, or 1_000.",
    "It said #2 & \"yes\", 'no', [maybe] and so on…",
    "A brace {, a }, a bar |, a star * and a slash \\ are only signs.",
    "- a dash, a ? and an ! at the front",
    "null",
)
LABELS = ("Ask her", "WAIT.", "“Leave it.”", "on", "Count 1, 2, 3...", "Say: no {really}", "Éclair?")

MOVES: tuple[Move, ...] = get_args(Move)
OPERATORS: tuple[Operator, ...] = get_args(Operator)
FORMS: tuple[PronounForm, ...] = get_args(PronounForm)
STYLES: tuple[Style, ...] = get_args(Style)

T = TypeVar("T")
Draw = Callable[[st.SearchStrategy[T]], T]

LEAPS = (0, 1, -1, 2, -2, 3, -3, 4, -4, 9, -9, 20, -20)
STEPS = (0, 1, 2, 3, 4, -1, -2, -3, -4)

_coins = st.booleans()
_below = cache(lambda number: st.integers(0, number - 1))


@frozen
class _Shelf:
    """What a story has to name, once its outline is drawn."""

    scenes: tuple[str, ...]
    endings: tuple[str, ...]
    choices: dict[str, tuple[str, ...]]
    flags: tuple[str, ...]
    counters: dict[str, int]
    cast: dict[str, Person]
    seats: tuple[str, ...]

    @property
    def answered(self) -> tuple[str, ...]:
        """The scenes that have choices."""
        return tuple(scene for scene in self.scenes if self.choices[scene])

    @property
    def names(self) -> tuple[str, ...]:
        """Every choice, as `scene.choice`."""
        return tuple(f"{scene}.{choice}" for scene in self.scenes for choice in self.choices[scene])


@st.composite
def stories(draw: Draw, scenes: tuple[int, int] = (2, 10)) -> Story:
    """A story of between so many scenes, each with none to four choices."""
    shelf, seats, you = _outline(draw, scenes)
    pen = _Pen(draw, shelf)
    return Story(
        id="generated",
        title="A Story",
        blurb="It was drawn.",
        ages="13+",
        minutes=8,
        cast=shelf.cast,
        seats=seats,
        scenes={scene: pen.scene(scene) for scene in shelf.scenes},
        endings={ending: pen.ending(ending) for ending in shelf.endings},
        meters=tuple(_meter(draw, meter) for meter in USUAL_METERS),
        flags=shelf.flags,
        counters=shelf.counters,
        content_notes=("mild swearing",) if _one_in(draw, 4) else (),
        setting="Glasgow, a flat" if _one_in(draw, 4) else "",
        you=you,
        draft=draw(_coins),
    )


def _outline(draw: Draw, sizes: tuple[int, int]) -> tuple[_Shelf, tuple[Seat, ...], str]:
    scenes = SCENES[: _between(draw, *sizes)]
    cast = {person[0]: _person(draw, *person) for person in PEOPLE[: _between(draw, 1, 2)]}
    you = "The tidy one." if _one_in(draw, 2) else ""
    seats = tuple(
        Seat(seat, f"You are {seat}.", _pick(draw, scenes))
        for seat in _pick(draw, ((), (), ("tidy", "dana"), ("dana", "tidy"), ("theo",), ("tidy",)))
    )
    shelf = _Shelf(
        scenes=scenes,
        endings=ENDINGS[: _between(draw, 1, len(ENDINGS))],
        choices={scene: CHOICES[: _pick(draw, (2, 1, 3, 0, 2, 4))] for scene in scenes},
        flags=FLAGS[: _between(draw, 0, len(FLAGS))],
        counters={name: _between(draw, 1, 3) for name in COUNTERS[: _between(draw, 0, 2)]},
        cast=cast,
        seats=tuple(seat.id for seat in seats if seat.id is not None),
    )
    return shelf, seats or (Seat(None, you, scenes[0]),), you


def _person(draw: Draw, id: str, name: str, forms: Pronouns) -> Person:
    stances = STANCES[: _pick(draw, (0, 2, 2, 3))]
    return Person(id, name, forms, "a friend", {stance: f"Is {stance}." for stance in stances})


def _meter(draw: Draw, usual: Meter) -> Meter:
    if not _one_in(draw, 3):
        return usual
    low = _between(draw, -9, 8)
    return evolve(usual, start=_between(draw, -10, 10), band=(low, _between(draw, low, 9)))


def _one_in(draw: Draw, odds: int) -> bool:
    return draw(_below(odds)) == odds - 1


def _between(draw: Draw, lowest: int, highest: int) -> int:
    return lowest + draw(_below(highest - lowest + 1))


def _pick(draw: Draw, values: Sequence[T]) -> T:
    return values[draw(_below(len(values)))]


@frozen
class _Pen:
    """Draws the parts of a story whose outline is known.

    One number, `rare`, decides together on all that few scenes and choices have: so a story stays cheap to draw.
    """

    draw: Draw
    shelf: _Shelf

    @property
    def counters(self) -> tuple[str, ...]:
        return tuple(self.shelf.counters)

    def one_in(self, odds: int) -> bool:
        return _one_in(self.draw, odds)

    def pick(self, values: Sequence[T]) -> T:
        return _pick(self.draw, values)

    def some(self, values: tuple[str, ...]) -> tuple[str, ...]:
        """Any of the values, in their order."""
        mask = self.draw(_below(2 ** len(values)))
        return tuple(value for place, value in enumerate(values) if mask >> place & 1)

    def scene(self, id: str) -> Scene:
        choices = tuple(self.choice(choice) for choice in self.shelf.choices[id])
        sure = any(choice.when == ALWAYS and not choice.once for choice in choices)
        rare = self.draw(_below(24))
        return Scene(
            id=id,
            text=self.prose(),
            place=self.words() if rare in {23, 22, 21, 20} else Prose(),
            enter=self.effects() if self.one_in(4) else Effects(),
            choices=choices,
            go=self.routes(id) if not choices or self.one_in(7) is sure else (),
            discuss=self.words() if rare in {19, 18} else Prose(),
            skip_to=self.pick(self.shelf.scenes) if rare in {17, 16} else None,
            was=(f"old-{id}",) if rare in {18, 17, 15} else (),
        )

    def choice(self, id: str) -> Choice:
        when = self.condition() if self.one_in(3) else ALWAYS
        rare = self.draw(_below(24))
        return Choice(
            id=id,
            words=self.label(),
            spoken=self.draw(_coins),
            go=self.routes(None),
            when=when,
            locked=self.words() if when != ALWAYS and self.draw(_coins) else None,
            effects=self.effects(),
            move=self.pick((None, None, *MOVES)),
            once=self.one_in(5),
            reply=self.prose() if self.one_in(4) else Prose(),
            costly=rare in {23, 22},
            harm=rare in {22, 21},
            shows=self.some(CONCEPTS) if rare in {23, 20, 19} else (),
            because=self.words() if rare in {23, 19, 18} else Prose(),
            strength=self.words() if rare in {18, 17} else Prose(),
            unsaid={self.pick(tuple(self.shelf.cast)): self.words()} if rare in {18, 16} else {},
            was=(f"old-{id}",) if rare in {16, 15} else (),
        )

    def ending(self, id: str) -> Ending:
        return Ending(
            id=id,
            title=id.replace("-", " ").title(),
            kind=self.pick(tuple(Kind)),
            text=self.prose(),
            debrief=self.debrief(),
            later=self.prose() if self.draw(_coins) else Prose(),
            shows=self.some(CONCEPTS) if self.one_in(6) else (),
            was=(f"old-{id}",) if self.one_in(12) else (),
        )

    def debrief(self) -> Debrief:
        reading = self.words()
        if not self.one_in(4):
            return Debrief(reading)
        return Debrief(
            reading=reading,
            whose={"yours": self.words(), "theirs": self.words(), "neither": self.words()},
            fly_on_the_wall=self.words(),
            if_then=self.words(),
            ask=(self.words(), self.words()),
            another_reading=self.words(),
        )

    def effects(self) -> Effects:
        rare = self.draw(_below(8))
        return Effects(
            shift=self.shifts(),
            clear=self.some(self.shelf.flags) if rare in {7, 6} else (),
            set=self.some(self.shelf.flags) if rare in {7, 5, 4, 3} else (),
            add={counter: self.pick(STEPS) for counter in self.some(self.counters)} if rare > 2 else {},
        )

    def shifts(self) -> tuple[Shift, ...]:
        kind = self.draw(_below(8))
        if kind in {0, 1}:
            return ()
        if kind in {2, 3, 4, 5}:
            return (Shift(ALWAYS, self.by()),)
        listed = tuple(Shift(self.condition(), self.by()) for _ in range(_between(self.draw, 1, 2)))
        return listed if kind == 6 else (*listed, Shift(ALWAYS, self.by()))

    def by(self) -> tuple[int, int, int]:
        size = len(LEAPS)
        rest, autonomy = divmod(self.draw(_below(size**3)), size)
        boundaries, trust = divmod(rest, size)
        return (LEAPS[autonomy], LEAPS[trust], LEAPS[boundaries])

    def routes(self, chain: str | None) -> tuple[Route, ...]:
        """Ways on, a plain one last; from a scene without choices they lead out of its chain or down it."""
        scenes = self.shelf.scenes
        if chain is not None and not self.shelf.choices[chain]:
            later = scenes[scenes.index(chain) + 1 :]
            scenes = tuple(scene for scene in scenes if self.shelf.choices[scene] or scene in later)
        places = (*self.shelf.endings, *scenes, *scenes, *scenes, *scenes)
        held = range(self.pick((0, 0, 1, 2)))
        ways = [Route(self.condition(), self.pick(places)) for _ in held]
        return (*ways, Route(ALWAYS, self.pick(places)))

    def condition(self, depth: int = 3) -> Condition:
        if depth and self.one_in(3):
            kind = self.draw(_below(3))
            if kind == 0:
                return Not(self.condition(depth - 1))
            parts = tuple(
                self.condition(depth - 1) for _ in range(_between(self.draw, 2, 3 if depth == 3 else 2))
            )
            return Both(parts) if kind == 1 else Either(parts)
        return self.leaf()

    def leaf(self) -> Condition:
        shelf = self.shelf
        askable = [person for person in shelf.cast.values() if person.stances]
        kinds: list[Callable[[], Condition]] = [
            lambda: Visited(self.pick(shelf.scenes)),
            lambda: Moved(self.pick(MOVES)),
            self.zone,
            lambda: MeterCompared(self.pick(USUAL_METERS).name, self.pick(OPERATORS), self.pick(LEAPS)),
        ]
        if shelf.names:
            kinds.append(lambda: Chose(self.pick(shelf.names)))
        if shelf.flags:
            kinds.append(lambda: FlagSet(self.pick(shelf.flags)))
        if shelf.counters:
            kinds.append(
                lambda: CounterCompared(self.pick(self.counters), self.pick(OPERATORS), self.pick(STEPS))
            )
        if askable:
            kinds.append(lambda: self.stance(self.pick(askable)))
        if shelf.seats:
            kinds.append(lambda: SeatIs(self.pick(shelf.seats)))
        return self.pick(kinds)()

    def zone(self) -> Condition:
        meter = self.pick(USUAL_METERS)
        return MeterIn(meter.name, self.pick(meter.zones))

    def stance(self, person: Person) -> Condition:
        return StanceIs(person.id, self.pick(tuple(person.stances)))

    def prose(self) -> Prose:
        """One or two paragraphs of one or two lines, some of them spoken."""
        paragraphs = self.pick(((1,), (1,), (2,), (1, 1), (1, 2)))
        return Prose(tuple(tuple(self.line(speech=True) for _ in range(lines)) for lines in paragraphs))

    def words(self) -> Prose:
        """One line without a speaker."""
        return Prose(((self.line(speech=False),),))

    def label(self) -> Prose:
        """The words of a choice, which are few."""
        pieces: list[Piece] = [Words(self.pick(LABELS))]
        if self.one_in(3):
            pieces += [Words(" "), *self.lively(LABELS)]
        return Prose(((Line(_joined(pieces)),),))

    def line(self, *, speech: bool) -> Line:
        speaker = self.pick((None, None, YOU, *self.shelf.cast)) if speech else None
        kind = self.draw(_below(5))
        if kind in {0, 1}:
            return Line((Words(self.pick(SENTENCES)),), speaker)
        pieces = self.lively(SENTENCES)
        if kind == 3:
            pieces = [Words("Then "), *pieces, Words(".")]
        if kind == 4:
            pieces = [*pieces, Words(" "), *self.lively(SENTENCES)]
        return Line(_joined(pieces), speaker)

    def lively(self, sentences: tuple[str, ...]) -> list[Piece]:
        """Something that is not plain words: alternatives, a name, a pronoun, a quotation, or a style."""
        if not self.one_in(2):
            return list(self.simple(sentences))
        arms = [Arm(self.condition(1), self.arm(sentences)) for _ in range(self.pick((1, 1, 2)))]
        return [Alternatives((*arms, Arm(ALWAYS, self.arm(sentences))))]

    def arm(self, sentences: tuple[str, ...]) -> tuple[Simple, ...]:
        kind = self.draw(_below(4))
        if kind == 3:
            return ()
        return (Words(self.pick(sentences)),) if kind == 0 else self.simple(sentences)

    def simple(self, sentences: tuple[str, ...]) -> tuple[Simple, ...]:
        style = self.pick(STYLES)
        kind = self.draw(_below(6))
        person = self.pick(tuple(self.shelf.cast))
        if kind == 0:
            return (Name(person, style),)
        if kind == 1:
            return (Pronoun(person, self.pick(FORMS), self.draw(_coins), style),)
        if kind in {2, 5} and self.shelf.answered and sentences is not LABELS:  # a choice quotes nothing
            return (Said(self.pick(self.shelf.answered), style),)
        if kind == 3:
            return (Words("so ", style), Name(person, style), Words("'s", style))
        return (Words(self.pick(sentences), style),)


def _joined(pieces: list[Piece]) -> tuple[Piece, ...]:
    """The pieces as the parser gives them: neighbouring words of one style are one piece."""
    joined: list[Piece] = []
    for (words, _), run in groupby(pieces, key=lambda piece: (isinstance(piece, Words), _style(piece))):
        held = list(run)
        if words:
            joined.append(Words("".join(piece.text for piece in held), held[0].style))
        else:
            joined.extend(held)
    return tuple(joined)


def _style(piece: Piece) -> str:
    return "" if isinstance(piece, Alternatives) else piece.style
