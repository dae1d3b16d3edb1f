"""A story compiled for play: every condition a function, every effect and way on ready to apply."""

from collections.abc import Mapping
from typing import Literal

from attrs import frozen

from game.engine.compile import Test, compiled
from game.engine.telling import Teller, teller
from game.story.conditions.tree import Always, Chose, Condition, Visited, leaves
from game.story.model import Choice, Effects, Ending, Route, Scene, Story
from game.story.prose import Prose
from game.story.walk import deciding_conditions, proses, said_scenes, text_conditions

Meters = tuple[int, int, int]


@frozen
class CompiledShift:
    """A shift entry; `when` is None where it always counts."""

    when: Test | None
    by: Meters


@frozen
class CompiledRoute:
    """A way on; `when` is None where it is always taken."""

    when: Test | None
    to: str


@frozen
class CompiledEffects:
    """What happens to a state. `add` holds each counter's place, what is added, and its highest value."""

    shifts: tuple[CompiledShift, ...]
    clear: frozenset[str]
    set: frozenset[str]
    add: tuple[tuple[int, int, int], ...]


@frozen(eq=False)
class CompiledChoice:
    """A choice and its compiled parts.

    Attributes:
        name: `scene.choice`.
        once: whether it can be taken only once.
        remembered: whether a condition or `once` asks if it was taken.
        quoted: whether some text quotes what was said in its scene.
    """

    name: str
    choice: Choice
    when: Test | None
    effects: CompiledEffects
    routes: tuple[CompiledRoute, ...]
    words: Teller
    locked: Teller
    reply: Teller
    once: bool
    remembered: bool
    quoted: bool


@frozen(eq=False)
class CompiledScene:
    """A scene and its compiled parts; `remembered` says whether a condition asks if it was visited."""

    scene: Scene
    enter: CompiledEffects | None
    place: Teller
    text: Teller
    choices: tuple[CompiledChoice, ...]
    by_id: Mapping[str, CompiledChoice]
    routes: tuple[CompiledRoute, ...]
    remembered: bool


@frozen(eq=False)
class CompiledEnding:
    """An ending and its compiled texts."""

    ending: Ending
    text: Teller
    later: Teller


@frozen
class Offer:
    """A choice as it stands before the player: open, or locked with a reason to show."""

    choice: CompiledChoice
    status: Literal["open", "locked"]


@frozen(eq=False)
class Rules:
    """A story, ready to play. Compiled once; it holds no play's state."""

    story: Story
    scenes: Mapping[str, CompiledScene]
    endings: Mapping[str, CompiledEnding]

    @classmethod
    def of(cls, story: Story) -> "Rules":
        """The rules of a story that was read without errors."""
        memory = _Memory.of(story)
        return cls(
            story=story,
            scenes={scene.id: _scene(scene, story, memory) for scene in story.scenes.values()},
            endings={
                ending.id: CompiledEnding(ending, teller(ending.text, story), teller(ending.later, story))
                for ending in story.endings.values()
            },
        )


@frozen
class _Memory:
    """What the story asks about later, and a state therefore has to keep."""

    visits: frozenset[str]
    choices: frozenset[str]
    quoted: frozenset[str]

    @classmethod
    def of(cls, story: Story) -> "_Memory":
        conditions = [*deciding_conditions(story), *text_conditions(story)]
        asked = [leaf for condition in conditions for leaf in leaves(condition)]
        return cls(
            visits=frozenset(leaf.scene for leaf in asked if isinstance(leaf, Visited)),
            choices=frozenset(leaf.choice for leaf in asked if isinstance(leaf, Chose)),
            quoted=frozenset(scene for prose in proses(story) for scene in said_scenes(prose)),
        )


def _scene(scene: Scene, story: Story, memory: _Memory) -> CompiledScene:
    choices = tuple(_choice(scene, choice, story, memory) for choice in scene.choices)
    return CompiledScene(
        scene=scene,
        enter=None if scene.enter == Effects() else _effects(scene.enter, story),
        place=teller(scene.place, story),
        text=teller(scene.text, story),
        choices=choices,
        by_id={choice.choice.id: choice for choice in choices},
        routes=_routes(scene.go, story),
        remembered=scene.id in memory.visits,
    )


def _choice(scene: Scene, choice: Choice, story: Story, memory: _Memory) -> CompiledChoice:
    name = f"{scene.id}.{choice.id}"
    return CompiledChoice(
        name=name,
        choice=choice,
        when=_test(choice.when, story),
        effects=_effects(choice.effects, story),
        routes=_routes(choice.go, story),
        words=teller(choice.words, story),
        locked=teller(choice.locked or Prose(), story),
        reply=teller(choice.reply, story),
        once=choice.once,
        remembered=choice.once or name in memory.choices,
        quoted=scene.id in memory.quoted,
    )


def _effects(effects: Effects, story: Story) -> CompiledEffects:
    counters = list(story.counters)
    return CompiledEffects(
        shifts=tuple(CompiledShift(_test(shift.when, story), shift.by) for shift in effects.shift),
        clear=frozenset(effects.clear),
        set=frozenset(effects.set),
        add=tuple((counters.index(name), by, story.counters[name]) for name, by in effects.add.items()),
    )


def _routes(routes: tuple[Route, ...], story: Story) -> tuple[CompiledRoute, ...]:
    return tuple(CompiledRoute(_test(route.when, story), route.to) for route in routes)


def _test(condition: Condition, story: Story) -> Test | None:
    return None if isinstance(condition, Always) else compiled(condition, story)
