"""Facts for tests of what is made of them: the shape of a story's real facts, with numbers that are only plausible.

Every way out of a scene is taken equally often, whatever its conditions say. So the odds of a story without
conditions are right, and nothing else need be.
"""

from collections.abc import Iterable, Iterator

from game.analysis.facts import (
    ChoiceFacts,
    EndingFacts,
    Envelope,
    Facts,
    Finding,
    ReadingTime,
    SceneFacts,
    Steps,
    WayFacts,
)
from game.story.model import METER_NAMES, Scene, Story

ROUNDS = 400


def made_up(
    story: Story,
    findings: Iterable[Finding] = (),
    limits: tuple[str, ...] = (),
    witness: Steps | None = ("kitchen.ask",),
) -> Facts:
    """The facts of a story as far as they follow from where its ways lead."""
    visits = _visits(story)
    depth = _depths(story)
    ways = tuple(_ways(story, visits))
    taken = {(way.scene, way.choice): 0.0 for way in ways}
    for way in ways:
        taken[way.scene, way.choice] += way.visits or 0.0
    return Facts(
        story=story.id,
        fingerprint=story.fingerprint,
        states=1234,
        scenes={
            scene.id: SceneFacts(
                reachable=scene.id in depth,
                visits=visits.get(scene.id, 0.0),
                depth=depth.get(scene.id),
                meters=dict(_meters(story, place)) if scene.id in depth else None,
            )
            for place, scene in enumerate(story.scenes.values())
        },
        choices={
            f"{scene.id}.{choice.id}": ChoiceFacts(
                reachable=scene.id in depth,
                visits=taken[scene.id, choice.id],
                depth=depth[scene.id] + 1 if scene.id in depth else None,
                open_in=(0.04, 0.2, 1.0)[place % 3] if scene.id in depth else None,
                swallowed=(0.125, 0.0)[place % 2] if scene.id in depth else None,
                odds=dict(zip(story.endings, (0.34, -0.34), strict=False)) if scene.id in depth else None,
            )
            for scene in story.scenes.values()
            for place, choice in enumerate(scene.choices)
        },
        endings={
            id: EndingFacts(
                reachable=id in depth,
                share=visits.get(id, 0.0),
                trails=12 if id in depth else 0,
                depth=depth.get(id),
                witness=witness if id in depth else None,
            )
            for id in story.endings
        },
        ways=ways,
        policies={
            name: {id: float(place == number % len(story.endings)) for place, id in enumerate(story.endings)}
            for number, name in enumerate(("first", "last", "pleaser", "sealer", "middle"))
        },
        stances={
            f"{person.id}={stance}": {
                id: (0.25, 0.75)[(place + number) % 2] for place, id in enumerate(story.endings)
            }
            for person in story.cast.values()
            for number, stance in enumerate(person.stances)
        },
        minutes=ReadingTime(1.25, 2.5, None),
        findings=tuple(findings),
        limits=limits,
    )


def _out(scene: Scene) -> list[tuple[str | None, str]]:
    """A scene's ways out, each place of a choice once; the scene's own way on last."""
    by_choice = [(choice.id, to) for choice in scene.choices for to in dict.fromkeys(r.to for r in choice.go)]
    return [*by_choice, *((None, to) for to in dict.fromkeys(route.to for route in scene.go))]


def _visits(story: Story) -> dict[str, float]:
    visits: dict[str, float] = {}
    wave = {}
    for seat in story.seats:
        wave[seat.start] = wave.get(seat.start, 0.0) + 1 / len(story.seats)
    for _ in range(ROUNDS):
        after: dict[str, float] = {}
        for at, share in wave.items():
            visits[at] = visits.get(at, 0.0) + share
            out = _out(story.scenes[at]) if at in story.scenes else []
            for _, to in out:
                after[to] = after.get(to, 0.0) + share / len(out)
        wave = after
    return visits


def _depths(story: Story) -> dict[str, int]:
    depth = {seat.start: 0 for seat in story.seats}
    waiting = list(depth)
    for at in waiting:
        for choice, to in _out(story.scenes[at]) if at in story.scenes else ():
            far = depth[at] + (choice is not None)
            if far < depth.get(to, far + 1):
                depth[to] = far
                waiting.append(to)
    return depth


def _ways(story: Story, visits: dict[str, float]) -> Iterator[WayFacts]:
    for scene in story.scenes.values():
        out = _out(scene)
        for choice, to in out:
            yield WayFacts(scene.id, choice, to, visits.get(scene.id, 0.0) / len(out))


def _meters(story: Story, place: int) -> Iterator[tuple[str, Envelope]]:
    for number, name in enumerate(METER_NAMES):
        start = story.meter(name).start
        reach = (place + number) % 7
        yield name, Envelope(max(-10, start - reach), min(10, start + 2 * reach), start + reach / 3)
