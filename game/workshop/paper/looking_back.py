"""Six sentences to look at oneself with: unscored, unnamed, and on two pages that are given out one after the other.

Side by side, “now” and “before” pull at each other; so they are two pages. Nothing follows from the numbers: people
tell of themselves, and there is nobody to compare with.
"""

from collections.abc import Iterator

from game.pages.html import safe
from game.story.model import Story
from game.workshop.paper.sheet import sheet

SENTENCES = (
    "I can tell asking for help from asking someone to run my life.",
    "I can put a limit as what I will do.",
    "When someone goes quiet I can think of two explanations.",
    "I can notice a tilt in give-and-take and how long it has lasted.",
    "I can name signs that a problem is fear or control, not communication.",
    "I know one person and one service I could turn to.",
)
NOW = ("Now", "How it is for you now, after the story.")
BEFORE = ("Thinking back", "Think back to before the story. How was it then?")
NO_TEST = "No name. You may leave out any row. This is no test: nobody adds it up, and it proves nothing."
_CIRCLES = "".join(f"<td>{number}</td>" for number in range(1, 6))


def looking_now(story: Story) -> str:
    """The first page: how it is now."""
    return sheet(f"{story.title}: now", _page(*NOW))


def looking_back(story: Story) -> str:
    """The second page, given out when the first is put away: how it was before."""
    return sheet(f"{story.title}: thinking back", _page(*BEFORE))


def _page(heading: str, asked: str) -> Iterator[str]:
    yield f"<h1>{safe(heading)}</h1>"
    yield f"<p>{safe(asked)} Put a ring around one number in each row: 1 is “not at all”, 5 is “very much”.</p>"
    yield '<table><thead><tr><th scope="col">Sentence</th><th scope="col" colspan="5">1 to 5</th></tr></thead><tbody>'
    yield from (f"<tr><td>{safe(sentence)}</td>{_CIRCLES}</tr>" for sentence in SENTENCES)
    yield "</tbody></table>"
    yield f'<p class="quiet">{safe(NO_TEST)}</p>'
