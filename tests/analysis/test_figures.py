"""The figures put together: envelopes, endings, ways and stances of small stories."""

import pytest

from game.analysis.facts import Envelope
from game.analysis.figures import choice_facts, ending_facts, scene_facts, stance_rows, way_facts
from tests.analysis.grounds import ground_of
from tests.analysis.stories import small
from tests.analysis.tricky import STOPPING_RING, TWO_CHAIRS, TWO_SEATS

SCENES = """
a:
  text: Words.
  choices:
    - {do: Up, shift: {trust: 4}, go: b}
    - {do: Down, shift: {trust: -2}, go: b}
    - {do: Out, go: home}
    - {do: Never, if: unread, go: c}
b:
  text: Words.
  enter: {shift: {autonomy: 1}}
  choices: [{do: On, go: [{if: trust > 0, to: home}, {to: away}]}]
c: {text: Words., choices: [{do: Out, go: home}]}
"""


def test_an_envelope_holds_the_meters_as_the_text_is_read() -> None:
    facts = scene_facts(ground_of(small(SCENES)))
    assert facts["a"].meters is not None
    assert facts["b"].meters is not None
    assert set(facts["a"].meters.values()) == {Envelope(0, 0, 0.0)}
    assert facts["b"].meters["autonomy"] == Envelope(1, 1, 1.0)
    trust = facts["b"].meters["trust"]
    assert (trust.low, trust.high) == (-2, 4)
    assert trust.mean == pytest.approx(1.0)
    assert facts["b"].visits == pytest.approx(2 / 3)
    assert facts["b"].depth == 1


def test_the_mean_is_weighted_by_visits() -> None:
    facts = scene_facts(
        ground_of(small(SCENES.replace("{do: Out, go: home}", "{do: Too, shift: {trust: 4}, go: b}")))
    )
    assert facts["b"].meters is not None
    assert facts["b"].meters["trust"].mean == pytest.approx((4 + 4 - 2) / 3)


def test_what_is_come_to_for_ever_has_no_mean_and_what_nobody_comes_to_has_nothing() -> None:
    endless = scene_facts(ground_of(small(STOPPING_RING)))["d"]
    assert endless.visits is None
    assert endless.meters is not None
    assert endless.meters["trust"] == Envelope(0, 0, None)
    unmet = scene_facts(ground_of(small(SCENES)))["c"]
    assert (unmet.reachable, unmet.visits, unmet.depth, unmet.meters) == (False, 0, None, None)


def test_choices_are_those_of_the_whole_story() -> None:
    facts = choice_facts(ground_of(small(SCENES)))
    assert list(facts) == ["a.up", "a.down", "a.out", "a.never", "b.on", "c.out"]
    assert facts["a.up"].depth == 1
    assert facts["b.on"].depth == 2
    assert facts["b.on"].visits == pytest.approx(2 / 3)
    assert (facts["a.never"].reachable, facts["a.never"].visits, facts["a.never"].open_in) == (False, 0, 0)
    assert facts["c.out"].open_in is None


def test_endings_have_their_share_and_their_witness() -> None:
    facts = ending_facts(ground_of(small(SCENES)), {"home": 2, "away": 1})
    assert facts["home"].share == pytest.approx(2 / 3)
    assert facts["home"].witness == ("a.out",)
    assert facts["away"].witness == ("a.down", "b.on")
    assert (facts["home"].trails, facts["away"].trails) == (2, 1)
    assert ending_facts(ground_of(small(SCENES)), None)["home"].trails is None


def test_ways_are_those_that_some_play_goes() -> None:
    found = list(way_facts(ground_of(small(SCENES))))
    assert [(way.scene, way.choice, way.to) for way in found] == [
        ("a", "up", "b"),
        ("a", "down", "b"),
        ("a", "out", "home"),
        ("b", "on", "home"),
        ("b", "on", "away"),
    ]
    assert [way.visits for way in found] == pytest.approx([1 / 3] * 5)
    assert [way.visits for way in way_facts(ground_of(small(STOPPING_RING))) if way.scene == "d"] == [None]


def test_each_stance_has_the_shares_of_the_starts_that_have_it() -> None:
    rows = stance_rows(ground_of(small(TWO_CHAIRS, head=TWO_SEATS)))
    assert list(rows) == ["dana=tired", "dana=awake", "dana=away"]
    # tired: one half asks and comes away; the other waits, and half of those come home
    assert rows["dana=tired"] == pytest.approx({"home": 1 / 4, "away": 3 / 4})
    assert rows["dana=awake"] == pytest.approx({"home": 3 / 4, "away": 1 / 4})
    assert rows["dana=away"] == pytest.approx({"home": 1 / 2, "away": 1 / 2})
