"""The analysis beside the oracle: on generated stories every fact is the same, found out in two ways."""

import os
from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings

from game.analysis.facts import Facts
from game.analysis.prove import prove
from game.story.model import Story
from tests.analysis.oracle import TooLarge, facts_of
from tests.generated import stories

STORIES = int(os.environ.get("BOTHWAYS_PROOFS", "300"))
MOST_STATES = 1_000
NEARLY = 1e-7


@settings(
    max_examples=STORIES,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    phases=(Phase.explicit, Phase.reuse, Phase.generate),
)
@given(stories())
def test_every_fact_is_the_oracles(story: Story) -> None:
    try:
        wanted = facts_of(story, most=MOST_STATES)
    except TooLarge:
        return
    found = prove(story)
    for key, value in as_oracle(found).items():
        assert_same(value, wanted[key], key)
    assert_findings(found, wanted)


def as_oracle(facts: Facts) -> dict[str, Any]:
    """The facts in the shape of the oracle's."""
    return {
        "scenes": {
            id: {
                "reachable": scene.reachable,
                "visits": scene.visits,
                "depth": scene.depth,
                "meters": None
                if scene.meters is None
                else {
                    name: {"min": envelope.low, "max": envelope.high, "mean": envelope.mean}
                    for name, envelope in scene.meters.items()
                },
            }
            for id, scene in facts.scenes.items()
        },
        "choices": {
            name: {
                "reachable": choice.reachable,
                "visits": choice.visits,
                "depth": choice.depth,
                "open_in": choice.open_in,
                "swallowed": choice.swallowed,
                "odds": choice.odds,
            }
            for name, choice in facts.choices.items()
        },
        "endings": {
            id: {
                "reachable": ending.reachable,
                "share": ending.share,
                "trails": ending.trails,
                "depth": ending.depth,
                "witness": ending.witness,
            }
            for id, ending in facts.endings.items()
        },
        "ways": {(way.scene, way.choice, way.to): way.visits for way in facts.ways},
        "policies": facts.policies,
        "stances": facts.stances,
        "minutes": {
            "shortest": facts.minutes.shortest,
            "mean": facts.minutes.mean,
            "longest": facts.minutes.longest,
        },
    }


def assert_findings(facts: Facts, wanted: Mapping[str, Any]) -> None:
    """Conditions, dead ends, traps, false choices and obvious answers are those of the oracle."""
    by_code: dict[str, set[tuple[str, ...]]] = {}
    for finding in facts.findings:
        by_code.setdefault(finding.code, set()).add(finding.path)
    never = {path for path, (true, false) in wanted["conditions"].items() if false and not true}
    deciding = {path for path in never if is_deciding(path)}
    assert by_code.get("BW601", set()) == {ours(path) for path in deciding}
    dead = {(scene, "go") if choice is None else (scene, choice, "go") for scene, choice in wanted["dead_ends"]}
    assert by_code.get("BW605", set()) == dead
    obvious = by_code.get("BW610", set())
    assert obvious == set(wanted["obvious_answers"])
    same = {(scene, other) for scene, _, other in wanted["same_states"]}
    false = {(scene, other) for scene, _, other in wanted["false_choices"]}
    assert same <= by_code.get("BW609", set()) <= false


def is_deciding(path: tuple[str, ...]) -> bool:
    return path[-1] == "if" or path[-2] in {"go", "shift"}


def ours(path: tuple[str, ...]) -> tuple[str, ...]:
    """The path as the analysis writes it."""
    return path


def assert_same(found: Any, wanted: Any, where: str = "") -> None:
    """Equal, numbers to 1e-7; the place is named where they are not."""
    if isinstance(wanted, Mapping):
        assert found is not None, where
        assert set(found) == set(wanted), where
        for key, value in wanted.items():
            assert_same(found[key], value, f"{where}/{key}")
    elif isinstance(wanted, float) and not isinstance(found, bool):
        assert found is not None, where
        assert found == pytest.approx(wanted, abs=NEARLY), where
    else:
        assert found == wanted, where
