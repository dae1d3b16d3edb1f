"""What every condition that decides play comes to where it stands: whether it ever holds, and ever does not.

A shift entry or a way on is only judged where those before it did not hold; a choice only where it is not used up.
"""

from collections.abc import Iterator, Mapping, Sequence

import numpy as np
from attrs import frozen

from game.analysis.explore import Exploration, Stay
from game.analysis.steps import NO_ENTRY
from game.story.conditions.tree import ALWAYS, Condition

Path = tuple[str, ...]


@frozen
class Judged:
    """What a condition came to over all reachable states in which it is judged."""

    condition: Condition
    ever_holds: bool
    ever_fails: bool

    @property
    def is_judged(self) -> bool:
        """Whether any play ever asks."""
        return self.ever_holds or self.ever_fails


def deciding_sites(exploration: Exploration) -> Mapping[Path, Judged]:
    """Every condition that decides play, by where it stands: `(scene, choice, "if")`, `(…, "shift", "0")`, `(…, "go", "0")`.

    `(scene, "go", "0")` is a scene's own way on, `(scene, "enter", "shift", "0")` an entry of its `enter`.
    """
    return dict(_sites(exploration))


def _sites(exploration: Exploration) -> Iterator[tuple[Path, Judged]]:
    entered = _entries(exploration)
    for id, scene in exploration.story.scenes.items():
        stay = exploration.stays.get(id)
        yield from _listed((id, "enter", "shift"), [entry.when for entry in scene.enter.shift], entered.get(id, set()))
        for place, choice in enumerate(scene.choices):
            taken = [] if stay is None else [p.step for p in stay.passages if p.step.choice == place]
            if choice.when != ALWAYS:
                yield (id, choice.id, "if"), _offered(exploration, stay, place)
            shifts = [entry.when for entry in choice.effects.shift]
            yield from _listed((id, choice.id, "shift"), shifts, {step.shift for step in taken})
            routes = [route.when for route in choice.go]
            yield from _listed((id, choice.id, "go"), routes, {step.route for step in taken})
        gone = set() if stay is None else {p.step.route for p in stay.passages if p.step.choice is None}
        yield from _listed((id, "go"), [route.when for route in scene.go], gone)


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


def _offered(exploration: Exploration, stay: Stay | None, place: int) -> Judged:
    if stay is None:
        return Judged(ALWAYS, ever_holds=False, ever_fails=False)
    choice = exploration.story.scenes[stay.id].choices[place]
    is_open = stay.open_states(place)
    unused = unused_states(exploration, stay, place)
    return Judged(choice.when, bool(is_open.any()), bool((unused & ~is_open).any()))


def unused_states(exploration: Exploration, stay: Stay, place: int) -> np.ndarray:
    """For each state, whether the choice at that place is not used up."""
    used = exploration.steppers[stay.id].offers[place].used
    rows = np.array([not mode & used for mode in stay.modes], dtype=np.bool_)
    return rows[stay.rows]


def _listed(path: Path, conditions: Sequence[Condition], counted: set[int]) -> Iterator[tuple[Path, Judged]]:
    """The entries of a list of which the first that holds counts; `counted` are those that ever did."""
    for place, condition in enumerate(conditions):
        if condition != ALWAYS:
            later = any(other > place or other == NO_ENTRY for other in counted)
            yield (*path, str(place)), Judged(condition, place in counted, later)
