"""All facts of a story, found out by dense arrays."""

from collections.abc import Iterator, Mapping, Set

from attrs import evolve

from game.analysis.bars import idle_stances, policies_bar, reading_time, seldom_open, shares_bar
from game.analysis.dense.faults import (
    Shown,
    caught,
    closed_by_a_stance,
    empty_choices,
    one_way,
    opened,
    unmade_moves,
)
from game.analysis.dense.judged import sites
from game.analysis.dense.net import Net
from game.analysis.dense.numbers import (
    choice_facts,
    ending_facts,
    minutes,
    scene_facts,
    stance_rows,
    way_facts,
)
from game.analysis.dense.proved import Proof, proved
from game.analysis.dense.trails import trails
from game.analysis.dense.witness import Aim
from game.analysis.facts import Facts, Finding
from game.analysis.findings import conditions, unread
from game.analysis.policies import policy_plays, shares
from game.analysis.stays import Start
from game.analysis.unmet import unmet
from game.engine import Rules


def prove(net: Net, playing: Mapping[str, int]) -> Facts:
    """All facts of the story of a net; `playing` are the bits that matter for play alone."""
    proof = proved(net, playing)
    story = net.story
    counted = trails(net)
    endings = ending_facts(proof, counted)
    choices = choice_facts(proof)
    stances = stance_rows(proof)
    starts = tuple(Start(*origin.begin, origin.scene, origin.entry, 0) for origin in net.origins)
    plays = policy_plays(Rules.of(story), starts)
    time = minutes(proof)
    found: list[Shown] = [
        *caught(proof),
        *((finding, None) for finding in unmet(story, _gone(proof))),
        *conditions(sites(proof)),
        *unread(story, proof.wording.arms),
        *(
            (Finding("BW604", path, {"scene": scene}), Aim(id, states, place))
            for (path, scene), (id, place, states) in proof.wording.unsaid.items()
        ),
        *empty_choices(proof),
        *((finding, None if target is None else Aim(target.id)) for finding, target in shares_bar(endings)),
        *one_way(proof, endings),
        *((finding, None) for finding, _ in policies_bar(story, plays)),
        *unmade_moves(proof),
        *closed_by_a_stance(proof),
        *((finding, None) for finding, _ in idle_stances(story, stances)),
        *((finding, opened(proof, scene, place)) for scene, place, finding in seldom_open(story, choices)),
        *((finding, None) for finding, _ in reading_time(story, time.mean)),
    ]
    return Facts(
        story=story.id,
        fingerprint=story.fingerprint,
        states=sum(sight.states for sight in proof.sights.values()),
        scenes={id: scene_facts(proof, id) for id in story.scenes},
        choices=choices,
        endings=endings,
        ways=tuple(way_facts(proof)),
        policies={policy: shares(of_policy) for policy, of_policy in plays.items()},
        stances=stances,
        minutes=time,
        findings=tuple(_witnessed(proof, found)),
        limits=tuple(_left_out(net, counted)),
    )


def _gone(proof: Proof) -> Mapping[str, Set[int | None]]:
    """For each scene and ending that is met, the choices that some play takes there, None for its own way on."""
    return {
        id: {
            arc.choice
            for arc, depth in zip(proof.net.nodes[id].arcs, sight.depths, strict=True)
            if depth is not None
        }
        for id, sight in proof.sights.items()
    }


def _left_out(net: Net, counted: Mapping[str, int] | None) -> Iterator[str]:
    """What was not worked out, and why."""
    if not net.reads.texts:
        yield "minutes: the texts ask about too much to tell how long a play is."
        yield "texts: they ask about too much to be looked at, and so do choices that only texts tell apart."
    if counted is None:
        yield "trails: there are too many different plays to count them."


def _witnessed(proof: Proof, found: list[Shown]) -> Iterator[Finding]:
    for finding, aim in found:
        yield finding if aim is None else evolve(finding, witness=proof.witnesses.find(aim))
