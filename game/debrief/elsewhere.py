"""What did not happen: one choice changed, and the same words to somebody else."""

from collections.abc import Iterator

from attrs import frozen

from game.debrief.balances import balances
from game.debrief.block import line, spoken
from game.debrief.moments import Moment, moments, named
from game.debrief.odds import now, plays
from game.debrief.same_words import Retold, first_difference, to_another
from game.debrief.what_if import WhatIf
from game.engine import Playthrough, Told, ToldLine, in_words
from game.story.model import Person

NOTHING_ELSE = (
    "No other single choice in this play would have changed the ending, or taken a balance past its band."
)
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
        from_there = f"from “{place}” on, it is open" if place else "from there it is open"
        return f"{from_there}{_likeliest(retold.play)}."
    ended = f"it comes to “{story.endings[retold.play.state.at].title}”"
    if retold.play.state.at == play.state.at:
        ended += " again"
    changes = [
        f"{before.meter.name} ends {after.at_the_end}"
        for before, after in zip(
            balances(play, moments(play)), balances(retold.play, moments(retold.play)), strict=True
        )
        if before.zones[-1] != after.zones[-1]
    ]
    return f"{ended}, and {' and '.join(changes)}." if changes and not story.safety else f"{ended}."


def _likeliest(play: Playthrough) -> str:
    """Which ending most plays come to from an open point, if that is known."""
    shares = now(play)
    if not shares:
        return ""
    ending = max(shares, key=lambda ending: shares[ending])
    title = play.rules.story.endings[ending].title
    return f"; left to chance, {plays(shares[ending])} from there ends at “{title}”"


def others(play: Playthrough) -> Iterator[Other]:
    """The same words to every other stance of every person with stances."""
    for person, met in play.state.stances:
        for stance in play.rules.story.cast[person].stances:
            if stance != met:
                yield Other(play.rules.story.cast[person], stance, to_another(play, person, stance))


def told_to(play: Playthrough, other: Other) -> tuple[ToldLine, ...]:
    """What the same words came to with another, where it first read otherwise, and what chance alone would do."""
    sentences = [f"If {other.person.name} were {spoken(other.stance)}: {_comes_to(play, other.retold)}"]
    retold = moments(other.retold.play)
    differs = first_difference(play, other.retold.play)
    if differs is None:
        sentences.append("Not a word of what you read would have been another.")
    elif differs:
        words = retold[differs - 1].words.removesuffix(".")
        sentences.append(f"The first thing to read otherwise comes after “{words}”.")
    sentences.extend(_by_chance(play, other))
    return tuple(line(sentence) for sentence in sentences)


def _by_chance(play: Playthrough, other: Other) -> Iterator[str]:
    """How many plays come to this ending with the one person and with the other, whatever is said."""
    met = dict(play.state.stances)
    here, there = now(play.moments[0]), now(other.retold.play.moments[0])
    if here is not None and there is not None:
        ends, would_end = plays(here[play.state.at]), plays(there[play.state.at])
        was, would_be = spoken(met[other.person.id]), spoken(other.stance)
        yield f"Left to chance, {ends} ends like this when {other.person.name} is {was}, {would_end} when {would_be}."
