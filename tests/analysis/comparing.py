"""Facts of the analysis beside those of the oracle, and what is said where they differ."""

from collections.abc import Iterator, Mapping
from typing import Any

import pytest

from game.analysis.facts import Facts
from tests.analysis.oracle_findings import NUMBERS

NEARLY = 1e-7

Place = tuple[str, tuple[str, ...], frozenset[tuple[str, str]]]
Steps = tuple[str, ...]


def differences(found: Facts, wanted: Mapping[str, Any]) -> Iterator[str]:
    """Where the facts of the analysis are not the oracle's, a line each; numbers are equal to 1e-7."""
    shaped = as_oracle(found)
    for key, value in shaped.items():
        yield from _between(value, wanted[key], key)
    yield from _findings(found, wanted)


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


def _between(found: Any, wanted: Any, where: str) -> Iterator[str]:
    if isinstance(wanted, Mapping) and isinstance(found, Mapping):
        for key in sorted({*found, *wanted}, key=str):
            if key not in found or key not in wanted:
                yield f"{where}/{key}: {'lacking' if key in wanted else 'too much'}"
            else:
                yield from _between(found[key], wanted[key], f"{where}/{key}")
    elif not _alike(found, wanted):
        yield f"{where}: {found!r} for {wanted!r}"


def _alike(found: Any, wanted: Any) -> bool:
    if found is None or wanted is None or isinstance(wanted, bool) or not isinstance(wanted, float):
        return bool(found == wanted)
    return bool(found == pytest.approx(wanted, abs=NEARLY))


def _findings(facts: Facts, wanted: Mapping[str, Any]) -> Iterator[str]:
    """Every finding is one of the oracle's with its witness, and none is lacking; none comes twice."""
    ours: dict[Place, Steps | None] = {}
    for finding in facts.findings:
        words = frozenset((name, word) for name, word in finding.words.items() if name not in NUMBERS)
        place = (finding.code, finding.path, words)
        if place in ours:
            yield f"twice: {place}"
        ours[place] = finding.witness
    pairs = {place: steps for place, steps in ours.items() if place[0] == "BW609"}
    theirs = {(one.code, one.path, one.words): one.witness for one in wanted["findings"]}
    for place in sorted({*ours, *theirs}.difference(pairs), key=repr):
        if place not in ours or place not in theirs:
            yield f"{'lacking' if place in theirs else 'too much'}: {place}"
        elif theirs[place] is not None and ours[place] != theirs[place]:
            yield f"{place}: {ours[place]} for {theirs[place]}"
        elif place[0] == "BW606" and ours[place] not in wanted["doomed"]:
            yield f"{place}: {ours[place]} comes to no trap"
    yield from _pairs(pairs, wanted)


def _pairs(found: Mapping[Place, Steps | None], wanted: Mapping[str, Any]) -> Iterator[str]:
    """Options that make no difference lead to one whole state, or at least to futures nobody can tell apart."""
    told = {
        (path[0], dict(words)["one"], dict(words)["other"]): steps
        for (_, path, words), steps in found.items()
    }
    for pair in sorted(wanted["same_states"] - told.keys()):
        yield f"no false choice: {pair}"
    for pair in sorted(told.keys() - wanted["false_choices"]):
        yield f"a false choice: {pair}"
    for pair, steps in told.items():
        if steps != wanted["first_together"].get(pair):
            yield f"together at {pair}: {steps} for {wanted['first_together'].get(pair)}"
