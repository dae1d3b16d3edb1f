"""The moments that turned a play: the choices that moved where it was going."""

from collections.abc import Set

from attrs import frozen

from game.debrief.odds import Turn, turns
from game.engine import Playthrough, Told, in_words
from game.engine.rules import CompiledChoice
from game.engine.state import State
from game.story.model import Story

MOST_MOMENTS = 3
BAND_CROSSED, COSTLY, MOVED = 3, 2, 2
FIRST_WORDS = 5
TURNS = 0.1
"""A choice that brings fewer plays than this to the ending turned nothing."""


@frozen(eq=False)
class Moment:
    """One choice of a play, and what stood around it.

    Attributes:
        step: its place in the trail, from 0.
        place: where the scene is.
        chosen: the choice.
        words: the choice's words as the player read them.
        before: the state it was taken in.
        after: the state the play had come to by the next choice or the ending.
        score: how much it told, by the rule of `score`.
        turn: what it did to the odds; None where they are not known.
    """

    step: int
    place: Told
    chosen: CompiledChoice
    words: str
    before: State
    after: State
    score: int
    turn: Turn | None

    @property
    def scene(self) -> str:
        """The id of the scene it was taken in."""
        return self.before.at

    def weight(self, ending: str) -> tuple[float, int]:
        """What moments are ranked by: how much likelier it made the ending, in whole points, then how much it told."""
        return (0.0 if self.turn is None else round(self.turn.by(ending), 2), self.score)


def moments(play: Playthrough) -> tuple[Moment, ...]:
    """Every choice of a play, in order."""
    story, turned = play.rules.story, turns(play)
    found: list[Moment] = []
    for point in play.moments:
        if point.taken is None or point.before is None:
            continue
        before = point.before.state
        found.append(
            Moment(
                step=len(found),
                place=play.rules.scenes[before.at].place(before),
                chosen=point.taken,
                words=in_words(point.taken.words(before)),
                before=before,
                after=point.state,
                score=score(point.taken, before, point.state, story),
                turn=None if turned is None else turned[len(found)],
            )
        )
    return tuple(found)


def score(chosen: CompiledChoice, before: State, after: State, story: Story) -> int:
    """How much a choice told: a band crossed 3, kindness that cost 2, a lean, stand or repair 2."""
    choice = chosen.choice
    crossed = zones(before, story) != zones(after, story)
    return BAND_CROSSED * crossed + COSTLY * choice.costly + MOVED * (choice.move is not None)


def turning_points(taken: tuple[Moment, ...], open_ones: Set[int], ending: str) -> tuple[Moment, ...]:
    """At most three moments that brought a play to its ending, one a scene, in order; of equals, the later.

    Each made the ending likelier, and at each most other choices, with the rest of the play said again, would not
    have come to it: `open_ones` are the steps of which that is so. Where the odds are not known, those that told the
    most.
    """
    turning = [
        moment
        for moment in taken
        if moment.step in open_ones and (moment.turn is None or moment.turn.by(ending) >= TURNS)
    ]
    chosen: list[Moment] = []
    for moment in sorted(turning, key=lambda moment: (*moment.weight(ending), moment.step), reverse=True):
        if len(chosen) < MOST_MOMENTS and moment.scene not in {other.scene for other in chosen}:
            chosen.append(moment)
    return tuple(sorted(chosen, key=lambda moment: moment.step))


def numbered(points: tuple[Moment, ...]) -> dict[int, int]:
    """The turning points' numbers, from 1, by their place in the trail."""
    return {moment.step: number for number, moment in enumerate(points, 1)}


def named(moment: Moment, points: tuple[Moment, ...]) -> str:
    """How a sentence speaks of a moment: a turning point by its number, another by its first words."""
    number = numbered(points).get(moment.step)
    return f"at “{opening(moment.words)}”" if number is None else f"at {number}"


def opening(text: str) -> str:
    """The first words of a text, by which a player knows it again."""
    first = text.split()
    short = " ".join(first[:FIRST_WORDS])
    return f"{short.rstrip('.,;:')} …" if len(first) > FIRST_WORDS else short.removesuffix(".")


def zones(state: State, story: Story) -> tuple[str, ...]:
    """The zone each meter stands in."""
    return tuple(meter.zone(value) for meter, value in zip(story.meters, state.meters, strict=True))
