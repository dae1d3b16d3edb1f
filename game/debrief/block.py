"""A block of a debrief: a heading and what stands under it."""

from attrs import frozen

from game.engine import Playthrough, Told, ToldLine, tell
from game.story.prose import Prose


@frozen
class Block:
    """A heading and what stands under it."""

    heading: str
    text: Told


def told_at(prose: Prose, play: Playthrough) -> Told:
    """A text of the story as it reads where a play stands."""
    return tell(prose, play.rules.story, play.state)


def line(text: str) -> ToldLine:
    """A plain line."""
    return ToldLine(((text, "plain"),), None)


def spoken(name: str) -> str:
    """A stance's name as words to read."""
    return name.replace("_", "-")
