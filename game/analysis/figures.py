"""The figures of a story, put together: scenes, choices, endings, ways, policies and stances."""

from collections.abc import Iterator, Mapping

import numpy as np

from game.analysis.arrays import Floats
from game.analysis.facts import ChoiceFacts, EndingFacts, Envelope, SceneFacts, WayFacts
from game.analysis.ground import Ground
from game.analysis.meters import CELLS, SIDE, VALUES
from game.analysis.options import open_in, taking
from game.analysis.shortest import Target
from game.analysis.stays import Stay
from game.story.model import LOWEST, METER_NAMES

NOWHERE = SceneFacts(reachable=False, visits=0.0, depth=None, meters=None)
NEVER = ChoiceFacts(reachable=False, visits=0.0, depth=None, open_in=None, swallowed=None, odds=None)


def scene_facts(ground: Ground) -> Mapping[str, SceneFacts]:
    """What is true of each scene."""
    stays = ground.exploration.stays
    return {
        id: _scene(ground, stays[id]) if id in stays else NOWHERE for id in ground.exploration.story.scenes
    }


def _scene(ground: Ground, stay: Stay) -> SceneFacts:
    endless = bool(ground.catches.endless[stay.id].any())
    return SceneFacts(
        reachable=True,
        visits=None if endless else float(ground.visits.of[stay.id].sum()),
        depth=ground.shortest.depth(Target(stay.id)),
        meters=_envelopes(stay, ground.visits.of[stay.id], endless=endless),
    )


def _envelopes(stay: Stay, visits: Floats, *, endless: bool) -> Mapping[str, Envelope]:
    """Each meter's lowest, highest and mean value; the mean over visits, or over states where none is counted."""
    weights = visits if visits.any() else np.ones(stay.size)
    met = np.bincount(stay.cells, minlength=CELLS).reshape(SIDE, SIDE, SIDE)
    heavy = np.bincount(stay.cells, weights, minlength=CELLS).reshape(SIDE, SIDE, SIDE)
    found = {}
    for place, name in enumerate(METER_NAMES):
        others = tuple(axis for axis in range(3) if axis != place)
        values = np.flatnonzero(met.any(axis=others)) + LOWEST
        along = heavy.sum(axis=others)
        mean = None if endless else float(along @ VALUES) / float(along.sum())
        found[name] = Envelope(int(values[0]), int(values[-1]), mean)
    return found


def choice_facts(ground: Ground) -> Mapping[str, ChoiceFacts]:
    """What is true of each choice, by `scene.choice`."""
    found: dict[str, ChoiceFacts] = {}
    for scene in ground.exploration.story.scenes.values():
        stay = ground.exploration.stays.get(scene.id)
        for place, choice in enumerate(scene.choices):
            if stay is None:
                found[f"{scene.id}.{choice.id}"] = NEVER
                continue
            is_open = stay.open_states(place)
            done = taking(ground, stay, place)
            found[f"{scene.id}.{choice.id}"] = ChoiceFacts(
                reachable=bool(is_open.any()),
                visits=done.visits,
                depth=ground.shortest.depth(Target(scene.id, is_open, place)) if is_open.any() else None,
                open_in=open_in(ground, stay, place),
                swallowed=done.swallowed,
                odds=done.odds,
            )
    return found


def ending_facts(ground: Ground, trails: Mapping[str, int | None] | None) -> Mapping[str, EndingFacts]:
    """What is true of each ending."""
    endings = list(ground.exploration.story.endings)
    witnesses = ground.shortest.witnesses([Target(ending) for ending in endings])
    return {
        ending: EndingFacts(
            reachable=ending in ground.exploration.stays,
            share=float(ground.visits.of[ending].sum()) if ending in ground.exploration.stays else 0.0,
            trails=None if trails is None else trails[ending],
            depth=ground.shortest.depth(Target(ending)),
            witness=witness,
        )
        for ending, witness in zip(endings, witnesses, strict=True)
    }


def way_facts(ground: Ground) -> Iterator[WayFacts]:
    """Every way that some play goes, in the order of the story."""
    exploration = ground.exploration
    for scene in exploration.story.scenes.values():
        stay = exploration.stays.get(scene.id)
        if stay is None:
            continue
        found: dict[tuple[int | None, str], float | None] = {}
        for passage in stay.passages:
            if passage.step.to is None:
                continue
            way = (passage.step.choice, passage.step.to)
            endless = ground.catches.endless[scene.id][passage.src].any()
            before = found.get(way, 0.0)
            mass = float((ground.visits.of[scene.id][passage.src] * passage.chance).sum())
            found[way] = None if endless or before is None else before + mass
        for (place, to), visits in found.items():
            yield WayFacts(scene.id, None if place is None else scene.choices[place].id, to, visits)


def stance_rows(ground: Ground) -> Mapping[str, Mapping[str, float]]:
    """For each person and stance, the chance of each ending over the starts in which they have it."""
    exploration = ground.exploration
    found: dict[str, Mapping[str, float]] = {}
    for person in exploration.story.cast.values():
        for stance in person.stances:
            held = [start for start in exploration.starts if start.stances.get(person.id) == stance]
            weight = sum(start.chance for start in held)
            if held:
                chances = sum(start.chance * ground.chances.of[start.scene][start.state] for start in held)
                row = np.asarray(chances) / weight
                found[f"{person.id}={stance}"] = dict(zip(ground.chances.endings, row.tolist(), strict=True))
    return found
