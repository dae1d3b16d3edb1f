"""Steps: which entry counts, which route is taken, where the meters land and what is remembered."""

import numpy as np

from game.analysis.hearing import memory_of
from game.analysis.liveness import live
from game.analysis.meters import CELLS, cell, landing
from game.analysis.questions import Where
from game.analysis.reads import Reads
from game.analysis.steps import NO_ENTRY, Step, Stepper, steppers
from game.story.model import Story
from tests.analysis.stories import small

SCENES = """
a:
  text: Words.
  choices:
    - do: Warm
      shift: [{if: trust > 0, trust: 3}, {if: told, autonomy: -2}]
      go: [{if: trust is blind, to: b}, {to: c}]
    - {do: Tell, id: tell, if: not told, once: true, set: told, add: {calls: 2}, move: lean, go: b}
  go: c
b:
  text: Words.
  enter: {shift: [{if: told and calls >= 2, trust: -4}, {trust: 1}], clear: told, add: {calls: -1}}
  choices: [{do: On, id: on, go: [{if: calls == 1 and leaned and visited(a), to: home}, {to: c}]}]
c:
  text: Words.
  choices: [{do: Stop, id: stop, go: [{if: told, to: home}]}, {do: Back, id: back, go: a}]
"""


def stepper(story: Story, scene: str) -> Stepper:
    reads = Reads(story, memory_of(story))
    return steppers(reads, live(reads))[scene]


def count(where: Where) -> int:
    return where * CELLS if isinstance(where, bool) else int(np.count_nonzero(where))


def holds(where: Where, meters: tuple[int, int, int]) -> bool:
    return where if isinstance(where, bool) else bool(where[cell(meters)])


def the_step(steps: tuple[Step, ...], meters: tuple[int, int, int]) -> Step:
    """The one step that is taken with these meters."""
    (step,) = [step for step in steps if holds(step.where, meters)]
    return step


def test_in_every_cell_in_which_a_choice_is_open_one_step_is_taken() -> None:
    found = stepper(small(SCENES), "a").steps(0, 0)
    assert sum(count(step.where) for step in found) == CELLS


def test_the_first_shift_that_holds_counts_and_routes_are_judged_after_it() -> None:
    found = stepper(small(SCENES), "a").steps(0, 0)
    up = the_step(found, (0, 1, 0))
    assert (up.shift, up.route, up.to) == (0, 0, "b")
    assert up.entry == 1
    assert landing(up.moved)[cell((0, 1, 0))] == cell((0, 5, 0))
    assert landing(up.told)[cell((0, 1, 0))] == cell((0, 4, 0))
    none = the_step(found, (0, 0, 0))
    assert (none.shift, none.route, none.to, none.entry) == (NO_ENTRY, 1, "c", NO_ENTRY)


def test_a_mode_decides_which_entry_counts() -> None:
    story = small(SCENES)
    told = memory_of(story).with_value(0, ("flag", "told"), 1)
    second = the_step(stepper(story, "a").steps(0, told), (0, -5, 0))
    assert (second.shift, second.to) == (1, "c")
    assert landing(second.moved)[cell((0, -5, 0))] == cell((-2, -5, 0))


def test_taking_and_entering_write_what_matters_where_they_lead() -> None:
    story = small(SCENES)
    memory = memory_of(story)
    step = the_step(stepper(story, "a").steps(1, 0), (0, 0, 0))
    assert step.entry == 0  # told and called twice, when b is entered
    after = step.put
    assert memory.fields["counter", "calls"].of(after) == 1
    assert memory.fields["flag", "told"].of(after) == 0
    assert memory.fields["move", "lean"].of(after) == 1
    assert memory.fields["visited", "a"].of(after) == 1
    assert memory.fields["chose", "a.tell"].of(after) == 1
    assert memory.fields["flag", "told"].of(step.told_put) == 1
    assert step.keep & step.put == 0


def test_a_choice_that_is_used_up_or_refused_has_no_steps() -> None:
    story = small(SCENES)
    memory = memory_of(story)
    scene = stepper(story, "a")
    assert scene.steps(1, memory.with_value(0, ("chose", "a.tell"), 1)) == ()
    assert scene.steps(1, memory.with_value(0, ("flag", "told"), 1)) == ()
    assert scene.open_where(1, 0) is True
    assert scene.idle_where(0) is False


def test_where_no_route_holds_a_step_leads_nowhere() -> None:
    story = small(SCENES)
    (stuck,) = stepper(story, "c").steps(0, 0)
    assert (stuck.to, stuck.route) == (None, NO_ENTRY)
    (led,) = stepper(story, "c").steps(0, memory_of(story).with_value(0, ("flag", "told"), 1))
    assert (led.to, led.route) == ("home", 0)


def test_a_scene_goes_on_by_itself_where_nothing_is_open() -> None:
    story = small("""
a:
  text: Words.
  choices: [{do: Up, if: trust > 2, go: home}, {do: Down, if: trust < 0, go: home}]
  go: [{if: trust == 0, to: home}, {to: away}]
""")
    scene = stepper(story, "a")
    assert count(scene.idle_where(0)) == 3 * 21 * 21
    steps = scene.steps(None, 0)
    assert the_step(steps, (5, 0, 5)).to == "home"
    assert the_step(steps, (5, 2, 5)).to == "away"
    assert not any(holds(step.where, (5, 3, 5)) for step in steps)
    assert {step.choice for step in steps} == {None}


def test_modes_that_agree_in_what_is_read_share_their_steps() -> None:
    story = small(SCENES)
    memory = memory_of(story)
    scene = stepper(story, "b")
    other = memory.with_value(0, ("chose", "a.tell"), 1)
    assert scene.steps(0, 0) is scene.steps(0, other)
    assert scene.steps(0, 0) is not scene.steps(0, memory.with_value(0, ("counter", "calls"), 1))
