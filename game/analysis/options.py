"""What a choice is worth beside the others: who can take it, what it moves, and whether it is a choice at all."""

from collections.abc import Iterator, Mapping

import numpy as np
from attrs import frozen

from game.analysis.listening import Listening
from game.analysis.liveness import written_by
from game.analysis.explore import Exploration, Floats, Numbers, Stay, Truths
from game.analysis.ground import Ground
from game.analysis.meters import cut_short
from game.analysis.order import Knot
from game.analysis.steps import added
from game.analysis.visits import Visits, ever
from game.story.model import Kind

OBVIOUS = 0.2
"""By how much a choice's chance of an interdependent ending tops every other's where it is the obvious answer."""
SLACK = 1e-9


def open_in(ground: Ground, stay: Stay, place: int, knot: Knot) -> float:
    """The share of the plays which see a scene in which one of its choices is ever open."""
    is_open = stay.open_states(place)
    if is_open.all():
        return 1.0
    visits = ground.visits.of[stay.id]
    if not is_open.any():
        return 0.0
    if not knot.is_ring:
        return float(visits[is_open].sum() / visits.sum())
    inflow, everyone = ground.visits.inflow, np.ones(stay.size, dtype=np.bool_)
    seen = ever(ground.exploration, knot, inflow, stay.id, everyone, ground.catches)
    return ever(ground.exploration, knot, inflow, stay.id, is_open, ground.catches) / seen


@frozen
class Taking:
    """What taking a choice does, the mean over its takings.

    Attributes:
        visits: how often it is taken in a play; None without bound.
        swallowed: the share of the takings in which the end of a meter cuts its shift short.
        odds: how far it moves the chance of each ending.
    """

    visits: float | None
    swallowed: float | None
    odds: Mapping[str, float] | None


def taking(ground: Ground, stay: Stay, place: int) -> Taking:
    """What taking a choice of a reached scene does."""
    choice = ground.exploration.story.scenes[stay.id].choices[place]
    visits, chances = ground.visits.of[stay.id], ground.chances
    taken = swallowed = 0.0
    moved = np.zeros(len(chances.endings))
    for passage in stay.passages:
        if passage.step.choice != place:
            continue
        if ground.catches.endless[stay.id][passage.src].any():
            return Taking(None, None, None)
        mass = visits[passage.src] * passage.chance
        taken += float(mass.sum())
        moved -= mass @ chances.of[stay.id][passage.src]
        if passage.step.to is not None:
            moved += mass @ chances.of[passage.step.to][passage.dst]
        if passage.step.shift >= 0:
            cut = cut_short(choice.effects.shift[passage.step.shift].by)
            swallowed += float(mass[cut[stay.cells[passage.src]]].sum())
    if not taken:
        return Taking(0.0, None, None)
    return Taking(taken, swallowed / taken, dict(zip(chances.endings, (moved / taken).tolist(), strict=True)))


def false_choices(ground: Ground, listening: Listening) -> Iterator[tuple[str, int, int, Truths]]:
    """Pairs of options that change nothing: scene, their places, and the states in which both are open.

    In all of these they lead to the same state of play, and no text tells later which of them it was.
    """
    for knot in ground.exploration.knots:
        for scene in knot.scenes:
            stay = ground.exploration.stays[scene]
            choices = ground.exploration.story.scenes[scene].choices
            for first in range(len(choices)):
                for second in range(first + 1, len(choices)):
                    if _differ(ground.exploration, scene, first, second):
                        continue
                    both = stay.open_states(first) & stay.open_states(second)
                    if (
                        both.any()
                        and _same(ground.exploration, stay, first, second, both)
                        and not _told_apart(ground.exploration, listening, stay, (first, second), both)
                    ):
                        yield scene, first, second, both


def _told_apart(
    exploration: Exploration, listening: Listening, stay: Stay, places: tuple[int, int], both: Truths
) -> bool:
    """Whether some text can tell later which of two options was taken."""
    story, memory, live = exploration.story, exploration.memory, listening.known.live
    scene = story.scenes[stay.id]
    choices = [scene.choices[place] for place in places]
    to = {p.step.to for p in stay.passages if p.step.choice in places and p.step.to is not None}
    alive = 0
    for id in to:
        alive |= live[id]
    said = memory.mask([("said", stay.id)])
    if said & alive and (choices[0].words, choices[0].spoken) != (choices[1].words, choices[1].spoken):
        return True
    bits = 0
    for choice in choices:
        bits |= written_by(scene, choice, listening.reads) | added(memory, choice.effects)
    bits &= alive & ~said & ~exploration.live[stay.id]
    planes = listening.planes(bits)
    return any(
        planes.after(stay, places[0], id, layer.plane, 0) != planes.after(stay, places[1], id, layer.plane, 0)
        for id in to
        for layer in planes.layers[stay.id]
        if layer.reached is None or (layer.reached & both).any()
    )


def _differ(exploration: Exploration, scene: str, first: int, second: int) -> bool:
    one, other = (exploration.story.scenes[scene].choices[place] for place in (first, second))
    if {route.to for route in one.go}.isdisjoint(route.to for route in other.go):
        return True
    return (one.shows, one.move, one.costly, one.reply) != (other.shows, other.move, other.costly, other.reply)


def _same(exploration: Exploration, stay: Stay, first: int, second: int, both: Truths) -> bool:
    """Whether two options lead each state to the same state."""
    one, other = _landings(exploration, stay, first), _landings(exploration, stay, second)
    return bool(np.array_equal(one[both], other[both]))


def _landings(exploration: Exploration, stay: Stay, place: int) -> Numbers:
    """For each state, a number for the state a choice leads to: the scene's place, then the state's."""
    order = {id: number for number, id in enumerate(exploration.stays)}
    found = np.full(stay.size, -1, dtype=np.int64)
    for passage in stay.passages:
        if passage.step.choice == place and passage.step.to is not None:
            found[passage.src] = (order[passage.step.to] << 40) + passage.dst
    return found


def obvious_answers(ground: Ground) -> Iterator[tuple[str, int, Truths]]:
    """Options that are far better everywhere: scene, place, and the states in which there is something beside them."""
    kinds = {id for id, ending in ground.exploration.story.endings.items() if ending.kind is Kind.INTERDEPENDENT}
    column = np.array([ending in kinds for ending in ground.chances.endings])
    if not column.any():
        return
    for knot in ground.exploration.knots:
        for scene in knot.scenes:
            stay = ground.exploration.stays[scene]
            values = _values(ground, stay, column)
            for place in range(len(values)):
                beside = (stay.opens > 1) & ~np.isnan(values[place])
                others = np.delete(values, place, axis=0)[:, beside]
                if beside.any() and (values[place][beside] >= np.nanmax(others, axis=0) + OBVIOUS - SLACK).all():
                    yield scene, place, beside


def _values(ground: Ground, stay: Stay, column: Truths) -> Floats:
    """For each choice and state, the chance of an ending of the columns once it is taken; NaN where it is not open."""
    choices = ground.exploration.story.scenes[stay.id].choices
    found = np.full((len(choices), stay.size), np.nan)
    for passage in stay.passages:
        if passage.step.choice is not None:
            to = passage.step.to
            ahead = 0.0 if to is None else ground.chances.of[to][passage.dst][:, column].sum(axis=1)
            found[passage.step.choice][passage.src] = ahead
    return found
