"""The map of the ways walked: where a play was, with how many ways beside it stayed in the fog."""

from collections.abc import Iterator

from attrs import frozen

from game.debrief.block import line
from game.engine import Playthrough, ToldLine, in_words


@frozen
class Crossroads:
    """A scene in which a choice was made.

    Attributes:
        place: where it is, as it was read; the id of the scene where that is not said.
        unseen: how many other choices were open there.
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
    seen = {passage.id for moment in play.moments for passage in moment.passages if passage.kind == "scene"}
    crossed = []
    for before in (moment.before for moment in play.moments if moment.before is not None):
        place = in_words(play.rules.scenes[before.state.at].place(before.state))
        crossed.append(Crossroads(place or before.state.at, len(before.open_choices) - 1))
    return Ways(tuple(crossed), len(seen), len(story.scenes), len(story.endings))


def told_ways(walked: Ways) -> Iterator[tuple[ToldLine, ...]]:
    """How much of the story this play saw."""
    yield (
        line(
            f"You saw {walked.scenes} of {walked.of_scenes} scenes, and one of {walked.of_endings} endings."
        ),
    )
