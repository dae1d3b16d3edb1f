"""The same words to another person: what the room's answers would have met there, whatever the room did.

A person is never called by the bare name of a stance: what is said of them is the author's own note.
"""

from collections.abc import Iterator

from attrs import frozen

from game.debrief.moments import moments, opening
from game.debrief.odds import now, plays
from game.debrief.same_words import first_difference, to_another
from game.engine import Playthrough
from game.workshop.closing.came import Came, came_to


@frozen
class Other:
    """The room's words said to the same person, who came to it otherwise.

    Attributes:
        name: the person's name.
        note: how they came to it, in the author's words; empty where the author says nothing.
        came: where the same words lead.
        told: all that is said of it, a sentence each.
    """

    name: str
    note: str
    came: Came
    told: tuple[str, ...]


def met(play: Playthrough) -> tuple[tuple[str, str], ...]:
    """For each other person of whom the author says how they came to this play: the name, and that note."""
    cast = play.rules.story.cast
    known = (
        (cast[person].name, cast[person].stances[stance].strip()) for person, stance in play.state.stances
    )
    return tuple((name, note) for name, note in known if note)


def others(play: Playthrough) -> tuple[Other, ...]:
    """What the same words come to with everybody who could have been otherwise; nothing before the first answer."""
    return tuple(_others(play)) if play.trail else ()


def _others(play: Playthrough) -> Iterator[Other]:
    for person, was in play.state.stances:
        known = play.rules.story.cast[person]
        for stance, said in known.stances.items():
            if stance == was:
                continue
            retold = to_another(play, person, stance)
            came, note = came_to(retold, play), said.strip()
            another = (
                f"With another {known.name} (“{note}”)" if note else f"With a {known.name} who is otherwise"
            )
            sentences = (f"{another} and the same words: {came.sentence}", *_differs(play, retold.play))
            yield Other(known.name, note, came, (*sentences, *_by_chance(play, retold.play, known.name)))


def _differs(play: Playthrough, retold: Playthrough) -> Iterator[str]:
    after = first_difference(play, retold)
    if after is None:
        yield "Not a word of what you read would have been another."
    elif after:
        yield f"The first thing to read otherwise comes after “{opening(moments(retold)[after - 1].words)}”."


def _by_chance(play: Playthrough, retold: Playthrough, name: str) -> Iterator[str]:
    if play.ending is None or play.rules.story.safety:
        return
    here, there = now(play.moments[0]), now(retold.moments[0])
    if here is not None and there is not None:
        with_one, with_other = plays(here[play.state.at]), plays(there[play.state.at])
        yield f"Left to chance, this ending: {with_one} with this {name}, {with_other} with the other."
