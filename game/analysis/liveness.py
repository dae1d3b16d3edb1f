"""Which bits of a mode can still matter where a play stands; the others are dropped, so that flags stay cheap.

A bit is live at a scene when some way on from there reads it before something overwrites it: the usual analysis of
live variables (Kildall 1973), backwards over the scenes until nothing changes.
"""

from collections.abc import Iterable, Mapping

from attrs import frozen

from game.analysis.reads import Reads
from game.story.model import Choice, Effects, Route, Scene


@frozen
class _Way:
    """One way on: bits read and bits overwritten before the place it leads to."""

    reads: int
    overwrites: int
    to: tuple[str, ...]


def live(reads: Reads) -> Mapping[str, int]:
    """For each scene and ending, the bits that can still matter once a play has entered it."""
    story = reads.story
    entered = {ending.id: reads.ending(ending) for ending in story.endings.values()}
    found = dict(entered) | dict.fromkeys(story.scenes, 0)
    before = dict(entered) | dict.fromkeys(story.scenes, 0)  # just before a scene's `enter` applies
    ways = {scene.id: tuple(_ways(scene, reads)) for scene in story.scenes.values()}
    entering = {
        scene.id: (reads.shifts(scene.enter), _overwritten(scene.enter, reads))
        for scene in story.scenes.values()
    }
    changed = True
    while changed:
        changed = False
        for scene in reversed(list(story.scenes)):
            bits = reads.scene(story.scenes[scene])
            for way in ways[scene]:
                after = 0
                for to in way.to:
                    after |= before[to]
                bits |= way.reads | (after & ~way.overwrites)
            read, overwritten = entering[scene]
            outside = read | (bits & ~overwritten)
            changed = changed or (bits, outside) != (found[scene], before[scene])
            found[scene], before[scene] = bits, outside
    return found


def _ways(scene: Scene, reads: Reads) -> Iterable[_Way]:
    stay = reads.memory.mask([("visited", scene.id)])
    for choice in scene.choices:
        written = written_by(scene, choice, reads)
        told = reads.told_after(choice) | reads.routes(choice.go)
        asked = reads.offering(scene, choice) | reads.labels(choice) | reads.shifts(choice.effects)
        yield _Way(asked | (told & ~written), written | stay, _destinations(choice.go))
    if scene.go:
        yield _Way(reads.routes(scene.go), stay, _destinations(scene.go))


def written_by(scene: Scene, choice: Choice, reads: Reads) -> int:
    """The bits that taking a choice overwrites, whatever stood in them."""
    memory = reads.memory
    taken = memory.mask([("chose", f"{scene.id}.{choice.id}"), ("said", scene.id)])
    moved = 0 if choice.move is None else memory.mask([("move", choice.move)])
    return taken | moved | _overwritten(choice.effects, reads)


def _overwritten(effects: Effects, reads: Reads) -> int:
    return reads.memory.mask(("flag", flag) for flag in (*effects.clear, *effects.set))


def _destinations(routes: Iterable[Route]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(route.to for route in routes))
