"""What every condition that decides play comes to, from the arcs that are ever taken."""

from collections.abc import Mapping

from game.analysis.dense.net import Arc
from game.analysis.dense.proved import Proof
from game.analysis.sites import Judged, listed
from game.story.conditions.tree import ALWAYS


def sites(proof: Proof) -> tuple[Judged, ...]:
    """Every condition that decides play, in the order of the story."""
    found: list[Judged] = []
    entered = _entered(proof)
    for id, scene in proof.net.story.scenes.items():
        is_met = id in proof.sights
        taken = _taken(proof, id)
        found.extend(
            listed(
                (id, "enter", "shift"),
                "shift",
                [shift.when for shift in scene.enter.shift],
                entered.get(id, set()),
            )
        )
        for place, choice in enumerate(scene.choices):
            mine = [arc for arc in taken if arc.choice == place]
            if choice.when != ALWAYS:
                closed = is_met and proof.sights[id].closed[place]
                path = (id, choice.id, "if")
                found.append(Judged(path, "choice", choice.when, ever_holds=bool(mine), ever_fails=closed))
            shifts = [shift.when for shift in choice.effects.shift]
            found.extend(listed((id, choice.id, "shift"), "shift", shifts, {arc.shift for arc in mine}))
            found.extend(
                listed(
                    (id, choice.id, "go"), "way", [way.when for way in choice.go], {arc.route for arc in mine}
                )
            )
        gone = {arc.route for arc in taken if arc.choice is None}
        found.extend(listed((id, "go"), "way", [way.when for way in scene.go], gone))
    return tuple(found)


def _entered(proof: Proof) -> Mapping[str, set[int]]:
    """For each scene, the entries of its `enter` that ever counted."""
    found: dict[str, set[int]] = {}
    for origin in proof.net.origins:
        found.setdefault(origin.scene, set()).add(origin.entry)
    for id in proof.sights:
        for arc in _taken(proof, id):
            if arc.to is not None:
                found.setdefault(arc.to, set()).add(arc.entry)
    return found


def _taken(proof: Proof, id: str) -> list[Arc]:
    """The arcs of a scene that some play takes."""
    if id not in proof.sights:
        return []
    depths = proof.sights[id].depths
    return [arc for arc, depth in zip(proof.net.nodes[id].arcs, depths, strict=True) if depth is not None]
