"""What the plain player says, as lines: pure functions from values to text."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from game.engine import Offer, Passage, Playthrough, Told, in_words
from game.plain.ways import Ways
from game.story import promise
from game.story.library import Card
from game.story.model import Seat, Story
from game.story.prose.tree import YOU

if TYPE_CHECKING:
    from game.debrief import Debrief

NOT_SKIPPED = "In the play you left, scenes that can be skipped have been read. It goes on without skipping."
NOTHING_TO_SKIP = "Nothing in this story can be skipped."
HELP = (
    "A number takes that choice.",
    "u goes back one choice.",
    "h reads the story so far.",
    "r reads this scene again.",
    "i gives places to turn to for help.",
    "? gives this list.",
    "q leaves.",
)


def library(cards: tuple[Card, ...]) -> Iterator[str]:
    """The stories to choose from, numbered."""
    for number, card in enumerate(cards, 1):
        yield f"{number}. {card.title}. {card.blurb} {about(card.ages, card.minutes, card.content_notes)}"


def about(ages: str, minutes: str, content_notes: tuple[str, ...]) -> str:
    """A sentence or two about whom a story is for, how long it is and what is in it."""
    parts = [f"Ages {ages}."] if ages else []
    if minutes:
        parts.append(f"About {minutes} {'minute' if minutes == '1' else 'minutes'}.")
    if content_notes:
        parts.append(f"Includes: {', '.join(content_notes)}.")
    return " ".join(parts)


def opening(story: Story, seat: Seat) -> Iterator[str]:
    """What stands before the first scene."""
    yield story.title
    yield story.blurb
    yield about(story.ages, str(story.minutes), story.content_notes)
    if story.setting:
        yield f"Where: {story.setting}"
    if you := seat.you or story.you:
        yield f"You: {you}"
    yield f"{promise.LIMITS} {promise.PROMISE}"


def told(text: Told, story: Story) -> Iterator[str]:
    """Told text: speech with its speaker's name, an empty line between paragraphs."""
    for number, paragraph in enumerate(text):
        if number:
            yield ""
        for line in paragraph:
            if line.speaker is None:
                yield line.words
            else:
                yield f"{'You' if line.speaker == YOU else story.cast[line.speaker].name}: {line.words}"


def can_skip(story: Story) -> bool:
    """Whether a story has scenes that can be passed over."""
    return any(scene.skip_to is not None for scene in story.scenes.values())


def skip(content_notes: tuple[str, ...]) -> Iterator[str]:
    """The question whether scenes that offer it are passed over."""
    what = f"with {', '.join(content_notes)}" if content_notes else "that can be skipped"
    yield f"Skip the scenes {what}?"
    yield "1. No."
    yield "2. Yes."


def passage(passage: Passage, story: Story) -> Iterator[str]:
    """A passage with its heading, an empty line before each part."""
    yield ""
    match passage.kind:
        case "scene" if passage.place:
            yield f"Place: {in_words(passage.place)}"
            yield ""
        case "ending":
            yield f"The ending: {story.endings[passage.id].title}"
            yield ""
        case "before":
            yield "What has happened:"
            yield ""
        case "later":
            yield "Later:"
            yield ""
    yield from told(passage.text, story)


def offered(play: Playthrough) -> Iterator[str]:
    """The choices: open ones numbered, then locked ones with their reason."""
    choices = [offer for offer in play.offers if offer.status == "open"]
    for number, offer in enumerate(choices, 1):
        yield f"{number}. {words(offer, play)}"
    for offer in play.offers:
        if offer.status == "locked":
            reason = in_words(offer.choice.locked(play.state))
            yield f"Not open: {words(offer, play)} ({reason})"


def words(offer: Offer, play: Playthrough) -> str:
    """A choice's words: in quotation marks when they are spoken."""
    said = in_words(offer.choice.words(play.state))
    return f"“{said}”" if offer.choice.choice.spoken else said


def numbers(play: Playthrough) -> tuple[int, ...]:
    """The numbers that lead from the beginning to this place."""
    return tuple(
        moment.before.open_choices.index(moment.taken) + 1
        for moment in play.moments
        if moment.taken is not None and moment.before is not None
    )


def taken(play: Playthrough) -> str:
    """The choice that led here, as the player's own act."""
    if play.taken is None or play.before is None:
        return ""
    said = in_words(play.taken.words(play.before.state))
    return f"You: {said}" if play.taken.choice.spoken else f"You chose: {said}"


def meters(play: Playthrough) -> str:
    """The three balances in words and numbers, for `--peek`."""
    story = play.rules.story
    balances = (
        f"{meter.name} {f'{value:+d}' if value else 0} {meter.zone(value)}"
        for meter, value in zip(story.meters, play.state.meters, strict=True)
    )
    return f"Balances: {', '.join(balances)}."


def afterwards(debrief: "Debrief", story: Story) -> Iterator[str]:
    """The debrief, block by block, each heading with a colon."""
    yield ""
    yield f"The debrief: {debrief.title} ({debrief.kind})"
    yield ""
    yield from told(debrief.reading, story)
    if debrief.met:
        yield ""
        yield from debrief.met
    for block in debrief.blocks:
        yield ""
        yield f"{block.heading}:"
        for paragraph in block.text:
            yield from told((paragraph,), story)


def farewell(play: Playthrough, ways: Ways) -> Iterator[str]:
    """The last lines: how many endings there are, and how to meet the people otherwise."""
    story = play.rules.story
    yield ""
    if len(story.endings) > 1:
        yield f"That was one of {len(story.endings)} endings."
    yield f"To play again: {ways.command(story)}"
    for person, met in play.state.stances:
        for stance in story.cast[person].stances:
            if stance != met:
                stances = dict(ways.stances) | {person: stance}
                yield f"To meet another {story.cast[person].name}: {ways.command(story, stances=stances)}"
