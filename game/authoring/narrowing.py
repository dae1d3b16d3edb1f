"""A story as it is from one seat, or against one stance: what `--seat` and `--stance` ask about."""

from collections.abc import Mapping

from attrs import evolve

from game.story.model import Story


def narrowed(story: Story, seat: str | None, stances: Mapping[str, str]) -> Story:
    """The story with no other seat than this one, and no other stance of these people; it reads the same.

    Raises:
        ValueError: the story has no such seat.
        KeyError: the story has no such person or stance.
    """
    seats = story.seats if seat is None else tuple(chair for chair in story.seats if chair.id == seat)
    if not seats:
        raise ValueError(seat)
    cast = dict(story.cast)
    for person, stance in stances.items():
        known = cast[person]
        cast[person] = evolve(known, stances={stance: known.stances[stance]})
    return evolve(story, seats=seats, cast=cast)
