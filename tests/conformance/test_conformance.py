"""The conformance stories are read without a word and play as their facts say, on the engine alone.

Everything in the facts is worked out here in the plainest way: a probability and a count of plays flow from the
starts through the states, choice by choice, until hardly anything is under way any more.
"""

import json
from collections import defaultdict
from collections.abc import Iterator
from fractions import Fraction
from functools import cache
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from attrs import Factory, define, frozen

from game.engine import POLICIES, Playthrough, Rules, State, advance, begin, replay, start
from game.engine.advance import open_choices
from game.story.model import METER_NAMES, Story
from game.story.reading import read_story

HERE = Path(__file__).parent
NAMES = tuple(sorted(path.stem for path in HERE.glob("*.yaml")))
HARDLY_ANYTHING = Fraction(1, 10**12)
NEARLY = 1e-7

every_story = pytest.mark.parametrize("name", NAMES)


@every_story
def test_a_story_is_read_without_any_problem(name: str) -> None:
    reading = read_story(HERE / f"{name}.yaml")
    assert reading.problems == ()
    assert reading.story is not None


@every_story
def test_scenes_are_reached_as_often_and_with_the_meters_that_the_facts_say(name: str) -> None:
    rules, found = rules_of(name), flow_of(name)
    assert_same({scene: scene_facts(found, scene) for scene in rules.scenes}, facts_of(name)["scenes"])


@every_story
def test_choices_are_taken_as_often_and_as_early_as_the_facts_say(name: str) -> None:
    rules, found = rules_of(name), flow_of(name)
    choices = [choice.name for scene in rules.scenes.values() for choice in scene.choices]
    assert_same({choice: found.facts(choice) for choice in choices}, facts_of(name)["choices"])


@every_story
def test_endings_have_the_share_the_trails_and_the_witness_that_the_facts_say(name: str) -> None:
    rules, found = rules_of(name), flow_of(name)
    assert_same({ending: ending_facts(found, ending) for ending in rules.endings}, facts_of(name)["endings"])


@every_story
def test_a_witness_replayed_leads_to_its_ending_with_its_last_choice(name: str) -> None:
    rules = rules_of(name)
    witnesses = {ending: facts["witness"] for ending, facts in facts_of(name)["endings"].items()}
    for ending, witness in witnesses.items():
        if witness is None:
            continue
        before = dict(step.split("=") for step in witness if "=" in step)
        seat = before.pop("seat", None)
        trail = [step for step in witness if "=" not in step]
        found = replay(rules, trail, seat, before)
        assert found.stopped_at is None, found.sentence
        assert found.playthrough.trail == tuple(trail)
        assert found.playthrough.ending is rules.endings[ending]
        assert all(moment.ending is None for moment in found.playthrough.moments[:-1])


@every_story
def test_policies_end_where_the_facts_say(name: str) -> None:
    rules = rules_of(name)
    shares: dict[str, dict[str, Fraction]] = {policy: defaultdict(Fraction) for policy in POLICIES}
    for chance, seat, stances in starts(rules.story):
        for policy in POLICIES:
            shares[policy][policy_ending(start(rules, seat, stances), policy)] += chance
    assert_same(shares, facts_of(name)["policies"])


@every_story
def test_each_stance_has_the_endings_that_the_facts_say(name: str) -> None:
    rules = rules_of(name)
    rows = {
        f"{person.id}={stance}": stance_row(rules, person.id, stance)
        for person in rules.story.cast.values()
        for stance in person.stances
    }
    assert_same(rows, facts_of(name)["stances"])


def test_the_stories_and_the_facts_belong_together() -> None:
    assert tuple(sorted(path.stem for path in HERE.glob("*.json"))) == NAMES
    assert len(NAMES) == 21


def assert_same(found: Any, wanted: Any, where: str = "") -> None:
    """Equal, with numbers equal to 1e-7, and the place named where they are not."""
    if isinstance(wanted, dict):
        assert found.keys() == wanted.keys(), where
        for key, value in wanted.items():
            assert_same(found[key], value, f"{where}/{key}")
    elif isinstance(wanted, int | float) and not isinstance(wanted, bool):
        assert found is not None, where
        assert float(found) == pytest.approx(wanted, abs=NEARLY), where
    else:
        assert found == wanted, where


Begin = tuple[Fraction, str | None, dict[str, str]]


@frozen
class Way:
    """How a state is come to: its start, as a witness writes it, and the choices since."""

    state: State
    witness: tuple[str, ...]
    depth: int


@define
class Flow:
    """What was met on the way through every play."""

    visits: dict[str, Fraction] = Factory(lambda: defaultdict(Fraction))
    trails: dict[str, int] = Factory(lambda: defaultdict(int))
    latest: dict[str, int] = Factory(lambda: defaultdict(int))
    depths: dict[str, int] = Factory(dict)
    witnesses: dict[str, tuple[str, ...]] = Factory(dict)
    meters: dict[str, dict[tuple[int, int, int], Fraction]] = Factory(
        lambda: defaultdict(lambda: defaultdict(Fraction))
    )
    states: set[State] = Factory(set)

    def facts(self, name: str) -> dict[str, Any]:
        """What is said of a scene, a choice and an ending alike."""
        return {
            "reachable": name in self.depths,
            "visits": self.visits[name],
            "depth": self.depths.get(name),
        }


def scene_facts(found: Flow, scene: str) -> dict[str, Any]:
    """A scene's facts, its envelope included."""
    return {
        **found.facts(scene),
        "meters": {name: envelope(found.meters[scene], place) for place, name in enumerate(METER_NAMES)},
    }


