"""Which endings the phones came to that play for themselves: counts by seat, and never whose."""

from collections import Counter
from collections.abc import Iterator, Mapping

from attrs import frozen

from game.debrief.debrief import KINDS
from game.story.model import Story
from game.workshop.closing.path import Count
from game.workshop.room import Room


@frozen
class Arrival:
    """An ending that was come to."""

    ending: str
    title: str
    kind: str
    count: Count


@frozen
class SeatArrivals:
    """The endings of one seat in the story's order; `you` says who sits there, empty where there is one seat."""

    seat: str | None
    you: str
    arrivals: tuple[Arrival, ...]


def arrivals(room: Room, story: Story) -> tuple[SeatArrivals, ...]:
    """For each seat somebody came to an ending from, in the story's order, its endings with their counts."""
    return tuple(_seats(room, story))


def told_arrivals(story: Story, counts: Mapping[str, Count]) -> tuple[Arrival, ...]:
    """Endings with their counts, in the story's order; those without one are left out."""
    return tuple(
        Arrival(ending.id, ending.title, KINDS[ending.kind], counts[ending.id])
        for ending in story.endings.values()
        if ending.id in counts
    )


def _seats(room: Room, story: Story) -> Iterator[SeatArrivals]:
    for seat in story.seats:
        met = Counter(ending for sat, ending in room.arrived.values() if sat == seat.id)
        if met:
            counts = {ending: Count.of(number) for ending, number in met.items()}
            yield SeatArrivals(
                seat.id, seat.you if len(story.seats) > 1 else "", told_arrivals(story, counts)
            )
