"""Chances of endings in stories that can be worked out on paper."""

import pytest

from game.analysis.chances import Chances
from tests.analysis.grounds import explored
from tests.analysis.stories import small
from tests.analysis.tricky import STOPPING_RING

FORK = """
a: {text: Words., choices: [{do: One, go: home}, {do: Two, go: b}, {do: Three, go: b}]}
b: {text: Words., choices: [{do: One, go: home}, {do: Two, go: away}]}
"""

RING = """
a: {text: Words., choices: [{do: In, go: b}, {do: Home, go: home}]}
b: {text: Words., choices: [{do: Back, go: a}, {do: Round, go: b}, {do: Away, go: away}]}
"""

SLOW = """
a: {text: Words., choices: [{do: On, go: b}, {do: Back, go: a}]}
b: {text: Words., choices: [{do: On, go: c}, {do: Back, go: a}, {do: Never, go: a}, {do: Not, go: a}]}
c: {text: Words., choices: [{do: On, go: d}, {do: Back, go: a}, {do: Never, go: a}, {do: Not, go: a}]}
d: {text: Words., choices: [{do: On, go: e}, {do: Back, go: a}, {do: Never, go: a}, {do: Not, go: a}]}
e: {text: Words., choices: [{do: On, go: f}, {do: Back, go: a}, {do: Never, go: a}, {do: Not, go: a}]}
f: {text: Words., choices: [{do: One, go: home}, {do: Two, go: away}, {do: Back, go: a}, {do: Not, go: home}]}
"""
"""One play in 512 comes to `f` on its first way."""


def chances(scenes: str) -> dict[str, list[float]]:
    """For each scene that is met in one state, the chance of `home` and of `away`."""
    found = Chances.over(explored(small(scenes)))
    assert found.endings == ("home", "away")
    return {id: rows[0].tolist() for id, rows in found.of.items() if len(rows) == 1}


def test_a_chance_is_the_mean_of_those_that_follow() -> None:
    found = chances(FORK)
    assert found["b"] == [0.5, 0.5]
    assert found["a"] == pytest.approx([2 / 3, 1 / 3], abs=1e-15)
    assert found["home"] == [1, 0]
    assert found["away"] == [0, 1]


def test_a_ring_is_summed_over_all_rounds() -> None:
    found = chances(RING)
    # a = (b + home) / 2 and b = (a + b + away) / 3
    assert found["a"] == pytest.approx([2 / 3, 1 / 3], abs=1e-12)
    assert found["b"] == pytest.approx([1 / 3, 2 / 3], abs=1e-12)


def test_a_ring_that_hardly_any_play_leaves_comes_out_right_as_well() -> None:
    found = chances(SLOW)
    for id in "abcdef":
        assert found[id] == pytest.approx([2 / 3, 1 / 3], abs=2e-12) or id == "f"
    assert found["f"] == pytest.approx([2 / 4 + 1 / 4 * 2 / 3, 1 / 4 + 1 / 4 * 1 / 3], abs=2e-12)
    assert Chances.over(explored(small(SLOW))).given_up == ()


def test_plays_that_never_end_lack_in_the_chances() -> None:
    found = chances(STOPPING_RING)
    assert found["a"] == pytest.approx([1 / 3, 0])
    assert found["b"] == found["c"] == found["d"] == [0, 0]
