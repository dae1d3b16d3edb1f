"""The facts of a story worked out as plainly as can be: whole states, one after the other, nothing merged.

Shares no code with the analysis, which is held to it. Only small stories are for it.
"""

from typing import Any

from attrs import frozen

from game.story.model import METER_NAMES, Story
from tests.analysis.oracle_chances import Chances, leading_to
from tests.analysis.oracle_choices import false_choices, first_together, obvious_answers
from tests.analysis.oracle_findings import doomed_states, findings
from tests.analysis.oracle_minutes import minutes
from tests.analysis.oracle_search import Node, Plays, Step, TooLarge, plays_of
from tests.analysis.oracle_texts import judged

__all__ = ["TooLarge", "facts_of"]

MOST = 3_000
POLICIES = ("first", "last", "pleaser", "sealer", "middle")


@frozen(eq=False)
class Whole:
    """All plays of a story, how often each state is met, and from each state the chance of each ending."""

    plays: Plays
    chances: Chances
    visits: list[float | None]
    ends: dict[str, list[float]]

    def taken(self, number: int) -> float | None:
        """How often each way on of a state is expected to be gone."""
        met = self.visits[number]
        return None if met is None else met / len(self.plays.nodes[number].steps)

    def moved(self, ending: str, number: int, step: Step) -> float:
        """How far a choice taken at a state moves the chance of an ending."""
        chance = self.ends[ending]
        return (0.0 if step.to is None else chance[step.to]) - chance[number]

    def from_the_start(self, chance: list[float]) -> float:
        """A chance that is known for each state, at the beginning of a play."""
        return sum(start.chance * chance[self.plays.numbers[start.state]] for start in self.plays.starts)


def facts_of(story: Story, most: int = MOST) -> dict[str, Any]:
    """Everything that is true of all plays of a story.

    Raises:
        TooLarge: the story has more states than that.
    """
    plays = plays_of(story, most)
    chances = Chances.of(plays)
    visits = chances.visits(_beginnings(plays))
    ends = {ending: chances.meeting(plays.at(ending)) for ending in story.endings}
    whole = Whole(plays, chances, visits, ends)
    same_states, same_futures = false_choices(plays)
    found = judged(plays)
    facts = {
        "scenes": {scene: _scene(whole, scene) for scene in story.scenes},
        "choices": {
            f"{scene.id}.{choice.id}": _choice(whole, scene.id, choice.id)
            for scene in story.scenes.values()
            for choice in scene.choices
        },
        "endings": {ending: _ending(whole, ending) for ending in story.endings},
        "ways": _ways(whole),
        "policies": {policy: _policy(plays, policy) for policy in POLICIES},
        "stances": _stances(whole),
        "minutes": minutes(plays, chances, visits),
        "traps": _traps(plays),
        "dead_ends": _dead_ends(plays),
        "conditions": found.conditions,
        "reached": found.reached,
        "false_choices": same_futures,
        "same_states": same_states,
        "obvious_answers": obvious_answers(plays, chances),
        "witnesses": _witnesses(plays),
        "first_together": first_together(plays),
        "doomed": {plays.nodes[number].witness for number in doomed_states(plays, chances)},
    }
    return facts | {"findings": list(findings(plays, chances, found, facts))}


def _beginnings(plays: Plays) -> dict[int, float]:
    return {plays.numbers[start.state]: start.chance for start in plays.starts}


def _scene(whole: Whole, scene: str) -> dict[str, Any]:
    states = whole.plays.at(scene)
    if not states:
        return {"reachable": False, "visits": 0, "depth": None, "meters": None}
    nodes = [whole.plays.nodes[number] for number in states]
    met = [whole.visits[number] for number in states]
    meters = {
        name: _envelope([node.state.meters[place] for node in nodes], met)
        for place, name in enumerate(METER_NAMES)
    }
    depth = min(node.depth for node in nodes)
    return {"reachable": True, "visits": _sum(met), "depth": depth, "meters": meters}


def _envelope(values: list[int], met: list[float | None]) -> dict[str, Any]:
    """The lowest, the highest and the mean value; no mean where the weights grow without bound."""
    weights = [number for number in met if number is not None]
    mean = None
    if len(weights) == len(met):
        mean = sum(weight * value for weight, value in zip(weights, values, strict=True)) / sum(weights)
    return {"min": min(values), "max": max(values), "mean": mean}


def _choice(whole: Whole, scene: str, choice: str) -> dict[str, Any]:
    nodes = whole.plays.nodes
    steps = {number: step for number in whole.plays.at(scene) if (step := nodes[number].step(choice))}
    open_in = _share_that_finds_it_open(whole, scene, set(steps))
    takings = {number: often for number in steps if (often := whole.taken(number)) is not None}
    total = sum(takings.values()) if len(takings) == len(steps) else None
    facts: dict[str, Any] = {
        "reachable": bool(steps),
        "visits": total,
        "depth": 1 + min(nodes[number].depth for number in steps) if steps else None,
        "open_in": open_in,
        "swallowed": None,
        "odds": None,
    }
    if total:
        cut_short = [takings[number] for number, step in steps.items() if _cut_short(nodes[number], step)]
        facts["swallowed"] = sum(cut_short) / total
        facts["odds"] = {
            ending: sum(takings[n] * whole.moved(ending, n, step) for n, step in steps.items()) / total
            for ending in whole.ends
        }
    return facts


