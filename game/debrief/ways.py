"""The map of the ways walked: where a play was, with how many ways beside it stayed in the fog."""

from collections.abc import Iterator

from attrs import frozen

from game.debrief.block import line
from game.engine import Playthrough, ToldLine, in_words
from game.story.model import Scene


@frozen
class Crossroads:
    """A scene in which a choice was made.

    Attributes:
        place: where it is, as it was read; the id of the scene where that is not said.
        unseen: how many other scenes and endings its choices lead to, none of which this play came to.
    """

    place: str
    unseen: int


@frozen
class Ways:
    """The crossroads of a play in order, and how much of the story it saw."""

    crossroads: tuple[Crossroads, ...]
    scenes: int
    of_scenes: int
    of_endings: int


def ways(play: Playthrough) -> Ways:
    """The ways of a finished play."""
    story = play.rules.story
    seen = {passage.id for moment in play.moments for passage in moment.passages if passage.kind != "reply"}
    crossed = []
    for before in (moment.before for moment in play.moments if moment.before is not None):
        scene = story.scenes[before.state.at]
        place = in_words(play.rules.scenes[scene.id].place(before.state))
        crossed.append(Crossroads(place or scene.id, len(_leads_to(scene) - seen)))
    return Ways(
        tuple(crossed),
        sum(scene in seen for scene in story.scenes),
        len(story.scenes),
        len(story.endings),
    )


def _leads_to(scene: Scene) -> set[str]:
    return {route.to for choice in scene.choices for route in choice.go}


def told_ways(walked: Ways) -> Iterator[tuple[ToldLine, ...]]:
    """The crossroads of the play, and how much of the story stayed in the fog."""
    yield tuple(
        line(f"{number}. {crossed.place}{_fog(crossed.unseen)}")
        for number, crossed in enumerate(walked.crossroads, 1)
    )
    yield (
        line(
            f"You saw {walked.scenes} of {walked.of_scenes} scenes, and one of {walked.of_endings} endings."
        ),
    )


def _fog(unseen: int) -> str:
    """What lies beside a crossroads unseen."""
    return "" if not unseen else f" … and {'one way' if unseen == 1 else f'{unseen} ways'} not taken"
