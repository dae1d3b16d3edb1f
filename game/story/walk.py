"""Walking over a story: every condition and every prose in it, in reading order."""

from collections.abc import Iterator

from game.story.conditions.tree import Condition
from game.story.model import Choice, Effects, Ending, Scene, Story
from game.story.prose.tree import Alternatives, Arm, Piece, Prose, Said


def deciding_conditions(story: Story) -> Iterator[Condition]:
    """The conditions that decide play: of choices, shifts and routes."""
    for scene in story.scenes.values():
        yield from _shift_conditions(scene.enter)
        for choice in scene.choices:
            yield choice.when
            yield from _shift_conditions(choice.effects)
            yield from (route.when for route in choice.go)
        yield from (route.when for route in scene.go)


def text_conditions(story: Story) -> Iterator[Condition]:
    """The conditions that only decide what a text says."""
    for prose in proses(story):
        if prose.paragraphs:
            yield from (arm.when for arm in arms(prose))


def arms(prose: Prose) -> Iterator[Arm]:
    """Every way each passage of a prose can read."""
    for alternatives in _alternatives(prose):
        yield from alternatives.arms


def proses(story: Story) -> Iterator[Prose]:
    """Everything that can be read in a play or its debrief."""
    for scene in story.scenes.values():
        yield from scene_proses(scene)
    for ending in story.endings.values():
        yield from ending_proses(ending)


def scene_proses(scene: Scene) -> Iterator[Prose]:
    """A scene's texts, choices included."""
    yield from (scene.place, scene.text, scene.discuss)
    for choice in scene.choices:
        yield from choice_proses(choice)


def choice_proses(choice: Choice) -> Iterator[Prose]:
    """A choice's texts."""
    yield from (choice.words, choice.reply, choice.because, choice.strength, *choice.unsaid.values())
    if choice.locked is not None:
        yield choice.locked


def ending_proses(ending: Ending) -> Iterator[Prose]:
    """An ending's texts, its debrief included."""
    debrief = ending.debrief
    yield from (ending.text, ending.later, debrief.reading, *debrief.whose.values())
    yield from (debrief.fly_on_the_wall, debrief.if_then, *debrief.ask, debrief.another_reading)


def said_scenes(prose: Prose) -> Iterator[str]:
    """The scenes whose last choice a prose quotes."""
    for piece in _pieces(prose):
        if isinstance(piece, Said):
            yield piece.scene


def _shift_conditions(effects: Effects) -> Iterator[Condition]:
    return (shift.when for shift in effects.shift)


def _alternatives(prose: Prose) -> Iterator[Alternatives]:
    for paragraph in prose.paragraphs:
        for line in paragraph:
            for piece in line.pieces:
                if isinstance(piece, Alternatives):
                    yield piece


def _pieces(prose: Prose) -> Iterator[Piece]:
    for paragraph in prose.paragraphs:
        for line in paragraph:
            for piece in line.pieces:
                yield piece
                if isinstance(piece, Alternatives):
                    for arm in piece.arms:
                        yield from arm.pieces