def _share_that_finds_it_open(whole: Whole, scene: str, open_at: set[int]) -> float | None:
    """Of the plays that see the scene, those which ever find the choice open."""
    seeing = set(whole.plays.at(scene))
    if not seeing:
        return None
    if not open_at or open_at == seeing:
        return 1.0 if open_at else 0.0
    finding, all_plays = (whole.from_the_start(whole.chances.meeting(states)) for states in (open_at, seeing))
    return finding / all_plays


def _cut_short(node: Node, step: Step) -> bool:
    """Whether the end of a meter took something off the shift that the choice declares."""
    assert step.choice is not None
    wanted = node.moment._declared(step.choice.choice.effects)
    now = dict(zip(METER_NAMES, step.after.meters, strict=True))
    return any(now[meter] != node.moment.meters[meter] + by for meter, by in wanted.items())


def _ending(whole: Whole, ending: str) -> dict[str, Any]:
    first = next((node for node in whole.plays.nodes if node.at == ending), None)
    return {
        "reachable": first is not None,
        "share": whole.from_the_start(whole.ends[ending]),
        "trails": _trails(whole.plays, whole.chances, ending),
        "depth": None if first is None else first.depth,
        "witness": None if first is None else first.witness,
    }


def _trails(plays: Plays, chances: Chances, ending: str) -> int | None:
    """How many different plays end there: a play more for each start and each way on."""
    onward = [plays.onward(number) for number in range(len(plays.nodes))]
    on_the_way = leading_to(onward, plays.at(ending))
    if on_the_way & chances.looping:
        return None
    plays_to = [0] * len(plays.nodes)
    for start in plays.starts:
        plays_to[plays.numbers[start.state]] += 1
    for group in chances.groups:
        for number in on_the_way.intersection(group):
            for to in onward[number]:
                plays_to[to] += plays_to[number]
    return sum(plays_to[number] for number in plays.at(ending))


def _ways(whole: Whole) -> dict[tuple[str, str | None, str], float | None]:
    """How often each way on is expected to be gone, by the scene, the choice and the place it leads to."""
    flows: dict[tuple[str, str | None, str], list[float | None]] = {}
    for number, node in enumerate(whole.plays.nodes):
        for step in node.steps:
            if step.landing is not None:
                way = (node.at, None if step.choice is None else step.choice.choice.id, step.landing.at)
                flows.setdefault(way, []).append(whole.taken(number))
    return {way: _sum(flow) for way, flow in flows.items()}


def _policy(plays: Plays, policy: str) -> dict[str, float]:
    """Where a policy ends from each start; `endless` where it comes back to a state or there is no way on."""
    shares: dict[str, float] = {}
    for start in plays.starts:
        ending = _followed(plays, policy, plays.numbers[start.state])
        shares[ending] = shares.get(ending, 0.0) + start.chance
    return shares


def _followed(plays: Plays, policy: str, start: int) -> str:
    number: int | None = start
    seen: set[int] = set()
    while number is not None and number not in seen:
        node = plays.nodes[number]
        if node.at in plays.story.endings:
            return node.at
        seen.add(number)
        step = node.step(node.moment.preferred(policy)) if node.choosing else node.steps[0]
        number = None if step is None else step.to
    return "endless"


def _stances(whole: Whole) -> dict[str, dict[str, float]]:
    """For each stance, where plays end that begin with it; none for a stance no start has."""
    rows = {}
    for person in whole.plays.story.cast.values():
        for stance in person.stances:
            held = [start for start in whole.plays.starts if start.stances.get(person.id) == stance]
            if held:
                weights = {whole.plays.numbers[start.state]: start.chance for start in held}
                rows[f"{person.id}={stance}"] = {
                    ending: sum(weight * chance[number] for number, weight in weights.items())
                    / sum(weights.values())
                    for ending, chance in whole.ends.items()
                }
    return rows


def _traps(plays: Plays) -> set[str]:
    """The scenes at which some play can stand from where no ending can be reached any more."""
    onward = [plays.onward(number) for number in range(len(plays.nodes))]
    over = [number for number, node in enumerate(plays.nodes) if node.at in plays.story.endings]
    hopeful = leading_to(onward, over)
    return {node.at for number, node in enumerate(plays.nodes) if number not in hopeful}


def _dead_ends(plays: Plays) -> set[tuple[str, str | None]]:
    """Where no way on holds: a scene with the choice taken there, None for the scene's own ways."""
    return {
        (node.at, None if step.choice is None else step.choice.choice.id)
        for node in plays.nodes
        for step in node.steps
        if step.landing is None
    }


def _witnesses(plays: Plays) -> dict[str, tuple[str, ...]]:
    """The first of the shortest plays to each scene, choice and ending that can be reached."""
    found: dict[str, tuple[str, ...]] = {}
    for node in plays.nodes:
        found.setdefault(node.at, node.witness)
        for step in node.steps:
            if step.choice is not None:
                found.setdefault(step.choice.name, (*node.witness, step.choice.name))
    return found


def _sum(numbers: list[float | None]) -> float | None:
    known = [number for number in numbers if number is not None]
    return sum(known) if len(known) == len(numbers) else None
