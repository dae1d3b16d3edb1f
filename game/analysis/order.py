"""The order in which a story's scenes are worked out: what leads to a scene comes before it, rings together."""

from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

from attrs import frozen

from game.story.model import Scene, Story

T = TypeVar("T", bound=Hashable)


@frozen
class Knot:
    """Scenes that lead to each other, or one scene alone; `is_ring` tells a ring of one from a scene alone."""

    scenes: tuple[str, ...]
    is_ring: bool


def destinations(scene: Scene) -> tuple[str, ...]:
    """Every scene and ending that a scene has a route to, conditions aside."""
    routes = [*(route for choice in scene.choices for route in choice.go), *scene.go]
    return tuple(dict.fromkeys(route.to for route in routes))


def knots(story: Story) -> tuple[Knot, ...]:
    """All scenes, those that lead on before those they lead to (Tarjan 1972, without recursion).

    Inside a knot the scenes stand in an order in which most ways lead forward.
    """
    ways = {
        scene.id: tuple(to for to in destinations(scene) if to in story.scenes)
        for scene in story.scenes.values()
    }
    found = list(components(ways, [*(seat.start for seat in story.seats), *story.scenes]))
    found.reverse()
    return tuple(
        Knot(tuple(component), len(component) > 1 or component[0] in ways[component[0]])
        for component in found
    )


def components(ways: Mapping[T, Sequence[T]], roots: Iterable[T]) -> Iterator[list[T]]:
    """Strongly connected components, each after all it leads to; its members in the order they were met."""
    number: dict[T, int] = {}
    low: dict[T, int] = {}
    unsettled: list[T] = []
    settled: set[T] = set()
    for root in roots:
        if root in number:
            continue
        number[root] = low[root] = len(number)
        unsettled.append(root)
        trail: list[tuple[T, Iterator[T]]] = [(root, iter(ways[root]))]
        while trail:
            at, ahead = trail[-1]
            for to in ahead:
                if to not in number:
                    number[to] = low[to] = len(number)
                    unsettled.append(to)
                    trail.append((to, iter(ways[to])))
                    break
                if to not in settled:
                    low[at] = min(low[at], number[to])
            else:
                trail.pop()
                if trail:
                    low[trail[-1][0]] = min(low[trail[-1][0]], low[at])
                if low[at] == number[at]:
                    component = _popped(unsettled, at)
                    settled.update(component)
                    yield component


def _popped(unsettled: list[T], last: T) -> list[T]:
    component = [unsettled.pop()]
    while component[-1] != last:
        component.append(unsettled.pop())
    component.reverse()
    return component