def envelope(weights: dict[tuple[int, int, int], Fraction], place: int) -> dict[str, Any]:
    """The lowest, the highest and the mean value of one meter."""
    values = [meters[place] for meters in weights]
    mean = sum(weight * meters[place] for meters, weight in weights.items()) / sum(weights.values())
    return {"min": min(values), "max": max(values), "mean": mean}


def ending_facts(found: Flow, ending: str) -> dict[str, Any]:
    """An ending's facts; come to later than there are states, it lies behind a ring."""
    facts = found.facts(ending)
    witness = found.witnesses.get(ending)
    behind_a_ring = found.latest[ending] > len(found.states)
    return {
        "reachable": facts["reachable"],
        "depth": facts["depth"],
        "share": facts["visits"],
        "trails": None if behind_a_ring else str(found.trails[ending]),
        "witness": None if witness is None else list(witness),
    }


def flow(rules: Rules, beginnings: list[Begin]) -> Flow:
    """Every play at once from some starts: how likely, how many, how early, and by which way first."""
    found = Flow()
    search(rules, beginnings, found)
    under_way: dict[State, tuple[Fraction, int]] = defaultdict(lambda: (Fraction(0), 0))
    for chance, seat, stances in beginnings:
        add(under_way, begin(rules, seat, stances), chance, 1)
    taken = 0
    while under_way and (taken <= 2 * len(found.states) or mass(under_way) > HARDLY_ANYTHING):
        onward: dict[State, tuple[Fraction, int]] = defaultdict(lambda: (Fraction(0), 0))
        for first, (chance, count) in under_way.items():
            for state in walked(rules, first):
                found.visits[state.at] += chance
                found.meters[state.at][state.meters] += chance
            if state.at in rules.endings:
                found.trails[state.at] += count
                found.latest[state.at] = taken
            choices = open_choices(rules, state)
            for choice in choices:
                found.visits[choice.name] += chance / len(choices)
                add(onward, advance(rules, state, choice), chance / len(choices), count)
        under_way = onward
        taken += 1
    return found


def search(rules: Rules, beginnings: list[Begin], found: Flow) -> None:
    """Breadth first from the starts in their order: the depth and the first way of everything."""
    waiting = [
        Way(begin(rules, seat, stances), ((f"seat={seat}",) if seat else ()) + as_steps(stances), 0)
        for _, seat, stances in beginnings
    ]
    while waiting:
        onward = []
        for way in waiting:
            for state in walked(rules, way.state):
                found.depths.setdefault(state.at, way.depth)
                found.witnesses.setdefault(state.at, way.witness)
            if state in found.states:
                continue
            found.states.add(state)
            for choice in open_choices(rules, state):
                found.depths.setdefault(choice.name, way.depth + 1)
                after = advance(rules, state, choice)
                onward.append(Way(after, (*way.witness, choice.name), way.depth + 1))
        waiting = onward


def walked(rules: Rules, state: State) -> Iterator[State]:
    """The states from one to the next that offers a choice, or to an ending."""
    yield state
    while state.at in rules.scenes and not open_choices(rules, state):
        state = advance(rules, state, None)
        yield state


def add(under_way: dict[State, tuple[Fraction, int]], state: State, chance: Fraction, count: int) -> None:
    """More of the plays come to a state."""
    before = under_way[state]
    under_way[state] = (before[0] + chance, before[1] + count)


def mass(under_way: dict[State, tuple[Fraction, int]]) -> Fraction:
    """How likely a play is still under way."""
    return sum((chance for chance, _ in under_way.values()), Fraction(0))


def as_steps(stances: dict[str, str]) -> tuple[str, ...]:
    """Stances as a witness begins with them."""
    return tuple(f"{person}={stance}" for person, stance in stances.items())


def starts(story: Story) -> list[Begin]:
    """Seats equally likely, then within a seat every combination of the others' stances."""
    found: list[Begin] = []
    for seat in story.seats:
        people = [who for who, person in story.cast.items() if person.stances and who != seat.id]
        stances = list(product(*(story.cast[who].stances for who in people)))
        chance = Fraction(1, len(story.seats) * len(stances))
        found.extend((chance, seat.id, dict(zip(people, held, strict=True))) for held in stances)
    return found


def stance_row(rules: Rules, person: str, stance: str) -> dict[str, Fraction]:
    """The endings' shares over the starts in which the person has that stance."""
    held = [beginning for beginning in starts(rules.story) if beginning[2].get(person) == stance]
    whole = sum((chance for chance, _, _ in held), Fraction(0))
    found = flow(rules, [(chance / whole, seat, stances) for chance, seat, stances in held])
    return {ending: found.visits[ending] for ending in rules.endings}


def policy_ending(play: Playthrough, policy: str) -> str:
    """Where a policy ends, or `endless` where it comes to a state it has been in."""
    seen: set[State] = set()
    while play.ending is None:
        if play.state in seen:
            return "endless"
        seen.add(play.state)
        play = play.choose(POLICIES[policy](play))
    return play.state.at


@cache
def rules_of(name: str) -> Rules:
    """A conformance story, ready to play."""
    story = read_story(HERE / f"{name}.yaml").story
    assert story is not None
    return Rules.of(story)


@cache
def flow_of(name: str) -> Flow:
    """Everything that can be met in a conformance story."""
    rules = rules_of(name)
    return flow(rules, starts(rules.story))


@cache
def facts_of(name: str) -> dict[str, Any]:
    """What the reference says of a story."""
    facts: dict[str, Any] = json.loads((HERE / f"{name}.json").read_text())
    return facts
