"""What every condition that decides play comes to where it stands: whether it ever holds, and ever does not.

A shift entry or a way on is only judged where those before it did not hold; a choice only where it is not used up.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Literal

from attrs import frozen

from game.analysis.arrays import Truths
from game.analysis.stays import Exploration, Stay
from game.analysis.steps import NO_ENTRY
from game.story.conditions.tree import ALWAYS, Condition

Path = tuple[str, ...]
Part = Literal["choice", "shift", "way"]


@frozen
class Judged:
    """What a condition came to over all reachable states in which it is judged.

    Attributes:
        path: where it stands: `(scene, choice, "if")`, `(scene, choice, "shift", "0")`, `(scene, choice, "go", "0")`,
            `(scene, "go", "0")` for a scene's own way on, `(scene, "enter", "shift", "0")` for its `enter`.
        part: what it decides.
        closes: whether it is the last of several in a list.
    """

    path: Path
    part: Part
    condition: Condition
    ever_holds: bool
    ever_fails: bool
    closes: bool = False


def deciding_sites(exploration: Exploration) -> tuple[Judged, ...]:
    """Every condition that decides play, in the order of the story."""
    return tuple(_sites(exploration))


def _sites(exploration: Exploration) -> Iterator[Judged]:
    entered = _entries(exploration)
    for id, scene in exploration.story.scenes.items():
        stay = exploration.stays.get(id)
        steps = [] if stay is None else [passage.step for passage in stay.passages]
        entries = [entry.when for entry in scene.enter.shift]
        yield from listed((id, "enter", "shift"), "shift", entries, entered.get(id, set()))
        for place, choice in enumerate(scene.choices):
            taken = [step for step in steps if step.choice == place]
            if choice.when != ALWAYS:
                yield _offered(exploration, id, place)
            shifts, routes = (
                [entry.when for entry in choice.effects.shift],
                [route.when for route in choice.go],
            )
            yield from listed((id, choice.id, "shift"), "shift", shifts, {step.shift for step in taken})
            yield from listed((id, choice.id, "go"), "way", routes, {step.route for step in taken})
        gone = {step.route for step in steps if step.choice is None}
        yield from listed((id, "go"), "way", [route.when for route in scene.go], gone)


def _entries(exploration: Exploration) -> Mapping[str, set[int]]:
    """For each scene, the entries of its `enter` that ever counted."""
    found: dict[str, set[int]] = {}
    for start in exploration.starts:
        found.setdefault(start.scene, set()).add(start.entry)
    for stay in exploration.stays.values():
        for passage in stay.passages:
            if passage.step.to is not None:
                found.setdefault(passage.step.to, set()).add(passage.step.entry)
    return found


def _offered(exploration: Exploration, scene: str, place: int) -> Judged:
    choice = exploration.story.scenes[scene].choices[place]
    path, stay = (scene, choice.id, "if"), exploration.stays.get(scene)
    if stay is None:
        return Judged(path, "choice", choice.when, ever_holds=False, ever_fails=False)
    is_open = stay.open_states(place)
    refused = unused_states(exploration, stay, place) & ~is_open
    return Judged(path, "choice", choice.when, bool(is_open.any()), bool(refused.any()))


def unused_states(exploration: Exploration, stay: Stay, place: int) -> Truths:
    """For each state, whether the choice at that place is not used up."""
    used = stay.modes.having(exploration.steppers[stay.id].offers[place].used)
    unused: Truths = ~used[stay.rows]
    return unused


def listed(path: Path, part: Part, conditions: Sequence[Condition], counted: set[int]) -> Iterator[Judged]:
    """The entries of a list of which the first that holds counts; `counted` are those that ever did."""
    for place, condition in enumerate(conditions):
        if condition != ALWAYS:
            later = any(other > place or other == NO_ENTRY for other in counted)
            closes = 0 < place == len(conditions) - 1
            yield Judged((*path, str(place)), part, condition, place in counted, later, closes)
