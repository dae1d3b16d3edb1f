"""What a text says in a given state: prose with its alternatives chosen and its names filled in."""

from collections.abc import Callable
from functools import cached_property

from attrs import frozen

from game.engine.compile import Test, compiled
from game.engine.state import State
from game.story.model import Choice, Story
from game.story.prose.tree import Alternatives, Line, Name, Piece, Pronoun, Prose, Said, Style, Words

Run = tuple[str, Style]
Pen = Callable[[State], tuple[Run, ...]]


@frozen
class ToldLine:
    """A line as it is read: runs of text, each in one style; `speaker` as in the prose."""

    runs: tuple[Run, ...]
    speaker: str | None

    @cached_property
    def words(self) -> str:
        """The line without its styles."""
        return "".join([text for text, _ in self.runs])

    @property
    def is_blank(self) -> bool:
        """Whether there is nothing to read in it."""
        return not self.words.strip()


ToldParagraph = tuple[ToldLine, ...]
Told = tuple[ToldParagraph, ...]
Teller = Callable[[State], Told]
ParagraphPen = Callable[[State], ToldParagraph]
LinePen = Callable[[State], ToldLine]


def teller(prose: Prose, story: Story) -> Teller:
    """A function that tells a prose of the story in a state; a line that comes out empty is left out."""
    paragraphs = [_paragraph(paragraph, story) for paragraph in prose.paragraphs]
    told = tuple([paragraph for paragraph in paragraphs if isinstance(paragraph, tuple)])
    if len(told) == len(paragraphs):
        return lambda _state: told
    return lambda state: tuple(
        [
            lines
            for paragraph in paragraphs
            if (lines := paragraph if isinstance(paragraph, tuple) else paragraph(state))
        ]
    )


def _paragraph(paragraph: tuple[Line, ...], story: Story) -> ToldParagraph | ParagraphPen:
    """A paragraph as it is always told, or where that hangs on the state, a function that tells it."""
    written = [_line(line, story) for line in paragraph]
    told = tuple([line for line in written if isinstance(line, ToldLine)])
    if len(told) == len(written):
        return told
    return lambda state: tuple(
        [line for pen in written if not (line := pen if isinstance(pen, ToldLine) else pen(state)).is_blank]
    )


def tell(prose: Prose, story: Story, state: State) -> Told:
    """Tell a prose once; what is told often has a `teller`."""
    return teller(prose, story)(state)


def told_plainly(text: str) -> Told:
    """A text that is the same in every state; paragraphs stand apart by an empty line."""
    paragraphs = (" ".join(part.split()) for part in text.split("\n\n"))
    return tuple([(ToldLine(((paragraph, "plain"),), None),) for paragraph in paragraphs if paragraph])


def in_words(told: Told) -> str:
    """Told text without styles or speakers, paragraphs and lines joined by single spaces."""
    match told:
        case ((line,),):
            return line.words
        case _:
            return " ".join([line.words for paragraph in told for line in paragraph])


def quoted(choice: Choice, story: Story, state: State) -> str:
    """A choice's words in a state as `said()` would quote them."""
    return quotation(in_words(tell(choice.words, story, state)), spoken=choice.spoken)


def quotation(words: str, *, spoken: bool) -> str:
    """What was said, or “you …” for an act, which loses its full stop to stand inside a sentence."""
    if spoken:
        return words
    act = f"you {words[:1].lower()}{words[1:]}"
    return act if act.endswith("..") else act.removesuffix(".")


def _line(line: Line, story: Story) -> ToldLine | LinePen:
    pens = tuple(_pen(piece, story) for piece in line.pieces)
    speaker = line.speaker
    if all(isinstance(pen, tuple) for pen in pens):
        return ToldLine(tuple(run for pen in pens if isinstance(pen, tuple) for run in pen), speaker)
    return lambda state: ToldLine(
        tuple(run for pen in pens for run in (pen if isinstance(pen, tuple) else pen(state))), speaker
    )


def _pen(piece: Piece, story: Story) -> tuple[Run, ...] | Pen:
    match piece:
        case Words(text, style):
            return ((text, style),)
        case Name(person, style):
            return ((story.cast[person].name, style),)
        case Pronoun(person, form, capital, style):
            word = getattr(story.cast[person].pronouns, form)
            return ((word.capitalize() if capital else word, style),)
        case Said(scene, style):
            return _quote(scene, style)
        case Alternatives(arms):
            return _choose(
                tuple(
                    (compiled(arm.when, story), tuple(_pen(inner, story) for inner in arm.pieces))
                    for arm in arms
                )
            )


def _choose(arms: tuple[tuple[Test, tuple[tuple[Run, ...] | Pen, ...]], ...]) -> Pen:
    def write(state: State) -> tuple[Run, ...]:
        pens = next(pens for test, pens in arms if test(state))
        return tuple(run for pen in pens for run in (pen if isinstance(pen, tuple) else pen(state)))

    return write


def _quote(scene: str, style: Style) -> Pen:
    def write(state: State) -> tuple[Run, ...]:
        words = state.quote(scene)
        return (("…" if words is None else words, style),)

    return write
