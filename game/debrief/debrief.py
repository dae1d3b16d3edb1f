"""The debrief of a finished play: blocks with headings, the same for every screen and page.

Everything in it is computed from the story and this play's trail; nothing is asserted that did not happen. The
blocks are those of the debriefing notes: what turned it, what moved, what was not said, a strength, the idea,
whose part was whose, what if, fly on the wall, and outside.
"""

from collections.abc import Iterator, Mapping

from attrs import evolve, frozen

from game.debrief.balances import Balance, balances, labels, numbered
from game.debrief.idea import idea
from game.debrief.moments import Moment, moments, turning_points
from game.debrief.same_words import Retold, to_another
from game.debrief.what_if import WhatIf, what_if
from game.engine import Playthrough, Told, ToldLine, in_words, tell
from game.story.model import Ending, Kind, Person, Whose
from game.story.prose import Prose
from game.story.words import count

MOST_WORDS, MOST_UNSAID, A_DOZEN, CARD = 400, 2, 12, 3
TURNED, IDEA, OTHERS = "that turned it", "The idea", "Same words, different person"
COUNTED = ("No moment", "One moment", "Two moments", "Three moments")
KINDS: Mapping[Kind, str] = {
    Kind.OVER_DEPENDENT: "an ending about giving way",
    Kind.OVER_INDEPENDENT: "an ending about keeping apart",
    Kind.INTERDEPENDENT: "an ending about leaning both ways",
    Kind.GROWTH: "an ending still on its way",
    Kind.SAFE_EXIT: "an ending about a safe distance",
}
WHOSE: Mapping[Whose, str] = {"yours": "Yours", "theirs": "Theirs", "neither": "Neither's"}
NOTHING_ELSE = (
    "At these moments, no other choice would have changed the ending, or taken a balance past its band."
)
NO_WHAT_IF = "There is no “what if” here. What happened at that point was not in your hands."


@frozen
class Block:
    """A heading and what stands under it."""

    heading: str
    text: Told


@frozen(eq=False)
class Other:
    """The same words to a person of another stance."""

    person: Person
    stance: str
    retold: Retold


@frozen(eq=False)
class Debrief:
    """What is said after an ending; blocks that have nothing to say are left out.

    Attributes:
        title: the ending's title.
        kind: what the ending is about, in a few words that do not judge.
        met: for each other person with a stance, who they were in this play.
        reading: what the ending shows, in the story's own terms.
        blocks: the headings and texts, in order.
        points: the turning points.
        balances: the three balances over the play, to draw beside “What moved”; empty in a safety story.
        what_if: the swap that “What if” tells of, to go there.
        others: the same words said to the other person's other stances.
    """

    title: str
    kind: str
    met: tuple[str, ...]
    reading: Told
    blocks: tuple[Block, ...]
    points: tuple[Moment, ...]
    balances: tuple[Balance, ...]
    what_if: WhatIf | None
    others: tuple[Other, ...]


def debrief(play: Playthrough) -> Debrief:
    """The debrief of a play that has come to an ending.

    Raises:
        ValueError: the play has not ended.
    """
    if play.ending is None:
        raise ValueError("a debrief needs an ending")
    ending = play.ending.ending
    points = turning_points(play)
    judged = not play.rules.story.safety
    moved = balances(play) if judged else ()
    swap = what_if(play, points) if judged else None
    others = tuple(_others(play))
    blocks = (
        Block(f"{COUNTED[len(points)]} {TURNED}", tuple(_turned(play, points))),
        Block("What moved", tuple((_line(balance.sentence(labels(play, points))),) for balance in moved)),
        *_unsaid(play, points),
        Block("A strength", _strength(play, points)),
        Block(IDEA, _idea(play, ending, points)),
        Block("Whose was whose", tuple(_whose(play, ending))),
        Block("What if", _swapped(play, points, swap)),
        Block("Fly on the wall", _told(ending.debrief.fly_on_the_wall, play)),
        Block("Outside", _told(ending.debrief.if_then, play)),
        Block(OTHERS, tuple(_told_to(play, other) for other in others)),
    )
    reading = _told(ending.debrief.reading, play)
    return Debrief(
        title=ending.title,
        kind=KINDS[ending.kind],
        met=tuple(_met(play)),
        reading=reading,
        blocks=_within(reading, tuple(block for block in blocks if block.text), points),
        points=points,
        balances=moved,
        what_if=swap,
        others=others,
    )


def _within(reading: Told, blocks: tuple[Block, ...], points: tuple[Moment, ...]) -> tuple[Block, ...]:
    """The blocks within what a debrief can hold.

    Where they are more, the other reading of the idea is left out, then the reasons of the moments that told least.
    """
    least = sorted(range(len(points)), key=lambda place: points[place].score)
    shorter = blocks
    for cut in (None, *least):
        if _length(reading, shorter) <= MOST_WORDS:
            break
        shorter = tuple(_cut(block, cut) for block in shorter)
    return shorter


def _length(reading: Told, blocks: tuple[Block, ...]) -> int:
    return count(in_words(reading)) + sum(
        count(in_words(block.text)) for block in blocks if block.heading != OTHERS
    )


def _cut(block: Block, moment: int | None) -> Block:
    """The block without its other reading (None), or without the reason of a moment."""
    if moment is None:
        return evolve(block, text=block.text[:CARD]) if block.heading == IDEA else block
    if not block.heading.endswith(TURNED):
        return block
    text = tuple(lines[:1] if place == moment else lines for place, lines in enumerate(block.text))
    return evolve(block, text=text)


def _met(play: Playthrough) -> Iterator[str]:
    for person, stance in play.state.stances:
        yield f"In this play {play.rules.story.cast[person].name} was {_spoken(stance)}."


