"""A story as spots and ways: what every format of the graph draws, before anything has a place.

Choices that lead from one scene to one place share a way. Spots stand in the order of the story's files.
"""

from collections.abc import Iterator, Mapping

from attrs import frozen

from game.analysis.facts import Facts
from game.authoring.graph.rings import rings
from game.engine import Rules, begin, in_words
from game.story.model import Ending, Kind, Scene, Story


@frozen
class Spot:
    """A scene or an ending.

    Attributes:
        label: a scene's id, an ending's title.
        about: what a pointer resting on it may read: a scene's place, an ending's id.
        visits: expected visits to a scene in one play, an ending's share; None where they grow without bound.
        kind: an ending's kind; None for a scene.
        chooses: whether the scene has choices.
        on_ring: whether a play can come here again.
    """

    id: str
    label: str
    about: str
    visits: float | None
    reachable: bool
    kind: Kind | None = None
    starts: bool = False
    chooses: bool = False
    on_ring: bool = False


@frozen
class Way:
    """From a scene to a scene or an ending, by any of these choices; by none where the scene goes on by itself.

    Attributes:
        on_ring: whether it can be walked again in the same play.
        visits: how often it is walked in one play; 0 where never, None where it grows without bound.
        about: the choices' words.
    """

    source: str
    target: str
    visits: float | None
    choices: tuple[str, ...] = ()
    about: tuple[str, ...] = ()
    on_ring: bool = False

    @property
    def weight(self) -> float:
        """Its visits as a number to draw by: what grows without bound counts as once a play."""
        return 1.0 if self.visits is None else self.visits


@frozen
class Picture:
    """A story to be drawn."""

    story: str
    title: str
    choices: int
    spots: Mapping[str, Spot]
    ways: tuple[Way, ...]
    limits: tuple[str, ...]

    @property
    def scenes(self) -> tuple[Spot, ...]:
        """The spots that are scenes."""
        return tuple(spot for spot in self.spots.values() if spot.kind is None)

    @property
    def endings(self) -> tuple[Spot, ...]:
        """The spots that are endings."""
        return tuple(spot for spot in self.spots.values() if spot.kind is not None)

    @property
    def sentence(self) -> str:
        """What the picture shows, in one line."""
        counts = ((len(self.scenes), "scene"), (self.choices, "choice"), (len(self.endings), "ending"))
        told = [f"{count} {what}{'' if count == 1 else 's'}" for count, what in counts]
        return f"{', '.join(told)}. Odds: every open choice equally likely."


def picture(story: Story, facts: Facts) -> Picture:
    """The picture of a story, with the odds of its facts."""
    walked = [(way.scene, way.to) for way in facts.ways if way.visits != 0]
    ring_of = rings([*story.scenes], walked)
    words = _Words(story)
    starts = {seat.start for seat in story.seats}
    scenes = {
        scene.id: Spot(
            id=scene.id,
            label=scene.id,
            about=words.place(scene),
            visits=facts.scenes[scene.id].visits,
            reachable=facts.scenes[scene.id].reachable,
            starts=scene.id in starts,
            chooses=bool(scene.choices),
            on_ring=scene.id in ring_of,
        )
        for scene in story.scenes.values()
    }
    endings = {ending.id: _plate(ending, facts) for ending in story.endings.values()}
    return Picture(
        story=story.id,
        title=story.title,
        choices=sum(len(scene.choices) for scene in story.scenes.values()),
        spots=scenes | endings,
        ways=tuple(_ways(story, facts, ring_of, words)),
        limits=facts.limits,
    )


def _plate(ending: Ending, facts: Facts) -> Spot:
    known = facts.endings[ending.id]
    return Spot(ending.id, ending.title, ending.id, known.share, known.reachable, ending.kind)


def _ways(story: Story, facts: Facts, ring_of: Mapping[str, int], words: "_Words") -> Iterator[Way]:
    """One way for each pair of places, in the order in which the author wrote them, taken or not."""
    known = {(way.scene, way.choice, way.to): way.visits for way in facts.ways}
    choices: dict[tuple[str, str], list[str]] = {}
    visits: dict[tuple[str, str], float | None] = {}
    for scene, choice, to in _written(story):
        taken = choices.setdefault((scene, to), [])
        if choice is not None and choice not in taken:
            taken.append(choice)
        before, more = visits.get((scene, to), 0.0), known.pop((scene, choice, to), 0.0)
        visits[scene, to] = None if before is None or more is None else before + more
    for (source, target), names in choices.items():
        yield Way(
            source=source,
            target=target,
            visits=visits[source, target],
            choices=tuple(names),
            about=tuple(words.choice(source, name) for name in names),
            on_ring=source in ring_of and ring_of[source] == ring_of.get(target),
        )


def _written(story: Story) -> Iterator[tuple[str, str | None, str]]:
    """Every way an author wrote: the scene, the choice or None for the scene's own, and where it leads."""
    for scene in story.scenes.values():
        for choice in scene.choices:
            yield from ((scene.id, choice.id, route.to) for route in choice.go)
        yield from ((scene.id, None, route.to) for route in scene.go)


class _Words:
    """A story's places and choices in the words of its beginning; later plays may read others."""

    def __init__(self, story: Story) -> None:
        self._rules = Rules.of(story)
        self._first = begin(self._rules)

    def place(self, scene: Scene) -> str:
        return in_words(self._rules.scenes[scene.id].place(self._first))

    def choice(self, scene: str, choice: str) -> str:
        return in_words(self._rules.scenes[scene].by_id[choice].words(self._first))
