"""The wall: the only module that turns text into what a widget shows.

Widgets take Content and nothing else (see `widgets.text`), and Content is made here alone. Every string passes
`plain`, so that escapes in it are letters; nothing is ever read as markup.
"""

from collections.abc import Iterable, Iterator, Mapping

from textual.content import Content, Span
from textual.style import Style

from game.engine import Told, ToldLine
from game.story.model import Person
from game.story.prose.tree import YOU
from game.story.walls import plain
from game.tui.themes import SPEAKERS

NOTHING = Content()
LABEL = Style.from_meta({"label": True})
WIDEST_INDENT, NARROW_INDENT = 3, 2
NAMED = {"plain": "", "emphasis": "italic", "strong": "bold"}


def words(text: str, style: str = "") -> Content:
    """Text in one style; the style is always ours."""
    shown = plain(text)
    return Content(shown, [Span(0, len(shown), style)] if style and shown else [])


def joined(parts: Iterable[Content], gap: str = "") -> Content:
    """Parts one after another with a gap between them; empty ones are left out."""
    return Content(plain(gap)).join([part for part in parts if part])


def paragraphs(parts: Iterable[Content]) -> Content:
    """Parts with an empty line between them."""
    return joined(parts, "\n\n")


def labelled(label: Content, said: Content) -> Content:
    """A label, such as a speaker's name, before what belongs to it: further lines begin below its first word."""
    marked = Content(label.plain, [*label.spans, Span(0, len(label), LABEL)])
    return joined((marked, said), " ")


def told(text: Told, cast: Mapping[str, Person], style: str = "") -> Content:
    """Told text: an empty line between paragraphs, speech with its speaker's name and colour."""
    return paragraphs(
        joined((_line(line, cast, style) for line in paragraph), "\n") for paragraph in text if paragraph
    )


def phrase(text: Told, style: str = "") -> Content:
    """Told text on one line, without speakers."""
    lines = [line for paragraph in text for line in paragraph]
    return joined((_runs(line.runs, style) for line in lines), " ")


def act(text: Told, style: str = "") -> Content:
    """What was done, after “You”: the same words with a small first letter."""
    said = phrase(text, style)
    small = said.plain[:1].lower()
    if len(small) == 1:
        said = Content(small + said.plain[1:], list(said.spans))
    return joined((words("You ", style), said))


def _line(line: ToldLine, cast: Mapping[str, Person], style: str) -> Content:
    if line.speaker is None:
        return _runs(line.runs, style)
    name, colour = "You", "$you"
    if line.speaker != YOU:
        person = cast[line.speaker]
        name, colour = person.name, f"$speaker-{list(cast).index(line.speaker) % SPEAKERS}"
    return labelled(words(f"{name}:", f"bold {colour}"), _runs(line.runs, colour))


def _runs(runs: Iterable[tuple[str, str]], style: str) -> Content:
    return joined(words(text, f"{NAMED[named]} {style}".strip()) for text, named in runs)


def hung(content: Content, width: int) -> Content:
    """The same in that many columns, with lines that begin with a label already broken and indented."""
    if width < 1 or all(span.style is not LABEL for span in content.spans):
        return content
    lines = content.split("\n", allow_blank=True)
    return Content("\n").join(part for line in lines for part in _broken(line, width))


def beside(sign: Content, said: Content, width: int) -> Content:
    """What is said in that many columns, a sign to the left of its first line and nothing to the left of the others."""
    if not sign:
        return said
    indent = sign.cell_length
    lines = said.wrap(max(1, width - indent))
    return Content("\n").join((sign + lines[0], *(line.pad_left(indent) for line in lines[1:])))


def _broken(line: Content, width: int) -> Iterator[Content]:
    label = next((span.end for span in line.spans if span.style is LABEL and span.start == 0), 0)
    if not label or line.cell_length <= width:
        yield line
        return
    indent = line[: label + 1].cell_length
    if indent * WIDEST_INDENT > width:
        indent = NARROW_INDENT
    first = line.wrap(width)[0]
    yield first
    left = line[len(first) :]
    space = len(left.plain) - len(left.plain.lstrip())
    for part in left[space:].wrap(width - indent):
        yield part.pad_left(indent)
