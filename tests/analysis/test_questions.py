"""Conditions asked of whole cubes, beside the engine's own tests of single states."""

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from game.analysis.hearing import memory_of
from game.analysis.memory import Memory
from game.analysis.meters import CELLS, cell
from game.analysis.questions import Question, Where, both, either, outside
from game.engine import State
from game.engine.compile import compiled
from game.story.model import Story
from game.story.walk import deciding_conditions, text_conditions
from tests.generated import stories

ODD = np.arange(CELLS) % 2 == 1
LOW = np.arange(CELLS) < 10
WHERES = [True, False, ODD, LOW]


def as_cube(where: Where) -> Any:
    return np.full(CELLS, where) if isinstance(where, bool) else where


@pytest.mark.parametrize("left", WHERES)
@pytest.mark.parametrize("right", WHERES)
def test_both_either_and_outside_are_those_of_sets(left: Where, right: Where) -> None:
    assert np.array_equal(as_cube(both(left, right)), as_cube(left) & as_cube(right))
    assert np.array_equal(as_cube(either(left, right)), as_cube(left) | as_cube(right))
    assert np.array_equal(as_cube(outside(left)), ~as_cube(left))


def test_what_holds_nowhere_is_plainly_no() -> None:
    assert both(ODD, ~ODD) is False
    assert outside(np.ones(CELLS, dtype=np.bool_)) is False
    assert both(True, np.zeros(CELLS, dtype=np.bool_)) is False


@settings(
    max_examples=25,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=list(HealthCheck),
)
@given(stories(scenes=(2, 5)), st.data())
def test_a_question_answers_like_the_engine(story: Story, data: st.DataObject) -> None:
    conditions = [*deciding_conditions(story), *text_conditions(story)]
    memory = memory_of(story, [("move", "lean"), ("move", "stand"), ("move", "repair"), *everything(story)])
    state = drawn(story, data.draw)
    for condition in conditions:
        where = Question.of(condition, story, memory).of_mode(mode_of(state, story, memory))
        found = where if isinstance(where, bool) else bool(where[cell(state.meters)])
        assert found == compiled(condition, story)(state), condition


def everything(story: Story) -> Any:
    yield from (("flag", flag) for flag in story.flags)
    yield from (("counter", counter) for counter in story.counters)
    yield from (("visited", scene) for scene in story.scenes)
    yield from (("stance", person) for person in story.cast)
    yield ("seat", "")
    for scene in story.scenes.values():
        yield from (("chose", f"{scene.id}.{choice.id}") for choice in scene.choices)


def drawn(story: Story, draw: Callable[..., Any]) -> State:
    """Any state, reachable or not."""

    def some(names: Any) -> frozenset[Any]:
        return frozenset(name for name in names if draw(st.booleans()))

    seat = draw(st.sampled_from([seat.id for seat in story.seats]))
    others = [person for person in story.cast.values() if person.stances and person.id != seat]
    return State(
        at=next(iter(story.scenes)),
        meters=draw(st.tuples(*[st.integers(-10, 10)] * 3)),
        flags=some(story.flags),
        counters=tuple(draw(st.integers(0, highest)) for highest in story.counters.values()),
        visited=some(story.scenes),
        chosen=some(
            [f"{scene.id}.{choice.id}" for scene in story.scenes.values() for choice in scene.choices]
        ),
        moves=some(("lean", "stand", "repair")),
        seat=seat,
        stances=tuple((person.id, draw(st.sampled_from(list(person.stances)))) for person in others),
        said=(),
    )


def mode_of(state: State, story: Story, memory: Memory) -> int:
    """The same state, as a mode has it."""
    mode = memory.starting(story, state.seat, dict(state.stances))
    for counter, value in zip(story.counters, state.counters, strict=True):
        mode = memory.with_value(mode, ("counter", counter), value)
    for flag in state.flags:
        mode = memory.with_value(mode, ("flag", flag), 1)
    for scene in state.visited:
        mode = memory.with_value(mode, ("visited", scene), 1)
    for choice in state.chosen:
        mode = memory.with_value(mode, ("chose", choice), 1)
    for move in state.moves:
        mode = memory.with_value(mode, ("move", move), 1)
    return mode
