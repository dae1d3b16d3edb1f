"""The oracle of the analysis is held to the conformance facts, and to small stories worked out by hand."""

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, assume, given, settings

from game.story.model import Story
from game.story.reading import read_story
from tests.analysis.oracle import TooLarge, facts_of
from tests.analysis.stories import HEAD, misfits, small
from tests.generated import stories

CONFORMANCE = Path(__file__).parent.parent / "conformance"
NAMES = sorted(path.stem for path in CONFORMANCE.glob("*.json"))


@pytest.mark.parametrize("part", ["scenes", "choices", "endings", "policies", "stances"])
@pytest.mark.parametrize("name", NAMES)
def test_the_conformance_facts(name: str, part: str) -> None:
    wanted = json.loads((CONFORMANCE / f"{name}.json").read_text())[part]
    found = in_json(conformance_facts(name)[part])
    assert found.keys() == wanted.keys()
    assert list(misfits(found, wanted)) == []


@settings(
    max_examples=60,
    deadline=None,
    derandomize=True,
    database=None,
    phases=(Phase.generate,),
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much],
)
@given(stories())
def test_the_facts_of_one_story_agree_with_one_another(story: Story) -> None:
    try:
        facts = facts_of(story, most=300)
    except TooLarge:
        assume(condition=False)
    everything_ends = not facts["traps"] and not facts["dead_ends"]
    shares = sum(ending["share"] for ending in facts["endings"].values())
    assert (shares == pytest.approx(1)) == everything_ends
    assert (facts["minutes"]["mean"] is not None) == everything_ends
    for policy in facts["policies"].values():
        assert sum(policy.values()) == pytest.approx(1)
    for choice in facts["choices"].values():
        if everything_ends and choice["odds"] is not None:
            assert sum(choice["odds"].values()) == pytest.approx(0)
    for places in (facts["scenes"], facts["choices"], facts["endings"]):
        for name, place in places.items():
            assert place["reachable"] == (place["depth"] is not None) == (name in facts["witnesses"])
    assert facts["same_states"] <= facts["false_choices"]


def test_a_story_with_more_states_than_asked_for_is_too_large() -> None:
    story = small("a: {text: Words., choices: [{do: Go, go: home}]}")
    assert facts_of(story, most=2)["scenes"]["a"]["visits"] == 1
    with pytest.raises(TooLarge):
        facts_of(story, most=1)


LOST_ROUND = """
a:
  text: Words.
  choices: [{do: In, go: b}, {do: Out, go: home}]
b:
  text: Words.
  choices: [{do: Round, go: b}]
"""


def test_a_ring_without_a_way_out_is_a_trap_and_its_visits_grow_without_bound() -> None:
    facts = facts_of(small(LOST_ROUND))
    assert facts["traps"] == {"b"}
    assert facts["dead_ends"] == set()
    assert visits(facts) == {"a": 1, "b": None, "a.in": 0.5, "a.out": 0.5, "b.round": None}
    assert facts["scenes"]["b"]["meters"]["trust"] == {"min": 0, "max": 0, "mean": None}
    assert facts["choices"]["b.round"]["odds"] is None
    assert facts["choices"]["b.round"]["open_in"] == 1
    assert facts["choices"]["a.in"]["odds"] == {"home": -0.5, "away": 0}
    assert facts["endings"]["home"]["share"] == 0.5
    assert facts["endings"]["home"]["trails"] == 1
    assert facts["policies"]["first"] == {"endless": 1}
    assert facts["minutes"]["mean"] is None
    assert facts["minutes"]["longest"] is not None


def test_a_ring_of_scenes_whose_choices_are_all_closed_is_a_trap_too() -> None:
    facts = facts_of(
        small("""
a:
  text: Words.
  choices: [{do: In, if: told, go: home}]
  go: b
b:
  text: Words.
  go: a
""")
    )
    assert facts["traps"] == {"a", "b"}
    assert visits(facts) == {"a": None, "b": None, "a.in": 0}
    assert facts["minutes"] == {"shortest": None, "mean": None, "longest": None}


DEAD_ENDS = """
a:
  text: Words.
  choices:
    - {do: Stop, go: [{if: told, to: home}]}
    - {do: On, go: b}
    - {do: Out, go: home}
b:
  text: Words.
  go: [{if: told, to: home}]
"""


def test_where_no_way_on_holds_a_play_stops_and_visits_stay_finite() -> None:
    facts = facts_of(small(DEAD_ENDS))
    assert facts["dead_ends"] == {("a", "stop"), ("b", None)}
    assert facts["traps"] == {"b"}
    assert visits(facts) == {
        "a": 1,
        "b": nearly(1 / 3),
        **dict.fromkeys(("a.stop", "a.on", "a.out"), nearly(1 / 3)),
    }
    assert facts["endings"]["home"]["share"] == nearly(1 / 3)
    assert facts["policies"]["first"] == {"endless": 1}
    assert facts["policies"]["last"] == {"home": 1}
    assert facts["minutes"]["mean"] is None


