"""Scenes and endings that no play comes to, and what keeps plays from them."""

from collections.abc import Iterator, Mapping, Set

from attrs import frozen

from game.analysis.facts import Finding
from game.analysis.order import destinations
from game.story.conditions.tree import ALWAYS
from game.story.conditions.writing import written
from game.story.model import Choice, Route, Scene, Story
from game.story.reading.places import ENDING


@frozen
class _Way:
    """A route that leads somewhere: of a choice, or with None of the scene itself."""

    scene: Scene
    choice: Choice | None
    route: Route

    @property
    def name(self) -> str:
        return self.scene.id if self.choice is None else f"{self.scene.id}.{self.choice.id}"


def unmet(story: Story, gone: Mapping[str, Set[int | None]]) -> Iterator[Finding]:
    """Every scene and ending that routes lead to and no play takes; of a stretch of scenes only the first.

    `gone` gives for each scene and ending that is met the choices that some play takes there, None for its own way on.
    What no chain of routes leads to, conditions aside, is told on reading.
    """
    led_to = _led_to(story)
    for id in (*story.scenes, *story.endings):
        if id in gone or id not in led_to:
            continue
        why = " ".join(_why_not(gone[way.scene.id], way) for way in _ways(story, id) if way.scene.id in gone)
        if id in story.endings:
            why = why or "Only scenes that no play comes to lead there."
            yield Finding("BW608", (ENDING, id), {"name": id, "why": why})
        elif why:
            yield Finding("BW607", (id,), {"name": id, "why": why})


def _led_to(story: Story) -> set[str]:
    """Every scene and ending that some chain of routes leads to, conditions aside."""
    found: set[str] = set()
    waiting = [seat.start for seat in story.seats]
    while waiting:
        at = waiting.pop()
        if at not in found:
            found.add(at)
            waiting += destinations(story.scenes[at]) if at in story.scenes else ()
    return found


def _ways(story: Story, to: str) -> Iterator[_Way]:
    for scene in story.scenes.values():
        for choice in scene.choices:
            yield from (_Way(scene, choice, route) for route in choice.go if route.to == to)
        yield from (_Way(scene, None, route) for route in scene.go if route.to == to)


def _why_not(gone: Set[int | None], way: _Way) -> str:
    """Why a way of a scene that is met is never gone."""
    if way.choice is None and None not in gone:
        return f"“{way.name}” leads there by itself, but some choice is always open in it."
    if way.choice is not None and way.scene.choices.index(way.choice) not in gone:
        return f"“{way.name}” leads there, but “{written(way.choice.when)}” never holds when it is offered."
    if way.route.when == ALWAYS:
        return f"“{way.name}” leads there, but an earlier way always holds."
    return f"“{way.name}” leads there, but “{written(way.route.when)}” never holds then."
