"""The facts of a story as JSON: the stable form that `prove --format json` prints and the reference documents."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from game.analysis.facts import Envelope, Facts, Steps
from game.authoring.reports import problem_json
from game.story.problems import Problem

DIGITS = 12


def facts_json(
    facts: Facts, problems: Sequence[Problem], witness: Mapping[str, Steps | None] | None = None
) -> dict[str, Any]:
    """The facts with the story's problems; with `witness`, that too: the play asked for."""
    told: dict[str, Any] = {
        "story": facts.story,
        "fingerprint": facts.fingerprint,
        "exhaustive": facts.exhaustive,
        "states": facts.states,
        "scenes": {
            id: {
                "reachable": scene.reachable,
                "visits": _rounded(scene.visits),
                "depth": scene.depth,
                "meters": None
                if scene.meters is None
                else {name: _envelope(envelope) for name, envelope in scene.meters.items()},
            }
            for id, scene in facts.scenes.items()
        },
        "choices": {
            name: {
                "reachable": choice.reachable,
                "visits": _rounded(choice.visits),
                "depth": choice.depth,
                "open_in": _rounded(choice.open_in),
                "swallowed": _rounded(choice.swallowed),
                "odds": None if choice.odds is None else _shares(choice.odds),
            }
            for name, choice in facts.choices.items()
        },
        "endings": {
            id: {
                "reachable": ending.reachable,
                "share": _rounded(ending.share),
                "trails": None if ending.trails is None else str(ending.trails),
                "depth": ending.depth,
                "witness": _steps(ending.witness),
            }
            for id, ending in facts.endings.items()
        },
        "policies": {name: _shares(shares) for name, shares in facts.policies.items()},
        "stances": {name: _shares(shares) for name, shares in facts.stances.items()},
        "minutes": {
            "shortest": _rounded(facts.minutes.shortest),
            "mean": _rounded(facts.minutes.mean),
            "longest": _rounded(facts.minutes.longest),
        },
        "problems": [problem_json(problem) for problem in problems],
        "limits": list(facts.limits),
    }
    return (
        told if witness is None else told | {"witness": {to: _steps(steps) for to, steps in witness.items()}}
    )


def unproved_json(story: str, problems: Sequence[Problem], why: str) -> dict[str, object]:
    """What there is to say of a story of which nothing could be worked out."""
    return {
        "story": story,
        "exhaustive": False,
        "limits": [why],
        "problems": [problem_json(problem) for problem in problems],
    }


def written(told: Mapping[str, object]) -> str:
    """The object as text, keys sorted, in ASCII: the same bytes on every machine and in every encoding."""
    return json.dumps(told, indent=2, sort_keys=True, allow_nan=False)


def _envelope(envelope: Envelope) -> dict[str, object]:
    return {"min": envelope.low, "max": envelope.high, "mean": _rounded(envelope.mean)}


def _shares(shares: Mapping[str, float]) -> dict[str, float | None]:
    return {name: _rounded(share) for name, share in shares.items()}


def _steps(steps: Steps | None) -> list[str] | None:
    return None if steps is None else list(steps)


def _rounded(number: float | None) -> float | None:
    """Twelve significant digits: what adding up in another order could change is not shown."""
    return None if number is None else float(f"{number:.{DIGITS}g}") + 0.0