ROUND_AND_ROUND = """
a:
  text: Words.
  enter: {add: {calls: 1}}
  choices:
    - {do: Again, go: a}
    - {do: Third, if: calls >= 3, go: home}
    - {do: Out, go: away}
"""


def test_a_choice_is_open_in_the_plays_that_ever_find_it_open() -> None:
    facts = facts_of(small(ROUND_AND_ROUND))
    assert facts["choices"]["a.third"]["open_in"] == nearly(1 / 4)
    assert facts["choices"]["a.again"]["open_in"] == 1
    assert facts["choices"]["a.third"]["depth"] == 3
    assert facts["scenes"]["a"]["visits"] == nearly(1 + 1 / 2 + (1 / 4) * (3 / 2))
    assert facts["endings"]["home"]["share"] == nearly(1 / 8)
    assert facts["endings"]["home"]["trails"] is None
    assert facts["minutes"]["longest"] is None
    assert facts["witnesses"]["a.third"] == ("a.again", "a.again", "a.third")


def test_a_choice_that_is_used_up_was_open_all_the_same() -> None:
    facts = facts_of(
        small("""
a:
  text: Words.
  choices: [{do: Once, once: true, go: a}, {do: Out, go: home}]
""")
    )
    assert facts["choices"]["a.once"]["open_in"] == 1
    assert facts["choices"]["a.out"]["visits"] == 1
    assert facts["endings"]["home"]["trails"] == 2


def test_a_shift_is_swallowed_where_a_meter_has_come_to_its_end() -> None:
    facts = facts_of(
        small("""
a:
  text: Words.
  choices: [{do: Much, shift: {trust: 9}, go: b}, {do: Little, go: b}]
b:
  text: Words.
  enter: {shift: {trust: -3}}
  choices: [{do: More, shift: {trust: 5, autonomy: 1}, go: c}, {do: Wait, go: c}]
c:
  text: Words.
  enter: {shift: {trust: 20}}
  go: home
""")
    )
    swallowed = {name: choice["swallowed"] for name, choice in facts["choices"].items()}
    assert swallowed == {"a.much": 0, "a.little": 0, "b.more": 0.5, "b.wait": 0}


def test_an_option_that_leads_to_the_same_as_another_is_a_false_choice() -> None:
    facts = facts_of(
        small("""
a:
  text: Words.
  choices:
    - {do: One, go: b}
    - {do: Two, go: b}
    - {do: Unread, set: unread, go: b}
    - {do: Told, set: told, go: b}
    - {do: Warm, shift: {trust: 1}, go: b}
    - {do: Lean, move: lean, go: b}
    - {do: Dear, costly: true, go: b}
    - {do: Answered, reply: Good., go: b}
b:
  text: "{told => So. | Oh.}"
  go: home
""")
    )
    assert facts["same_states"] == {("a", "one", "two")}
    assert facts["false_choices"] == {("a", "one", "two"), ("a", "one", "unread"), ("a", "two", "unread")}


@pytest.mark.parametrize(
    "later",
    ["{chose(a.one) => So. | Oh.}", "{said(a)}"],
)
def test_options_that_words_tell_apart_later_are_no_false_choice(later: str) -> None:
    facts = facts_of(
        small(f"""
a:
  text: Words.
  choices: [{{do: One, id: one, go: b}}, {{do: Two, id: two, go: b}}]
b:
  text: "{later}"
  go: home
""")
    )
    assert facts["false_choices"] == set()


def test_an_option_is_no_false_choice_when_one_state_tells_it_apart() -> None:
    facts = facts_of(
        small("""
a:
  text: Words.
  choices: [{do: Tell, set: told, go: b}, {do: Wait, go: b}]
b:
  text: Words.
  choices: [{do: One, go: [{if: told, to: home}, {to: away}]}, {do: Two, go: away}]
""")
    )
    assert facts["false_choices"] == set()


def test_an_option_far_better_than_every_other_is_an_obvious_answer() -> None:
    facts = facts_of(
        small("""
a:
  text: Words.
  choices: [{do: Right, go: home}, {do: Maybe, go: b}, {do: Wrong, go: away}]
b:
  text: Words.
  choices: [{do: One, go: home}, {do: Two, go: home}, {do: Three, go: away}]
""")
    )
    assert facts["obvious_answers"] == {("a", "right")}


