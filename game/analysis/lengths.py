"""How many words a text is, in every state at once."""

from collections.abc import Iterator
from itertools import product

from attrs import field, frozen

from game.analysis.memory import Memory
from game.analysis.questions import Question, Where, both, outside
from game.engine.telling import quotation
from game.story.model import Choice, Scene, Story
from game.story.prose.tree import Alternatives, Line, Name, Piece, Pronoun, Said, Simple, Words
from game.story.words import count

NOTHING_SAID = "…"
VARYING = Alternatives, Said


Part = tuple[tuple[Question | None, tuple[Simple, ...]], ...]
"""A piece of a text with the ways it can read, each under its condition; one way without any for what never changes."""


def measured(line: Line, story: Story, memory: Memory) -> tuple[int, "tuple[Stretch, ...]"]:
    """The words of a line that are always read, and the stretches whose lengths change.

    Words are counted between blanks, so whatever stands between two blanks is counted as one stretch.
    """
    if not varies(line):
        return count(
            "".join(plain(piece, story) for piece in line.pieces if not isinstance(piece, VARYING))
        ), ()
    always, stretches = 0, []
    for parts in _between_blanks(line, story, memory):
        if all(
            question is None and not isinstance(pieces[0], Said)
            for part in parts
            for question, pieces in part
        ):
            alone = (pieces[0] for part in parts for _, pieces in part)
            always += count("".join(plain(piece, story) for piece in alone if not isinstance(piece, Said)))
        else:
            stretches.append(Stretch.of(parts, story, memory))
    return always, tuple(stretches)


@frozen(eq=False)
class Stretch:
    """What stands between two blanks of a line and can read in several ways, so that its length can change."""

    reads: int
    parts: tuple[Part, ...]
    story: Story
    memory: Memory
    _known: dict[int, tuple[tuple[Where, int], ...]] = field(factory=dict)

    @classmethod
    def of(cls, parts: tuple[Part, ...], story: Story, memory: Memory) -> "Stretch":
        """The stretch, ready to measure."""
        said = [
            simple.scene
            for part in parts
            for _, pieces in part
            for simple in pieces
            if isinstance(simple, Said)
        ]
        reads = memory.mask(("said", scene) for scene in said)
        for part in parts:
            for question, _ in part:
                reads |= 0 if question is None else question.reads
        return cls(reads, parts, story, memory)

    def ways(self, mode: int) -> tuple[tuple[Where, int], ...]:
        """The cells in which each way is read, and its length in words; they share no cell and leave none out."""
        read = mode & self.reads
        if read not in self._known:
            self._known[read] = tuple((where, count(text)) for where, text in self.texts(read))
        return self._known[read]

    def extent(self) -> tuple[int, int]:
        """The fewest and the most words it can be, whatever the conditions say."""
        ways = [""]
        for part in self.parts:
            ways = [text + more for text in ways for _, pieces in part for more in self._anyhow(pieces)]
        lengths = [count(text) for text in ways]
        return min(lengths), max(lengths)

    def _anyhow(self, pieces: tuple[Simple, ...]) -> list[str]:
        ways = [""]
        for piece in pieces:
            options = (
                [plain(piece, self.story)] if not isinstance(piece, Said) else self._quotations(piece.scene)
            )
            ways = [text + more for text in ways for more in options]
        return ways

    def _quotations(self, scene: str) -> list[str]:
        return [NOTHING_SAID, *(" ".join("x" * length) for length in self.memory.lengths.get(scene, ()))]

    def texts(self, mode: int) -> list[tuple[Where, str]]:
        """The same ways with their text; a quotation is as many words as it has, not the words themselves."""
        ways: list[tuple[Where, str]] = [(True, "")]
        for part in self.parts:
            ways = [
                (inside, text + "".join(self._text(piece, mode) for piece in pieces))
                for where, text in ways
                for inside, pieces in _arms(part, where, mode)
            ]
        return ways

    def _text(self, piece: Simple, mode: int) -> str:
        if not isinstance(piece, Said):
            return plain(piece, self.story)
        place = self.memory.fields.get(("said", piece.scene))
        number = 0 if place is None else place.of(mode)
        return " ".join("x" * self.memory.lengths[piece.scene][number - 1]) if number else NOTHING_SAID


def varies(line: Line) -> bool:
    """Whether a line can read in several ways."""
    return any(isinstance(piece, VARYING) for piece in line.pieces)


def plain(piece: Words | Name | Pronoun, story: Story) -> str:
    """A piece that reads the same in every state."""
    match piece:
        case Words(text):
            return text
        case Name(person):
            return story.cast[person].name
        case Pronoun(person, form):
            return str(getattr(story.cast[person].pronouns, form))


def quoted_lengths(scene: Scene, story: Story) -> tuple[int, ...]:
    """Every length in words that `said()` can quote from a scene, whatever the conditions say."""
    return tuple(sorted({count(text) for choice in scene.choices for text in _quotations(choice, story)}))


def whole(line: Line, story: Story, memory: Memory) -> Stretch:
    """A whole line as one stretch."""
    return Stretch.of(tuple(_part(piece, story, memory) for piece in line.pieces), story, memory)


def quoted_ways(choice: Choice, line: Stretch, mode: int) -> list[tuple[Where, int]]:
    """The cells in which a choice's words have each length when they are quoted."""
    return [(where, count(quotation(text, spoken=choice.spoken))) for where, text in line.texts(mode)]


def _quotations(choice: Choice, story: Story) -> Iterator[str]:
    for line in choice.words.lines:
        options = [
            [arm.pieces for arm in piece.arms] if isinstance(piece, Alternatives) else [(piece,)]
            for piece in line.pieces
        ]
        for way in product(*options):
            text = "".join(
                plain(piece, story) for pieces in way for piece in pieces if not isinstance(piece, Said)
            )
            yield quotation(text, spoken=choice.spoken)


def _between_blanks(line: Line, story: Story, memory: Memory) -> Iterator[tuple[Part, ...]]:
    parts: list[Part] = []
    for piece in line.pieces:
        if isinstance(piece, Words) and any(map(str.isspace, piece.text)):
            first, *more = _at_blanks(piece.text)
            yield (*parts, _plain(first))
            for text in more[:-1]:
                yield (_plain(text),)
            parts = [_plain(more[-1])]
        else:
            parts.append(_part(piece, story, memory))
    yield tuple(parts)


def _at_blanks(text: str) -> list[str]:
    """What stands before, between and after the blanks of a text; the middle as one, since it is counted alike."""
    ahead, behind = text.lstrip(), text.rstrip()
    first = "" if ahead != text else text.split(maxsplit=1)[0]
    last = "" if behind != text else text.rsplit(maxsplit=1)[-1]
    return [first, text[len(first) : len(text) - len(last)], last]


def _plain(text: str) -> Part:
    return ((None, (Words(text),)),)


def _part(piece: Piece, story: Story, memory: Memory) -> Part:
    if isinstance(piece, Alternatives):
        return tuple((Question.of(arm.when, story, memory), arm.pieces) for arm in piece.arms)
    return ((None, (piece,)),)


def _arms(part: Part, where: Where, mode: int) -> Iterator[tuple[Where, tuple[Simple, ...]]]:
    for question, pieces in part:
        if question is None:
            yield where, pieces
            return
        answer = question.of_mode(mode)
        if (inside := both(where, answer)) is not False:
            yield inside, pieces
        where = both(where, outside(answer))
        if where is False:
            return
