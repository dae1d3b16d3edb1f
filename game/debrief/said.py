"""What the story's author wrote of a play: what was not said, a strength, the idea, whose part was whose."""

from collections.abc import Iterator, Mapping

from game.debrief.block import Block, line, told_at
from game.debrief.moments import Moment, named
from game.engine import Playthrough, Told, ToldLine, in_words, tell
from game.story.concepts import Concept
from game.story.model import Ending, Person, Whose
from game.story.words import count

MOST_UNSAID = 2
WHOSE: Mapping[Whose, str] = {"yours": "Yours", "theirs": "Theirs", "neither": "Neither's"}


def unsaid(play: Playthrough, taken: tuple[Moment, ...], points: tuple[Moment, ...]) -> Iterator[Block]:
    """A block for each person, with two lines in all: of turning points, or else of the most telling choices."""
    spoken = [
        (moment, person)
        for moment in taken
        for person in play.rules.story.cast.values()
        if person.id in moment.chosen.choice.unsaid and person.id != play.state.seat
    ]
    spoken.sort(key=lambda one: (one[0] not in points, -one[0].score, one[0].step))
    chosen = sorted(spoken[:MOST_UNSAID], key=lambda one: one[0].step)
    for person in play.rules.story.cast.values():
        leaks = [_leak(play, person, moment, points) for moment, whose in chosen if whose is person]
        yield Block(f"What {person.name} didn't say", tuple(leak for leak in leaks if leak))


def _leak(
    play: Playthrough, person: Person, moment: Moment, points: tuple[Moment, ...]
) -> tuple[ToldLine, ...]:
    unsaid = in_words(tell(moment.chosen.choice.unsaid[person.id], play.rules.story, moment.before))
    when = named(moment, points)
    return (line(f"{when[0].upper()}{when[1:]}: “{unsaid}”"),) if unsaid else ()


def strength(play: Playthrough, taken: tuple[Moment, ...], points: tuple[Moment, ...]) -> Told:
    """The strength of the moment that told most, a turning point before any other; nothing where none was shown."""
    ranked = sorted(taken, key=lambda moment: (moment not in points, -moment.score, moment.step))
    for moment in ranked:
        if told := tell(moment.chosen.choice.strength, play.rules.story, moment.before):
            return told
    return ()


def idea_text(play: Playthrough, ending: Ending, card: Concept | None, *, other: bool, words: int) -> Told:
    """The idea, the beginning of its research and of its doubt, and with `other` the ending's other reading.

    Research and doubt are told as far as a sentence ends after so many `words`; the card has the whole of them.
    """
    if card is None:
        return ()
    reading = in_words(told_at(ending.debrief.another_reading, play)) if other else ""
    return (
        (line(f"{card.name}. {card.definition}"),),
        (line(f"Research: {_opening(card.research, words)}"),),
        (line(f"Doubt: {_opening(card.doubt, words)}"),),
        *([(line(f"Another reading: {reading}"),)] if reading else []),
    )


def _opening(text: str, words: int) -> str:
    said: list[str] = []
    for sentence in text.split(". "):
        said.append(sentence.removesuffix("."))
        if count(" ".join(said)) >= words:
            break
    return ". ".join(said) + "."


def whose(play: Playthrough, ending: Ending) -> Iterator[tuple[ToldLine, ...]]:
    """Whose part was whose, a paragraph each."""
    for part, prose in ending.debrief.whose.items():
        if words := in_words(told_at(prose, play)):
            yield (line(f"{WHOSE[part]}: {words}"),)
