"""The debrief of a finished play: blocks with headings, the same for every screen and page.

Everything in it is computed from the story and this play's trail; nothing is asserted that did not happen. The
blocks are those of the debriefing notes: what turned it, what moved, what was not said, a strength, the idea,
whose part was whose, what if, fly on the wall, and outside.
"""

from collections.abc import Callable, Iterator, Mapping

from attrs import frozen

from game.debrief.balances import Balance, balances, told
from game.debrief.block import Block, line, told_at
from game.debrief.elsewhere import Other, others, swapped, told_to
from game.debrief.idea import idea
from game.debrief.moments import Moment, moments, turning_points
from game.debrief.said import idea_text, strength, unsaid, whose
from game.debrief.turned import turned
from game.debrief.ways import Ways, told_ways, ways
from game.debrief.what_if import WhatIf, swaps, turning_steps, what_if
from game.engine import Playthrough, Told, in_words
from game.story.concepts import Concept
from game.story.model import Kind
from game.story.words import count

MOST_WORDS, A_DOZEN = 400, 12
TURNED, OTHERS, WAYS = "that turned it", "Same words, different person", "Where you went"
BESIDE = frozenset({OTHERS, WAYS})
"""What is told beside the nine blocks, and not counted with them."""
COUNTED = ("No moment", "One moment", "Two moments", "Three moments")
KINDS: Mapping[Kind, str] = {
    Kind.OVER_DEPENDENT: "an ending about giving way",
    Kind.OVER_INDEPENDENT: "an ending about keeping apart",
    Kind.INTERDEPENDENT: "an ending about leaning on each other",
    Kind.GROWTH: "an ending about something that changed",
    Kind.SAFE_EXIT: "an ending about a safe distance",
}


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
        idea: the concept the debrief names; None where none was shown.
        ways: the map of the ways walked.
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
    idea: Concept | None
    ways: Ways
    others: tuple[Other, ...]


def debrief(play: Playthrough) -> Debrief:
    """The debrief of a play that has come to an ending.

    Raises:
        ValueError: the play has not ended.
    """
    if play.ending is None:
        raise ValueError("a debrief needs an ending")
    ending = play.ending.ending
    taken = moments(play)
    replayed = swaps(play, taken)
    points = turning_points(taken, turning_steps(play, replayed), play.state.at)
    judged = not play.rules.story.safety
    moved = balances(play, taken) if judged else ()
    swap = what_if(play, replayed, points) if judged else None
    named, elsewhere, walked = idea(play, points), tuple(others(play)), ways(play)
    reading = told_at(ending.debrief.reading, play)

    def blocks(shape: _Shape) -> Iterator[Block]:
        yield Block(
            f"{COUNTED[len(points)]} {TURNED}",
            tuple(turned(play, points, shape.reasons, places=shape.places)),
        )
        yield Block("What moved", tuple((line(sentence),) for sentence in told(play, moved, taken, points)))
        yield from unsaid(play, taken, points)
        yield Block("A strength", strength(play, taken, points))
        yield Block(
            "The idea", idea_text(play, ending, named, other=shape.other_reading, words=shape.research)
        )
        yield Block("Whose was whose", tuple(whose(play, ending)))
        yield Block("What if", swapped(play, taken, points, swap))
        yield Block("Fly on the wall", told_at(ending.debrief.fly_on_the_wall, play))
        yield Block("Outside", told_at(ending.debrief.if_then, play))
        yield Block(OTHERS, tuple(told_to(play, other) for other in elsewhere))
        yield Block(WAYS, tuple(told_ways(walked)))

    return Debrief(
        title=ending.title,
        kind=KINDS[ending.kind],
        met=tuple(_met(play)),
        reading=reading,
        blocks=_within(count(in_words(reading)), _shapes(points, play.state.at), blocks),
        points=points,
        balances=moved,
        what_if=swap,
        idea=named,
        ways=walked,
        others=elsewhere,
    )


@frozen
class _Shape:
    """How much is told: the idea's other reading, how many words of its research, whose reasons, and where."""

    other_reading: bool
    reasons: frozenset[int]
    research: int = A_DOZEN
    places: bool = True


def _within(
    said: int, shapes: Iterator[_Shape], blocks: Callable[[_Shape], Iterator[Block]]
) -> tuple[Block, ...]:
    """The blocks in the fullest shape in which the debrief is not too long; `said` words stand before them."""
    told: tuple[Block, ...] = ()
    for shape in shapes:
        told = tuple(block for block in blocks(shape) if block.text)
        words = (count(in_words(block.text)) for block in told if block.heading not in BESIDE)
        if said + sum(words) <= MOST_WORDS:
            break
    return told


def _shapes(points: tuple[Moment, ...], ending: str) -> Iterator[_Shape]:
    """The shapes from the fullest to the barest: last to go are reasons and places."""
    reasons = frozenset(point.step for point in points)
    yield _Shape(other_reading=True, reasons=reasons, research=2 * A_DOZEN)
    yield _Shape(other_reading=False, reasons=reasons, research=2 * A_DOZEN)
    yield _Shape(other_reading=False, reasons=reasons)
    for point in sorted(points, key=lambda point: point.weight(ending)):
        reasons -= {point.step}
        yield _Shape(other_reading=False, reasons=reasons)
    yield _Shape(other_reading=False, reasons=reasons, places=False)


def _met(play: Playthrough) -> Iterator[str]:
    """Who the others were in this play, in the author's words; a stance's bare name would label them."""
    for person, stance in play.state.stances:
        known = play.rules.story.cast[person]
        if note := known.stances[stance]:
            yield f"{known.name} in this play: {note}"
