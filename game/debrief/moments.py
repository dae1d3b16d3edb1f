"""The moments that turned a play: which choices told the most, by a fixed rule."""

from attrs import frozen

from game.engine import Playthrough, Told, in_words
from game.engine.rules import CompiledChoice
from game.engine.state import State
from game.story.model import Story

MOST_MOMENTS = 3
BAND_CROSSED, COSTLY, MOVED = 3, 2, 2


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
    """

    step: int
    place: Told
    chosen: CompiledChoice
    words: str
    before: State
    after: State
    score: int

    @property
    def scene(self) -> str:
        """The id of the scene it was taken in."""
        return self.before.at


def moments(play: Playthrough) -> tuple[Moment, ...]:
    """Every choice of a play, in order."""
    story = play.rules.story
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
            )
        )
    return tuple(found)


def score(chosen: CompiledChoice, before: State, after: State, story: Story) -> int:
    """How much a choice told: a band crossed 3, kindness that cost 2, a lean, stand or repair 2."""
    choice = chosen.choice
    crossed = zones(before, story) != zones(after, story)
    return BAND_CROSSED * crossed + COSTLY * choice.costly + MOVED * (choice.move is not None)


def turning_points(play: Playthrough) -> tuple[Moment, ...]:
    """At most three moments that told the most, one a scene, in the order of the play; of equals, the later."""
    ranked = sorted(moments(play), key=lambda moment: (-moment.score, -moment.step))
    chosen: list[Moment] = []
    for moment in ranked:
        if len(chosen) < MOST_MOMENTS and moment.scene not in {other.scene for other in chosen}:
            chosen.append(moment)
    return tuple(sorted(chosen, key=lambda moment: moment.step))


def zones(state: State, story: Story) -> tuple[str, ...]:
    """The zone each meter stands in."""
    return tuple(meter.zone(value) for meter, value in zip(story.meters, state.meters, strict=True))
