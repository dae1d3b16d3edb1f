"""Expected visits, and the chance that a play ever comes to something, in stories that can be worked out on paper."""

import numpy as np
import pytest

from game.analysis.catches import Catches
from game.analysis.visits import Visits
from tests.analysis.grounds import explored
from tests.analysis.stories import small
from tests.analysis.test_chances import FORK, RING, SLOW
from tests.analysis.tricky import HUB, STOPPING_RING


def visits(scenes: str) -> dict[str, float]:
    exploration = explored(small(scenes))
    found = Visits.over(exploration, Catches.over(exploration))
    assert found.given_up == ()
    return {id: float(of_states.sum()) for id, of_states in found.of.items()}


def ever(scenes: str, scene: str, choice: int | None = None) -> float:
    """The chance that a play ever comes to a scene, or ever finds one of its choices open."""
    exploration = explored(small(scenes))
    catches = Catches.over(exploration)
    stay = exploration.stays[scene]
    states = np.ones(stay.size, dtype=np.bool_) if choice is None else stay.open_states(choice)
    return Visits.over(exploration, catches).ever(exploration, catches, scene, states)


def test_visits_flow_from_the_start_to_the_endings() -> None:
    assert visits(FORK) == pytest.approx({"a": 1, "b": 2 / 3, "home": 2 / 3, "away": 1 / 3}, abs=1e-15)


def test_visits_in_a_ring_are_summed_over_all_rounds() -> None:
    # a = 1 + b / 3 and b = a / 2 + b / 3
    assert visits(RING) == pytest.approx({"a": 4 / 3, "b": 1, "home": 2 / 3, "away": 1 / 3}, abs=1e-11)


def test_a_ring_that_hardly_any_play_leaves_is_summed_to_the_end() -> None:
    found = visits(SLOW)
    assert found["home"] == pytest.approx(2 / 3, abs=2e-12)
    f = 4 / 3  # three ways out of four leave f
    assert [found[id] for id in "fedcba"] == pytest.approx(
        [f, 4 * f, 16 * f, 64 * f, 256 * f, 512 * f], rel=1e-11
    )


def test_a_state_that_is_come_to_for_ever_counts_until_it_is_come_to_first() -> None:
    found = visits(STOPPING_RING)
    assert found["d"] == pytest.approx(1 / 3)
    # b = 1/3 + c/2 and c = b/2 + c/2
    assert (found["b"], found["c"]) == pytest.approx((2 / 3, 2 / 3))


def test_a_play_comes_to_a_scene_at_most_once_where_only_that_is_asked() -> None:
    assert ever(RING, "b") == pytest.approx(1 / 2)
    assert ever(RING, "a") == pytest.approx(1)
    assert ever(FORK, "b") == pytest.approx(2 / 3)
    assert ever(SLOW, "f") == pytest.approx(1)


def test_an_option_is_found_open_by_the_plays_that_ever_find_it_so() -> None:
    assert ever(HUB, "a", 1) == pytest.approx(1)
    late = """
a:
  text: Words.
  enter: {add: {calls: 1}}
  choices: [{do: Again, go: a}, {do: Out, go: home}, {do: Third, if: calls >= 3, go: home}]
"""
    assert ever(late, "a", 2) == pytest.approx(1 / 4)


def test_plays_that_go_round_for_ever_come_to_all_there_is_on_the_way() -> None:
    scenes = """
a: {text: Words., choices: [{do: In, go: b}, {do: Out, go: home}]}
b: {text: Words., enter: {add: {calls: 1}}, choices: [{do: Round, go: b}, {do: Third, if: calls >= 3, go: c}]}
c: {text: Words., choices: [{do: Back, go: b}]}
"""
    assert ever(scenes, "c") == pytest.approx(1 / 2)
    assert ever(scenes, "b", 1) == pytest.approx(1 / 2)
    assert ever(scenes, "b") == pytest.approx(1 / 2)
