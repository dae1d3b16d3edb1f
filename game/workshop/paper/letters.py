"""What goes home or into a pocket: the note for sitting out, the letter home, and the help card."""

from collections.abc import Iterator
from datetime import date

from game.pages.html import safe
from game.story.help_lines import help_text
from game.story.model import Story
from game.story.promise import LIMITS
from game.workshop.paper.sheet import BLANK, listing, sheet

OPT_OUT = (
    "You can sit this lesson out. You can say so before it, or put this note on the desk during it, at any time.",
    "You need no reason, and nobody will ask for one. It is written down nowhere.",
    "There is another task for you. It takes as long and counts as much.",
    "You can come back in whenever you like.",
)
LETTER = (
    """in one of our next lessons we will play a story together and talk about it. It is about people who need each
    other, and about what they can ask, give and refuse.""",
    """Pupils vote on what a person in the story says next. Nobody plays themselves, and nobody has to tell anything of
    their own life. Votes are counted, and no name is asked for.""",
    """Phones can be used for voting. They join over the local network: there are no accounts, and nothing goes to the
    internet. Phones are known by a random number. The room is deleted when it is closed.""",
    "Nobody has to take part. Whoever sits out has another task that counts as much, and need give no reason.",
)
OURS = (
    "Somebody in this house:",
    "A service near us:",
    "When, and how to reach them:",
)


def opt_out_note(story: Story) -> str:
    """The note for whoever sits out."""
    return sheet(f"{story.title}: sitting out", _opt_out(story))


def letter_home(story: Story) -> str:
    """The letter to parents and carers."""
    return sheet(f"{story.title}: letter home", _letter(story))


def help_card(story: Story, today: date | None = None) -> str:
    """Where to turn: the place's own lines first, to be filled in."""
    return sheet(f"{story.title}: places to turn to", _help(today))


def _opt_out(story: Story) -> Iterator[str]:
    yield "<h1>Sitting out</h1>"
    yield f"<p>The story is “{safe(story.title)}”.{safe(_includes(story))}</p>"
    yield listing(OPT_OUT)
    yield "<p>The other task:</p>"
    yield BLANK * 3


def _letter(story: Story) -> Iterator[str]:
    yield f"<h1>{safe(story.title)}</h1>"
    yield "<p>Dear parents and carers,</p>"
    yield from (f"<p>{safe(' '.join(paragraph.split()))}</p>" for paragraph in LETTER)
    told = f"The story is “{story.title}”, for ages {story.ages}. {story.blurb}{_includes(story)}"
    yield f"<p>{safe(told)}</p>"
    yield f"<p>{safe(LIMITS)}</p>"
    yield "<p>If you have questions, or want to see the story first:</p>"
    yield BLANK * 2


def _includes(story: Story) -> str:
    return f" It includes: {'; '.join(story.content_notes)}." if story.content_notes else ""


def _help(today: date | None) -> Iterator[str]:
    yield "<h1>Places to turn to</h1>"
    yield "<p>This card is for everybody. Nobody has to ask for it.</p>"
    for own in OURS:
        yield f"<p>{safe(own)}</p>"
        yield BLANK
    yield listing(line for text in help_text(today) for line in text.splitlines())
