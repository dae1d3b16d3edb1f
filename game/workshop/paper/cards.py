"""Cards to cut out, four to a page: letters to hold up, the people of the story, and a sentence to finish."""

from collections.abc import Iterator, Sequence

from attrs import frozen

from game.pages.html import safe
from game.story.model import Story
from game.workshop.closing.path import LETTERS
from game.workshop.paper.sheet import sheet

TO_A_PAGE = 4
_STYLE = """
body { max-width: none; }
.page { display: grid; grid-template-columns: 1fr 1fr; grid-template-rows: 1fr 1fr; height: 240mm; }
.page + .page { break-before: page; }
.card { border: 1px dashed #837b6f; padding: 6mm; break-inside: avoid; overflow: hidden; }
.vote { text-align: center; font-family: Arial, sans-serif; }
.vote b { display: block; font-size: 150pt; line-height: 1; }
.vote svg { display: block; width: 40mm; height: 40mm; margin: 0 auto; stroke: #000; stroke-width: 4; }
.vote span { display: block; font-size: 26pt; font-weight: bold; text-transform: uppercase; }
.card h2 { margin-top: 0; }
"""


@frozen
class Sign:
    """What an answer is known by besides its letter: a shape, its name, and a colour that nothing hangs on."""

    name: str
    points: str
    colour: str


SIGNS = (
    Sign("circle", '<circle cx="50" cy="50" r="44"/>', "#1b6ca8"),
    Sign("triangle", '<polygon points="50,6 96,92 4,92"/>', "#c8501e"),
    Sign("square", '<rect x="8" y="8" width="84" height="84"/>', "#2f7d32"),
    Sign("star", '<polygon points="50,3 62,38 98,38 69,60 80,95 50,74 20,95 31,60 2,38 38,38"/>', "#e0b000"),
    Sign(
        "cross",
        '<polygon points="36,4 64,4 64,36 96,36 96,64 64,64 64,96 36,96 36,64 4,64 4,36 36,36"/>',
        "#7a3e9d",
    ),
    Sign("diamond", '<polygon points="50,2 92,50 50,98 8,50"/>', "#8a5a2b"),
    Sign("arrow", '<polygon points="50,4 94,50 66,50 66,96 34,96 34,50 6,50"/>', "#00838f"),
    Sign(
        "ring", '<path fill-rule="evenodd" d="M50 4a46 46 0 1 0 .1 0zM50 28a22 22 0 1 1-.1 0z"/>', "#5d574e"
    ),
)


def vote_cards(story: Story) -> str:
    """Letters to hold up: four, and more where a scene of the story has more answers."""
    most = max((len(scene.choices) for scene in story.scenes.values()), default=0)
    wanted = min(len(SIGNS), max(TO_A_PAGE, TO_A_PAGE * -(-most // TO_A_PAGE)))
    return _cards(
        "Vote cards", [_vote(letter, sign) for letter, sign in zip(LETTERS, SIGNS[:wanted], strict=False)]
    )


def character_cards(story: Story) -> str:
    """The people of the story, as they are known before it; how each comes to it stays for the debrief."""
    people = [_person(known.name, known.pronouns.label, known.role) for known in story.cast.values()]
    seats = [_person("You", "", seat.you) for seat in story.seats if seat.you]
    return _cards(f"{story.title}: the people", [*seats, *people])


def if_then_cards(story: Story) -> str:
    """A sentence to finish, for oneself."""
    said = "<p>The next time</p>{0}{0}<p>I will</p>{0}{0}<p class='quiet'>For you. Nobody reads it.</p>"
    card = f'<div class="card"><h2>If, then</h2>{said.format(_LINE)}</div>'.replace("'", '"')
    return _cards(f"{story.title}: if-then cards", [card] * TO_A_PAGE)


def exit_tickets(story: Story) -> str:
    """What to take away and what to doubt, without a name."""
    said = f"<p>One thing I would try:</p>{_LINE}{_LINE}<p>One thing I doubt:</p>{_LINE}{_LINE}"
    card = f'<div class="card"><h2>{safe(story.title)}</h2>{said}<p class="quiet">No name, please.</p></div>'
    return _cards(f"{story.title}: exit tickets", [card] * TO_A_PAGE)


_LINE = '<p class="line"></p>'


def _vote(letter: str, sign: Sign) -> str:
    shape = f'<svg viewBox="0 0 100 100" role="img" aria-label="{sign.name}" fill="{sign.colour}">{sign.points}</svg>'
    return f'<div class="card vote"><b>{letter}</b>{shape}<span>{sign.name}</span></div>'


def _person(name: str, pronouns: str, role: str) -> str:
    called = f'<p class="quiet">{safe(pronouns)}</p>' if pronouns else ""
    return f'<div class="card"><h2>{safe(name)}</h2>{called}<p>{safe(role)}</p></div>'


def _cards(title: str, cards: Sequence[str]) -> str:
    return sheet(title, _pages(cards), style=_STYLE)


def _pages(cards: Sequence[str]) -> Iterator[str]:
    for first in range(0, len(cards), TO_A_PAGE):
        yield f'<div class="page">{"".join(cards[first : first + TO_A_PAGE])}</div>'
