"""The comparison with the oracle is sharp: each of these slips in the analysis is found out on small stories."""

from collections.abc import Mapping
from functools import cache
from typing import Any

import pytest

from game.analysis.prove import prove
from game.story.reading import read_story
from tests.analysis.comparing import differences
from tests.analysis.mutating import Slip, with_slip
from tests.analysis.oracle import facts_of
from tests.analysis.test_prove import CONFORMANCE, NAMES
from tests.analysis.tricky import TRICKY

SLIPS = {
    "two shifts are added and clamped once": Slip(
        "meters", "        min(max(first[1] + add, low), high),\n", "        first[1] + add,\n"
    ),
    "a counter goes past its end": Slip(
        "steps", "min(max(place.of(mode) + by, 0), story.counters[counter])", "place.of(mode) + by"
    ),
    "a zone ends one below its end": Slip("meters", "(high >= VALUES)", "(high > VALUES)"),
    "a dead end in a ring is taken for going round for ever": Slip(
        "catches",
        "            if to is None or (to, dst) not in ways:\n                leaving.add((scene, src))\n",
        "            if to is None:\n                continue\n            if (to, dst) not in ways:\n"
        "                leaving.add((scene, src))\n",
    ),
    "an earlier visit is forgotten wherever a scene is left": Slip(
        "liveness",
        '    stay = reads.memory.mask([("visited", scene.id)])\n',
        '    stay = reads.memory.mask(thing for thing in reads.memory.fields if thing[0] == "visited")\n',
    ),
    "the scene left counts as visited only once the next is entered": Slip(
        "steps",
        "_split(where, self.entering.get(to, ()), left, told.moved)",
        "_split(where, self.entering.get(to, ()), told.mode, told.moved)",
    ),
    "swallowed shifts are counted after the next scene is entered": Slip(
        "options",
        "mass[cut[stay.cells[passage.src]]]",
        "mass[cut[ground.exploration.stays[passage.step.to].cells[passage.dst]]]",
    ),
    "open in a share of the visits, not of the plays": Slip(
        "options",
        "    return finding / seeing\n",
        "    visits = ground.visits.of[stay.id]\n    return float(visits[is_open].sum() / visits.sum())\n",
    ),
    "a witness takes the last of equal choices": Slip(
        "shortest",
        "        for passage in stay.passages:\n            to, choice =",
        "        for passage in reversed(stay.passages):\n            to, choice =",
    ),
    "a witness begins at the last of equal starts": Slip(
        "shortest",
        "for start in self.exploration.starts if marks",
        "for start in reversed(self.exploration.starts) if marks",
    ),
    "a ring anywhere leaves every number of plays open": Slip(
        "trails",
        "None if ending in behind and behind[ending].any()",
        "None if any(states.any() for states in behind.values())",
    ),
    "all starts are equally likely, whatever the seat": Slip(
        "explore",
        "1 / (len(story.seats) * len(combinations))",
        "1 / sum(1 for chair in story.seats for _ in product(*("
        "person.stances for person in story.cast.values() if person.stances and person.id != chair.id)))",
    ),
    "routes are judged before the choice has done anything": Slip(
        "steps",
        "_split(inside, offer.routes, after, moved)",
        "_split(inside, offer.routes, mode, STILL)",
    ),
    "what only texts ask about is dropped where options are compared": Slip(
        "options",
        "(ground.exploration, *(hearing.exploration for hearing in hearings.of))",
        "(ground.exploration,)",
    ),
    "the middle is judged after the next scene is entered": Slip(
        "policies",
        "POLICIES[policy](play)",
        'POLICIES[policy](play) if policy != "middle" else min(play.open_choices, key=lambda choice: sum('
        "abs(2 * value - sum(meter.band)) for value, meter in zip("
        "play.choose(choice).state.meters, rules.story.meters, strict=True)))",
    ),
    "ties go to the later choice": Slip(
        "policies",
        "POLICIES[policy](play)",
        "POLICIES[policy](play) if policy in {'first', 'last'} else [choice for choice in play.open_choices "
        "if choice.effects == POLICIES[policy](play).effects][-1]",
    ),
    "a used-up choice counts as refused": Slip(
        "sites", "unused_states(exploration, stay, place) & ~is_open", "~is_open"
    ),
    "locked choices count as reading": Slip(
        "amounts",
        "always if text.label is None else always * stay.open_states(text.label)",
        "always",
    ),
}


@pytest.mark.parametrize("slip", SLIPS.values(), ids=SLIPS)
def test_a_slip_is_found_out(slip: Slip) -> None:
    with with_slip(slip) as mutant:
        assert any(_differs(mutant, name) for name in stories())


def test_without_a_slip_nothing_is_found() -> None:
    for name, story in stories().items():
        assert list(differences(prove(story), wanted(name))) == [], name


def _differs(mutant: Any, name: str) -> bool:
    try:
        return any(differences(mutant(stories()[name]), wanted(name)))
    except (ArithmeticError, AssertionError, LookupError, StopIteration, ValueError):
        return True  # a slip may also show by breaking down


@cache
def stories() -> Mapping[str, Any]:
    """The tricky stories, and after them those of the conformance suite."""
    conformance = {name: read_story(CONFORMANCE / f"{name}.yaml").story for name in NAMES}
    return TRICKY | conformance


@cache
def wanted(name: str) -> Mapping[str, Any]:
    """What the oracle says of a story."""
    return facts_of(stories()[name])
