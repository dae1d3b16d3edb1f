"""What did not happen: one choice changed, and the same words to somebody else."""

from collections.abc import Iterator

from attrs import frozen

from game.debrief.block import line
from game.debrief.moments import Moment, moments, named
from game.debrief.odds import now
from game.debrief.same_words import Retold, first_difference, to_another
from game.debrief.what_if import WhatIf
from game.engine import Playthrough, Told, ToldLine, in_words
from game.story.model import Person

NOTHING_ELSE = "No other single answer, with the rest said again, would have changed the ending."
ALL, MOST = 0.98, 0.5
COUNTED = {2: "two", 3: "three", 4: "four", 5: "five", 6: "six"}
NO_WHAT_IF = "There is no “what if” here. What happened at that point was not in your hands."


@frozen(eq=False)
class Other:
    """The same words to a person of another stance."""

    person: Person
    stance: str
    retold: Retold


def swapped(
    play: Playthrough, taken: tuple[Moment, ...], points: tuple[Moment, ...], swap: WhatIf | None
) -> Told:
    """“What if”: the one swap, or why there is none."""
    if play.rules.story.safety or (taken and all(moment.chosen.choice.harm for moment in points or taken)):
        return ((line(NO_WHAT_IF),),)
    if swap is None:
        return ((line(NOTHING_ELSE),),) if taken else ()
    words = in_words(swap.instead.words(swap.moment.before))
    instead = f"say “{words}”" if swap.instead.choice.spoken else f"choose “{words}”"
    where = named(swap.moment, points)
    return ((line(f"The same play, but {where} you {instead}: {_comes_to(play, swap.retold)}"),),)


def _comes_to(play: Playthrough, retold: Retold) -> str:
    story = play.rules.story
    if retold.is_open:
        place = in_words(retold.play.rules.scenes[retold.play.state.at].place(retold.play.state))
        return (
            f"from {f'“{place}”' if place else 'there'} on, there are other answers.{_likeliest(retold.play)}"
        )
    again = " again" if retold.play.state.at == play.state.at else ""
    return f"it comes to “{story.endings[retold.play.state.at].title}”{again}."


def _likeliest(play: Playthrough) -> str:
    """Which ending most plays come to from an open point, if that is known."""
    shares = now(play)
    if not shares:
        return ""
    ending = max(shares, key=lambda ending: shares[ending])
    title = play.rules.story.endings[ending].title
    if shares[ending] >= ALL:
        return f" All of them come to “{title}”."
    if shares[ending] > MOST:
        return f" Most of them come to “{title}”."
    possible = sum(share > 0 for share in shares.values())
    return f" They come to {COUNTED.get(possible, possible)} different endings."


def others(play: Playthrough) -> Iterator[Other]:
    """The same words to every other stance of every person with stances."""
    for person, met in play.state.stances:
        for stance in play.rules.story.cast[person].stances:
            if stance != met:
                yield Other(play.rules.story.cast[person], stance, to_another(play, person, stance))


def another(person: Person, stance: str) -> str:
    """A person of another stance, by the author's note: a stance's bare name would label them."""
    note = person.stances[stance].removesuffix(".")
    return f"Another {person.name}" + (f" ({note})" if note else "")


def told_to(play: Playthrough, other: Other) -> tuple[ToldLine, ...]:
    """What the same words came to with another, told by the author's note, and where it first read otherwise."""
    sentences = [f"{another(other.person, other.stance)}: {_comes_to(play, other.retold)}"]
    retold = moments(other.retold.play)
    differs = first_difference(play, other.retold.play)
    if differs is None:
        sentences.append("Not a word of what you read would have been another.")
    elif differs:
        words = retold[differs - 1].words.removesuffix(".")
        sentences.append(f"It first reads otherwise after “{words}”.")
    return tuple(line(sentence) for sentence in sentences)
