"""What is said on each screen: pure functions from stories and plays to Content."""

from collections.abc import Iterable
from itertools import groupby

from textual.content import Content

from game.debrief import Block, Debrief
from game.debrief.debrief import KINDS, WAYS
from game.debrief.ways import Ways
from game.engine import Offer, Passage, Playthrough, in_words
from game.pages.markdown import WHAT_MOVED
from game.saves import Found
from game.story.help_lines import help_text
from game.story.library import Card
from game.story.model import Story
from game.tui import wording
from game.tui.actions import Action
from game.tui.balances import picture
from game.tui.content import NOTHING, act, joined, labelled, paragraphs, phrase, told, words
from game.tui.keeping import Known
from game.tui.signs import Signs
from game.tui.widgets.menu import Entry, with_reason

ASIDE, HEADING, LOCKED, OWN = "$aside", "bold $heading", "$locked", "$heading"
KEY_COLUMN = 8


def library(cards: tuple[Card, ...]) -> Content:
    """What stands above the stories."""
    intro = wording.SUBTITLE if cards else wording.NO_STORIES
    return joined((words(wording.GAME, HEADING), words(intro, ASIDE)), "\n")


def story_entry(card: Card, known: Known | None, signs: Signs) -> Entry:
    """A story to choose, and what is known of it."""
    about = words(wording.about(card.ages, card.minutes, signs.dot), ASIDE)
    notes = words(wording.includes(card.content_notes), ASIDE)
    kept = (
        words(wording.known(known.left_after, known.found, known.endings, signs.dot), OWN)
        if known
        else NOTHING
    )
    return Entry(joined((words(card.title, "bold"), kept, words(card.blurb), about, notes), "\n"))


def opening(story: Story, found: Found) -> Content:
    """A story's name, and what has to be told of the play that was kept."""
    sentences = (words(sentence, "bold") for sentence in found.sentences)
    return paragraphs((joined((words(story.title, HEADING), words(story.blurb)), "\n"), *sentences))


def particulars(story: Story, you: str, found: Found, signs: Signs) -> Content:
    """What a story is like, where it is and who you are."""
    promise = wording.PROMISE if found.save is None else ""
    ends = sum(ending in story.endings for ending in found.endings)
    endings = words(wording.known(0, ends, len(story.endings), signs.dot), OWN)
    about = words(wording.about(story.ages, str(story.minutes), signs.dot), ASIDE)
    notes = words(wording.includes(story.content_notes), ASIDE)
    return paragraphs(
        (
            joined((about, notes, endings), "\n"),
            labelled(words("Where:", ASIDE), words(story.setting)) if story.setting else NOTHING,
            labelled(words("You:", "bold $you"), words(you)) if you else NOTHING,
            joined((words(wording.LIMITS_LINE), words(promise, ASIDE)), "\n"),
        )
    )


def go_on(left: Playthrough, signs: Signs) -> Entry:
    """The way back into a play that was left."""
    place = in_words(left.rules.scenes[left.state.at].place(left.state))
    at = wording.left(len(left.trail), signs.quoted(place) if place else "")
    return Entry(joined((words(wording.GO_ON), words(f"({at})", ASIDE)), " "))


def begin(*, again: bool) -> Entry:
    """The way in; when a play was left, the way in anew."""
    if not again:
        return Entry(words(wording.BEGIN))
    return Entry(joined((words(wording.BEGIN_AGAIN), words(wording.KEPT_BESIDE, ASIDE)), " "))


def short(name: str) -> Entry:
    """The way in near the end; `name` is the seat's, where there are several."""
    return Entry(joined((words(wording.SHORT), words(name, ASIDE)), " "))


def skip(story: Story, *, on: bool) -> Entry:
    """The switch for scenes that can be skipped."""
    return Entry(words(wording.skip(story.content_notes, on=on)))


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
    return paragraphs((taken(play, style), passages(play), notice))


def passages(play: Playthrough) -> Content:
    """All that was read since the last choice."""
    return paragraphs(_passage(passage, play.rules.story) for passage in play.passages)


def taken(play: Playthrough, style: str) -> Content:
    """The choice that led here, in the player's words."""
    if play.taken is None or play.before is None:
        return NOTHING
    said = play.taken.words(play.before.state)
    if play.taken.choice.spoken:
        return labelled(words("You:", f"bold {style}"), phrase(said, style))
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


