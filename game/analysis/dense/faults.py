"""What an author should mend, and the bars a finished story must hold: those that hang on states."""

from collections.abc import Callable, Iterator, Mapping

from game.analysis.bars import TWO
from game.analysis.dense.moved import Unmoved
from game.analysis.dense.net import Arc, Node, Piece
from game.analysis.dense.proved import Proof
from game.analysis.dense.reach import reach
from game.analysis.dense.sights import Sights
from game.analysis.dense.witness import Aim
from game.analysis.facts import EndingFacts, Finding
from game.analysis.hearing import interdependent
from game.story.reading.places import ENDING

SLACK = 1e-9
Shown = tuple[Finding, Aim | None]
"""A finding, and what its witness should come to."""


def caught(proof: Proof) -> Iterator[Shown]:
    """Places where no way on holds in some play."""
    story, packing = proof.net.story, proof.reach.packing
    for id, sight in proof.sights.items():
        node = proof.net.nodes[id]
        stuck: dict[int | None, list[Piece]] = {}
        for arc, depth in zip(node.arcs, sight.depths, strict=True):
            if arc.to is None and depth is not None:
                stuck.setdefault(arc.choice, []).extend(arc.pieces)
        for place, pieces in stuck.items():
            path = (id, "go") if place is None else (id, story.scenes[id].choices[place].id, "go")
            states = packing.inside(proof.reach.of[id].states, pieces, node)
            yield Finding("BW605", path, {"scene": id}), Aim(id, states, place)


def empty_choices(proof: Proof) -> Iterator[Shown]:
    """Choices that change nothing, and those that are the obvious answer."""
    scenes = proof.net.story.scenes
    sights = Sights(proof.net, proof.reach.packing, {})
    for id, sight in proof.sights.items():
        for first, second in sight.same if proof.net.reads.texts else ():  # a text may tell them apart
            one, other = scenes[id].choices[first], scenes[id].choices[second]
            states = sights.both(proof.net.nodes[id], proof.reach.of[id].states, first, second)
            yield Finding("BW609", (id, other.id), {"one": one.id, "other": other.id}), Aim(id, states)
    places = {id: number for number, id in enumerate(proof.net.nodes)}
    for id, place, beside in sorted(proof.obvious.found, key=lambda found: (places[found[0]], found[1])):
        choice = scenes[id].choices[place]
        yield Finding("BW610", (id, choice.id), {"choice": choice.id}), Aim(id, beside)


def one_way(proof: Proof, endings: Mapping[str, EndingFacts]) -> Iterator[Shown]:
    """The endings without two plays that differ in two scenes."""
    for id, facts in endings.items():
        if facts.reachable and _surely_optional(proof, id, facts.share) < TWO and _optional(proof, id) < TWO:
            yield Finding("BW622", (ENDING, id), {"name": id}), Aim(id)


def _scenes(proof: Proof) -> list[str]:
    return [id for id in proof.sights if id in proof.net.story.scenes]


def _seen(proof: Proof, scene: str, ending: str) -> float:
    ends = proof.prospects.of[scene].ends[proof.prospects.endings.index(ending)]
    return float(ends) * proof.figures[scene].visits


def _surely_optional(proof: Proof, ending: str, share: float) -> int:
    """How many scenes are seen in some plays to an ending, and too seldom to be seen in all of them."""
    return sum(SLACK < _seen(proof, scene, ending) < share * (1 - SLACK) for scene in _scenes(proof))


def _optional(proof: Proof, ending: str) -> int:
    """How many scenes lie on some plays to an ending but not on all."""
    scenes = _scenes(proof)
    return sum(
        ending in reach(proof.net, begin=(scene, proof.reach.of[scene].states)).of
        and ending in reach(proof.net, taking=_around(scene)).of
        for scene in scenes
    )


def _around(scene: str) -> Callable[[Node, Arc], bool]:
    return lambda node, _arc: node.id != scene


def unmade_moves(proof: Proof) -> Iterator[Shown]:
    """Interdependent endings that are come to without one of the moves."""
    without = Unmoved(proof.reach)
    for id in sorted(interdependent(proof.net.story) & proof.sights.keys()):
        if missing := without.missing(id):
            words = {"name": id, "missing": " or ".join(missing)}
            yield Finding("BW624", (ENDING, id), words, without.earliest(missing.values())), None


def closed_by_a_stance(proof: Proof) -> Iterator[Shown]:
    """The interdependent endings that plays come to, but none in which a person has some stance."""
    people = proof.net.story.cast.values()
    held = [(person.id, stance) for person in people for stance in person.stances]
    for id in sorted(interdependent(proof.net.story) & proof.sights.keys()):
        for person, stance in held:
            places = [
                place
                for place, origin in enumerate(proof.net.origins)
                if origin.begin[1].get(person) == stance
            ]
            if places and not any(_leads(proof, place, id) for place in places):
                yield Finding("BW625", (ENDING, id), {"name": id, "stance": f"{person}={stance}"}), None


def _leads(proof: Proof, place: int, ending: str) -> bool:
    """Whether some play that begins at a start comes to an ending."""
    if proof.prospects.starts[place][proof.prospects.endings.index(ending)] > SLACK:
        return True
    origin, packing = proof.net.origins[place], proof.reach.packing
    states = packing.empty(len(proof.net.nodes[origin.scene].modes))
    word, bit = divmod(origin.row, packing.width)
    states[word].reshape(-1)[origin.cell] = packing.kind.type(1 << bit)
    return ending in reach(proof.net, begin=(origin.scene, states)).of


def opened(proof: Proof, scene: str, place: int) -> Aim:
    """A play in which a choice is open, and taken."""
    node = proof.net.nodes[scene]
    pieces = [piece for arc in node.arcs if arc.choice == place for piece in arc.pieces]
    return Aim(scene, proof.reach.packing.inside(proof.reach.of[scene].states, pieces, node), place)