def test_an_option_must_be_far_better_wherever_it_has_neighbours() -> None:
    facts = facts_of(
        small("""
a:
  text: Words.
  choices: [{do: Tell, set: told, go: b}, {do: Wait, go: b}]
b:
  text: Words.
  choices: [{do: One, go: home}, {do: Two, go: [{if: told, to: home}, {to: away}]}]
""")
    )
    assert facts["obvious_answers"] == {("a", "tell")}


ARMS = """
a:
  text: Words.
  choices:
    - {do: Tell, id: tell, set: told, reply: "{told => So. | Oh.}", go: b}
    - {do: Wait, id: wait, if: not told, go: b}
    - {do: Never, id: never, if: told, locked: "{told => So. | Oh.}", go: home}
b:
  text: "{told => So. | not told => No. | Never.}"
  go: [{if: told, to: home}, {if: unread, to: home}, {to: away}]
"""


def test_conditions_are_judged_where_those_before_them_did_not_hold() -> None:
    facts = facts_of(small(ARMS))
    assert facts["conditions"] == {
        ("a", "tell", "reply", "0", "0"): (True, False),
        ("a", "wait", "if"): (True, False),
        ("a", "never", "if"): (False, True),
        ("a", "never", "locked", "0", "0"): (False, True),
        ("b", "text", "0", "0"): (True, True),
        ("b", "text", "0", "1"): (True, False),
        ("b", "go", "0"): (True, True),
        ("b", "go", "1"): (False, True),
    }
    assert ("b", "text", "0", "2") not in facts["reached"]
    assert ("b", "go", "2") in facts["reached"]
    assert ("a", "never", "locked") in facts["reached"]


def test_entering_is_judged_when_the_scene_before_was_left() -> None:
    facts = facts_of(
        small("""
a:
  text: Words.
  enter: {shift: [{if: visited(a), trust: 1}]}
  choices: [{do: Out, go: b}]
b:
  text: Words.
  enter: {shift: [{if: visited(a), trust: 1}, {if: told, trust: 2}]}
  go: home
""")
    )
    assert facts["conditions"] == {
        ("a", "enter", "shift", "0"): (False, True),
        ("b", "enter", "shift", "0"): (True, False),
        ("b", "enter", "shift", "1"): (False, False),
    }


def test_minutes_count_texts_labels_and_replies() -> None:
    facts = facts_of(
        small("""
a:
  place: One
  text: One two.
  choices:
    - {do: One two three, id: long, reply: One two three four., go: home}
    - {do: One, id: short, go: home}
    - {do: One two, if: told, locked: One two three., go: home}
""")
    )
    here, ending = 1 + 2 + 3 + 1, 3
    assert facts["minutes"] == {
        "shortest": nearly((here + ending) / 200),
        "mean": nearly((here + 2 + ending) / 200),
        "longest": nearly((here + 4 + ending) / 200),
    }


SEATS = HEAD.replace("start: a", "seats: {tidy: {you: You., start: a}, dana: {you: You., start: b}}").replace(
    "role: a friend", "role: a friend, stances: {tired: Is tired., awake: Is awake.}"
)


def test_a_row_of_stances_has_only_the_starts_where_somebody_has_it() -> None:
    facts = facts_of(
        small(
            """
a:
  text: Words.
  choices: [{do: Ask, go: [{if: dana is tired, to: away}, {to: home}]}]
b:
  text: Words.
  choices: [{do: Answer, go: home}]
""",
            head=SEATS,
        )
    )
    assert facts["stances"] == {"dana=tired": {"home": 0, "away": 1}, "dana=awake": {"home": 1, "away": 0}}
    assert facts["endings"]["home"]["share"] == 0.75
    assert facts["endings"]["home"]["witness"] == ("seat=tidy", "dana=awake", "a.ask")
    assert facts["witnesses"]["b.answer"] == ("seat=dana", "b.answer")
    assert facts["ways"] == {
        ("a", "ask", "away"): 0.25,
        ("a", "ask", "home"): 0.25,
        ("b", "answer", "home"): 0.5,
    }


def nearly(number: float) -> Any:
    return pytest.approx(number, abs=1e-12)


def visits(facts: dict[str, Any]) -> dict[str, float | None]:
    return {
        name: part["visits"] for parts in (facts["scenes"], facts["choices"]) for name, part in parts.items()
    }


@cache
def conformance_facts(name: str) -> dict[str, Any]:
    story = read_story(CONFORMANCE / f"{name}.yaml").story
    assert story is not None
    return facts_of(story)


def in_json(found: Any) -> Any:
    """Facts as the conformance files have them: witnesses as lists, numbers of plays as text."""
    if isinstance(found, dict):
        return {
            key: str(value) if key == "trails" and value is not None else in_json(value)
            for key, value in found.items()
        }
    return list(found) if isinstance(found, tuple) else found