def ending(play: Playthrough, after: Debrief, width: int, signs: Signs) -> Content:
    """The way to an ending, the ending, and its debrief, in that many columns."""
    story = play.rules.story
    met = paragraphs(words(line, ASIDE) for line in after.met)
    blocks = (_block(block, after, story, width, signs) for block in after.blocks)
    reading = told(after.reading, story.cast)
    return paragraphs((moment(play), words(signs.pause, ASIDE), reading, met, *blocks))


def step(play: Playthrough) -> Entry:
    """A choice that was taken, and what was read after it."""
    return Entry(taken(play, OWN), below=passages(play))


def history(beginning: Playthrough) -> Content:
    """What was read before the first choice."""
    return paragraphs((words(wording.SO_FAR, HEADING), passages(beginning)))


def retold_lines(after: Debrief) -> tuple[str, ...]:
    """For each other stance, where the same words lead: the debrief's own sentences."""
    blocks = (block for block in after.blocks if block.heading == wording.SAME_WORDS)
    return tuple(in_words((paragraph,)) for block in blocks for paragraph in block.text)


def retold(first: Playthrough, other: Playthrough, said: str) -> Content:
    """The same words said again, with a line wherever something else came of them."""
    before = {part for moment in first.moments for passage in moment.passages for part in passage.text}
    parts: list[Content] = []
    for each in other.moments:
        parts.append(taken(each, OWN))
        for passage in each.passages:
            parts.append(_heading(passage, other.rules.story))
            for new, group in groupby(passage.text, lambda paragraph: paragraph not in before):
                parts.append(words(wording.OTHERWISE, f"italic {OWN}") if new else NOTHING)
                parts.append(told(tuple(group), other.rules.story.cast, OWN if new else ""))
    if other.ending is None:
        parts.append(words(wording.OPEN_FROM_THERE, f"italic {OWN}"))
    return paragraphs((words(wording.SAME_WORDS, HEADING), words(said, ASIDE), *parts))


def action(known: Action) -> Entry:
    """An action to choose, with its key."""
    return Entry(_key(known))


def people() -> Content:
    """Where people find help."""
    return paragraphs((words(wording.PEOPLE, HEADING), *(words(line) for line in help_text())))


def keys(
    actions: Iterable[Action], signs: Signs, good_to_know: Iterable[str] = wording.GOOD_TO_KNOW
) -> Content:
    """The keys that work, and what else is good to know."""
    lines = joined((_key(action) for action in actions), "\n")
    known = (words(line.format(locked=signs.locked), ASIDE) for line in good_to_know)
    return paragraphs((words(wording.KEYS, HEADING), lines, *known))


def balances(play: Playthrough) -> Content:
    """The three balances, for somebody who asked to see them."""
    parts = (
        words(f"{meter.name} {value:+d} {meter.zone(value)}", ASIDE)
        for meter, value in zip(play.rules.story.meters, play.state.meters, strict=True)
    )
    return joined(parts, "  ")


def _block(block: Block, after: Debrief, story: Story, width: int, signs: Signs) -> Content:
    """A heading of the debrief, and what stands under it; the balances are drawn above their words."""
    drawn = NOTHING
    if block.heading == WHAT_MOVED:
        drawn = picture(after.balances, tuple(point.step for point in after.points), width, signs)
    elif block.heading == WAYS:
        drawn = _map(after.ways, signs)
    return paragraphs((words(block.heading, HEADING), drawn, told(block.text, story.cast)))


def _map(ways: Ways, signs: Signs) -> Content:
    """A line for each choice of the play: the answer that was given, the ones that stayed in the fog, and where."""
    widest = max((crossed.unseen for crossed in ways.crossroads), default=0)
    lines = (
        joined(
            (
                words(f"{signs.walked}{(signs.fogged * crossed.unseen).ljust(widest)}", OWN),
                words(crossed.place, ASIDE),
            ),
            " ",
        )
        for crossed in ways.crossroads
    )
    return joined(lines, "\n")


def _passage(passage: Passage, story: Story) -> Content:
    return paragraphs((_heading(passage, story), told(passage.text, story.cast)))


def _heading(passage: Passage, story: Story) -> Content:
    match passage.kind:
        case "scene":
            return phrase(passage.place, f"italic {ASIDE}")
        case "ending":
            ending = story.endings[passage.id]
            return joined((words(ending.title, HEADING), words(KINDS[ending.kind], ASIDE)), "\n")
        case "later":
            return words(wording.LATER, f"italic {ASIDE}")
        case "before":
            return words(wording.BEFORE, f"italic {ASIDE}")
        case "reply":
            return NOTHING


def _key(action: Action) -> Content:
    return joined((words(action.shown.ljust(KEY_COLUMN), "bold $heading"), words(action.label)))
