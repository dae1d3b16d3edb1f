"""Stories whose scenes make no ring, made of generated ones: every way back leads onward instead."""

from collections.abc import Sequence

from attrs import evolve

from game.story.model import Route, Story


def without_rings(story: Story) -> Story:
    """The story with each way to an earlier scene leading to a later one, or to an ending behind the last."""
    order = [*story.scenes, *story.endings]
    made = {}
    for place, scene in enumerate(story.scenes.values()):
        later = order[place + 1 :]
        choices = tuple(
            evolve(choice, go=_onward(choice.go, order, place, later)) for choice in scene.choices
        )
        made[scene.id] = evolve(scene, choices=choices, go=_onward(scene.go, order, place, later))
    return evolve(story, scenes=made)


def _onward(
    routes: Sequence[Route], order: Sequence[str], place: int, later: Sequence[str]
) -> tuple[Route, ...]:
    return tuple(
        route
        if order.index(route.to) > place
        else evolve(route, to=later[order.index(route.to) % len(later)])
        for route in routes
    )
