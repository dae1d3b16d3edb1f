"""What a choice is worth beside the others: who can take it, what it moves, and whether it is a choice at all."""

from collections.abc import Iterator, Mapping
from itertools import combinations

import numpy as np
from attrs import frozen

from game.analysis.arrays import Floats, Numbers, Truths
from game.analysis.ground import Ground
from game.analysis.hearing import Hearings, interdependent
from game.analysis.meters import cut_short
from game.analysis.stays import Exploration, Stay
from game.story.model import Choice

OBVIOUS = 0.2
"""By how much a choice's chance of an interdependent ending tops every other's where it is the obvious answer."""
SLACK = 1e-9
NOT_OPEN = -1.0


def open_in(ground: Ground, stay: Stay, place: int) -> float:
    """The share of the plays which see a scene in which one of its choices is ever open."""
    is_open = stay.open_states(place)
    if is_open.all() or not is_open.any():
        return float(is_open.all())
    everyone = np.ones(stay.size, dtype=np.bool_)
    finding, seeing = (
        ground.visits.ever(ground.exploration, ground.catches, stay.id, states)
        for states in (is_open, everyone)
    )
    return finding / seeing


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
        moved -= mass @ chances.of[stay.id].take(passage.src, axis=0)
        if passage.step.to is not None:
            moved += mass @ chances.of[passage.step.to].take(passage.dst, axis=0)
        if passage.step.shift >= 0:
            cut = cut_short(choice.effects.shift[passage.step.shift].by)
            swallowed += float(mass[cut[stay.cells[passage.src]]].sum())
    if not taken:
        return Taking(0.0, None, None)
    return Taking(taken, swallowed / taken, dict(zip(chances.endings, (moved / taken).tolist(), strict=True)))


def false_choices(ground: Ground, hearings: Hearings) -> Iterator[tuple[str, int, int, Truths]]:
    """Pairs of options that change nothing: scene, their places, and the states in which both are open.

    In all of these they lead to the same state of play, and no text tells later which of them it was.
    """
    for knot in ground.exploration.knots:
        for scene in knot.scenes:
            stay = ground.exploration.stays[scene]
            for first, second in combinations(range(len(ground.exploration.story.scenes[scene].choices)), 2):
                both = stay.open_states(first) & stay.open_states(second)
                if both.any() and _are_one(ground, hearings, scene, (first, second)):
                    yield scene, first, second, both


def _are_one(ground: Ground, hearings: Hearings, scene: str, places: tuple[int, int]) -> bool:
    """Whether two options cannot be told apart, by play or by any text."""
    explorations = (ground.exploration, *(hearing.exploration for hearing in hearings.of))
    one, other = (ground.exploration.story.scenes[scene].choices[place] for place in places)
    return not differ(one, other) and all(
        _same(exploration, exploration.stays[scene], *places)
        and not _quoted_apart(exploration, scene, places)
        for exploration in explorations
    )


def _quoted_apart(exploration: Exploration, scene: str, places: tuple[int, int]) -> bool:
    """Whether a later text may quote the words of two options that have not the same words."""
    one, other = (exploration.story.scenes[scene].choices[place] for place in places)
    if (one.words, one.spoken) == (other.words, other.spoken):
        return False
    said = exploration.memory.mask([("said", scene)])
    ahead = {p.step.to for p in exploration.stays[scene].passages if p.step.choice in places}
    return any(to is not None and exploration.live[to] & said for to in ahead)


def differ(one: Choice, other: Choice) -> bool:
    """Whether two options differ in what they say of a play, or can never lead to the same place."""
    if {route.to for route in one.go}.isdisjoint(route.to for route in other.go):
        return True
    return (one.shows, one.move, one.costly, one.reply) != (
        other.shows,
        other.move,
        other.costly,
        other.reply,
    )


def _same(exploration: Exploration, stay: Stay, first: int, second: int) -> bool:
    """Whether two options lead each state in which both are open to the same state."""
    both = stay.open_states(first) & stay.open_states(second)
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
    good = interdependent(ground.exploration.story)
    column = np.array([ending in good for ending in ground.chances.endings])
    if not column.any():
        return
    chance = {id: of_id[:, column].sum(axis=1) for id, of_id in ground.chances.of.items()}
    for knot in ground.exploration.knots:
        for scene in knot.scenes:
            stay = ground.exploration.stays[scene]
            values = _values(ground, stay, chance)
            for place, own in enumerate(values):
                beside = (stay.opens > 1) & (own > NOT_OPEN)
                if beside.any():
                    others = np.maximum.reduce([*values[:place], *values[place + 1 :]])
                    if (own >= others + OBVIOUS - SLACK)[beside].all():
                        yield scene, place, beside


def _values(ground: Ground, stay: Stay, chance: Mapping[str, Floats]) -> Floats:
    """For each choice and state, the chance of the state it leads to; NOT_OPEN where it is not open."""
    choices = ground.exploration.story.scenes[stay.id].choices
    found = np.full((len(choices), stay.size), NOT_OPEN)
    for passage in stay.passages:
        if passage.step.choice is not None:
            to = passage.step.to
            found[passage.step.choice][passage.src] = 0.0 if to is None else chance[to][passage.dst]
    return found
