"""Where a plan has the room talk."""

import random

import pytest
from attrs import evolve

from game.engine import start
from game.workshop.closing import PLANS, pauses, talked_about
from tests.test_stories import SLATE
from tests.workshop.closing.rooms import BENCH, back, begun, bundled, walked
from tests.workshop.opened import STAGE


def talked(stage, plan, choices):
    """At which of these choices the plan has the room talk first."""
    play, found = start(stage.rules, stage.rules.story.seats[0].id), []
    for choice in choices:
        found.append(pauses(plan, play))
        play = play.choose(play.rules.scenes[play.state.at].by_id[choice])
    return found


@pytest.mark.parametrize(
    ("talks", "where"),
    [
        (0, [False, False, False, False]),
        (1, [False, False, True, False]),
        (2, [True, False, True, False]),
        (4, [True, True, True, True]),
        (9, [True, True, True, True]),
    ],
)
def test_they_are_spread_over_the_way(talks, where):
    assert talked(STAGE, evolve(PLANS[45], talks=talks), ["coat", "lean", "point", "go"]) == where


def test_scenes_with_something_to_talk_about_come_first_and_others_where_these_are_too_few():
    assert talked_about(BENCH.rules.story) == {"bench", "path"}
    assert talked_about(STAGE.rules.story) == frozenset()
    assert talked(BENCH, evolve(PLANS[45], talks=2), ["ask", "walk", "hold"]) == [True, True, False]
    assert talked(BENCH, PLANS[45], ["ask", "walk", "hold"]) == [True, True, True]


def test_none_is_at_an_ending():
    assert not pauses(PLANS[45], BENCH.play(walked(begun(BENCH), BENCH, "ask", "walk", "hold")))


def test_going_back_changes_nothing():
    room = walked(begun(BENCH), BENCH, "ask", "walk")
    before = pauses(PLANS[45], BENCH.play(walked(begun(BENCH), BENCH, "ask")))
    assert pauses(PLANS[45], BENCH.play(back(room, BENCH))) == before


@pytest.mark.parametrize("name", sorted(SLATE))
@pytest.mark.parametrize("minutes", sorted(PLANS))
def test_a_plan_never_talks_more_than_it_says_and_at_least_once(name, minutes):
    stage, plan = bundled(name), PLANS[minutes]
    for seat in stage.rules.story.seats:
        for seed in range(6):
            rng, play, talks = random.Random(seed), start(stage.rules, seat.id, short=plan.short), 0
            while play.ending is None:
                talks += pauses(plan, play)
                play = play.choose(rng.choice(play.open_choices))
            assert 1 <= talks <= plan.talks
