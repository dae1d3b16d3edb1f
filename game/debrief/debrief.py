"""The debrief of a finished play: blocks with headings, the same for every screen and page.

Everything in it comes from the story and from this play's trail; nothing is asserted that did not happen.
"""

from collections.abc import Iterator

from attrs import frozen

from game.engine import Playthrough, Told, ToldLine, in_words, tell
from game.engine.state import State
from game.engine.telling import quoted
from game.story.concepts import Concept, concepts
from game.story.model import Choice, Ending, Person
from game.story.prose import Prose

MOST_UNSAID, MOST_IDEAS = 2, 2
WHOSE = {"yours": "Yours", "theirs": "Theirs", "neither": "Neither's"}


@frozen
class Block:
    """A heading and what stands under it."""

    heading: str
    text: Told


@frozen
class Debrief:
    """What is said after an ending; blocks that have nothing to say are left out."""

    title: str
    reading: Told
    blocks: tuple[Block, ...]


def debrief(play: Playthrough) -> Debrief:
    """The debrief of a play that has come to an ending.

    Raises:
        ValueError: the play has not ended.
    """
    if play.ending is None:
        raise ValueError("a debrief needs an ending")
    ending = play.ending.ending
    return Debrief(
        title=ending.title,
        reading=_told(ending.debrief.reading, play),
        blocks=tuple(block for block in _blocks(play, ending) if block.text),
    )


def _blocks(play: Playthrough, ending: Ending) -> Iterator[Block]:
    yield from _unsaid(play)
    yield Block("A strength", _strength(play))
    yield Block("The idea", _ideas(ending) + _another_reading(play, ending))
    yield Block("Whose was whose", _whose(play, ending))
    yield Block("Fly on the wall", _told(ending.debrief.fly_on_the_wall, play))
    yield Block("Outside", _told(ending.debrief.if_then, play))


def _taken(play: Playthrough) -> Iterator[tuple[Choice, State]]:
    """Each choice of the play, and the state right before it was taken."""
    for moment in play.moments:
        if moment.taken is not None and moment.before is not None:
            yield moment.taken.choice, moment.before.state


def _weight(choice: Choice) -> int:
    """How telling a choice is: what costs something, and what leans, stands or repairs."""
    return 2 * choice.costly + 2 * (choice.move is not None)


def _unsaid(play: Playthrough) -> Iterator[Block]:
    """A block for each person, with the lines at the most telling choices, in the order of the play."""
    story = play.rules.story
    for person in story.cast.values():
        moments = [(choice, state) for choice, state in _taken(play) if person.id in choice.unsaid]
        telling = sorted(moments, key=lambda moment: -_weight(moment[0]))[:MOST_UNSAID]
        leaks = [
            _leak(play, person, choice, state) for choice, state in moments if (choice, state) in telling
        ]
        yield Block(
            f"What {person.name} didn't say", tuple(paragraph for leak in leaks for paragraph in leak)
        )


def _leak(play: Playthrough, person: Person, choice: Choice, state: State) -> Told:
    story = play.rules.story
    heard = quoted(choice, story, state)
    when = _line(f"When you said “{heard}”" if choice.spoken else f"When {heard}")
    unsaid = tell(choice.unsaid[person.id], story, state)
    return ((when, *(line for paragraph in unsaid for line in paragraph)),) if unsaid else ()


def _strength(play: Playthrough) -> Told:
    with_strength = [(choice, state) for choice, state in _taken(play) if choice.strength.paragraphs]
    if not with_strength:
        return ()
    choice, state = max(with_strength, key=lambda moment: _weight(moment[0]))
    return tell(choice.strength, play.rules.story, state)


def _ideas(ending: Ending) -> Told:
    cards = concepts()
    return tuple(paragraph for shown in ending.shows[:MOST_IDEAS] for paragraph in _idea(cards[shown]))


def _idea(card: Concept) -> Told:
    return (
        (_line(f"{card.name}. {card.definition}"),),
        (_line(f"Research: {card.research}"),),
        (_line(f"Doubt: {card.doubt}"),),
    )


def _another_reading(play: Playthrough, ending: Ending) -> Told:
    reading = in_words(_told(ending.debrief.another_reading, play))
    return ((_line(f"Another reading: {reading}"),),) if reading else ()


def _whose(play: Playthrough, ending: Ending) -> Told:
    return tuple(
        (_line(f"{WHOSE[part]}: {in_words(_told(prose, play))}"),)
        for part, prose in ending.debrief.whose.items()
    )


def _told(prose: Prose, play: Playthrough) -> Told:
    return tell(prose, play.rules.story, play.state)


def _line(text: str) -> ToldLine:
    return ToldLine(((text, "plain"),), None)
