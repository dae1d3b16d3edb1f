"""What there is to ask a room after its play: the author's questions, and what somebody did not say."""

from collections.abc import Iterator

from attrs import frozen

from game.debrief.debrief import COUNTED
from game.debrief.moments import Moment, moments, turning_points
from game.debrief.what_if import swaps, turning_steps
from game.engine import Playthrough, in_words, tell
from game.story.prose.tree import Alternatives, Prose, Said

MOST_UNSAID = len(COUNTED) - 1


@frozen
class Prompt:
    """Something the author wrote for a room to talk about, at one scene of its path.

    Attributes:
        number: the place of the question on the path, from 1.
    """

    number: int
    place: str
    words: str


@frozen
class Unsaid:
    """What a person did not say aloud at one of the room's answers, `number` being its place on the path, from 1."""

    name: str
    number: int
    words: str


def prompts(play: Playthrough) -> tuple[Prompt, ...]:
    """The author's `discuss` of every scene in which the room gave an answer, as it reads there."""
    return tuple(_prompts(play))


def questions(play: Playthrough) -> tuple[str, ...]:
    """The author's questions about the ending the room came to; none before it."""
    if play.ending is None:
        return ()
    asked = (in_words(tell(prose, play.rules.story, play.state)) for prose in play.ending.ending.debrief.ask)
    return tuple(words for words in asked if words)


def questions_of(play: Playthrough, ending: str) -> tuple[str, ...]:
    """The author's questions about an ending that read the same in every play; `play` is any play of the story."""
    story = play.rules.story
    asked = (prose for prose in story.endings[ending].debrief.ask if reads_the_same(prose))
    return tuple(in_words(tell(prose, story, play.state)) for prose in asked)


def reads_the_same(prose: Prose) -> bool:
    """Whether a text is the same in every play."""
    return not any(isinstance(piece, Alternatives | Said) for line in prose.lines for piece in line.pieces)


def turned_at(play: Playthrough) -> tuple[Moment, ...]:
    """The room's turning points, by the rule of the personal debrief; none before an ending."""
    if play.ending is None:
        return ()
    taken = moments(play)
    return turning_points(taken, turning_steps(play, swaps(play, taken)), play.state.at)


def unsaid(play: Playthrough, points: tuple[Moment, ...]) -> tuple[Unsaid, ...]:
    """What others did not say at the turning points; without one, at the answers that told most.

    Nothing is told of an answer that is marked as harm.
    """
    speaking = tuple(point for point in points if any(_lines(play, point)))
    if not speaking:
        telling = sorted(moments(play), key=lambda moment: (-moment.score, moment.step))
        speaking = tuple(moment for moment in telling if any(_lines(play, moment)))
    lines = [line for moment in speaking[:MOST_UNSAID] for line in _lines(play, moment)]
    return tuple(sorted(lines[:MOST_UNSAID], key=lambda line: line.number))


def _lines(play: Playthrough, moment: Moment) -> Iterator[Unsaid]:
    choice, story = moment.chosen.choice, play.rules.story
    if choice.harm:
        return
    for person, prose in choice.unsaid.items():
        words = in_words(tell(prose, story, moment.before))
        if words and person != play.state.seat:
            yield Unsaid(story.cast[person].name, moment.step + 1, words)


def _prompts(play: Playthrough) -> Iterator[Prompt]:
    story = play.rules.story
    for number, moment in enumerate(moments(play), 1):
        words = in_words(tell(story.scenes[moment.scene].discuss, story, moment.before))
        if words:
            yield Prompt(number, in_words(moment.place), words)
