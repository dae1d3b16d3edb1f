"""Stories of any size, made from a seed: the same rooms, choices and words for every engine that is measured.

A story is a house of layers, three rooms wide. From each room three choices lead on to the next layer; each moves the
balances, some raise a flag, one in five can only be taken if a flag or a balance allows it. The last layer leads to six
endings, by the balances. A room has about eighty words, and a sentence in one room of five depends on a flag.
"""

from typing import Literal

from attrs import frozen

from game.story.model import METER_NAMES
from tests.bench.numbers import Numbers

WIDTH = CHOICES = 3
WORDS = 80
FLAGS = ("told", "lent", "late", "kept")
SHIFTS = (-3, -2, -1, 1, 2, 3)
SPEAKER = "Dana"

WHO = (
    "Dana", "The neighbour", "Your brother", "Somebody upstairs", "The man from the shop", "Her aunt", "The driver",
    "An old friend",
)  # fmt: skip
DOES = (
    "leaves", "carries", "forgets", "borrows", "counts", "hides", "mends", "describes", "returns", "wants", "saves",
    "washes",
)  # fmt: skip
WHAT = (
    "the blue kettle", "a bag of keys", "two tickets", "the good chair", "a letter without a stamp", "the last loaf",
    "somebody's umbrella", "the list for Saturday", "a jar of buttons", "the radio", "a coat that fits nobody",
)  # fmt: skip
WHERE = (
    "in the hall", "by the window", "under the stairs", "at the back of the shop", "on the way to the bus",
    "before anyone is awake", "while the rain comes in", "as if it were nothing", "for the third time this week",
    "without a word",
)  # fmt: skip
ASIDES = (
    "Nobody asks", "You look at the floor", "It takes a while", "The clock has stopped again",
    "There is tea somewhere", "You could say something", "It is only a room", "The light is on all the same",
)  # fmt: skip
ACTS = ("Ask", "Offer", "Refuse", "Wait", "Help", "Say no", "Look away", "Stay", "Go on alone", "Laugh")
ABOUT = ("about the keys", "for a minute", "once more", "with a smile", "and mean it", "before it is late")


@frozen
class If:
    """What a choice asks for: a flag, raised or not; or a balance on one side of a number."""

    name: str
    sign: Literal["is", "is not", ">=", "<="]
    number: int = 0


@frozen
class MadeChoice:
    """A choice: its words, what it moves and raises, and the room it leads to, None for the endings."""

    words: str
    shift: tuple[int, int, int]
    to: int | None
    raises: str | None = None
    only: If | None = None


@frozen
class Turn:
    """A sentence that depends on a flag."""

    flag: str
    this: str
    that: str


@frozen
class Room:
    """A scene: its paragraphs, one of them spoken, a sentence that may turn on a flag, and three choices."""

    number: int
    paragraphs: tuple[str, ...]
    spoken: str
    turn: Turn | None
    choices: tuple[MadeChoice, ...]


@frozen
class End:
    """An ending; the first whose condition holds is taken, the last has none."""

    name: str
    kind: str
    only: If | None


@frozen
class MadeStory:
    """A story that was made up; the same seed and size make the same one."""

    seed: int
    rooms: tuple[Room, ...]
    ends: tuple[End, ...]

    @property
    def depth(self) -> int:
        """The choices of every play."""
        return layer_of(len(self.rooms) - 1) + 1


ENDS = (
    End("swallowed", "over-dependent", If("autonomy", "<=", -4)),
    End("sealed", "over-independent", If("autonomy", ">=", 4)),
    End("walled", "over-independent", If("boundaries", ">=", 4)),
    End("porous", "over-dependent", If("boundaries", "<=", -4)),
    End("earned", "interdependent", If("trust", ">=", 0)),
    End("apart", "growth", None),
)


def made(scenes: int, seed: int = 1) -> MadeStory:
    """A story of so many scenes, endings not counted."""
    rooms = (_room(number, scenes, Numbers(seed * 65_537 + number + 1)) for number in range(scenes))
    return MadeStory(seed, tuple(rooms), ENDS)


def layer_of(room: int) -> int:
    """The layer a room lies in; the first room is a layer of its own."""
    return (room + WIDTH - 1) // WIDTH


def _room(number: int, scenes: int, numbers: Numbers) -> Room:
    numbers.below(2)
    words = numbers.split()
    next_layer = layer_of(number) * WIDTH + 1
    following = range(next_layer, min(next_layer + WIDTH, scenes))
    turned = numbers.below(WIDTH)
    open_one = numbers.below(CHOICES)
    choices = tuple(
        _choice(
            place,
            following[(turned + place) % len(following)] if following else None,
            numbers,
            words,
            sure=place == open_one,
        )
        for place in range(CHOICES)
    )
    turn = Turn(numbers.pick(FLAGS), _sentence(words), _sentence(words)) if numbers.one_in(5) else None
    return Room(number, _paragraphs(words), _sentence(words), turn, choices)


def _choice(place: int, to: int | None, numbers: Numbers, words: Numbers, *, sure: bool) -> MadeChoice:
    shift = [0, 0, 0]
    shift[numbers.below(3)] = numbers.pick(SHIFTS)
    shift[numbers.below(3)] = numbers.pick(SHIFTS)
    raises = numbers.pick(FLAGS) if numbers.below(20) < 3 else None
    only = _only(numbers) if numbers.below(10) < 3 else None
    return MadeChoice(
        words=f"{ACTS[(place * 3 + words.below(3)) % len(ACTS)]} {words.pick(ABOUT)}.",
        shift=(shift[0], shift[1], shift[2]),
        to=to,
        raises=raises,
        only=None if sure else only,
    )


def _only(numbers: Numbers) -> If:
    if numbers.one_in(2):
        return If(numbers.pick(FLAGS), "is not" if numbers.one_in(2) else "is")
    if numbers.one_in(2):
        return If(numbers.pick(METER_NAMES), ">=", numbers.below(4) - 1)
    return If(numbers.pick(METER_NAMES), "<=", 1 - numbers.below(4))


def _paragraphs(words: Numbers) -> tuple[str, ...]:
    sentences: list[str] = []
    while len(" ".join(sentences).split()) < WORDS - 10:
        sentences.append(_sentence(words))
    third = len(sentences) // 3
    parts = (sentences[:third], sentences[third : 2 * third], sentences[2 * third :])
    return tuple(" ".join(part) for part in parts)


def _sentence(words: Numbers) -> str:
    if words.one_in(4):
        return f"{words.pick(ASIDES)}."
    return f"{words.pick(WHO)} {words.pick(DOES)} {words.pick(WHAT)} {words.pick(WHERE)}."
