"""How an hour is divided."""

import pytest
from attrs import evolve

from game.workshop.closing import PLANS, SAFETY, STEPS, plan_of, plans_for
from game.workshop.room import Part
from tests.short_story import bridge
from tests.workshop.closing.rooms import bench

EVERY = [*PLANS.values(), SAFETY]
PARTS = list(Part)


@pytest.mark.parametrize("plan", EVERY, ids=lambda plan: plan.length)
def test_the_parts_fill_the_time_and_the_phases_the_debrief(plan):
    assert sum(step.minutes for step in plan.steps) == plan.length
    debrief = next(step for step in plan.steps if step.name == "Debrief")
    assert sum(phase.minutes for phase in plan.phases) == debrief.minutes


@pytest.mark.parametrize("plan", EVERY, ids=lambda plan: plan.length)
def test_each_part_says_what_to_do_and_what_is_seen_and_none_comes_before_an_earlier_one(plan):
    assert all(step.name and step.do and step.screen and step.minutes > 0 for step in plan.steps)
    parts = [PARTS.index(step.part) for step in plan.steps]
    assert parts == sorted(parts)
    ids = [phase.id for phase in plan.phases]
    assert ids == [step.id for step in STEPS if step.id in ids]


def test_they_are_those_of_the_workshop_notes():
    assert {minutes: [step.minutes for step in plan.steps] for minutes, plan in PLANS.items()} == {
        20: [2, 9, 7, 2],
        45: [4, 2, 14, 4, 16, 5],
        90: [5, 5, 18, 6, 24, 5, 14, 6, 4, 3],
    }
    assert (PLANS[20].talks, PLANS[45].talks) == (1, 3)
    assert [plan.short for plan in PLANS.values()] == [True, False, False]


def test_a_safety_story_has_one_plan_with_ten_minutes_more_a_second_adult_and_no_what_if():
    story = evolve(bridge(), safety=True)
    assert plans_for(story) == (SAFETY,)
    assert [plan_of(story, minutes) for minutes in (20, 45, 90, 7)] == [SAFETY] * 4
    assert SAFETY.length == 100
    assert any("second adult" in need for need in SAFETY.before)
    assert "what-if" not in SAFETY.closing


def test_the_shortest_needs_a_short_way():
    assert [plan.minutes for plan in plans_for(bridge())] == [20, 45, 90]
    assert [plan.minutes for plan in plans_for(bench())] == [45, 90]


def test_an_unknown_number_of_minutes_is_the_usual_lesson():
    assert plan_of(bridge(), 33) is PLANS[45]
    assert plan_of(bridge(), 20) is PLANS[20]
