"""The front door: conformance to 1e-7, the same bytes in every run, and what is said when not all was worked out."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from game.analysis.facts import Facts
from game.analysis.prove import Limits, TooManyStatesError, prove
from game.authoring.facts_json import facts_json, written
from game.story.reading import read_story
from tests.analysis.stories import misfits, small
from tests.analysis.tricky import TRICKY

ROOT = Path(__file__).parents[2]
CONFORMANCE = ROOT / "tests" / "conformance"
NAMES = sorted(path.stem for path in CONFORMANCE.glob("*.json"))


@pytest.mark.parametrize("name", NAMES)
def test_a_conformance_story_has_every_fact_of_its_file(name: str) -> None:
    wanted: dict[str, Any] = json.loads((CONFORMANCE / f"{name}.json").read_text(encoding="utf-8"))
    story = read_story(CONFORMANCE / f"{name}.yaml").story
    assert story is not None
    found = json.loads(written(facts_json(prove(story), ())))
    assert list(misfits(found, wanted)) == []
    for part, facts in wanted.items():
        assert facts.keys() == found[part].keys()
    assert found["exhaustive"] is True


def test_there_are_conformance_stories() -> None:
    assert len(NAMES) == 21


def test_two_runs_print_the_same_bytes() -> None:
    one, other = (printed(hash_seed) for hash_seed in ("1", "2"))
    assert one == other
    assert len(one) > 100_000


def printed(hash_seed: str) -> bytes:
    command = [sys.executable, "-m", "tests.analysis.printed"]
    environment = os.environ | {"PYTHONHASHSEED": hash_seed}
    return subprocess.run(command, cwd=ROOT, env=environment, check=True, capture_output=True).stdout


def test_a_story_with_more_states_than_the_limit_is_refused() -> None:
    assert prove(TRICKY["zones"], Limits(states=8, cells=0)).states == 8
    with pytest.raises(TooManyStatesError):
        prove(TRICKY["zones"], Limits(states=7, cells=0))


def test_a_limit_that_bound_is_said() -> None:
    whole = prove(TRICKY["words later"])
    assert whole.exhaustive
    assert whole.limits == ()
    assert whole.minutes.mean is not None
    states = whole.states
    bound = prove(TRICKY["words later"], Limits(states, cells=0))
    assert not bound.exhaustive
    assert [limit.partition(":")[0] for limit in bound.limits] == ["texts"]
    assert bound.minutes.mean is None


def test_every_witness_begins_with_seat_and_stances_and_goes_on_with_choices() -> None:
    facts = prove(TRICKY["two chairs"])
    assert facts.endings["home"].witness == ("seat=tidy", "dana=awake", "a.ask")
    assert facts.endings["away"].witness == ("seat=dana", "b.go")
    for finding in facts.findings:
        if finding.witness is not None:
            assert finding.witness[0] in {"seat=tidy", "seat=dana"}


def test_what_no_play_meets_has_no_numbers() -> None:
    facts: Facts = prove(
        small("""
a:
  text: Words.
  choices: [{do: Out, id: out, go: home}, {do: In, id: in, if: told, go: b}]
b:
  text: Words.
  choices: [{do: Out, id: out, go: away}]
""")
    )
    assert facts.scenes["b"].visits == 0
    assert facts.scenes["b"].depth is None
    assert facts.scenes["b"].meters is None
    assert facts.choices["b.out"].open_in is None
    assert facts.choices["a.in"].open_in == 0
    assert facts.choices["a.in"].odds is None
    assert facts.endings["away"].witness is None
    assert facts.endings["away"].trails == 0
