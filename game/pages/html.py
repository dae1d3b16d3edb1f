"""The debrief as one HTML page: no script, nothing from outside, readable on paper and on a phone."""

from collections.abc import Iterator
from html import escape

from game.debrief import Debrief, debrief
from game.debrief.debrief import WAYS
from game.debrief.ways import Ways
from game.engine import Playthrough, Told, ToldLine
from game.pages.drawing import picture
from game.pages.markdown import WHAT_MOVED
from game.story.model import Story
from game.story.prose.tree import YOU
from game.story.walls import plain

_TAGS = {"plain": "", "emphasis": "em", "strong": "strong"}
_STYLE = """
:root { color-scheme: light dark; --ink: #1d1b18; --paper: #fdfbf7; --quiet: #5d574e; --band: #e4ddcf; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e9e4da; --paper: #1b1a18; --quiet: #b3ab9d; --band: #3a3630; }
}
body { margin: 2rem auto; padding: 0 1.25rem; max-width: 38rem; font: 1.0625rem/1.55 Georgia, serif;
  color: var(--ink); background: var(--paper); overflow-wrap: break-word; }
h1 { font-size: 1rem; font-weight: normal; color: var(--quiet); margin: 0; }
h2 { font-size: 1.9rem; line-height: 1.2; margin: .25rem 0; }
h3 { font-size: 1.05rem; margin: 2rem 0 .5rem; }
p { margin: .6rem 0; }
.kind, .met { color: var(--quiet); font-style: italic; }
figure { margin: 1rem 0; }
svg { display: block; width: 100%; max-width: 30rem; height: auto; }
svg text { font: 13px Georgia, serif; fill: var(--quiet); }
svg .name { font-weight: bold; fill: var(--ink); }
svg .number { fill: var(--ink); }
svg .band { fill: var(--band); stroke: var(--quiet); stroke-width: .75; }
svg .way { fill: none; stroke: var(--ink); stroke-width: 2; stroke-linejoin: round; }
svg .point { fill: var(--ink); }
"""


def html(play: Playthrough) -> str:
    """The debrief of a finished play.

    Raises:
        ValueError: the play has not ended.
    """
    return "\n".join(_page(debrief(play), play.rules.story)) + "\n"


def _page(told: Debrief, story: Story) -> Iterator[str]:
    yield "<!doctype html>"
    yield '<html lang="en">'
    yield "<head>"
    yield '<meta charset="utf-8">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">"
    yield f"<title>{safe(told.title)}</title>"
    yield f"<style>{_STYLE}</style>"
    yield "</head>"
    yield "<body>"
    yield f"<h1>{safe(story.title)}</h1>"
    yield from body(told, story)
    yield "</body>"
    yield "</html>"


def body(told: Debrief, story: Story) -> Iterator[str]:
    """The debrief without the page around it, from the ending's title on."""
    yield f"<h2>{safe(told.title)}</h2>"
    yield f'<p class="kind">{safe(told.kind)}</p>'
    yield from paragraphs(told.reading, story)
    yield from (f'<p class="met">{safe(sentence)}</p>' for sentence in told.met)
    for block in told.blocks:
        yield "<section>"
        yield f"<h3>{safe(block.heading)}</h3>"
        if block.heading == WHAT_MOVED and told.balances:
            yield f"<figure>{picture(told.balances, tuple(point.step for point in told.points))}</figure>"
        if block.heading == WAYS:
            yield from _map(told.ways)
        yield from paragraphs(block.text, story)
        yield "</section>"


def _map(walked: Ways) -> Iterator[str]:
    """A line for each choice of the play: where it was, and a ring for each answer that stayed in the fog."""
    yield '<ol class="map">'
    for crossed in walked.crossroads:
        fog = (
            f' <span aria-label="{crossed.unseen} not given">{"○" * crossed.unseen}</span>'
            if crossed.unseen
            else ""
        )
        yield f"<li>{safe(crossed.place)}{fog}</li>"
    yield "</ol>"


def paragraphs(text: Told, story: Story) -> Iterator[str]:
    """A text, paragraph by paragraph, with the speakers' names."""
    for paragraph in text:
        yield f"<p>{'<br>'.join(_line(line, story) for line in paragraph)}</p>"


def _line(line: ToldLine, story: Story) -> str:
    words = "".join(_run(text, _TAGS[style]) for text, style in line.runs)
    if line.speaker is None:
        return words
    name = "You" if line.speaker == YOU else story.cast[line.speaker].name
    return f"<b>{safe(name)}:</b> {words}"


def _run(text: str, tag: str) -> str:
    return f"<{tag}>{safe(text)}</{tag}>" if tag else safe(text)


def safe(text: str) -> str:
    """Text in which nothing is HTML, and nothing a screen would obey."""
    return escape(plain(text))
