"""The figures of a story as facts: scenes, choices, endings, ways, stances and minutes."""

from collections.abc import Iterator, Mapping

from attrs import evolve

from game.analysis.dense.extremes import extreme_words
from game.analysis.dense.proved import Proof
from game.analysis.dense.witness import Aim
from game.analysis.facts import ChoiceFacts, EndingFacts, Envelope, ReadingTime, SceneFacts, WayFacts
from game.analysis.figures import NEVER, NOWHERE
from game.analysis.minutes import WORDS_A_MINUTE
from game.story.model import METER_NAMES


def scene_facts(proof: Proof, id: str) -> SceneFacts:
    """What is true of a scene."""
    sight = proof.sights.get(id)
    if sight is None:
        return NOWHERE
    found = proof.figures[id]
    return SceneFacts(
        reachable=True,
        visits=found.visits,
        depth=proof.reach.of[id].first,
        meters={
            name: Envelope(sight.lows[place], sight.highs[place], found.means[place])
            for place, name in enumerate(METER_NAMES)
        },
    )


def choice_facts(proof: Proof) -> Mapping[str, ChoiceFacts]:
    """What is true of each choice, by `scene.choice`."""
    return {
        f"{scene.id}.{choice.id}": _of_choice(proof, scene.id, place) if scene.id in proof.sights else NEVER
        for scene in proof.net.story.scenes.values()
        for place, choice in enumerate(scene.choices)
    }


def _of_choice(proof: Proof, id: str, place: int) -> ChoiceFacts:
    node, sight, found = proof.net.nodes[id], proof.sights[id], proof.figures[id]
    mine = [number for number, arc in enumerate(node.arcs) if arc.choice == place]
    depths = [depth for number in mine if (depth := sight.depths[number]) is not None]
    if not depths:
        return evolve(NEVER, open_in=0.0)
    taken = sum(found.taken[number].mass for number in mine)
    cut = sum(found.taken[number].cut for number in mine)
    moved = dict(zip(proof.prospects.endings, proof.prospects.of[id].moved[place].tolist(), strict=True))
    moved.pop(None)
    return ChoiceFacts(
        reachable=True,
        visits=taken,
        depth=min(depths) + 1,
        open_in=min(1.0, found.opens[place] / found.visits) if found.visits else 0.0,
        swallowed=min(1.0, cut / taken) if taken else None,
        odds={str(ending): value / taken for ending, value in moved.items()} if taken else None,
    )


def ending_facts(proof: Proof, counted: Mapping[str, int] | None) -> Mapping[str, EndingFacts]:
    """What is true of each ending; `counted` are the numbers of plays."""
    return {
        id: EndingFacts(
            reachable=id in proof.sights,
            share=proof.figures[id].visits if id in proof.sights else 0.0,
            trails=None if counted is None else counted[id],
            depth=proof.reach.of[id].first if id in proof.sights else None,
            witness=proof.witnesses.find(Aim(id)),
        )
        for id in proof.net.story.endings
    }


def way_facts(proof: Proof) -> Iterator[WayFacts]:
    """Every way that some play goes, in the order of the story."""
    for scene in proof.net.story.scenes.values():
        if scene.id not in proof.sights:
            continue
        node, depths = proof.net.nodes[scene.id], proof.sights[scene.id].depths
        found: dict[tuple[int | None, str], float] = {}
        for arc, depth, taken in zip(node.arcs, depths, proof.figures[scene.id].taken, strict=True):
            if arc.to is not None and depth is not None:
                found[arc.choice, arc.to] = found.get((arc.choice, arc.to), 0.0) + taken.mass
        for (place, to), visits in found.items():
            yield WayFacts(scene.id, None if place is None else scene.choices[place].id, to, visits)


def stance_rows(proof: Proof) -> Mapping[str, Mapping[str, float]]:
    """For each person and stance, the chance of each ending over the starts in which they have it."""
    found: dict[str, Mapping[str, float]] = {}
    starts = list(zip(proof.net.origins, proof.prospects.starts, strict=True))
    for person in proof.net.story.cast.values():
        for stance in person.stances:
            held = [
                (origin.begin[2], mix) for origin, mix in starts if origin.begin[1].get(person.id) == stance
            ]
            if held:
                row = sum(chance * mix for chance, mix in held) / sum(chance for chance, _ in held)
                named = dict(zip(proof.prospects.endings, row.tolist(), strict=True))  # type: ignore[union-attr]
                found[f"{person.id}={stance}"] = {ending: named[ending] for ending in proof.net.story.endings}
    return found


def minutes(proof: Proof) -> ReadingTime:
    """How long plays take to read."""
    if not proof.net.reads.texts:
        return ReadingTime(None, None, None)
    mean = None if proof.is_ever_stuck else proof.words / WORDS_A_MINUTE
    shortest, longest = extreme_words(proof.net)
    return ReadingTime(
        None if shortest is None else shortest / WORDS_A_MINUTE,
        mean,
        None if longest is None else longest / WORDS_A_MINUTE,
    )
