"""What is said on each screen: pure functions from stories and plays to Content."""

from collections.abc import Iterable, Iterator

from textual.content import Content

from game.debrief import debrief
from game.debrief.debrief import KINDS
from game.engine import Offer, Passage, Playthrough
from game.story.help_lines import help_text
from game.story.library import Card
from game.story.model import Story
from game.tui import wording
from game.tui.actions import Action
from game.tui.content import NOTHING, act, joined, paragraphs, phrase, told, words
from game.tui.signs import Signs
from game.tui.widgets.menu import Entry, with_reason

ASIDE, HEADING, LOCKED, OWN = "$aside", "bold $heading", "$locked", "$heading"
KEY_COLUMN = 8


def library(cards: tuple[Card, ...]) -> Content:
    """What stands above the stories."""
    intro = wording.SUBTITLE if cards else wording.NO_STORIES
    return joined((words(wording.GAME, HEADING), words(intro, ASIDE)), "\n")


def story_entry(card: Card, signs: Signs) -> Entry:
    """A story to choose."""
    about = words(wording.about(card.ages, card.minutes, signs.dot), ASIDE)
    notes = words(wording.includes(card.content_notes), ASIDE)
    return Entry(joined((words(card.title, "bold"), words(card.blurb), about, notes), "\n"))


def opening(story: Story, you: str, signs: Signs) -> Content:
    """What stands before the first scene."""
    about = words(wording.about(story.ages, str(story.minutes), signs.dot), ASIDE)
    notes = words(wording.includes(story.content_notes), ASIDE)
    return paragraphs(
        (
            joined((words(story.title, HEADING), words(story.blurb)), "\n"),
            joined((about, notes), "\n"),
            joined((words("Where:", ASIDE), words(story.setting)), " ") if story.setting else NOTHING,
            joined((words("You:", "bold $you"), words(you)), " ") if you else NOTHING,
            joined((words(wording.LIMITS_LINE), words(wording.PROMISE, ASIDE)), "\n"),
        )
    )


def broken(title: str, problems: int, path: str) -> Content:
    """What stands in place of a story that cannot be played."""
    return paragraphs(
        (
            words(title, HEADING),
            words(wording.problems(problems)),
            words(f"To see what is wrong, and what to do about it:\nbothways check {path}", ASIDE),
        )
    )


def moment(play: Playthrough, notice: Content = NOTHING, style: str = ASIDE) -> Content:
    """The choice just taken, in a style, and all that was read since."""
    return paragraphs((taken(play, style), *_passages(play), notice))


def taken(play: Playthrough, style: str) -> Content:
    """The choice that led here, in the player's words."""
    if play.taken is None or play.before is None:
        return NOTHING
    said = play.taken.words(play.before.state)
    if play.taken.choice.spoken:
        return joined((words("You:", f"bold {style}"), phrase(said, style)), " ")
    return act(said, style)


def offer(shown: Offer, play: Playthrough, signs: Signs) -> Entry:
    """A choice as it stands before the player."""
    is_open = shown.status == "open"
    style = "" if is_open else LOCKED
    said = phrase(shown.choice.words(play.state), style)
    if shown.choice.choice.spoken:
        quotes = words(signs.opening_quote, style), words(signs.closing_quote, style)
        said = joined((quotes[0], said, quotes[1]))
    locked = shown.choice.locked
    if is_open or locked is None:
        return Entry(said, is_open)
    return Entry(with_reason(said, phrase(locked(play.state), f"italic {LOCKED}")), is_open=False)


def ending(play: Playthrough, signs: Signs) -> Content:
    """The way to an ending, the ending, and its debrief."""
    story = play.rules.story
    after = debrief(play)
    met = paragraphs(words(line, ASIDE) for line in after.met)
    blocks = (
        paragraphs((words(block.heading, HEADING), told(block.text, story.cast))) for block in after.blocks
    )
    reading = told(after.reading, story.cast)
    return paragraphs((moment(play), words(signs.pause, ASIDE), reading, met, *blocks))


def history(play: Playthrough) -> Content:
    """Everything read in a play, from its beginning, the player's own part in colour."""
    return paragraphs((words(wording.SO_FAR, HEADING), *(moment(each, style=OWN) for each in play.moments)))


def people() -> Content:
    """Where people find help."""
    return paragraphs((words(wording.PEOPLE, HEADING), *(words(line) for line in help_text())))


def keys(actions: Iterable[Action], signs: Signs) -> Content:
    """The keys that work, and what else is good to know."""
    lines = joined((_key(action) for action in actions), "\n")
    known = (words(line.format(locked=signs.locked), ASIDE) for line in wording.GOOD_TO_KNOW)
    return paragraphs((words(wording.KEYS, HEADING), lines, *known))


def balances(play: Playthrough) -> Content:
    """The three balances, for somebody who asked to see them."""
    parts = (
        words(f"{meter.name} {value:+d} {meter.zone(value)}", ASIDE)
        for meter, value in zip(play.rules.story.meters, play.state.meters, strict=True)
    )
    return joined(parts, "  ")


def _passages(play: Playthrough) -> Iterator[Content]:
    for passage in play.passages:
        yield from _passage(passage, play.rules.story)


def _passage(passage: Passage, story: Story) -> Iterator[Content]:
    match passage.kind:
        case "scene":
            yield phrase(passage.place, f"italic {ASIDE}")
        case "ending":
            ending = story.endings[passage.id]
            yield joined((words(ending.title, HEADING), words(KINDS[ending.kind], ASIDE)), "\n")
        case "later":
            yield words(wording.LATER, f"italic {ASIDE}")
        case "reply":
            pass
    yield told(passage.text, story.cast)


def _key(action: Action) -> Content:
    return joined((words(action.shown.ljust(KEY_COLUMN), "bold $heading"), words(action.label)))
