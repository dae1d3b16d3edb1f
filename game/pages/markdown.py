"""The debrief as Markdown, with every sign that Markdown would take for its own made a letter."""

import re
from collections.abc import Iterator

from game.debrief import Balance, Debrief, debrief
from game.engine import Playthrough, Told, ToldLine
from game.story.model import Story
from game.story.prose.tree import YOU
from game.story.walls import plain

_SIGNS = re.compile(r"([\\`*_\[\]<|~&])")
_OPENING = re.compile(r"^([#>+-]|\d+(?=[.)]))")
_MARKS = {"plain": "", "emphasis": "*", "strong": "**"}
WHAT_MOVED = "What moved"


def markdown(play: Playthrough) -> str:
    """The debrief of a finished play.

    Raises:
        ValueError: the play has not ended.
    """
    return "\n".join(_page(debrief(play), play.rules.story)) + "\n"


def _page(told: Debrief, story: Story) -> Iterator[str]:
    yield f"# {escaped(story.title)}"
    yield ""
    yield f"## {escaped(told.title)}"
    yield ""
    yield f"*{escaped(told.kind)}*"
    yield from _paragraphs(told.reading, story)
    for sentence in told.met:
        yield ""
        yield escaped(sentence)
    for block in told.blocks:
        yield ""
        yield f"### {escaped(block.heading)}"
        if block.heading == WHAT_MOVED:
            yield from _chart(told.balances)
        yield from _paragraphs(block.text, story)


def _paragraphs(text: Told, story: Story) -> Iterator[str]:
    for paragraph in text:
        yield ""
        yield "  \n".join(_line(line, story) for line in paragraph)


def _line(line: ToldLine, story: Story) -> str:
    words = "".join(_run(text, _MARKS[style]) for text, style in line.runs)
    if line.speaker is None:
        return words
    name = "You" if line.speaker == YOU else story.cast[line.speaker].name
    return f"**{escaped(name)}:** {words}"


def _run(text: str, mark: str) -> str:
    inner = text.strip()
    if not mark or not inner:
        return escaped(text)
    before, after = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
    return f"{before}{mark}{escaped(inner)}{mark}{after}"


def _chart(balances: tuple[Balance, ...]) -> Iterator[str]:
    """A small table: each meter's zone at the start and after each choice."""
    if not balances:
        return
    steps = range(len(balances[0].values))
    yield ""
    yield "| balance | " + " | ".join("start" if step == 0 else str(step) for step in steps) + " |"
    yield "|---|" + "---|" * len(steps)
    for balance in balances:
        cells = (escaped(balance.spoken(zone)) for zone in balance.zones)
        yield f"| {escaped(balance.meter.name)} | " + " | ".join(cells) + " |"


def escaped(text: str) -> str:
    """Text in which nothing is Markdown."""
    return _OPENING.sub(_letter, _SIGNS.sub(r"\\\1", plain(text)))


def _letter(opening: re.Match[str]) -> str:
    r"""A sign at a line's beginning as a letter: `1.` becomes `1\.`, `#` becomes `\#`."""
    return f"{opening[0]}\\" if opening[0].isdigit() else f"\\{opening[0]}"