def _turned(play: Playthrough, points: tuple[Moment, ...]) -> Iterator[tuple[ToldLine, ...]]:
    for number, point in enumerate(points, 1):
        where = in_words(point.place)
        chosen = f"{number}. {where}. {_yours(point)}" if where else f"{number}. {_yours(point)}"
        because = in_words(tell(point.chosen.choice.because, play.rules.story, point.before))
        yield (_line(chosen), _line(because)) if because else (_line(chosen),)


def _yours(point: Moment) -> str:
    return f"You said: “{point.words}”" if point.chosen.choice.spoken else f"You chose: {point.words}"


def _unsaid(play: Playthrough, points: tuple[Moment, ...]) -> Iterator[Block]:
    """A block for each person, with two lines in all: of turning points, or else of the most telling choices."""
    numbers = numbered(points)
    spoken = [
        (moment, person)
        for moment in moments(play)
        for person in play.rules.story.cast.values()
        if person.id in moment.chosen.choice.unsaid and person.id != play.state.seat
    ]
    spoken.sort(key=lambda one: (one[0].step not in numbers, -one[0].score, one[0].step))
    chosen = sorted(spoken[:MOST_UNSAID], key=lambda one: one[0].step)
    for person in play.rules.story.cast.values():
        leaks = [_leak(play, person, moment, numbers) for moment, whose in chosen if whose is person]
        yield Block(f"What {person.name} didn't say", tuple(leak for leak in leaks if leak))


def _leak(play: Playthrough, person: Person, moment: Moment, numbers: dict[int, int]) -> tuple[ToldLine, ...]:
    unsaid = in_words(tell(moment.chosen.choice.unsaid[person.id], play.rules.story, moment.before))
    when = f"At {numbers[moment.step]}" if moment.step in numbers else f"At “{moment.words}”"
    return (_line(f"{when}: “{unsaid}”"),) if unsaid else ()


def _strength(play: Playthrough, points: tuple[Moment, ...]) -> Told:
    """The strength of the moment that told most, a turning point before any other; else that the player stayed."""
    steps = {point.step for point in points}
    ranked = sorted(moments(play), key=lambda moment: (moment.step not in steps, -moment.score, moment.step))
    for moment in ranked:
        if told := tell(moment.chosen.choice.strength, play.rules.story, moment.before):
            return told
    places = [place for moment in moments(play) if (place := in_words(moment.place))]
    return (
        (_line(f"You stayed through it, “{places[-1]}” and all." if places else "You stayed to the end."),),
    )


def _idea(play: Playthrough, ending: Ending, points: tuple[Moment, ...]) -> Told:
    card = idea(play, points)
    if card is None:
        return ()
    reading = in_words(_told(ending.debrief.another_reading, play))
    return (
        (_line(f"{card.name}. {card.definition}"),),
        (_line(f"Research: {_opening(card.research)}"),),
        (_line(f"Doubt: {_opening(card.doubt)}"),),
        *([(_line(f"Another reading: {reading}"),)] if reading else []),
    )


def _opening(text: str) -> str:
    """A card's text as far as a sentence ends after a dozen words; the whole of it stands on the card."""
    said: list[str] = []
    for sentence in text.split(". "):
        said.append(sentence.removesuffix("."))
        if count(" ".join(said)) >= A_DOZEN:
            break
    return ". ".join(said) + "."


def _whose(play: Playthrough, ending: Ending) -> Iterator[tuple[ToldLine, ...]]:
    for part, prose in ending.debrief.whose.items():
        if words := in_words(_told(prose, play)):
            yield (_line(f"{WHOSE[part]}: {words}"),)


def _swapped(play: Playthrough, points: tuple[Moment, ...], swap: WhatIf | None) -> Told:
    if play.rules.story.safety or (points and all(point.chosen.choice.harm for point in points)):
        return ((_line(NO_WHAT_IF),),)
    if swap is None:
        return ((_line(NOTHING_ELSE),),) if points else ()
    number = numbered(points)[swap.moment.step]
    words = in_words(swap.instead.words(swap.moment.before))
    instead = f"say “{words}”" if swap.instead.choice.spoken else f"choose “{words}”"
    return ((_line(f"The same play, but at {number} you {instead}: {_comes_to(play, swap.retold)}"),),)


def _comes_to(play: Playthrough, retold: Retold) -> str:
    story = play.rules.story
    if retold.is_open:
        place = in_words(retold.play.rules.scenes[retold.play.state.at].place(retold.play.state))
        return f"from “{place}” on, it is open." if place else "from there it is open."
    ended = f"it comes to “{story.endings[retold.play.state.at].title}”"
    if retold.play.state.at == play.state.at:
        ended += " again"
    changes = [
        f"{before.meter.name} ends {_spoken(after.zones[-1])}"
        for before, after in zip(balances(play), balances(retold.play), strict=True)
        if before.zones[-1] != after.zones[-1]
    ]
    return f"{ended}, and {' and '.join(changes)}." if changes and not story.safety else f"{ended}."


def _others(play: Playthrough) -> Iterator[Other]:
    for person, met in play.state.stances:
        for stance in play.rules.story.cast[person].stances:
            if stance != met:
                yield Other(play.rules.story.cast[person], stance, to_another(play, person, stance))


def _told_to(play: Playthrough, other: Other) -> tuple[ToldLine, ...]:
    met = f"{other.person.name} who is {_spoken(other.stance)}"
    return (_line(f"To a {met}: {_comes_to(play, other.retold)}"),)


def _spoken(name: str) -> str:
    return name.replace("_", "-")


def _told(prose: Prose, play: Playthrough) -> Told:
    return tell(prose, play.rules.story, play.state)


def _line(text: str) -> ToldLine:
    return ToldLine(((text, "plain"),), None)
