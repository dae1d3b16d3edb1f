"""The debrief of a finished play: blocks with headings, the same for every screen and page.

Everything in it comes from the story and from this play's trail; nothing is asserted that did not happen.
"""

from collections.abc import Iterator, Mapping

from attrs import frozen

from game.engine import Playthrough, Told, ToldLine, in_words, tell
from game.engine.state import State
from game.story.concepts import Concept, concepts
from game.story.model import Choice, Ending, Kind, Person, Whose
from game.story.prose import Prose

MOST_UNSAID = 2
KINDS: Mapping[Kind, str] = {
    Kind.OVER_DEPENDENT: "more door than wall",
    Kind.OVER_INDEPENDENT: "more wall than door",
    Kind.INTERDEPENDENT: "a door that opens both ways",
    Kind.GROWTH: "a door left ajar",
    Kind.SAFE_EXIT: "a door of your own",
}
WHOSE: Mapping[Whose, str] = {"yours": "Yours", "theirs": "Theirs", "neither": "Neither's"}


@frozen
class Block:
    """A heading and what stands under it."""

    heading: str
    text: Told


@frozen
class Debrief:
    """What is said after an ending; blocks that have nothing to say are left out.

    Attributes:
        title: the ending's title.
        kind: what the ending is about, in a few words that do not judge.
        met: for each other person with a stance, who they were in this play.
        reading: what the ending shows, in the story's own terms.
    """

    title: str
    kind: str
    met: tuple[str, ...]
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
        kind=KINDS[ending.kind],
        met=tuple(_met(play)),
        reading=_told(ending.debrief.reading, play),
        blocks=tuple(block for block in _blocks(play, ending) if block.text),
    )


def _met(play: Playthrough) -> Iterator[str]:
    for person, stance in play.state.stances:
        known = play.rules.story.cast[person]
        words = stance.replace("_", " ")
        yield f"In this play {known.name} was {words}. {known.stances[stance]}".strip()


def _blocks(play: Playthrough, ending: Ending) -> Iterator[Block]:
    yield from _unsaid(play)
    yield Block("A strength", _strength(play))
    yield Block("The idea", _idea(play, ending))
    yield Block("Whose was whose", tuple(_whose(play, ending)))
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
    for person in play.rules.story.cast.values():
        moments = [(choice, state) for choice, state in _taken(play) if person.id in choice.unsaid]
        telling = sorted(moments, key=lambda moment: -_weight(moment[0]))[:MOST_UNSAID]
        leaks = [_leak(play, person, *moment) for moment in moments if moment in telling]
        yield Block(f"What {person.name} didn't say", tuple(leak for leak in leaks if leak))


def _leak(play: Playthrough, person: Person, choice: Choice, state: State) -> tuple[ToldLine, ...]:
    story = play.rules.story
    unsaid = in_words(tell(choice.unsaid[person.id], story, state))
    chosen = in_words(tell(choice.words, story, state))
    return (_line(f"At “{chosen}”"), _line(f"“{unsaid}”")) if unsaid else ()


def _strength(play: Playthrough) -> Told:
    """The strength at the most telling choice that has one; of several, the first."""
    told = [
        (tell(choice.strength, play.rules.story, state), _weight(choice)) for choice, state in _taken(play)
    ]
    with_words = [(text, weight) for text, weight in told if text]
    return max(with_words, key=lambda strength: strength[1])[0] if with_words else ()


def _idea(play: Playthrough, ending: Ending) -> Told:
    """The ending's concept that this play's choices showed most; of several, the first the author named."""
    if not ending.shows:
        return ()
    shown = dict.fromkeys(ending.shows, 0)
    for choice, _ in _taken(play):
        for concept in choice.shows:
            if concept in shown:
                shown[concept] += 1 + _weight(choice)
    card = concepts()[max(shown, key=lambda concept: shown[concept])]
    reading = in_words(_told(ending.debrief.another_reading, play))
    other = ((_line(f"Another reading: {reading}"),),) if reading else ()
    return (*_card(card), *other)


def _card(card: Concept) -> Told:
    return (
        (_line(f"{card.name}. {card.definition}"),),
        (_line(f"Research: {card.research}"),),
        (_line(f"Doubt: {card.doubt}"),),
    )


def _whose(play: Playthrough, ending: Ending) -> Iterator[tuple[ToldLine, ...]]:
    for part, prose in ending.debrief.whose.items():
        words = in_words(_told(prose, play))
        if words:
            yield (_line(f"{WHOSE[part]}: {words}"),)


def _told(prose: Prose, play: Playthrough) -> Told:
    return tell(prose, play.rules.story, play.state)


def _line(text: str) -> ToldLine:
    return ToldLine(((text, "plain"),), None)
